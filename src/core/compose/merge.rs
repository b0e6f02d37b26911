//! Merging: the same grants in fewer characters.
//!
//! Statements are taken apart into grants; a grant that another one covers is dropped; what is left is
//! put together again into statements. A statement with a Not-form cannot be taken apart and is kept as
//! it is. Allow and Deny never touch each other. What this promises is checked by [`super::verify`];
//! that no shorter document exists is not promised.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grant::{Grant, GrantSet, explode};
use crate::core::policy::{
    ActionPattern, Clause, Conditions, Effect, Entries, ResourcePattern, Statement, write,
};
use crate::core::reference::Reference;
use crate::core::sorted::{self, Map};

/// What statements of one effect and one condition grant: for each action its resources.
type Block = Map<ActionPattern, BTreeSet<ResourcePattern>>;

/// The statements of a merged document, in canonical order and spelling: what they are depends on the
/// grants alone, never on the order of the sources, their Sids, or the case of their actions. A condition
/// key keeps the spelling that it has.
#[must_use]
pub fn merge(sources: &[Statement], reference: &Reference) -> Vec<Statement> {
    let mut grants = Vec::new();
    let mut kept_whole = Vec::new();
    for statement in sources {
        match explode(statement) {
            Some(list) => grants.extend(
                list.into_iter()
                    .map(|grant| Grant { action: canonical_spelling(&grant.action, reference), ..grant }),
            ),
            None => kept_whole.push(canonical(statement, reference)),
        }
    }
    let mut blocks: Map<(Effect, Arc<Conditions>), Block> = Map::default();
    for grant in irreducible(grants) {
        blocks
            .entry((grant.effect, grant.conditions))
            .or_default()
            .entry(grant.action)
            .or_default()
            .insert(grant.resource);
    }
    let mut merged: Vec<Statement> =
        blocks.iter().flat_map(|((effect, conditions), block)| regroup(*effect, conditions, block)).collect();
    sorted::sort_by_key(&mut kept_whole, order);
    kept_whole.dedup();
    sorted::sort_by_key(&mut merged, order);
    merged.append(&mut kept_whole);
    merged
}

/// The grants that no other one covers; of two that cover each other, the first in order.
#[must_use]
pub fn irreducible(mut grants: Vec<Grant>) -> Vec<Grant> {
    sorted::sort_and_dedup(&mut grants);
    let set = GrantSet::new(grants.iter().cloned());
    grants.retain(|grant| {
        !set.candidates(&grant.action)
            .any(|other| other != grant && other.covers(grant) && (!grant.covers(other) || other < grant))
    });
    grants
}

/// AWS's own case for a known action; a fixed case for an unknown one.
fn canonical_spelling(action: &ActionPattern, reference: &Reference) -> ActionPattern {
    let known = reference.action(action.folded());
    if known.is_some_and(|(s, a)| action.as_str().split_once(':') == Some((s.prefix(), a.name()))) {
        return action.clone();
    }
    let spelt = known.and_then(|(s, a)| action.respelt(&format!("{}:{}", s.prefix(), a.name())));
    spelt.or_else(|| action.respelt(action.folded())).unwrap_or_else(|| action.clone())
}

/// Two ways to put a block together: actions that share their resources, or resources that share their
/// actions. The shorter one is taken, the first if they are equal.
fn regroup(effect: Effect, conditions: &Conditions, block: &Block) -> Vec<Statement> {
    let mut by_resources: Map<Vec<ResourcePattern>, Vec<ActionPattern>> = Map::default();
    for (action, resources) in block {
        let resources = resources.iter().cloned().collect();
        by_resources.entry(resources).or_default().push(action.clone());
    }
    let mut actions_of: Map<&ResourcePattern, Vec<ActionPattern>> = Map::default();
    for (action, resources) in block {
        for resource in resources {
            actions_of.entry(resource).or_default().push(action.clone());
        }
    }
    let mut by_actions: Map<Vec<ActionPattern>, Vec<ResourcePattern>> = Map::default();
    for (resource, actions) in actions_of {
        by_actions.entry(actions).or_default().push(resource.clone());
    }
    let build = |actions, resources| Statement {
        sid: None,
        effect,
        actions: Clause::In(Entries::new(actions)),
        resources: Clause::In(Entries::new(resources)),
        conditions: conditions.clone(),
    };
    let first: Vec<Statement> = by_resources.into_iter().map(|(r, a)| build(a, r)).collect();
    let second: Vec<Statement> = by_actions.into_iter().map(|(a, r)| build(a, r)).collect();
    let length =
        |statements: &[Statement]| statements.iter().map(|s| write::statement_size(s) + 1).sum::<usize>();
    if length(&second) < length(&first) { second } else { first }
}

/// A statement kept whole, without its Sid, in canonical order and spelling.
fn canonical(statement: &Statement, reference: &Reference) -> Statement {
    Statement {
        sid: None,
        effect: statement.effect,
        actions: statement.actions.with(|e| e.map(|a| canonical_spelling(a, reference)).canonical()),
        resources: statement.resources.with(|entries| entries.clone().canonical()),
        conditions: statement.conditions.canonical(),
    }
}

/// Statements without a condition first, those on `*` before the others, then by what they say.
fn order(
    statement: &Statement,
) -> (Effect, Conditions, bool, Clause<ResourcePattern>, Clause<ActionPattern>) {
    let any = statement.resources.listed().is_some_and(|r| r.iter().any(ResourcePattern::is_any));
    (
        statement.effect,
        statement.conditions.clone(),
        !any,
        statement.resources.clone(),
        statement.actions.clone(),
    )
}
