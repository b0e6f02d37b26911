//! Is everything that these policies allow also allowed by those?
//!
//! Over all requests, not only over examples: what is contained is proven to be, and what is not comes
//! with a request that the evaluator confirms. Deny counts on both sides. Contexts are free: any request
//! may have any keys. Where AWS leaves open what a policy means, and the answer hangs on it, the answer is
//! [`Verdict::Undecided`] and names the question.
//!
//! | module | what it does |
//! |---|---|
//! | `compile` | reads both sides into a `problem` |
//! | `cover` | the short way: one statement that says at least as much |
//! | `search` | the long way: a request that escapes every statement |
//! | `region`, `key`, `predicate`, `typed` | what is left of actions, resources and keys on that way |
//! | `universe` | over which requests |
//! | `variables` | values for policy variables, where the search needs some |

mod compile;
mod cover;
mod key;
mod predicate;
mod problem;
mod region;
mod search;
mod typed;
mod universe;
mod variables;

use compile::{Assumed, Reading, compile};
use cover::Index;
use key::State;
use problem::{ActionEntry, Problem, Rule, Side};
use region::{Element, Life, Region, Sample};
use search::{Outcome, Search};
use universe::{Domain, actions_of};

pub use universe::Universe;

use super::evaluate::{Compiled, Decision};
use super::open::OpenRule;
use super::request::{Context, Request};
use crate::core::policy::{Document, Effect, Statement};

/// What a question comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every request that the one side allows the other allows too.
    Contained,
    /// This request is allowed by the one side and not by the other: the evaluator says so too.
    NotContained(Box<Request>),
    /// Not decided, and why.
    Undecided(String),
}

const UNCONFIRMED: &str = "a request was found that the evaluator does not confirm";

/// Whether everything that the policies `inner` allow together is allowed by the policies `outer` together.
#[must_use]
pub fn contains(inner: &[Document], outer: &[Document], universe: Universe<'_>) -> Verdict {
    let sides = (Compiled::new(inner), Compiled::new(outer));
    let usual = Question { inner, outer, sides: &sides, universe, reading: Reading::default() };
    let Answer { verdict, searched, doubts } = usual.answer();
    // What was settled by single statements is settled under every reading.
    if !searched || matches!(verdict, Verdict::Undecided(_)) {
        return verdict;
    }
    if let (Verdict::Contained, Some(doubt)) = (&verdict, doubts.first()) {
        return Verdict::Undecided(doubt.text().to_owned());
    }
    for (reading, rule) in usual.other_readings(&verdict) {
        match (&verdict, Question { reading, ..usual }.answer().verdict) {
            (Verdict::Contained, Verdict::Contained)
            | (Verdict::NotContained(_), Verdict::NotContained(_)) => {}
            (_, undecided @ Verdict::Undecided(_)) => return undecided,
            _ => return Verdict::Undecided(rule.text().to_owned()),
        }
    }
    verdict
}

/// Whether two sets of policies allow the same requests: each contains the other. `Contained` says that they
/// do; the request of `NotContained` is allowed by one of them alone, by whichever.
#[must_use]
pub fn equivalent(one: &[Document], other: &[Document], universe: Universe<'_>) -> Verdict {
    match contains(one, other, universe) {
        Verdict::Contained => contains(other, one, universe),
        verdict => verdict,
    }
}

/// Whether two sets of policies allow the same, and deny the same, each for itself: then they mean the same
/// beside any other policies.
#[must_use]
pub fn interchangeable(one: &[Document], other: &[Document], universe: Universe<'_>) -> Verdict {
    for effect in [Effect::Allow, Effect::Deny] {
        match equivalent(&side(one, effect), &side(other, effect), universe) {
            Verdict::Contained => {}
            verdict => return verdict,
        }
    }
    Verdict::Contained
}

/// The statements of one effect, as if they allowed.
fn side(documents: &[Document], effect: Effect) -> Vec<Document> {
    let of_effect = |document: &Document| {
        let statements = document.statements.iter().filter(|s| s.effect == effect);
        Document {
            statements: statements.map(|s| Statement { effect: Effect::Allow, ..s.clone() }).collect(),
        }
    };
    documents.iter().map(of_effect).collect()
}

struct Question<'a> {
    inner: &'a [Document],
    outer: &'a [Document],
    /// Both sides as the evaluator reads them.
    sides: &'a (Compiled, Compiled),
    universe: Universe<'a>,
    reading: Reading,
}

struct Answer {
    verdict: Verdict,
    /// Whether more than the short way was needed.
    searched: bool,
    /// What the policies hold that AWS leaves open.
    doubts: Vec<OpenRule>,
}

impl<'a> Question<'a> {
    fn answer(&self) -> Answer {
        let problem = compile(self.inner, self.outer, self.reading, &Assumed::default());
        let sides = Sides::new(&problem);
        let mut searched = false;
        let mut open = None;
        for (rule, entry) in sides.grants() {
            if sides.is_covered(rule, entry) {
                continue;
            }
            searched = true;
            match self.settle(&sides, rule, entry) {
                Outcome::Nothing => {}
                Outcome::Open(why) => open = Some(why.to_owned()),
                Outcome::Escapes(sample) => match self.confirm(&problem, rule, &sample) {
                    Verdict::Contained => {}
                    Verdict::Undecided(why) => open = Some(why),
                    verdict @ Verdict::NotContained(_) => {
                        return Answer { verdict, searched, doubts: Vec::new() };
                    }
                },
            }
        }
        let verdict = open.map_or(Verdict::Contained, Verdict::Undecided);
        Answer { verdict, searched, doubts: problem.doubts }
    }

    /// The readings under which a verdict could be another one, each with what AWS leaves open.
    fn other_readings(&self, verdict: &Verdict) -> Vec<(Reading, OpenRule)> {
        // The two readings of a `*` differ only in resources with more than five colons.
        let spans = match verdict {
            Verdict::NotContained(request) => request.resource.matches(':').count() > 5,
            Verdict::Contained | Verdict::Undecided(_) => true,
        };
        let usual = Reading::default();
        let spanning = (Reading { stars_span: true, ..usual }, OpenRule::AcrossFields);
        let missing = compile::open_when_missing(self.inner.iter().chain(self.outer));
        let missing = missing.map(|rule| (Reading { missing_fails: true, ..usual }, rule));
        spans.then_some(spanning).into_iter().chain(missing).collect()
    }

    /// A request that one grant allows and the other side does not.
    fn settle(&self, sides: &Sides<'_>, rule: &Rule, entry: Option<&ActionEntry>) -> Outcome {
        match self.universe {
            Universe::All => sides.escape(&Domain::all(), rule, entry),
            Universe::Today(reference) => {
                let mut open = None;
                for (service, action) in actions_of(reference, rule, entry) {
                    // With one action in a pattern's place a single statement often covers it.
                    let entry = ActionEntry::of(service, action);
                    if sides.is_covered(rule, Some(&entry)) {
                        continue;
                    }
                    match sides.escape(&Domain::of_action(service, action), rule, Some(&entry)) {
                        Outcome::Nothing => {}
                        Outcome::Open(why) => open = Some(why),
                        found @ Outcome::Escapes(_) => return found,
                    }
                }
                open.map_or(Outcome::Nothing, Outcome::Open)
            }
        }
    }

    /// The request of a sample, if both sides say of it what the search says; else, where variables are
    /// in play, a request with values for them.
    fn confirm(&self, problem: &Problem, rule: &Rule, sample: &Sample) -> Verdict {
        let request = request(problem, rule, sample);
        if let Some(verdict) = self.check(&request) {
            return verdict;
        }
        match variables::assumptions(self.inner, self.outer, &request) {
            None => Verdict::Undecided(UNCONFIRMED.to_owned()),
            Some((names, all)) => all
                .iter()
                .find_map(|assumed| self.under(assumed, rule.place))
                .unwrap_or_else(|| Verdict::Undecided(variables::reason(&names))),
        }
    }

    /// A request of one statement under some values for the variables.
    fn under(&self, assumed: &Assumed, place: (usize, usize)) -> Option<Verdict> {
        let problem = compile(self.inner, self.outer, self.reading, assumed);
        let sides = Sides::new(&problem);
        sides.grants().filter(|(rule, _)| rule.place == place).find_map(|(rule, entry)| {
            let Outcome::Escapes(sample) = self.settle(&sides, rule, entry) else {
                return None;
            };
            self.check(&request(&problem, rule, &sample))
        })
    }

    /// What the evaluator makes of a request. It reads ARNs and missing keys the usual way; what is found
    /// under another reading only ever counts against a verdict.
    fn check(&self, request: &Request) -> Option<Verdict> {
        if self.reading != Reading::default() {
            return Some(Verdict::NotContained(Box::new(request.clone())));
        }
        let (inner, outer) = self.sides;
        let (inner, outer) = (inner.evaluate(request), outer.evaluate(request));
        if inner.decision != Decision::Allowed || outer.decision == Decision::Allowed {
            return None;
        }
        let mut open = inner.open.iter().chain(&outer.open).filter(|rule| **rule != OpenRule::AcrossFields);
        Some(match open.next() {
            None => Verdict::NotContained(Box::new(request.clone())),
            Some(rule) => Verdict::Undecided(rule.text().to_owned()),
        })
    }
}

/// The statements of both sides, found by action.
struct Sides<'a> {
    problem: &'a Problem,
    inner_deny: Index,
    outer_allow: Index,
    outer_deny: Index,
}

impl<'a> Sides<'a> {
    fn new(problem: &'a Problem) -> Self {
        let index = |side, effect| Index::new(problem, side, effect);
        Self {
            problem,
            inner_deny: index(Side::Inner, Effect::Deny),
            outer_allow: index(Side::Outer, Effect::Allow),
            outer_deny: index(Side::Outer, Effect::Deny),
        }
    }

    /// What the inner side allows: each statement with each of its action patterns, or as a whole if it
    /// has a Not-form.
    fn grants(&self) -> impl Iterator<Item = (&'a Rule, Option<&'a ActionEntry>)> + use<'a> {
        let allows = |rule: &&Rule| rule.side == Side::Inner && rule.effect == Effect::Allow;
        self.problem.rules.iter().filter(allows).flat_map(|rule| {
            let whole = rule.actions.not.then_some((rule, None));
            let each = rule.actions.entries.iter().filter(|_| !rule.actions.not);
            whole.into_iter().chain(each.map(move |entry| (rule, Some(entry))))
        })
    }

    fn rules(&self, numbers: Vec<usize>) -> impl Iterator<Item = (usize, &'a Rule)> + use<'a> {
        let problem = self.problem;
        numbers.into_iter().filter_map(move |n| Some((n, problem.rules.get(n)?)))
    }

    /// The denials of the outer side that could take away something of a grant which the inner side does
    /// not deny in the same words.
    fn threats(&self, entry: Option<&ActionEntry>) -> Vec<&'a Rule> {
        let inner: Vec<&Rule> = self.rules(self.inner_deny.candidates(entry)).map(|(_, r)| r).collect();
        let outer = self.rules(self.outer_deny.candidates(entry)).map(|(_, r)| r);
        outer.filter(|rule| !inner.iter().any(|own| cover::same(own, rule))).collect()
    }

    fn is_covered(&self, rule: &Rule, entry: Option<&ActionEntry>) -> bool {
        self.threats(entry).is_empty()
            && self
                .rules(self.outer_allow.candidates(entry))
                .any(|(_, outer)| cover::covers(self.problem, outer, rule, entry))
    }

    /// A request of a grant that the inner side does not deny and the outer side does not allow: because
    /// nothing there allows it, or because something denies it.
    fn escape(&self, domain: &Domain<'_>, rule: &Rule, entry: Option<&ActionEntry>) -> Outcome {
        let mut start = Region::all(self.problem, domain);
        match entry {
            Some(entry) => start.with_action(entry),
            None => start.narrow(rule, Element::Action, true),
        }
        start.within_but_action(rule);
        if is_dead(&start, rule) {
            return Outcome::Nothing;
        }
        let denied: Vec<usize> = self.inner_deny.candidates(entry);
        let mut avoid = denied.clone();
        avoid.extend(self.outer_allow.candidates(entry));
        let mut open = None;
        match Search::new(self.problem).escape(start.clone(), avoid) {
            Outcome::Nothing => {}
            Outcome::Open(why) => open = Some(why),
            found @ Outcome::Escapes(_) => return found,
        }
        for threat in self.threats(entry) {
            let mut threatened = start.clone();
            threatened.within(threat);
            if is_dead(&threatened, rule) || is_dead(&threatened, threat) {
                continue;
            }
            match Search::new(self.problem).escape(threatened, denied.clone()) {
                Outcome::Nothing => {}
                Outcome::Open(why) => open = Some(why),
                found @ Outcome::Escapes(_) => return found,
            }
        }
        open.map_or(Outcome::Nothing, Outcome::Open)
    }
}

/// Whether no request is left of a region, as far as the elements of a statement are concerned.
fn is_dead(region: &Region<'_>, rule: &Rule) -> bool {
    let tests = rule.tests.iter().map(|test| Element::Test(*test));
    [Element::Action, Element::Resource].into_iter().chain(tests).any(|e| region.life(e) == Life::Dead)
}

fn request(problem: &Problem, rule: &Rule, sample: &Sample) -> Request {
    let mut context = Context::default();
    for (key, state) in &sample.keys {
        if let (Some(key), State::Values(values)) = (problem.keys.get(*key), state) {
            context.insert(key.name.clone(), values.clone());
        }
    }
    Request { action: spelt(rule, &sample.action), resource: sample.resource.clone(), context }
}

/// An action in the statement's own spelling, as far as that goes.
fn spelt(rule: &Rule, action: &str) -> String {
    let entry = rule.actions.entries.iter().find(|e| !rule.actions.not && e.matches(action));
    let own = entry.map(|e| e.source.as_str()).unwrap_or_default();
    let own = own.split(['*', '?']).next().unwrap_or_default();
    format!("{own}{}", action.get(own.len()..).unwrap_or_default())
}
