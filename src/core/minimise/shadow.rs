//! Shadows: what a statement says that other statements of its effect say already.

use std::sync::Arc;

use crate::core::policy::{ActionPattern, Clause, Conditions, Effect, Entries, ResourcePattern, Statement};
use crate::core::sorted;

/// Whether what `other` is limited to takes in what `this` is limited to, on one resource of `this`.
/// `None` stands for all that a `NotResource` leaves.
pub fn reaches(other: &Statement, this: &Statement, resource: Option<&ResourcePattern>) -> bool {
    match (&other.resources, resource) {
        (Clause::In(theirs), Some(resource)) => theirs.items.iter().any(|r| r.covers(resource)),
        (Clause::In(theirs), None) => theirs.items.iter().any(ResourcePattern::is_any),
        (Clause::NotIn(_), None) => other.resources == this.resources,
        (Clause::NotIn(_), Some(_)) => false,
    }
}

/// Whether `other` could grant what `this` grants: same effect, a condition no stricter.
pub fn is_akin(other: &Statement, this: &Statement) -> bool {
    other.effect == this.effect && other.conditions.is_weaker_or_equal(&this.conditions)
}

/// The resources of a statement one by one, or the one thing that its `NotResource` leaves.
pub fn places(statement: &Statement) -> Vec<Option<&ResourcePattern>> {
    statement.resources.listed().map_or_else(|| vec![None], |list| list.iter().map(Some).collect())
}

/// Statements in their written order, with canonical lists and no Sid; those that differ only in their
/// actions united.
pub fn united(statements: &[Statement]) -> Vec<Statement> {
    type Key = (Effect, Clause<ResourcePattern>, Arc<Conditions>);
    let mut seen: sorted::Map<Key, usize> = sorted::Map::default();
    let mut united: Vec<Statement> = Vec::new();
    for statement in statements {
        let statement = canonical(statement);
        if is_idle(&statement) {
            continue;
        }
        let key = (statement.effect, statement.resources.clone(), Arc::new(statement.conditions.clone()));
        let Some(actions) = statement.actions.listed() else {
            if !united.contains(&statement) {
                united.push(statement);
            }
            continue;
        };
        if let Some(twin) = seen.get(&key).and_then(|&i| united.get_mut(i))
            && let Clause::In(held) = &mut twin.actions
        {
            held.items.extend(actions.iter().cloned());
        } else {
            seen.insert(key, united.len());
            united.push(statement);
        }
    }
    for statement in &mut united {
        statement.actions = statement.actions.with(|list| irredundant(list, ActionPattern::as_str, ActionPattern::covers));
    }
    united
}

fn canonical(statement: &Statement) -> Statement {
    Statement {
        sid: None,
        effect: statement.effect,
        actions: statement.actions.clone(),
        resources: statement.resources.with(|list| irredundant(list, ResourcePattern::as_str, ResourcePattern::covers)),
        conditions: statement.conditions.canonical(),
    }
}

/// Whether a statement says nothing, for want of actions or resources.
fn is_idle(statement: &Statement) -> bool {
    let empty = |listed: Option<usize>| listed == Some(0);
    empty(statement.actions.listed().map(<[_]>::len)) || empty(statement.resources.listed().map(<[_]>::len))
}

/// A sorted list without the entries that another one covers.
fn irredundant<T: Ord + Clone>(
    list: &Entries<T>,
    text: impl Fn(&T) -> &str,
    covers: impl Fn(&T, &T) -> bool,
) -> Entries<T> {
    let sorted = list.clone().canonical().items;
    let wide: Vec<&T> = sorted.iter().filter(|item| text(item).contains(['*', '?'])).collect();
    let goes = |item: &T| {
        wide.iter().any(|&other| {
            other != item
                && covers(other, item)
                && (!covers(item, other) || (text(other).len(), other) < (text(item).len(), item))
        })
    };
    Entries::new(sorted.iter().filter(|item| !goes(item)).cloned().collect())
}

/// Drops each action and each resource that other statements take care of, and the statements that are
/// left with nothing. One after the other: of two that shadow each other, one stays.
pub fn without_shadowed(mut statements: Vec<Statement>) -> Vec<Statement> {
    // The narrow ones first, so that what stays is the wide one.
    let mut order: Vec<usize> = (0..statements.len()).collect();
    sorted::sort_by_key(&mut order, |&i| {
        statements.get(i).map(|s| (s.conditions.is_empty(), s.resources.listed().is_some_and(|r| r.iter().any(ResourcePattern::is_any))))
    });
    for i in order {
        let Some(this) = statements.get(i).cloned() else { continue };
        let Clause::In(actions) = &this.actions else { continue };
        let akin: Vec<&Statement> = statements
            .iter()
            .enumerate()
            .filter(|(j, other)| *j != i && is_akin(other, &this))
            .map(|(_, other)| other)
            .collect();
        if akin.is_empty() {
            continue;
        }
        let granted = |action: &ActionPattern, place: Option<&ResourcePattern>| {
            akin.iter().any(|other| grants(other, action) && reaches(other, &this, place))
        };
        let spots = places(&this);
        let left: Vec<ActionPattern> =
            actions.items.iter().filter(|a| !spots.iter().all(|&p| granted(a, p))).cloned().collect();
        let resources = this.resources.with(|list| {
            let needed = |r: &&ResourcePattern| !left.iter().all(|a| granted(a, Some(r)));
            Entries::new(list.items.iter().filter(needed).cloned().collect())
        });
        let resources = if this.resources.listed().is_some() { resources } else { this.resources.clone() };
        if let Some(slot) = statements.get_mut(i) {
            slot.actions = Clause::In(Entries::new(left));
            slot.resources = resources;
        }
    }
    statements.retain(|s| !is_idle(s));
    statements
}

/// Whether a statement's actions take in a pattern. `true` is a proof; `false` is not.
fn grants(statement: &Statement, action: &ActionPattern) -> bool {
    match &statement.actions {
        Clause::In(list) => {
            list.items.binary_search(action).is_ok()
                || list.items.iter().any(|a| a.has_wildcard() && a.covers(action))
        }
        Clause::NotIn(list) => {
            !action.has_wildcard() && !list.items.iter().any(|a| a.covers(action))
        }
    }
}
