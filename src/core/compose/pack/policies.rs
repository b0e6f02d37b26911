//! The union of several policies.

use super::{CannotFit, Packing, pack};
use crate::core::compose::merge::merge;
use crate::core::compose::verify::verify;
use crate::core::policy::{Entries, Statement};
use crate::core::reference::Reference;

/// Packs statements that are attached together into the fewest documents: as they stand, without their
/// Sids, or merged, whichever needs fewer, the first of them if they are equal. What is merged is proven
/// to say the same, or not used. The lower bound is that of these three forms; that no other text of the
/// same meaning is shorter is not claimed.
///
/// # Errors
/// When in each form a piece that cannot be cut is longer than the limit; its statement is that of the
/// first form.
pub fn pack_policies(
    statements: &[Statement],
    limit: usize,
    reference: &Reference,
) -> Result<Packing, CannotFit> {
    let mut best = pack(statements, limit);
    if best.as_ref().is_ok_and(|packing| packing.documents.len() < 2) {
        return best;
    }
    let nameless: Vec<Statement> = statements.iter().map(plain).collect();
    best = fewer(best, pack(&nameless, limit));
    let merged = merge(statements, reference);
    if verify(statements, &merged).is_ok() {
        best = fewer(best, pack(&merged, limit));
    }
    best
}

/// A statement without its Sid, single entries without brackets.
fn plain(statement: &Statement) -> Statement {
    Statement {
        sid: None,
        actions: statement.actions.with(|e| Entries::new(e.items.clone())),
        resources: statement.resources.with(|e| Entries::new(e.items.clone())),
        ..statement.clone()
    }
}

fn fewer(best: Result<Packing, CannotFit>, next: Result<Packing, CannotFit>) -> Result<Packing, CannotFit> {
    let (Ok(first), Ok(second)) = (&best, &next) else {
        return if best.is_err() && next.is_ok() { next } else { best };
    };
    let lower_bound = first.lower_bound.min(second.lower_bound);
    let chosen = if second.documents.len() < first.documents.len() { next } else { best };
    chosen.map(|packing| Packing { lower_bound, ..packing })
}
