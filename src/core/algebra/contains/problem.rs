//! Both sides of a comparison in the form that the search works on: everything that can stand more than
//! once is kept once and spoken of by its number.

use super::predicate::Predicate;
use crate::core::algebra::OpenRule;
use crate::core::algebra::language::Pattern;
use crate::core::policy::{ActionPattern, ConditionKey, Effect, Operator, ResourcePattern};

/// Statements of both sides, with the keys, predicates and tests that they speak of.
#[derive(Debug, Default)]
pub(super) struct Problem {
    pub keys: Vec<Key>,
    pub predicates: Vec<Predicate>,
    pub tests: Vec<Test>,
    pub rules: Vec<Rule>,
    /// Tests that hold in every request, by what was assumed.
    pub facts: Vec<usize>,
    /// What AWS leaves open about some test and the search does not look into.
    pub doubts: Vec<OpenRule>,
}

/// A condition key that some statement tests.
#[derive(Debug)]
pub(super) struct Key {
    pub name: ConditionKey,
    /// Whether some test has a set operator, so that several values are to be thought of.
    pub takes_sets: bool,
}

/// One operator on one key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Test {
    pub key: usize,
    pub operator: Operator,
    pub asks: Asks,
    /// Whether a missing key fails it, whatever the operator says otherwise.
    pub missing_fails: bool,
    /// Whether AWS leaves open something about it.
    pub open: bool,
}

/// What a test wants of its key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asks {
    /// Whether it holds when the key is missing, and when it is present.
    Presence { missing: bool, present: bool },
    /// Values of which this is true, or is not.
    Value(usize),
}

/// Which side a statement stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The one that is asked whether it is contained.
    Inner,
    /// The one that is asked whether it contains.
    Outer,
}

/// A statement.
#[derive(Debug)]
pub(super) struct Rule {
    pub side: Side,
    pub effect: Effect,
    pub actions: Actions,
    pub resources: Resources,
    /// Tests that must all hold, sorted.
    pub tests: Vec<usize>,
    /// Document and statement, as given.
    pub place: (usize, usize),
}

/// The actions of a statement.
#[derive(Debug)]
pub(super) struct Actions {
    pub not: bool,
    pub entries: Vec<ActionEntry>,
}

/// One pattern of an `Action` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ActionEntry {
    pub source: ActionPattern,
    /// In lower case.
    pub folded: String,
    pub pattern: Pattern,
    pub literal: bool,
}

/// The resources of a statement.
#[derive(Debug)]
pub(super) struct Resources {
    pub not: bool,
    pub entries: Vec<ResourceEntry>,
}

/// One pattern of a `Resource` element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResourceEntry {
    pub source: ResourcePattern,
    /// What it matches; with each variable as any text, if it has some.
    pub pattern: Pattern,
    /// Whether `pattern` is just what it matches: it has no variable.
    pub exact: bool,
    pub any: bool,
}
