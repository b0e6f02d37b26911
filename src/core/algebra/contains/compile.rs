//! From documents to a [`Problem`].

use super::predicate::{Meaning, Predicate};
use super::problem::{ActionEntry, Actions, Asks, Key, Problem, ResourceEntry, Resources, Rule, Side, Test};
use crate::core::algebra::language::{Class, Pattern, Symbol};
use crate::core::algebra::template::{Piece, Template};
use crate::core::algebra::values::Instant;
use crate::core::algebra::{self, Context, OpenRule};
use crate::core::policy::{
    ActionPattern, Clause, Comparison, ConditionKey, Conditions, Document, Operator, ResourcePattern,
    SetOperator, Statement,
};
use crate::core::reference::{Action, Service};
use crate::core::sorted::{self, Map};

/// What is made of things that AWS leaves open. The default is what the evaluator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Reading {
    /// A `*` that ends a field of an ARN matches past colons.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
    pub stars_span: bool,
    /// A missing key fails those operators of which AWS says both.
    pub missing_fails: bool,
}

/// Whether a policy has an operator of which AWS leaves open what a missing key makes of it.
pub(super) fn open_when_missing<'a>(documents: impl Iterator<Item = &'a Document>) -> Option<OpenRule> {
    let conditions = documents.flat_map(|d| &d.statements).flat_map(|s| s.conditions.iter());
    conditions.filter_map(|(name, _)| missing_rule(Operator::parse(name)?)).next()
}

fn missing_rule(operator: Operator) -> Option<OpenRule> {
    match operator.set {
        Some(SetOperator::ForAnyValue) if operator.if_exists => Some(OpenRule::AnyValueIfExists),
        Some(SetOperator::ForAllValues)
            if operator.negated && operator.comparison == Comparison::StringLike =>
        {
            Some(OpenRule::AllValuesNotLike)
        }
        _ => None,
    }
}

/// Values that some keys are taken to have, for the variables that speak of them; none: missing.
pub(super) type Assumed = Map<ConditionKey, Option<String>>;

/// Reads both sides.
pub(super) fn compile(
    inner: &[Document],
    outer: &[Document],
    reading: Reading,
    assumed: &Assumed,
) -> Problem {
    let mut compiler = Compiler::new(reading, assumed);
    for (side, documents) in [(Side::Inner, inner), (Side::Outer, outer)] {
        for (d, document) in documents.iter().enumerate() {
            for (s, statement) in document.statements.iter().enumerate() {
                let rule = compiler.rule(side, (d, s), statement);
                compiler.problem.rules.push(rule);
            }
        }
    }
    compiler.facts();
    compiler.problem
}

struct Compiler<'a> {
    problem: Problem,
    reading: Reading,
    assumed: &'a Assumed,
    keys: Map<ConditionKey, usize>,
    predicates: Map<(usize, Comparison, Vec<String>), usize>,
    tests: Map<Test, usize>,
}

impl<'a> Compiler<'a> {
    fn new(reading: Reading, assumed: &'a Assumed) -> Self {
        Self {
            problem: Problem::default(),
            reading,
            assumed,
            keys: Map::default(),
            predicates: Map::default(),
            tests: Map::default(),
        }
    }

    fn rule(&mut self, side: Side, place: (usize, usize), statement: &Statement) -> Rule {
        let mut tests = self.tests(&statement.conditions);
        sorted::sort_and_dedup(&mut tests);
        Rule {
            side,
            effect: statement.effect,
            actions: Actions {
                not: matches!(statement.actions, Clause::NotIn(_)),
                entries: statement.actions.entries().items.iter().map(action).collect(),
            },
            resources: Resources {
                not: matches!(statement.resources, Clause::NotIn(_)),
                entries: self.resources(&statement.resources.entries().items),
            },
            tests,
            place,
        }
    }

    /// What was assumed of keys is a test that holds.
    fn facts(&mut self) {
        let assumed = self.assumed;
        for (key, value) in assumed {
            let test = match value {
                None => self.test("Null", key, &["true".to_owned()]),
                Some(value) => {
                    // The value is text, whatever it looks like.
                    let literal = value.replace("${", "${$}{");
                    self.test("StringEquals", key, &[literal])
                }
            };
            self.problem.facts.extend(test);
        }
    }

    fn resources(&self, patterns: &[ResourcePattern]) -> Vec<ResourceEntry> {
        patterns.iter().filter_map(|p| self.resource(p)).collect()
    }

    /// What a resource pattern matches; nothing if it has a variable of a key that is taken to be missing.
    fn resource(&self, source: &ResourcePattern) -> Option<ResourceEntry> {
        let any = source.is_any();
        let mut pieces = Template::parse(source.as_str()).pieces().to_vec();
        if !any {
            complete(&mut pieces);
        }
        let (pieces, exact) = self.assume(pieces)?;
        let pattern = if any {
            Pattern::new([Symbol::many(Class::Any)])
        } else {
            arn(&pieces, self.reading.stars_span)
        };
        Some(ResourceEntry { source: source.clone(), pattern, exact, any })
    }

    /// The pieces with the assumed values in the place of variables, and whether none is left.
    fn assume(&self, pieces: Vec<Piece>) -> Option<(Vec<Piece>, bool)> {
        let mut exact = true;
        let mut filled = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let Piece::Variable { key, default } = &piece else {
                filled.push(piece);
                continue;
            };
            match self.assumed.get(key) {
                Some(Some(value)) => filled.push(Piece::Text(value.clone())),
                Some(None) => filled.push(Piece::Text(default.clone()?)),
                None => {
                    exact = false;
                    filled.push(piece);
                }
            }
        }
        Some((filled, exact))
    }

    fn tests(&mut self, conditions: &Conditions) -> Vec<usize> {
        let mut found = Vec::new();
        for (name, keys) in conditions.iter() {
            for (key, values) in keys {
                found.extend(self.test(name, key, &values.items));
            }
        }
        found
    }

    fn test(&mut self, operator_name: &str, name: &ConditionKey, values: &[String]) -> Option<usize> {
        // The reader refuses documents with an unknown operator.
        let operator = Operator::parse(operator_name)?;
        let key = self.key(name, operator);
        let asks = if operator.comparison == Comparison::Null || values.is_empty() {
            // Only whether the key is there can matter, and the evaluator knows how.
            let test = algebra::Test::new(operator_name, name, values);
            let when = |given: Option<&[String]>| test.holds(given, &Context::default()).holds;
            Asks::Presence { missing: when(None), present: when(Some(&["x".to_owned()])) }
        } else {
            Asks::Value(self.predicate(key, operator, values))
        };
        let missing_is_open = missing_rule(operator).is_some();
        let missing_fails = self.reading.missing_fails && missing_is_open;
        let doubt = doubt(operator, values);
        self.problem.doubts.extend(doubt);
        let open = missing_is_open || doubt.is_some();
        Some(self.intern(Test { key, operator, asks, missing_fails, open }))
    }

    fn intern(&mut self, test: Test) -> usize {
        let next = self.problem.tests.len();
        let number = *self.tests.entry(test.clone()).or_insert(next);
        if number == next {
            self.problem.tests.push(test);
        }
        number
    }

    fn key(&mut self, name: &ConditionKey, operator: Operator) -> usize {
        let next = self.problem.keys.len();
        let number = *self.keys.entry(name.clone()).or_insert(next);
        if number == next {
            self.problem.keys.push(Key { name: name.clone(), takes_sets: false });
        }
        if let Some(key) = self.problem.keys.get_mut(number) {
            key.takes_sets |= operator.set.is_some();
        }
        number
    }

    fn predicate(&mut self, key: usize, operator: Operator, values: &[String]) -> usize {
        let mut values = values.to_vec();
        sorted::sort_and_dedup(&mut values);
        let next = self.problem.predicates.len();
        let number = *self.predicates.entry((key, operator.comparison, values.clone())).or_insert(next);
        if number == next {
            let meaning = self.meaning(operator.comparison, &values);
            self.problem.predicates.push(Predicate { key, comparison: operator.comparison, values, meaning });
        }
        number
    }

    fn meaning(&self, comparison: Comparison, values: &[String]) -> Meaning {
        let mut all_exact = true;
        let mut patterns = Vec::new();
        for value in values {
            let pieces = match comparison {
                Comparison::StringLike | Comparison::Arn => Template::parse(value),
                Comparison::StringEquals | Comparison::StringEqualsIgnoreCase => {
                    Template::literal_with_variables(value)
                }
                _ => return Meaning::Typed,
            };
            let Some((pieces, exact)) = self.assume(pieces.pieces().to_vec()) else { continue };
            all_exact &= exact;
            match comparison {
                Comparison::Arn if colons(&pieces) < 5 => {}
                Comparison::Arn => patterns.push(arn(&pieces, false)),
                _ => patterns.push(text(&pieces, comparison == Comparison::StringEqualsIgnoreCase)),
            }
        }
        if all_exact { Meaning::Texts(patterns) } else { Meaning::Within(patterns) }
    }
}

/// What AWS leaves open about a test and the search does not look into.
fn doubt(operator: Operator, values: &[String]) -> Option<OpenRule> {
    match operator.comparison {
        Comparison::Null => None,
        _ if values.is_empty() => Some(OpenRule::NoValues),
        Comparison::Bool if values.iter().any(|v| v.contains("${")) => Some(OpenRule::VariableInBool),
        Comparison::Date(_) if values.iter().any(|v| Instant::is_year(v)) => Some(OpenRule::YearOrEpoch),
        _ => None,
    }
}

/// An action pattern, case put aside.
fn action(pattern: &ActionPattern) -> ActionEntry {
    let folded = pattern.folded().to_owned();
    let symbols = folded.chars().map(|c| match c {
        '*' => Symbol::many(Class::Any),
        '?' => Symbol::one(Class::Any),
        c => Symbol::one(Class::Char(c)),
    });
    ActionEntry {
        pattern: Pattern::new(symbols),
        literal: !pattern.has_wildcard(),
        folded,
        source: pattern.clone(),
    }
}

impl ActionEntry {
    /// One action of a reference. Its name is a pattern by AWS's own rules; one that is not matches nothing.
    pub fn of(service: &Service, known: &Action) -> Self {
        let name = format!("{}:{}", service.prefix(), known.name());
        action(&ActionPattern::parse(&name).unwrap_or_else(|_| ActionPattern::refused(&name)))
    }

    /// Whether it matches an action in lower case.
    pub fn matches(&self, action: &str) -> bool {
        if self.literal { self.folded == action } else { self.pattern.matches(action) }
    }
}

fn colons(pieces: &[Piece]) -> usize {
    let in_piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.matches(':').count(),
        _ => 0,
    };
    pieces.iter().map(in_piece).sum()
}

/// Fills an ARN with fewer than six fields up with `*`.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
fn complete(pieces: &mut Vec<Piece>) {
    for _ in colons(pieces)..5 {
        pieces.push(Piece::Text(":".to_owned()));
        pieces.push(Piece::Any);
    }
}

/// A text with wildcards that reach everywhere.
fn text(pieces: &[Piece], fold: bool) -> Pattern {
    let mut pattern = Pattern::default();
    for piece in pieces {
        match piece {
            Piece::Text(text) => text.chars().for_each(|c| pattern.push(Symbol::one(letter(c, fold)))),
            Piece::One => pattern.push(Symbol::one(Class::Any)),
            Piece::Any | Piece::Variable { .. } => pattern.push(Symbol::many(Class::Any)),
        }
    }
    pattern
}

fn letter(c: char, fold: bool) -> Class {
    if fold && c.is_ascii_alphabetic() { Class::Fold(c.to_ascii_lowercase()) } else { Class::Char(c) }
}

/// An ARN: in the first five fields wildcards and variables stay within the field; a `*` that ends one
/// does not if it `spans`.
fn arn(pieces: &[Piece], spans: bool) -> Pattern {
    let mut pattern = Pattern::default();
    let mut fields = 0;
    for (i, piece) in pieces.iter().enumerate() {
        let class = if fields < 5 { Class::NotColon } else { Class::Any };
        let ends_field = || matches!(pieces.get(i + 1), Some(Piece::Text(next)) if next.starts_with(':'));
        match piece {
            Piece::Text(text) => {
                for c in text.chars() {
                    pattern.push(Symbol::one(Class::Char(c)));
                    fields += usize::from(c == ':');
                }
            }
            Piece::One => pattern.push(Symbol::one(class)),
            Piece::Any if spans && ends_field() => pattern.push(Symbol::many(Class::Any)),
            Piece::Any | Piece::Variable { .. } => pattern.push(Symbol::many(class)),
        }
    }
    pattern
}
