//! Resource patterns: `*`, or an ARN whose fields may hold wildcards.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>

use std::fmt;
use std::sync::Arc;

use super::glob;

/// A pattern in a `Resource` or `NotResource` element. Case-sensitive. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ResourcePattern(Arc<str>);

impl ResourcePattern {
    /// Takes a pattern as it stands in a policy.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The pattern as it was spelt.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the bare `*`: every resource, and the only one of actions without a resource type.
    #[must_use]
    pub fn is_any(&self) -> bool {
        &*self.0 == "*"
    }

    /// Whether it matches everything that `other` matches. `true` is a proof; `false` is not.
    ///
    /// ARNs are compared field by field. AWS's page also lets a `*` that ends a field run past colons;
    /// the two readings can only disagree where a `?` stands, so those are never said to cover.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        if self.is_any() || self == other {
            return true;
        }
        // A variable is a value not known here: as the wider side it proves nothing.
        if self.0.contains("${") || self.0.contains('?') || other.0.contains('?') {
            return false;
        }
        let inner = with_variables_open(&other.0);
        match (fields(&self.0), fields(&inner)) {
            (Some(outer), Some(inner)) => outer.iter().zip(inner).all(|(o, i)| glob::covers(o, i)),
            _ => false,
        }
    }
}

/// The six fields of a complete ARN; none for an incomplete one, which only ever equals itself here.
fn fields(text: &str) -> Option<[&str; 6]> {
    let mut rest = text.splitn(6, ':');
    let found = [rest.next()?, rest.next()?, rest.next()?, rest.next()?, rest.next()?, rest.next()?];
    Some(found)
}

/// The pattern with each `${variable}` as `*`: what it could become at the widest.
fn with_variables_open(text: &str) -> String {
    let mut open = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        open.push_str(before);
        open.push('*');
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    open.push_str(rest);
    open
}

impl fmt::Display for ResourcePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ResourcePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ResourcePattern;

    #[test]
    fn covering() {
        let rows = [
            ("any covers all", "*", "arn:aws:s3:::b", true),
            ("no arn covers any", "arn:*:*:*:*:*", "*", false),
            ("partition star", "arn:*:iam::*:role/*", "arn:aws:iam::1:role/x", true),
            ("star stays in its field", "arn:*:s3:::*", "arn:aws:s3:us-east-1:1:accesspoint/a", false),
            ("empty field is empty", "arn:aws:s3:*:*:*", "arn:aws:s3:::b", true),
            ("suffix", "arn:*:iam::*:role/*", "arn:*:iam::*:role/*.sigs.k8s.io", true),
            ("not the other way", "arn:*:iam::*:role/*.sigs.k8s.io", "arn:*:iam::*:role/*", false),
            ("variable inside", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}/*", true),
            ("variable could be anything", "arn:aws:s3:::b/*}", "arn:aws:s3:::b/${aws:username}", false),
            ("variable as the wider side", "arn:aws:s3:::${aws:username}*", "arn:aws:s3:::bob", false),
            ("question mark: not claimed", "arn:aws:s3:::?*", "arn:aws:s3:::ab", false),
            ("incomplete ARN: not claimed", "arn:aws:sqs", "arn:aws:sqs:a:1:q", false),
        ];
        for (name, outer, inner, expected) in rows {
            assert_eq!(ResourcePattern::new(outer).covers(&ResourcePattern::new(inner)), expected, "{name}");
        }
    }
}
