//! Grants: the smallest thing a statement gives or takes, one action pattern on one resource pattern
//! under one condition. Every comparison of documents comes down to these.

use std::sync::Arc;

use crate::core::policy::{ActionPattern, Conditions, Effect, ResourcePattern, Statement};
use crate::core::sorted;

/// One (action, resource, condition) that a statement allows or denies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// Allow or Deny.
    pub effect: Effect,
    /// The action pattern.
    pub action: ActionPattern,
    /// The resource pattern.
    pub resource: ResourcePattern,
    /// The condition, canonical.
    pub conditions: Arc<Conditions>,
}

impl Grant {
    /// Whether this grant says everything that `other` says: same effect, its action and resource
    /// within ours, its condition at least as strict. `true` is a proof; `false` is not.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.effect == other.effect
            && self.action.covers(&other.action)
            && self.resource.covers(&other.resource)
            && self.conditions.is_weaker_or_equal(&other.conditions)
    }

    /// Whether it holds on every resource under every condition.
    #[must_use]
    pub fn is_unscoped(&self) -> bool {
        self.resource.is_any() && self.conditions.is_empty()
    }
}

/// The grants of a statement; none when it has a Not-form, which no list of grants can say.
#[must_use]
pub fn explode(statement: &Statement) -> Option<Vec<Grant>> {
    let (actions, resources) = (statement.actions.listed()?, statement.resources.listed()?);
    let conditions = Arc::new(statement.conditions.canonical());
    let mut grants = Vec::with_capacity(actions.len() * resources.len());
    for action in actions {
        for resource in resources {
            grants.push(Grant {
                effect: statement.effect,
                action: action.clone(),
                resource: resource.clone(),
                conditions: Arc::clone(&conditions),
            });
        }
    }
    Some(grants)
}

/// Grants sorted so that those which could cover a given one are found at once.
#[derive(Debug, Default)]
pub struct GrantSet {
    /// Sorted by action: literal ones are found by binary search.
    literal: Vec<Grant>,
    /// Those whose action pattern has a wildcard: looked through.
    wild: Vec<Grant>,
}

impl GrantSet {
    /// Takes the grants in.
    #[must_use]
    pub fn new(grants: impl IntoIterator<Item = Grant>) -> Self {
        let (wild, mut literal): (Vec<_>, Vec<_>) = grants.into_iter().partition(|g| g.action.has_wildcard());
        sorted::sort_by(&mut literal, |a, b| a.action.cmp(&b.action));
        Self { literal, wild }
    }

    /// Those that could cover a grant of this action.
    pub fn candidates<'a>(&'a self, action: &'a ActionPattern) -> impl Iterator<Item = &'a Grant> {
        let from = self.literal.partition_point(|g| g.action < *action);
        self.literal.iter().skip(from).take_while(move |g| g.action == *action).chain(&self.wild)
    }

    /// Whether some grant of the set covers `grant`.
    #[must_use]
    pub fn covers(&self, grant: &Grant) -> bool {
        self.candidates(&grant.action).any(|g| g.covers(grant))
    }
}
