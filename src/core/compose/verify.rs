//! The self-check: a result says exactly what its source says, or it is not shown.
//!
//! It knows nothing of how the result was made. Both sides are taken apart into grants; each grant of
//! one side must be covered by a single grant of the other. That is a proof of equality, since Allow and
//! Deny are each compared with their own kind. It is not complete: two equal policies can fail it, and
//! then the originals are shown.

use super::grant::{Grant, GrantSet, explode};
use crate::core::policy::Statement;

/// Why a result was not proven equal to its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The source grants this and the result was not found to.
    Lost(Grant),
    /// The result grants this and the source was not found to.
    Widened(Grant),
    /// A statement with a Not-form stands on one side only.
    Uneven(Box<Statement>),
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Lost(g) => write!(f, "`{}` on `{}` would be lost", g.action, g.resource),
            Self::Widened(g) => write!(f, "`{}` on `{}` would be added", g.action, g.resource),
            Self::Uneven(_) => {
                f.write_str("a statement with NotAction or NotResource was not carried over as it is")
            }
        }
    }
}

/// Proves that `result` allows and denies exactly what `source` does.
///
/// # Errors
/// The first grant for which no proof was found.
pub fn verify(source: &[Statement], result: &[Statement]) -> Result<(), Mismatch> {
    let (source, source_whole) = apart(source);
    let (result, result_whole) = apart(result);
    for (these, those) in [(&source_whole, &result_whole), (&result_whole, &source_whole)] {
        if let Some(statement) = these.iter().find(|s| !those.contains(s)) {
            return Err(Mismatch::Uneven(Box::new(statement.clone())));
        }
    }
    if let Some(lost) = uncovered(&source, result.iter().cloned()) {
        return Err(Mismatch::Lost(lost));
    }
    if let Some(widened) = uncovered(&result, source.iter().cloned()) {
        return Err(Mismatch::Widened(widened));
    }
    Ok(())
}

fn uncovered(grants: &[Grant], by: impl Iterator<Item = Grant>) -> Option<Grant> {
    let set = GrantSet::new(by);
    grants.iter().find(|grant| !set.covers(grant)).cloned()
}

/// The grants, and the statements that have none because of a Not-form, stripped of what means nothing.
fn apart(statements: &[Statement]) -> (Vec<Grant>, Vec<Statement>) {
    let mut grants = Vec::new();
    let mut whole = Vec::new();
    for statement in statements {
        match explode(statement) {
            Some(list) => grants.extend(list),
            None => whole.push(Statement {
                sid: None,
                effect: statement.effect,
                actions: statement.actions.with(|e| e.clone().canonical()),
                resources: statement.resources.with(|e| e.clone().canonical()),
                conditions: statement.conditions.canonical(),
            }),
        }
    }
    (grants, whole)
}
