//! What is asked about: an action on a resource, with what is known of the request.

use std::fmt;

use super::arn::Arn;
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

/// Why a text is no action or no resource of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestError {
    /// Not `service:Name`, or with a wildcard or a blank in it.
    Action(String),
    /// Neither `*` nor an ARN with all its fields.
    Resource(String),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(text) => {
                write!(f, "`{text}` is not one action; write `service:Name`, without wildcards and blanks")
            }
            Self::Resource(text) => write!(
                f,
                "`{text}` is not one resource; write an ARN with its six fields, \
                 `arn:partition:service:region:account:resource`, or `*` for an action that has none"
            ),
        }
    }
}

impl std::error::Error for RequestError {}

impl Request {
    /// Takes a request as somebody wrote it.
    ///
    /// # Errors
    /// When the action is not a single one, or the resource is neither `*` nor an ARN with six fields. A `*`
    /// in an ARN is a letter like any other: services ask for `cluster/*` where an action has no one resource.
    pub fn parse(action: &str, resource: &str, context: Context) -> Result<Self, RequestError> {
        let parts = action.split_once(':').filter(|(service, name)| !service.is_empty() && !name.is_empty());
        let strange = |c: char| matches!(c, '*' | '?') || c.is_whitespace() || c.is_control();
        if parts.is_none_or(|(_, name)| name.contains(':')) || action.contains(strange) {
            return Err(RequestError::Action(action.to_owned()));
        }
        let is_arn = || resource.starts_with("arn:") && Arn::split(resource).is_some();
        if resource != "*" && !is_arn() {
            return Err(RequestError::Resource(resource.to_owned()));
        }
        Ok(Self { action: action.to_owned(), resource: resource.to_owned(), context })
    }
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

    /// The values of a key as they were given: an empty list too, which AWS does not say everything about.
    #[must_use]
    pub fn given(&self, key: &ConditionKey) -> Option<&[String]> {
        self.keys.get(key).map(Vec::as_slice)
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

#[cfg(test)]
mod tests {
    use super::{Context, Request};

    #[test]
    fn requests() {
        let rows = [
            ("plain", "s3:GetObject", "arn:aws:s3:::b/k", None),
            ("no resource", "EC2:describeinstances", "*", None),
            ("2.5 a comma is a letter", "s3:GetObject,PutObject", "*", None),
            ("4.2 a star that is asked for", "eks:ListClusters", "arn:aws:eks:r:1:cluster/*", None),
            (
                "colons in the sixth field",
                "logs:PutLogEvents",
                "arn:aws:logs:r:1:log-group:g:log-stream:s",
                None,
            ),
            ("2.3 a wildcard", "s3:Get*", "*", Some("`s3:Get*` is not one action")),
            ("2.3 a blank", "s3:Get Object", "*", Some("`s3:Get Object` is not one action")),
            ("no name", "s3:", "*", Some("`s3:` is not one action")),
            ("no service", ":GetObject", "*", Some("`:GetObject` is not one action")),
            ("no colon", "GetObject", "*", Some("`GetObject` is not one action")),
            ("two colons", "s3:a:b", "*", Some("`s3:a:b` is not one action")),
            ("five fields", "s3:GetObject", "arn:aws:s3::b", Some("`arn:aws:s3::b` is not one resource")),
            ("no ARN", "s3:GetObject", "b", Some("`b` is not one resource")),
            ("nothing", "s3:GetObject", "", Some("`` is not one resource")),
        ];
        for (name, action, resource, message) in rows {
            let found = Request::parse(action, resource, Context::default()).map_err(|e| e.to_string());
            match message {
                None => assert!(found.is_ok(), "{name}: {found:?}"),
                Some(message) => assert!(found.unwrap_err().starts_with(message), "{name}"),
            }
        }
    }
}
