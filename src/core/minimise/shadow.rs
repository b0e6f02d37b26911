//! Shadows: what a statement says that other statements of its effect say already.

use super::bits::Bits;
use crate::core::policy::{ActionPattern, Clause, Conditions, Effect, Entries, ResourcePattern, Statement};
use crate::core::sorted;

/// A statement, and what is asked of it again and again.
#[derive(Debug)]
pub struct Reach<'a> {
    /// The statement. Its lists are sorted, its condition canonical.
    pub statement: &'a Statement,
    /// The resource patterns that could cover another one than themselves.
    wide: Vec<&'a ResourcePattern>,
    /// The action patterns with a wildcard.
    wild: Vec<&'a ActionPattern>,
    any: bool,
    services: Vec<&'a str>,
}

impl<'a> Reach<'a> {
    /// Looks at a statement.
    pub fn new(statement: &'a Statement) -> Self {
        let resources = statement.resources.listed().unwrap_or_default();
        let actions = &statement.actions.entries().items;
        let mut services: Vec<&str> = actions.iter().map(ActionPattern::service).collect();
        services.dedup();
        sorted::sort_and_dedup(&mut services);
        Self {
            statement,
            wide: resources.iter().filter(|r| r.as_str().contains('*')).collect(),
            wild: actions.iter().filter(|a| a.has_wildcard()).collect(),
            any: resources.iter().any(ResourcePattern::is_any),
            services,
        }
    }

    /// Whether it could grant an action of a service.
    pub fn speaks_of(&self, service: &str) -> bool {
        let all = self.services.first() == Some(&"") || self.statement.actions.listed().is_none();
        all || self.services.binary_search(&service).is_ok()
    }

    /// Whether it could grant what `this` grants: same effect, a condition no stricter, a service in common.
    pub fn is_akin(&self, this: &Self) -> bool {
        self.statement.effect == this.statement.effect
            && this.services.iter().any(|service| self.speaks_of(service))
            && self.statement.conditions.is_weaker_or_equal(&this.statement.conditions)
    }

    /// On which resources of `this` it holds too, by their places in its list. What a `NotResource` leaves
    /// counts as one resource.
    pub fn shared(&self, this: &Self) -> Bits {
        let Some(resources) = this.statement.resources.listed() else {
            let same = self.any || self.statement.resources == this.statement.resources;
            return if same { Bits::full(1) } else { Bits::new(1) };
        };
        if self.any {
            return Bits::full(resources.len());
        }
        let mut shared = Bits::new(resources.len());
        let listed = self.statement.resources.listed().unwrap_or_default();
        for (i, resource) in resources.iter().enumerate() {
            if listed.binary_search(resource).is_ok() || self.wide.iter().any(|r| r.covers(resource)) {
                shared.insert(i);
            }
        }
        shared
    }

    /// Whether its actions take in a pattern. `true` is a proof; `false` is not.
    fn grants(&self, action: &ActionPattern) -> bool {
        let list = &self.statement.actions.entries().items;
        let listed = || list.binary_search(action).is_ok() || self.wild.iter().any(|a| a.covers(action));
        match self.statement.actions {
            Clause::In(_) => self.speaks_of(action.service()) && listed(),
            Clause::NotIn(_) => !action.has_wildcard() && !listed(),
        }
    }
}

/// How many resources a statement has, what a `NotResource` leaves counted as one.
pub fn spots(statement: &Statement) -> usize {
    statement.resources.listed().map_or(1, <[_]>::len)
}

/// Statements in their written order, with canonical lists and no Sid. Those that differ only in their
/// actions, or only in their resources, are united; those that say nothing are left out.
pub fn united(statements: &[Statement]) -> Vec<Statement> {
    let said = statements.iter().filter(|s| !is_idle(s)).map(canonical).collect();
    let by_place = unite(said, |s| s.actions.listed().map(|_| (None, Some(s.resources.clone()))));
    let listed = |s: &Statement| s.resources.listed().map(|_| (Some(s.actions.clone()), None));
    unite(by_place.into_iter().map(|s| canonical(&s)).collect(), listed).iter().map(canonical).collect()
}

/// What two statements must have in common to be united.
type Common = (Option<Clause<ActionPattern>>, Option<Clause<ResourcePattern>>);

/// Unites the statements that have the same effect, condition and `common`; without one, a statement is
/// only united with its equal.
fn unite(statements: Vec<Statement>, common: impl Fn(&Statement) -> Option<Common>) -> Vec<Statement> {
    let mut seen: sorted::Map<(Effect, Conditions, Common), usize> = sorted::Map::default();
    let mut united: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let whole = || (Some(statement.actions.clone()), Some(statement.resources.clone()));
        let key = (statement.effect, statement.conditions.clone(), common(&statement).unwrap_or_else(whole));
        match seen.get(&key).and_then(|&i| united.get_mut(i)) {
            Some(twin) => {
                extend(&mut twin.actions, statement.actions);
                extend(&mut twin.resources, statement.resources);
            }
            None => {
                seen.insert(key, united.len());
                united.push(statement);
            }
        }
    }
    united
}

/// Adds entries to a list. A Not-form is only ever met by its equal, and stays.
fn extend<T: Ord>(list: &mut Clause<T>, more: Clause<T>) {
    if let (Clause::In(list), Clause::In(more)) = (list, more) {
        list.items.extend(more.items);
    }
}

fn canonical(statement: &Statement) -> Statement {
    Statement {
        sid: None,
        effect: statement.effect,
        actions: statement
            .actions
            .with(|list| irredundant(list, ActionPattern::as_str, ActionPattern::covers)),
        resources: statement
            .resources
            .with(|list| irredundant(list, ResourcePattern::as_str, ResourcePattern::covers)),
        conditions: statement.conditions.canonical(),
    }
}

/// Whether a statement says nothing, for want of actions or resources.
fn is_idle(statement: &Statement) -> bool {
    let empty = |listed: Option<usize>| listed == Some(0);
    empty(statement.actions.listed().map(<[_]>::len)) || empty(statement.resources.listed().map(<[_]>::len))
}

/// More wildcards than this in one list are not compared with each other and everything else.
const MOST_COMPARED: usize = 1_000;

/// A sorted list without the entries that another one covers.
fn irredundant<T: Ord + Clone>(
    list: &Entries<T>,
    text: impl Fn(&T) -> &str,
    covers: impl Fn(&T, &T) -> bool,
) -> Entries<T> {
    let sorted = list.clone().canonical().items;
    let wide: Vec<&T> = sorted.iter().filter(|item| text(item).contains(['*', '?'])).collect();
    if wide.is_empty() || wide.len() > MOST_COMPARED {
        return Entries::new(sorted);
    }
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
        let any = |s: &Statement| s.resources.listed().is_some_and(|r| r.iter().any(ResourcePattern::is_any));
        statements.get(i).map(|s| (s.conditions.is_empty(), any(s)))
    });
    for i in order {
        if let Some(lit) = statements.get(i).and_then(|this| out_of_shadow(this, i, &statements))
            && let Some(slot) = statements.get_mut(i)
        {
            *slot = lit;
        }
    }
    statements.retain(|s| !is_idle(s));
    statements
}

/// What is left of the statement at place `i` when the others have said theirs; `None` when all is.
fn out_of_shadow(this: &Statement, i: usize, all: &[Statement]) -> Option<Statement> {
    let actions = this.actions.listed()?;
    let own = Reach::new(this);
    let others = all.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, other)| Reach::new(other));
    let akin: Vec<(Reach<'_>, Bits)> = others
        .filter(|other| other.is_akin(&own))
        .map(|other| {
            let shared = other.shared(&own);
            (other, shared)
        })
        .filter(|(_, shared)| !shared.is_empty())
        .collect();
    if akin.is_empty() {
        return None;
    }
    let everywhere = Bits::full(spots(this));
    let mut left = Vec::new();
    let mut needless = everywhere.clone();
    for action in actions {
        let mut granted = Bits::new(spots(this));
        for (_, shared) in akin.iter().filter(|(other, _)| other.grants(action)) {
            granted.unite(shared);
        }
        if granted != everywhere {
            left.push(action.clone());
            needless.intersect(&granted);
        }
    }
    let needed = |list: &Entries<ResourcePattern>| {
        let items = list.items.iter().enumerate().filter(|(i, _)| !needless.has(*i)).map(|(_, r)| r.clone());
        Entries::new(items.collect())
    };
    Some(Statement {
        actions: Clause::In(Entries::new(left)),
        resources: if this.resources.listed().is_some() {
            this.resources.with(needed)
        } else {
            this.resources.clone()
        },
        ..this.clone()
    })
}
