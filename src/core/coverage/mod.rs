//! Figures for the pictures: how much of each service is granted, by access level, by policy, by action.
//!
//! Counted on the dated reference. Only what is allowed is counted; Deny statements are not drawn.

mod detail;
mod matrix;
mod table;

pub use detail::{ActionRow, Giver, detail};
pub use matrix::{Matrix, MatrixRow, matrix};
pub use table::{Cell, Row, Sort, table};

use crate::core::policy::{Clause, Effect, ResourcePattern, Statement};
use crate::core::reference::{Action, Reference, Service};
use crate::core::sorted::Map;

/// How an action is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Not at all.
    None,
    /// On some resources, or under a condition.
    Scoped,
    /// On every resource, without condition.
    Unscoped,
}

/// Whether a statement grants on every resource without a condition.
fn access_of(statement: &Statement) -> Access {
    let every =
        statement.resources.listed().is_some_and(|patterns| patterns.iter().any(ResourcePattern::is_any));
    if every && statement.conditions.is_empty() { Access::Unscoped } else { Access::Scoped }
}

/// The actions of the reference that a statement names, each with its service.
fn actions_of<'r>(reference: &'r Reference, statement: &Statement) -> Vec<(&'r Service, &'r Action)> {
    let all = || reference.services().iter().flat_map(|s| s.actions().iter().map(move |a| (s, a)));
    let full = |s: &Service, a: &Action| format!("{}:{}", s.prefix(), a.name());
    match &statement.actions {
        Clause::NotIn(entries) => {
            all().filter(|(s, a)| !entries.items.iter().any(|p| p.matches(&full(s, a)))).collect()
        }
        Clause::In(entries) => entries.items.iter().flat_map(|p| reference.actions_matching(p)).collect(),
    }
}

/// The best access to each action that some statements give, by service prefix and action name.
fn accesses<'r>(reference: &'r Reference, statements: &[&Statement]) -> Map<&'r str, Map<&'r str, Access>> {
    let mut found: Map<&str, Map<&str, Access>> = Map::default();
    for statement in statements.iter().filter(|s| s.effect == Effect::Allow) {
        let access = access_of(statement);
        for (service, action) in actions_of(reference, statement) {
            let best = found.entry(service.prefix()).or_default().entry(action.name()).or_insert(access);
            *best = access.max(*best);
        }
    }
    found
}
