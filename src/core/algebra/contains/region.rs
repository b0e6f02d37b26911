//! A set of requests that is narrowed step by step: by what a statement's element matches, or does not.

use super::key::{self, Answer, Presence, State};
use super::predicate::TOO_MANY;
use super::problem::{ActionEntry, Problem, ResourceEntry, Rule};
use super::universe::Domain;
use crate::core::algebra::language::{Found, Pattern, find};
use crate::core::sorted::Map;

/// States that a search for one action or resource may visit.
const BUDGET: usize = 50_000;

/// The requests with an action, a resource and a context as given, each for itself.
#[derive(Clone)]
pub(super) struct Region<'a> {
    problem: &'a Problem,
    domain: &'a Domain<'a>,
    actions: Narrowed<'a, ActionEntry>,
    resources: Narrowed<'a, ResourceEntry>,
    keys: Map<usize, Vec<(usize, bool)>>,
}

/// In each of these unions, in none of those patterns.
#[derive(Clone)]
struct Narrowed<'a, T> {
    within: Vec<Vec<&'a T>>,
    without: Vec<&'a T>,
}

/// An element of a statement, which a request can fail to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Action,
    Resource,
    /// The test with this number.
    Test(usize),
}

/// Whether there is a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    Alive,
    Dead,
    /// Not decided, and why.
    Open(&'static str),
}

/// A request out of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    pub action: String,
    pub resource: String,
    pub keys: Vec<(usize, State)>,
}

impl<'a, T> Narrowed<'a, T> {
    fn all() -> Self {
        Self { within: Vec::new(), without: Vec::new() }
    }

    fn narrow(&mut self, entries: &'a [T], inside: bool) {
        self.narrow_to(entries.iter(), inside);
    }

    fn narrow_to(&mut self, entries: impl Iterator<Item = &'a T>, inside: bool) {
        if inside {
            self.within.push(entries.collect());
        } else {
            self.without.extend(entries);
        }
    }
}

impl<'a> Region<'a> {
    /// Every request of a domain.
    pub fn all(problem: &'a Problem, domain: &'a Domain<'a>) -> Self {
        let mut keys: Map<usize, Vec<(usize, bool)>> = Map::default();
        for test in &problem.facts {
            if let Some(key) = problem.tests.get(*test).map(|t| t.key) {
                keys.entry(key).or_default().push((*test, true));
            }
        }
        Self { problem, domain, actions: Narrowed::all(), resources: Narrowed::all(), keys }
    }

    /// Only requests whose action one entry matches.
    pub fn with_action(&mut self, entry: &'a ActionEntry) {
        self.actions.narrow_to(std::iter::once(entry), true);
    }

    /// Only requests that match a whole statement.
    pub fn within(&mut self, rule: &'a Rule) {
        self.narrow(rule, Element::Action, true);
        self.within_but_action(rule);
    }

    /// Only requests that match a statement's resources and tests.
    pub fn within_but_action(&mut self, rule: &'a Rule) {
        self.narrow(rule, Element::Resource, true);
        for test in &rule.tests {
            self.narrow(rule, Element::Test(*test), true);
        }
    }

    /// Only requests that match an element of a statement, or only those that do not.
    pub fn narrow(&mut self, rule: &'a Rule, element: Element, matching: bool) {
        match element {
            Element::Action => self.actions.narrow(&rule.actions.entries, matching != rule.actions.not),
            Element::Resource => {
                self.resources.narrow(&rule.resources.entries, matching != rule.resources.not)
            }
            Element::Test(test) => {
                let Some(key) = self.problem.tests.get(test).map(|t| t.key) else { return };
                let wanted = self.keys.entry(key).or_default();
                if !wanted.contains(&(test, matching)) {
                    wanted.push((test, matching));
                }
            }
        }
    }

    /// Whether some request is left, as far as one element is concerned.
    pub fn life(&self, element: Element) -> Life {
        match element {
            Element::Action => self.action_life(),
            Element::Resource => alive(&self.resource(false)),
            Element::Test(test) => match self.problem.tests.get(test) {
                None => Life::Alive,
                Some(test) => match self.key_state(test.key) {
                    Answer::State(_) => Life::Alive,
                    Answer::Nothing => Life::Dead,
                    Answer::Open(why) => Life::Open(why),
                },
            },
        }
    }

    /// The elements of a statement that a request of this region may fail to match; none if no request of
    /// it can match the statement at all.
    pub fn open_elements(&self, rule: &'a Rule) -> Option<Vec<Element>> {
        let mut open = Vec::new();
        let tests = rule.tests.iter().map(|test| Element::Test(*test));
        for element in [Element::Action, Element::Resource].into_iter().chain(tests) {
            if self.after(rule, element, true) == Life::Dead {
                return None;
            }
            if self.after(rule, element, false) != Life::Dead {
                open.push(element);
            }
        }
        Some(open)
    }

    fn after(&self, rule: &'a Rule, element: Element, matching: bool) -> Life {
        // What a statement says of everything needs no search.
        let trivial = match element {
            Element::Action => !rule.actions.not && rule.actions.entries.iter().any(|e| e.folded == "*"),
            Element::Resource => !rule.resources.not && rule.resources.entries.iter().any(|e| e.any),
            Element::Test(_) => false,
        };
        if trivial {
            return if matching { Life::Alive } else { Life::Dead };
        }
        let mut narrowed = Self {
            problem: self.problem,
            domain: self.domain,
            actions: Narrowed::all(),
            resources: Narrowed::all(),
            keys: Map::default(),
        };
        match element {
            Element::Action => narrowed.actions = self.actions.clone(),
            Element::Resource => narrowed.resources = self.resources.clone(),
            Element::Test(test) => {
                let key = self.problem.tests.get(test).map(|t| t.key);
                if let Some((key, wanted)) = key.and_then(|k| Some((k, self.keys.get(&k)?))) {
                    narrowed.keys.insert(key, wanted.clone());
                }
            }
        }
        narrowed.narrow(rule, element, matching);
        narrowed.life(element)
    }

    fn action_life(&self) -> Life {
        // One action is all that is left: no search.
        let literal = self.actions.within.iter().find_map(|set| match set.as_slice() {
            [one] if one.literal => Some(one.folded.as_str()),
            _ => None,
        });
        if let Some(text) = self.domain.action.as_deref().or(literal) {
            let has = |entry: &&ActionEntry| entry.matches(text);
            let fits = self.actions.within.iter().all(|set| set.iter().any(has))
                && !self.actions.without.iter().any(has)
                && Domain::is_action(text);
            return if fits { Life::Alive } else { Life::Dead };
        }
        alive(&self.action())
    }

    fn action(&self) -> Found {
        let mut within: Vec<Vec<&Pattern>> =
            self.actions.within.iter().map(|set| set.iter().map(|e| &e.pattern).collect()).collect();
        within.push(self.domain.actions.iter().collect());
        let without: Vec<&Pattern> = self.actions.without.iter().map(|e| &e.pattern).collect();
        find(&within, &without, BUDGET)
    }

    /// `plain`: only resources that AWS could name, with five colons.
    fn resource(&self, plain: bool) -> Found {
        let excluded = |entry: &&&ResourceEntry| {
            // A pattern with a variable is known to be equal to itself, and nothing else of it is.
            entry.exact || !self.resources.without.iter().any(|other| other.source == entry.source)
        };
        let within = self.resources.within.iter();
        let mut within: Vec<Vec<&Pattern>> =
            within.map(|set| set.iter().filter(excluded).map(|e| &e.pattern).collect()).collect();
        let domain = if plain { &self.domain.plain_resources } else { &self.domain.resources };
        within.push(domain.iter().collect());
        let without: Vec<&Pattern> =
            self.resources.without.iter().filter(|e| e.exact).map(|e| &e.pattern).collect();
        find(&within, &without, BUDGET)
    }

    fn key_state(&self, key: usize) -> Answer {
        let presence = match self.problem.keys.get(key) {
            Some(key) => self.domain.presence(&key.name),
            None => Presence::Free,
        };
        let wanted = self.keys.get(&key).map(Vec::as_slice).unwrap_or_default();
        key::state(self.problem, key, wanted, presence)
    }

    /// A request of this region, the plainest that is easily found.
    ///
    /// # Errors
    /// Why none was found.
    pub fn sample(&self) -> Result<Option<Sample>, &'static str> {
        let action = match (&self.domain.action, self.action()) {
            (Some(action), _) if self.action_life() == Life::Alive => action.clone(),
            (None, Found::Text(text)) => text,
            (_, Found::TooMany) => return Err(TOO_MANY),
            (_, _) => return Ok(None),
        };
        let resource = match self.resource(true) {
            Found::Text(text) => text,
            _ => match self.resource(false) {
                Found::Text(text) => text,
                Found::Nothing => return Ok(None),
                Found::TooMany => return Err(TOO_MANY),
            },
        };
        let mut keys = Vec::new();
        for key in self.keys.keys() {
            match self.key_state(*key) {
                Answer::State(state) => keys.push((*key, state)),
                Answer::Nothing => return Ok(None),
                Answer::Open(why) => return Err(why),
            }
        }
        Ok(Some(Sample { action, resource, keys }))
    }
}

fn alive(found: &Found) -> Life {
    match found {
        Found::Text(_) => Life::Alive,
        Found::Nothing => Life::Dead,
        Found::TooMany => Life::Open(TOO_MANY),
    }
}
