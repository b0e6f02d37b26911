//! States of one condition key: missing, one value, several; and one that makes these tests hold and
//! those not.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>

use super::predicate::{Fit, Predicate, fit};
use super::problem::{Asks, Problem, Test};
use crate::core::policy::SetOperator;

/// What a request has for a key: nothing, or values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    Missing,
    Values(Vec<String>),
}

/// A state that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    State(State),
    Nothing,
    Open(&'static str),
}

/// Whether a key may be missing, by what is known of all requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It may be missing or not.
    Free,
    /// No request lacks it.
    Always,
    /// No request has it.
    Never,
}

const SEVERAL: &str =
    "AWS does not say what an operator without `ForAnyValue` or `ForAllValues` makes of several values";

/// A state of a key in which each test holds, or does not, as wanted.
pub(super) fn state(problem: &Problem, key: usize, wanted: &[(usize, bool)], presence: Presence) -> Answer {
    let tests: Vec<(&Test, bool)> =
        wanted.iter().filter_map(|(test, yes)| Some((problem.tests.get(*test)?, *yes))).collect();
    if presence != Presence::Always && tests.iter().all(|(test, yes)| holds_missing(test) == *yes) {
        return Answer::State(State::Missing);
    }
    if presence == Presence::Never {
        return Answer::Nothing;
    }
    let one = one_value(problem, &tests);
    if matches!(one, Answer::State(_)) || !problem.keys.get(key).is_some_and(|k| k.takes_sets) {
        return one;
    }
    match several_values(problem, &tests) {
        Answer::Nothing => one,
        other => other,
    }
}

fn holds_missing(test: &Test) -> bool {
    match test.asks {
        Asks::Presence { missing, .. } => missing,
        Asks::Value(_) => test.operator.holds_when_missing() && !test.missing_fails,
    }
}

fn one_value(problem: &Problem, tests: &[(&Test, bool)]) -> Answer {
    let mut wanted: Vec<(&Predicate, bool)> = Vec::new();
    for (test, yes) in tests {
        match test.asks {
            Asks::Presence { present, .. } if present != *yes => return Answer::Nothing,
            Asks::Presence { .. } => {}
            Asks::Value(predicate) => {
                wanted.extend(problem.predicates.get(predicate).map(|p| (p, *yes != test.operator.negated)));
            }
        }
    }
    match fit(&wanted, None) {
        Fit::Value(value) => Answer::State(State::Values(vec![value])),
        Fit::Nothing => Answer::Nothing,
        Fit::Open(why) => Answer::Open(why),
    }
}

/// Two values or more: what all of them must be, and what some of them must be.
fn several_values(problem: &Problem, tests: &[(&Test, bool)]) -> Answer {
    let mut every: Vec<(&Predicate, bool)> = Vec::new();
    let mut some: Vec<(&Predicate, bool)> = Vec::new();
    let mut open = false;
    for (test, yes) in tests {
        let predicate = match test.asks {
            Asks::Presence { present, .. } if present != *yes => return Answer::Nothing,
            Asks::Presence { .. } => continue,
            Asks::Value(number) => problem.predicates.get(number),
        };
        let Some(predicate) = predicate else { continue };
        let passes = !test.operator.negated;
        match (test.operator.set, yes) {
            // A plain operator matches no list of several values; what a negated one does is open.
            (None, _) if test.operator.negated => open = true,
            (None, true) => return Answer::Nothing,
            (None, false) => {}
            (Some(SetOperator::ForAnyValue), true) => some.push((predicate, passes)),
            (Some(SetOperator::ForAnyValue), false) => every.push((predicate, !passes)),
            (Some(SetOperator::ForAllValues), true) => every.push((predicate, passes)),
            (Some(SetOperator::ForAllValues), false) => some.push((predicate, !passes)),
        }
    }
    match choose(&every, &some) {
        Ok(_) if open => Answer::Open(SEVERAL),
        Ok(values) => Answer::State(State::Values(values)),
        Err(Fit::Open(why)) => Answer::Open(why),
        Err(_) => Answer::Nothing,
    }
}

/// A value for each thing that some value must be, and at least two.
fn choose(every: &[(&Predicate, bool)], some: &[(&Predicate, bool)]) -> Result<Vec<String>, Fit> {
    let mut values: Vec<String> = Vec::new();
    for one in some {
        let mut wanted = every.to_vec();
        wanted.push(*one);
        match fit(&wanted, None) {
            Fit::Value(value) if values.contains(&value) => {}
            Fit::Value(value) => values.push(value),
            other => return Err(other),
        }
    }
    while values.len() < 2 {
        match fit(every, values.first().map(String::as_str)) {
            Fit::Value(value) => values.push(value),
            other => return Err(other),
        }
    }
    values.sort();
    Ok(values)
}
