//! Condition blocks: operators, keys and values, all of which must hold.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html>

use std::cmp::Ordering;
use std::fmt;

use super::Entries;
use crate::core::sorted::Map;

/// A condition key. Compared without regard to case; the spelling is kept.
#[derive(Clone)]
pub struct ConditionKey(String);

impl ConditionKey {
    /// Takes a key as it stands in a policy.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The key as it was spelt.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn folded(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().map(|b| b.to_ascii_lowercase())
    }
}

impl PartialEq for ConditionKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for ConditionKey {}

impl Ord for ConditionKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl PartialOrd for ConditionKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for ConditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

/// A `Condition` element: every key under every operator must hold; the values of one key are
/// alternatives. Empty: no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conditions {
    tests: Map<String, Map<ConditionKey, Entries<String>>>,
}

impl Conditions {
    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// Adds one operator's test of one key. `false` if the operator tested that key before, in whatever
    /// case: the new values then stand in place of the old ones.
    pub fn insert(&mut self, operator: &str, key: ConditionKey, values: Entries<String>) -> bool {
        self.tests.entry(operator.to_owned()).or_default().insert(key, values).is_none()
    }

    /// The operators in order, each with its keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Map<ConditionKey, Entries<String>>)> {
        self.tests.iter().map(|(operator, keys)| (operator.as_str(), keys))
    }

    /// The same condition with its values sorted, without repetition, one-element lists unwrapped.
    #[must_use]
    pub fn canonical(&self) -> Self {
        self.map_values(|values| values.clone().canonical())
    }

    /// Whether whatever satisfies `other` satisfies this too, by having no test that `other` lacks.
    /// Both must be canonical. `true` is a proof; `false` is not.
    #[must_use]
    pub fn is_weaker_or_equal(&self, other: &Self) -> bool {
        self.tests.iter().all(|(operator, keys)| {
            other
                .tests
                .get(operator)
                .is_some_and(|theirs| keys.iter().all(|(key, values)| theirs.get(key) == Some(values)))
        })
    }

    fn map_values(&self, change: impl Fn(&Entries<String>) -> Entries<String>) -> Self {
        let mut changed = Self::default();
        for (operator, keys) in &self.tests {
            for (key, values) in keys {
                changed.insert(operator, key.clone(), change(values));
            }
        }
        changed
    }
}
