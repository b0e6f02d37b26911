//! What is asked about: an action on a resource, with what is known of the request.

use std::fmt;

use crate::core::policy::ConditionKey;
use crate::core::sorted::Map;

/// A request as IAM sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The action, `service:Name`, in any case.
    pub action: String,
    /// The ARN of one resource, or `*` for an action that has none. Nothing in it is a wildcard.
    pub resource: String,
    /// What is known of the request.
    pub context: Context,
}

/// The condition keys of a request, each with its values. A key that is not there is missing, which is
/// a state of its own to every operator; a key with an empty list counts as missing too.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Context {
    keys: Map<ConditionKey, Vec<String>>,
}

impl Context {
    /// Gives a key its values, in place of those that it had.
    pub fn insert(&mut self, key: ConditionKey, values: Vec<String>) {
        self.keys.insert(key, values);
    }

    /// The values of a key; none where it is missing, or has an empty list.
    #[must_use]
    pub fn get(&self, key: &ConditionKey) -> Option<&[String]> {
        self.keys.get(key).map(Vec::as_slice).filter(|values| !values.is_empty())
    }

    /// The keys in order, each with its values.
    pub fn iter(&self) -> impl Iterator<Item = (&ConditionKey, &[String])> {
        self.keys.iter().map(|(key, values)| (key, values.as_slice()))
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl FromIterator<(ConditionKey, Vec<String>)> for Context {
    fn from_iter<T: IntoIterator<Item = (ConditionKey, Vec<String>)>>(entries: T) -> Self {
        let mut context = Self::default();
        for (key, values) in entries {
            context.insert(key, values);
        }
        context
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
