//! The short way: one statement that says at least as much. Nearly every question ends here.

use super::key::{self, Answer, Presence};
use super::problem::{ActionEntry, Problem, ResourceEntry, Rule, Side};
use crate::core::policy::Effect;
use crate::core::sorted::{self, Map};

/// Statements of one side and effect, found by the actions that they speak of.
#[derive(Debug, Default)]
pub(super) struct Index {
    literal: Map<String, Vec<usize>>,
    /// Statements with a pattern of this service prefix, literal or not.
    by_prefix: Map<String, Vec<usize>>,
    /// Statements with a wildcard pattern of this service prefix.
    wild: Map<String, Vec<usize>>,
    /// Statements that speak of every service.
    broad: Vec<usize>,
    all: Vec<usize>,
}

impl Index {
    pub fn new(problem: &Problem, side: Side, effect: Effect) -> Self {
        let mut index = Self::default();
        for (number, rule) in problem.rules.iter().enumerate() {
            if rule.side == side && rule.effect == effect {
                index.add(number, rule);
            }
        }
        index
    }

    fn add(&mut self, number: usize, rule: &Rule) {
        let add = |list: &mut Vec<usize>| {
            if list.last() != Some(&number) {
                list.push(number);
            }
        };
        add(&mut self.all);
        if rule.actions.not {
            add(&mut self.broad);
            return;
        }
        for entry in &rule.actions.entries {
            let Some(prefix) = entry.prefix() else {
                add(&mut self.broad);
                continue;
            };
            add(self.by_prefix.entry(prefix.to_owned()).or_default());
            if entry.literal {
                add(self.literal.entry(entry.folded.clone()).or_default());
            } else {
                add(self.wild.entry(prefix.to_owned()).or_default());
            }
        }
    }

    /// The statements that can speak of an action that an entry matches; of any action, for none.
    pub fn candidates(&self, entry: Option<&ActionEntry>) -> Vec<usize> {
        let Some((entry, prefix)) = entry.and_then(|e| Some((e, e.prefix()?))) else {
            return self.all.clone();
        };
        let mut found = self.broad.clone();
        let lists = if entry.literal {
            [self.literal.get(&entry.folded), self.wild.get(prefix)]
        } else {
            [self.by_prefix.get(prefix), None]
        };
        found.extend(lists.into_iter().flatten().flatten());
        sorted::sort_and_dedup(&mut found);
        found
    }
}

impl ActionEntry {
    /// The service prefix; none for `*`.
    fn prefix(&self) -> Option<&str> {
        self.folded.split_once(':').map(|(prefix, _)| prefix)
    }
}

/// Whether `outer` matches every request that `inner` does with an action of this entry, under either
/// reading of a `*` in an ARN. `true` is a proof; `false` only says that there is no such short one.
pub(super) fn covers(problem: &Problem, outer: &Rule, inner: &Rule, entry: Option<&ActionEntry>) -> bool {
    actions_cover(outer, inner, entry)
        && resources_cover(outer, inner)
        && outer.tests.iter().all(|test| implied(problem, inner, *test))
}

fn actions_cover(outer: &Rule, inner: &Rule, entry: Option<&ActionEntry>) -> bool {
    let everything = |rule: &Rule| !rule.actions.not && rule.actions.entries.iter().any(|e| e.folded == "*");
    match entry {
        _ if everything(outer) => true,
        Some(entry) if !outer.actions.not => {
            outer.actions.entries.iter().any(|own| own.source.covers(&entry.source))
        }
        Some(entry) => !outer.actions.entries.iter().any(|own| own.pattern.meets(&entry.pattern)),
        // Leaving out no more than the other leaves out.
        None => {
            outer.actions.not
                && outer
                    .actions
                    .entries
                    .iter()
                    .all(|own| inner.actions.entries.iter().any(|theirs| theirs.source.covers(&own.source)))
        }
    }
}

fn resources_cover(outer: &Rule, inner: &Rule) -> bool {
    let (ours, theirs) = (&outer.resources, &inner.resources);
    let one = |wide: &ResourceEntry, narrow: &ResourceEntry| wide.any || wide.source.covers(&narrow.source);
    match (ours.not, theirs.not) {
        (false, _) if ours.entries.iter().any(|e| e.any) => true,
        (false, false) => {
            let same = |e: &ResourceEntry| ours.entries.iter().any(|own| own.source == e.source);
            theirs.entries.iter().all(|e| same(e) || ours.entries.iter().any(|own| one(own, e)))
        }
        (true, true) => ours
            .entries
            .iter()
            .all(|own| theirs.entries.iter().any(|e| e.source == own.source || (e.exact && one(e, own)))),
        _ => false,
    }
}

/// Whether a test holds in every request in which the tests of a statement hold. What hangs on something
/// that AWS leaves open is left to the search, which looks at both sides of it.
fn implied(problem: &Problem, rule: &Rule, test: usize) -> bool {
    if rule.tests.binary_search(&test).is_ok() {
        return true;
    }
    let Some(key) = problem.tests.get(test).map(|t| t.key) else {
        return false;
    };
    let same_key = |t: &&usize| problem.tests.get(**t).is_some_and(|t| t.key == key);
    let mut wanted: Vec<(usize, bool)> = rule.tests.iter().filter(same_key).map(|t| (*t, true)).collect();
    wanted.push((test, false));
    let open = |(test, _): &(usize, bool)| problem.tests.get(*test).is_none_or(|t| t.open);
    !wanted.iter().any(open) && key::state(problem, key, &wanted, Presence::Free) == Answer::Nothing
}

/// Whether two statements say the same, but for the order of things.
pub(super) fn same(a: &Rule, b: &Rule) -> bool {
    let subset = |a: &Rule, b: &Rule| {
        a.actions.entries.iter().all(|e| b.actions.entries.iter().any(|o| o.folded == e.folded))
            && a.resources.entries.iter().all(|e| b.resources.entries.iter().any(|o| o.source == e.source))
    };
    a.actions.not == b.actions.not
        && a.resources.not == b.resources.not
        && a.tests == b.tests
        && subset(a, b)
        && subset(b, a)
}
