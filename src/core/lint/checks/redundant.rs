//! What other parts of a policy say already.
//!
//! All that is reported can go together: what makes a thing redundant is never itself reported as
//! redundant on its account.

use super::super::catalogue::Check;
use super::super::finding::Finding;
use super::super::repair::Repair;
use super::super::subject::Subject;
use super::{without_entry, without_statement};
use crate::core::policy::{ActionPattern, Conditions, ResourcePattern, Statement};
use crate::core::sorted::{self, Map};

/// A part of a statement that says nothing new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Redundancy {
    /// The place of the statement.
    pub statement: usize,
    /// The part of it.
    pub part: Redundant,
    /// The places of the statements that say it; the own one for an entry that another entry covers.
    pub by: Vec<usize>,
    /// The entry of the same list that covers it.
    pub entry: Option<usize>,
}

/// What is redundant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Redundant {
    Statement,
    Action(usize),
    Resource(usize),
}

/// Redundant actions.
pub(in super::super) fn actions(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    report(subject, check, found, |part| matches!(part, Redundant::Action(_)));
}

/// Redundant resources.
pub(in super::super) fn resources(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    report(subject, check, found, |part| matches!(part, Redundant::Resource(_)));
}

/// Redundant statements.
pub(in super::super) fn statements(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    report(subject, check, found, |part| part == Redundant::Statement);
}

fn report(
    subject: &Subject<'_>,
    check: &'static Check,
    found: &mut Vec<Finding>,
    wanted: impl Fn(Redundant) -> bool,
) {
    for redundancy in subject.redundancies().iter().filter(|r| wanted(r.part)) {
        let Some(placed) = subject.statements.get(redundancy.statement) else {
            continue;
        };
        let (actions, resources) =
            (&placed.statement.actions.entries().items, &placed.statement.resources.entries().items);
        let (text, covering, entries, entry) = match redundancy.part {
            Redundant::Statement => ("the statement", None, None, 0),
            Redundant::Action(i) => (
                actions.get(i).map_or("", ActionPattern::as_str),
                redundancy.entry.and_then(|by| actions.get(by)).map(ActionPattern::as_str),
                Some(&placed.actions),
                i,
            ),
            Redundant::Resource(i) => (
                resources.get(i).map_or("", ResourcePattern::as_str),
                redundancy.entry.and_then(|by| resources.get(by)).map(ResourcePattern::as_str),
                Some(&placed.resources),
                i,
            ),
        };
        let by: Vec<String> = redundancy.by.iter().map(|by| subject.name(*by)).collect();
        let by = match by.as_slice() {
            [one] => format!("{one} says"),
            several => format!("{} together say", several.join(", ")),
        };
        let message = match (redundancy.part, covering) {
            (Redundant::Statement, _) => format!("{by} all that this statement says"),
            (_, Some(other)) if other == text => format!("`{text}` stands twice in the list"),
            (_, Some(other)) => format!("`{other}` of the same list covers `{text}`"),
            (_, None) => format!("{by} all that `{text}` adds here"),
        };
        let edit = match entries {
            None => without_statement(subject, placed),
            Some(entries) => without_entry(subject, placed, entries, entry),
        };
        let place = entries.and_then(|entries| entries.get(entry)).unwrap_or(&placed.place);
        let repair = edit.map(|edit| Repair::edit("remove it", edit));
        found.push(Finding::at(check, place, message, repair));
    }
}

/// Everything redundant in some statements of one policy, in their order.
pub(in super::super) fn redundancies(statements: &[&Statement]) -> Vec<Redundancy> {
    let mut search = Search::new(statements);
    search.within();
    // Narrow statements first, so that what stays is the wide one.
    let mut order: Vec<usize> = (0..statements.len()).collect();
    sorted::sort_by_key(&mut order, |place| {
        let statement = statements.get(*place);
        statement.map(|s| {
            let any = s.resources.listed().is_some_and(|r| r.iter().any(ResourcePattern::is_any));
            (s.conditions.is_empty(), any)
        })
    });
    for place in order {
        search.across(place);
    }
    let mut found = search.found;
    sorted::sort_by_key(&mut found, |r| {
        (
            r.statement,
            match r.part {
                Redundant::Statement => (0, 0),
                Redundant::Action(i) => (1, i),
                Redundant::Resource(i) => (2, i),
            },
        )
    });
    found
}

struct Search<'a> {
    statements: Vec<Own<'a>>,
    /// The statements that list an action, by its folded text.
    literal: Map<&'a str, Vec<usize>>,
    /// The statements with wildcards, by service; the bare `*` under the empty name.
    wild: Map<&'a str, Vec<usize>>,
    found: Vec<Redundancy>,
}

struct Own<'a> {
    statement: &'a Statement,
    conditions: Conditions,
    /// Which entries are not redundant so far.
    actions: Vec<bool>,
    resources: Vec<bool>,
}

impl<'a> Search<'a> {
    fn new(statements: &[&'a Statement]) -> Self {
        let mut search =
            Self { statements: Vec::new(), literal: Map::default(), wild: Map::default(), found: Vec::new() };
        for (place, statement) in statements.iter().enumerate() {
            for action in statement.actions.listed().unwrap_or_default() {
                let (map, key) = if action.has_wildcard() {
                    (&mut search.wild, action.service())
                } else {
                    (&mut search.literal, action.folded())
                };
                let list = map.entry(key).or_default();
                if list.last() != Some(&place) {
                    list.push(place);
                }
            }
            search.statements.push(Own {
                statement,
                conditions: statement.conditions.canonical(),
                actions: vec![true; statement.actions.entries().items.len()],
                resources: vec![true; statement.resources.entries().items.len()],
            });
        }
        search
    }

    /// Entries that another entry of their own list covers. Of two that cover each other the first stays.
    fn within(&mut self) {
        for (place, own) in self.statements.iter_mut().enumerate() {
            let actions = &own.statement.actions.entries().items;
            let resources = &own.statement.resources.entries().items;
            let mut add = |part, entry| {
                self.found.push(Redundancy { statement: place, part, by: vec![place], entry: Some(entry) });
            };
            covered(actions, &mut own.actions, ActionPattern::folded, ActionPattern::covers, |i, by| {
                add(Redundant::Action(i), by);
            });
            covered(
                resources,
                &mut own.resources,
                ResourcePattern::as_str,
                ResourcePattern::covers,
                |i, by| {
                    add(Redundant::Resource(i), by);
                },
            );
        }
    }

    /// Actions of a statement that others grant on all its resources, and resources on which others grant
    /// all its actions.
    fn across(&mut self, place: usize) {
        let Some(own) = self.statements.get(place) else {
            return;
        };
        let Some(actions) = own.statement.actions.listed().filter(|_| own.spots() > 0) else {
            return;
        };
        let mut shared: Map<usize, Vec<bool>> = Map::default();
        // For each action that is left, on which resources others grant it, and who does.
        let mut given: Vec<(usize, Vec<bool>, Vec<usize>)> = Vec::new();
        for (i, action) in actions.iter().enumerate().filter(|(i, _)| own.actions.get(*i) == Some(&true)) {
            let (mut on, mut by) = (vec![false; own.spots()], Vec::new());
            for other in self.candidates(action).into_iter().filter(|other| *other != place) {
                if !self.statements.get(other).is_some_and(|o| o.grants(action)) {
                    continue;
                }
                let theirs = shared.entry(other).or_insert_with(|| self.shared(place, other));
                if theirs.iter().any(|here| *here) {
                    by.push(other);
                    on.iter_mut().zip(theirs).for_each(|(on, here)| *on |= *here);
                }
            }
            given.push((i, on, by));
        }
        self.record(place, given);
    }

    fn record(&mut self, place: usize, given: Vec<(usize, Vec<bool>, Vec<usize>)>) {
        let Some(own) = self.statements.get_mut(place) else {
            return;
        };
        let alive = own.resources.clone();
        let all = |on: &[bool]| {
            // What a Not-form leaves counts as one resource, and is always there.
            let listed = own.statement.resources.listed().is_some();
            on.iter().enumerate().all(|(i, on)| *on || (listed && alive.get(i) == Some(&false)))
        };
        let (gone, left): (Vec<_>, Vec<_>) = given.into_iter().partition(|(_, on, _)| all(on));
        let speakers = |list: &[(usize, Vec<bool>, Vec<usize>)]| {
            let mut by: Vec<usize> = list.iter().flat_map(|(_, _, by)| by.iter().copied()).collect();
            sorted::sort_and_dedup(&mut by);
            by
        };
        if left.is_empty() && !gone.is_empty() {
            own.actions.fill(false);
            own.resources.fill(false);
            let by = speakers(&gone);
            self.found.retain(|r| r.statement != place);
            self.found.push(Redundancy { statement: place, part: Redundant::Statement, by, entry: None });
            return;
        }
        for (entry, _, by) in &gone {
            own.actions.get_mut(*entry).into_iter().for_each(|alive| *alive = false);
            let part = Redundant::Action(*entry);
            self.found.push(Redundancy { statement: place, part, by: by.clone(), entry: None });
        }
        if own.statement.resources.listed().is_none() || left.is_empty() {
            return;
        }
        for entry in 0..own.resources.len() {
            let everywhere = left.iter().all(|(_, on, _)| on.get(entry) == Some(&true));
            if everywhere && own.resources.get(entry) == Some(&true) {
                own.resources.get_mut(entry).into_iter().for_each(|alive| *alive = false);
                let part = Redundant::Resource(entry);
                self.found.push(Redundancy { statement: place, part, by: speakers(&left), entry: None });
            }
        }
    }

    /// The statements that could grant an action pattern.
    fn candidates(&self, action: &ActionPattern) -> Vec<usize> {
        let lists = [self.literal.get(action.folded()), self.wild.get(action.service()), self.wild.get("")];
        let mut found: Vec<usize> = lists.into_iter().flatten().flatten().copied().collect();
        sorted::sort_and_dedup(&mut found);
        found
    }

    /// On which resources of one statement another speaks too, under a condition that is no stricter.
    fn shared(&self, place: usize, other: usize) -> Vec<bool> {
        let (Some(own), Some(other)) = (self.statements.get(place), self.statements.get(other)) else {
            return Vec::new();
        };
        let akin = own.statement.effect == other.statement.effect
            && other.conditions.is_weaker_or_equal(&own.conditions);
        if !akin {
            return vec![false; own.spots()];
        }
        let alive = |pattern: &dyn Fn(&ResourcePattern) -> bool| {
            let list = other.statement.resources.listed().unwrap_or_default();
            list.iter().zip(&other.resources).any(|(r, alive)| *alive && pattern(r))
        };
        match own.statement.resources.listed() {
            None => {
                let same = own.statement.resources == other.statement.resources;
                vec![same || alive(&ResourcePattern::is_any)]
            }
            Some(list) => list.iter().map(|resource| alive(&|r| r.covers(resource))).collect(),
        }
    }
}

impl Own<'_> {
    /// How many resources it has, what a Not-form leaves counted as one.
    fn spots(&self) -> usize {
        self.statement.resources.listed().map_or(1, <[_]>::len)
    }

    /// Whether an action of it that is not redundant takes the pattern in.
    fn grants(&self, action: &ActionPattern) -> bool {
        let listed = self.statement.actions.listed().unwrap_or_default();
        listed.iter().zip(&self.actions).any(|(own, alive)| *alive && own.covers(action))
    }
}

/// Marks the entries of a list that others cover, and tells each with the one that covers it.
fn covered<T>(
    items: &[T],
    alive: &mut [bool],
    text: impl Fn(&T) -> &str,
    covers: impl Fn(&T, &T) -> bool,
    mut tell: impl FnMut(usize, usize),
) {
    let mut first: Map<&str, usize> = Map::default();
    let wild: Vec<usize> = (0..items.len())
        .filter(|i| items.get(*i).is_some_and(|item| text(item).contains(['*', '?'])))
        .collect();
    for (i, item) in items.iter().enumerate() {
        let twin = first.get(text(item)).copied();
        if twin.is_none() {
            first.insert(text(item), i);
        }
        let wider = || {
            wild.iter().copied().find(|j| {
                *j != i
                    && alive.get(*j) == Some(&true)
                    && items
                        .get(*j)
                        .is_some_and(|other| covers(other, item) && (!covers(item, other) || *j < i))
            })
        };
        let Some(by) = twin.or_else(wider) else {
            continue;
        };
        tell(i, by);
        alive.get_mut(i).into_iter().for_each(|alive| *alive = false);
    }
}
