//! "Why is this here?": from an action of a shown statement back to the published texts.

use super::grant::{GrantSet, explode};
use super::source::Source;
use crate::core::catalog::PartId;
use crate::core::policy::{ActionPattern, ResourcePattern, Statement};

/// One published grant behind a shown one.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin<'a> {
    /// The chosen policy it stands in.
    pub source: &'a Source,
    /// Index of its statement in the published text, from 0.
    pub statement: usize,
    /// That statement's Sid.
    pub sid: Option<&'a str>,
    /// The part it belongs to.
    pub part: Option<PartId>,
    /// The resources it was published for.
    pub resources: &'a [ResourcePattern],
    /// Whether the published grant is narrower than the shown one, which another origin brings.
    pub absorbed: bool,
}

/// Every published grant of `action` that the shown statement stands for.
#[must_use]
pub fn origins<'a>(sources: &'a [Source], shown: &Statement, action: &ActionPattern) -> Vec<Origin<'a>> {
    let one = Statement {
        actions: shown.actions.with(|_| crate::core::policy::Entries::new(vec![action.clone()])),
        ..shown.clone()
    };
    let granted = explode(&one).unwrap_or_default();
    let shown_set = GrantSet::new(granted.iter().cloned());
    let mut found = Vec::new();
    for source in sources {
        for (place, statement) in &source.statements {
            for pattern in statement.actions.listed().unwrap_or_default() {
                if !action.covers(pattern) {
                    continue;
                }
                let theirs = Statement {
                    actions: statement
                        .actions
                        .with(|_| crate::core::policy::Entries::new(vec![pattern.clone()])),
                    ..statement.clone()
                };
                let grants = explode(&theirs).unwrap_or_default();
                if !grants.iter().any(|g| shown_set.covers(g)) {
                    continue;
                }
                let published = GrantSet::new(grants);
                found.push(Origin {
                    source,
                    statement: *place,
                    sid: statement.sid.as_deref(),
                    part: source.policy().part_of(*place, pattern.as_str()),
                    resources: statement.resources.listed().unwrap_or_default(),
                    absorbed: !granted.iter().any(|g| published.covers(g)),
                });
            }
        }
    }
    found
}
