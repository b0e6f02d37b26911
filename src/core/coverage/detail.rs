//! One service: each of its actions, granted or not, and by what.

use super::{Access, access_of, actions_of};
use crate::core::policy::{ActionPattern, Effect, Statement};
use crate::core::reference::{AccessLevel, Action, Reference};
use crate::core::sorted;

/// One action of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionRow {
    /// Its name, in AWS's case.
    pub name: String,
    /// Its access level.
    pub level: AccessLevel,
    /// How it is granted.
    pub access: Access,
    /// Whether AWS's reference lists a resource type for it; without one, only `*` grants it.
    pub has_resource_type: bool,
    /// What grants it.
    pub givers: Vec<Giver>,
}

/// A statement that grants an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giver {
    /// Index among the statements that were asked about.
    pub statement: usize,
    /// The pattern of that statement which matches the action; none for a `NotAction`.
    pub pattern: Option<ActionPattern>,
}

/// Every action of a service by access level, in the reference's order within each.
#[must_use]
pub fn detail(reference: &Reference, statements: &[&Statement], prefix: &str) -> Vec<ActionRow> {
    let Some(service) = reference.service(prefix) else {
        return Vec::new();
    };
    let mut rows: Vec<ActionRow> = service.actions().iter().map(row).collect();
    for (place, statement) in statements.iter().enumerate().filter(|(_, s)| s.effect == Effect::Allow) {
        let access = access_of(statement);
        for (_, action) in
            actions_of(reference, statement).into_iter().filter(|(s, _)| s.prefix() == service.prefix())
        {
            let Some(row) = rows.iter_mut().find(|r| r.name == action.name()) else {
                continue;
            };
            row.access = row.access.max(access);
            let full = format!("{}:{}", service.prefix(), action.name());
            let pattern =
                statement.actions.listed().and_then(|list| list.iter().find(|p| p.matches(&full)).cloned());
            row.givers.push(Giver { statement: place, pattern });
        }
    }
    sorted::sort_by_key(&mut rows, |r| AccessLevel::ALL.iter().position(|l| *l == r.level));
    rows
}

fn row(action: &Action) -> ActionRow {
    ActionRow {
        name: action.name().to_owned(),
        level: action.level(),
        access: Access::None,
        has_resource_type: !action.resource_types().is_empty(),
        givers: Vec::new(),
    }
}
