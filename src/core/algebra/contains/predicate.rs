//! What a test asks of one value, and values that fit several such questions at once.

use super::typed;
use crate::core::algebra::language::{Found, Pattern, find};
use crate::core::policy::Comparison;

/// A comparison with the values of a policy, negation put aside: some of them compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Predicate {
    pub key: usize,
    pub comparison: Comparison,
    /// As written, sorted.
    pub values: Vec<String>,
    pub meaning: Meaning,
}

/// Which texts a predicate is true of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// Those that one of these patterns matches.
    Texts(Vec<Pattern>),
    /// Some of those that one of these patterns matches: the values hold variables.
    Within(Vec<Pattern>),
    /// Those that compare as numbers, dates, addresses and so on.
    Typed,
}

/// A value that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fit {
    /// This one.
    Value(String),
    /// None does.
    Nothing,
    /// Not decided, and why.
    Open(&'static str),
}

pub(super) const MIXED_TYPES: &str = "two types of comparison meet on one condition key";
pub(super) const TOO_MANY: &str = "too many patterns overlap";

/// States that a search for one text may visit.
const BUDGET: usize = 20_000;

/// A value of which each predicate is true or not as wanted, and which is not `other_than`.
pub(super) fn fit(wanted: &[(&Predicate, bool)], other_than: Option<&str>) -> Fit {
    if wanted.iter().any(|(p, yes)| *yes && wanted.iter().any(|(q, other)| !*other && q == p)) {
        return Fit::Nothing;
    }
    let typed: Vec<(&Predicate, bool)> =
        wanted.iter().copied().filter(|(p, _)| p.meaning == Meaning::Typed).collect();
    let mut within: Vec<Vec<&Pattern>> = Vec::new();
    let mut without: Vec<&Pattern> = Vec::new();
    for (predicate, yes) in wanted {
        match (&predicate.meaning, yes) {
            (Meaning::Texts(patterns) | Meaning::Within(patterns), true) => {
                within.push(patterns.iter().collect())
            }
            (Meaning::Texts(patterns), false) => without.extend(patterns),
            (Meaning::Within(_), false) | (Meaning::Typed, _) => {}
        }
    }
    if typed.is_empty() {
        of_texts(&within, &without, other_than)
    } else {
        of_types(&typed, &within, &without, other_than)
    }
}

fn of_texts(within: &[Vec<&Pattern>], without: &[&Pattern], other_than: Option<&str>) -> Fit {
    let other = other_than.map(Pattern::literal);
    let mut without = without.to_vec();
    without.extend(&other);
    // An empty text is a value, and an odd one: only where nothing else fits.
    let empty = Pattern::literal("");
    let kinder: Vec<&Pattern> = without.iter().copied().chain([&empty]).collect();
    match find(within, &kinder, BUDGET) {
        Found::Text(text) => Fit::Value(text),
        Found::TooMany => Fit::Open(TOO_MANY),
        Found::Nothing => match find(within, &without, BUDGET) {
            Found::Text(text) => Fit::Value(text),
            Found::TooMany => Fit::Open(TOO_MANY),
            Found::Nothing => Fit::Nothing,
        },
    }
}

/// Numbers, dates and addresses: between the points that the policies name nothing changes, so one value
/// of each stretch is enough.
fn of_types(
    wanted: &[(&Predicate, bool)],
    within: &[Vec<&Pattern>],
    without: &[&Pattern],
    other_than: Option<&str>,
) -> Fit {
    let mut candidates: Vec<String> = Vec::new();
    for (predicate, _) in wanted {
        // Together: what lies between two points counts, whoever names them.
        let of_type = wanted.iter().filter(|(p, _)| same_type(p.comparison, Some(predicate.comparison)));
        let named: Vec<String> = of_type.flat_map(|(p, _)| p.values.iter().cloned()).collect();
        candidates.extend(typed::around(predicate.comparison, &named));
    }
    candidates.extend(within.iter().flatten().filter_map(|p| p.as_literal()));
    let good = |value: &String| {
        wanted.iter().all(|(p, yes)| p.typed_holds(value) == *yes)
            && within.iter().all(|set| set.iter().any(|p| p.matches(value)))
            && !without.iter().any(|p| p.matches(value))
            && other_than != Some(value.as_str())
    };
    if let Some(value) = candidates.into_iter().find(good) {
        return Fit::Value(value);
    }
    let one_type =
        wanted.iter().all(|(p, _)| same_type(p.comparison, wanted.first().map(|(p, _)| p.comparison)));
    let listed = within.iter().any(|set| set.iter().all(|p| p.as_literal().is_some()));
    if listed || (one_type && within.is_empty() && without.is_empty() && other_than.is_none()) {
        Fit::Nothing
    } else {
        Fit::Open(MIXED_TYPES)
    }
}

fn same_type(a: Comparison, b: Option<Comparison>) -> bool {
    b.is_some_and(|b| std::mem::discriminant(&a) == std::mem::discriminant(&b))
}

impl Predicate {
    /// Whether it is true of a value, for a comparison of types.
    fn typed_holds(&self, value: &str) -> bool {
        self.values.iter().any(|own| typed::compare(self.comparison, value, own))
    }
}
