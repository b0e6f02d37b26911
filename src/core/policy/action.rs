//! Action patterns: `*`, or a literal service prefix and a name that may hold wildcards.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html>

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::glob;

/// A pattern in an `Action` or `NotAction` element. Compared without regard to case, as IAM does;
/// the spelling is kept. Cheap to clone.
#[derive(Clone)]
pub struct ActionPattern {
    text: Arc<str>,
    folded: Arc<str>,
}

/// Why a text is no action pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionError {
    text: String,
    kind: ActionErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ActionErrorKind {
    NoColon,
    ManyColons,
    WildcardInPrefix,
    EmptyPrefix,
}

impl fmt::Display for ActionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            ActionErrorKind::NoColon => {
                "has no service prefix; write `service:Name`, or `*` for every action"
            }
            ActionErrorKind::ManyColons => "has more than one colon; an action is `service:Name`",
            ActionErrorKind::WildcardInPrefix => {
                "has a wildcard in its service prefix, which IAM refuses; name the service"
            }
            ActionErrorKind::EmptyPrefix => "has nothing before its colon; name the service",
        };
        write!(f, "action `{}` {why}", self.text)
    }
}

impl std::error::Error for ActionError {}

impl ActionPattern {
    /// Reads a pattern as it stands in a policy.
    ///
    /// # Errors
    /// When the text is neither `*` nor `prefix:name` with a literal prefix. IAM refuses such a document.
    pub fn parse(text: &str) -> Result<Self, ActionError> {
        let refuse = |kind| Err(ActionError { text: text.to_owned(), kind });
        if text != "*" {
            let Some((prefix, name)) = text.split_once(':') else {
                return refuse(ActionErrorKind::NoColon);
            };
            if name.contains(':') {
                return refuse(ActionErrorKind::ManyColons);
            }
            if prefix.is_empty() {
                return refuse(ActionErrorKind::EmptyPrefix);
            }
            if prefix.contains(['*', '?']) {
                return refuse(ActionErrorKind::WildcardInPrefix);
            }
        }
        Ok(Self { text: text.into(), folded: text.to_ascii_lowercase().into() })
    }

    /// A text that is no pattern, kept for those who look through a faulty policy. It matches nothing.
    #[must_use]
    pub(in crate::core) fn refused(text: &str) -> Self {
        // No action has this character, so not even a `*` in the text helps.
        Self { text: text.into(), folded: format!("\0{}", text.to_ascii_lowercase()).into() }
    }

    /// The pattern as it was spelt.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The pattern in lower case: two patterns that differ in case only are the same to IAM.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The service prefix in lower case; empty for a bare `*`.
    #[must_use]
    pub fn service(&self) -> &str {
        self.folded.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The part after the colon, as spelt; `*` for a bare `*`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text.split_once(':').map_or("*", |(_, name)| name)
    }

    /// Whether it can stand for more than one action.
    #[must_use]
    pub fn has_wildcard(&self) -> bool {
        self.text.bytes().any(|b| matches!(b, b'*' | b'?'))
    }

    /// Whether it matches the action `service:Name`.
    #[must_use]
    pub fn matches(&self, action: &str) -> bool {
        glob::matches(&self.folded, &action.to_ascii_lowercase())
    }

    /// Whether it matches everything that `other` matches. `true` is a proof; `false` is not.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.folded == other.folded || glob::covers(&self.folded, &other.folded)
    }

    /// The same pattern in another spelling, if that differs in case only.
    #[must_use]
    pub fn respelt(&self, text: &str) -> Option<Self> {
        let same = text.eq_ignore_ascii_case(&self.folded);
        same.then(|| Self { text: text.into(), folded: Arc::clone(&self.folded) })
    }
}

impl PartialEq for ActionPattern {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for ActionPattern {}

impl Ord for ActionPattern {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded.cmp(&other.folded)
    }
}

impl PartialOrd for ActionPattern {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ActionPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ActionPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::ActionPattern;

    #[test]
    fn matching_ignores_case() {
        let pattern = ActionPattern::parse("EC2:describevolumes*").unwrap();
        assert!(pattern.matches("ec2:DescribeVolumesModifications"));
        let get = ActionPattern::parse("s3:Get?bject").unwrap();
        assert!(get.matches("s3:GetObject"));
        assert!(!ActionPattern::parse("s3:Get?Object").unwrap().matches("s3:GetObject"));
    }

    #[test]
    fn errors_say_the_mend() {
        let rows = [
            (
                "GetObject",
                "action `GetObject` has no service prefix; write `service:Name`, or `*` for every action",
            ),
            ("s3:a:b", "action `s3:a:b` has more than one colon; an action is `service:Name`"),
            (
                "*:Get*",
                "action `*:Get*` has a wildcard in its service prefix, which IAM refuses; name the service",
            ),
            (":Get", "action `:Get` has nothing before its colon; name the service"),
        ];
        for (text, message) in rows {
            assert_eq!(ActionPattern::parse(text).unwrap_err().to_string(), message);
        }
    }

    #[test]
    fn covering() {
        let parse = |text| ActionPattern::parse(text).unwrap();
        assert!(parse("*").covers(&parse("ec2:Describe*")));
        assert!(parse("ec2:*").covers(&parse("EC2:RunInstances")));
        assert!(!parse("ec2:RunInstances").covers(&parse("ec2:*")));
    }
}
