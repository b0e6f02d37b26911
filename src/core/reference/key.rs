//! Condition keys: their names, which may hold placeholders, and the types of their values.

use std::fmt;

/// A condition key of a service, as AWS's reference lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionKey {
    pub(super) name: Box<str>,
    pub(super) key_type: KeyType,
}

/// What values a condition key has in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyType {
    /// The type of one value.
    pub value: ValueType,
    /// Whether a request can give it several values (`ArrayOf...`), so that a condition needs
    /// `ForAllValues` or `ForAnyValue`.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>
    pub many: bool,
}

/// The type of a value, which says what operators fit.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#context_keys_table>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueType {
    /// Text.
    String,
    /// An Amazon resource name.
    Arn,
    /// `true` or `false`.
    Bool,
    /// A decimal number.
    Numeric,
    /// A day or a moment.
    Date,
    /// An address of IPv4 or IPv6.
    IpAddress,
    /// Bytes.
    Binary,
}

impl ConditionKey {
    /// The name in AWS's case, such as `s3:prefix` or `aws:RequestTag/${TagKey}`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The type of its values.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// Whether a key of a policy or a request is this one: without regard to case, and with something
    /// in place of each placeholder.
    #[must_use]
    pub fn matches(&self, key: &str) -> bool {
        fits(&self.name, key)
    }
}

/// Whether `key` is `name` with something in place of each `${...}` or `<...>`.
pub(super) fn fits(name: &str, key: &str) -> bool {
    let Some(start) = name.find("${").or_else(|| name.find('<')) else {
        return name.eq_ignore_ascii_case(key);
    };
    let (Some((literal, placeholder)), Some((same, free))) =
        (name.split_at_checked(start), key.split_at_checked(start))
    else {
        return false;
    };
    let rest = placeholder.split_once(['}', '>']).map_or("", |(_, rest)| rest);
    literal.eq_ignore_ascii_case(same)
        && if rest.is_empty() {
            !free.is_empty()
        } else {
            free.char_indices().skip(1).any(|(at, _)| free.get(at..).is_some_and(|tail| fits(rest, tail)))
        }
}

impl KeyType {
    const ARRAY: &'static str = "ArrayOf";

    /// The type with this name in AWS's words, such as `ArrayOfString`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (single, many) = match name.strip_prefix(Self::ARRAY) {
            Some(single) => (single, true),
            None => (name, false),
        };
        let value = ValueType::ALL.into_iter().find(|value| value.name() == single)?;
        Some(Self { value, many })
    }

    /// One letter: lower case for several values.
    pub(super) fn from_code(code: char) -> Option<Self> {
        let value = ValueType::ALL.into_iter().find(|value| value.code() == code.to_ascii_uppercase())?;
        Some(Self { value, many: code.is_ascii_lowercase() })
    }

    /// The letter that stands for it in the text format.
    #[must_use]
    pub fn code(self) -> char {
        if self.many { self.value.code().to_ascii_lowercase() } else { self.value.code() }
    }
}

impl fmt::Display for KeyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.many { Self::ARRAY } else { "" })?;
        f.write_str(self.value.name())
    }
}

impl ValueType {
    /// All types.
    pub const ALL: [Self; 7] =
        [Self::String, Self::Arn, Self::Bool, Self::Numeric, Self::Date, Self::IpAddress, Self::Binary];

    /// The type in AWS's words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Arn => "ARN",
            Self::Bool => "Bool",
            Self::Numeric => "Numeric",
            Self::Date => "Date",
            Self::IpAddress => "IPAddress",
            Self::Binary => "Binary",
        }
    }

    const fn code(self) -> char {
        match self {
            Self::String => 'S',
            Self::Arn => 'A',
            Self::Bool => 'B',
            Self::Numeric => 'N',
            Self::Date => 'D',
            Self::IpAddress => 'I',
            Self::Binary => 'Y',
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyType, ValueType, fits};

    #[test]
    fn names_fit_without_regard_to_case_and_with_placeholders_filled() {
        let table = [
            ("itself", "s3:prefix", "s3:prefix", true),
            ("in another case", "s3:versionid", "s3:VersionId", true),
            ("the beginning only", "s3:prefix", "s3:pre", false),
            ("more than it", "s3:prefix", "s3:prefixes", false),
            ("a tag", "aws:RequestTag/${TagKey}", "AWS:requesttag/Cost/Center:x", true),
            ("as it is written", "aws:RequestTag/${TagKey}", "aws:RequestTag/${TagKey}", true),
            ("no tag", "aws:RequestTag/${TagKey}", "aws:RequestTag/", false),
            ("no slash", "aws:RequestTag/${TagKey}", "aws:RequestTag", false),
            ("another tag", "aws:RequestTag/${TagKey}", "aws:ResourceTag/x", false),
            ("angle brackets", "s3:ExistingObjectTag/<key>", "s3:existingobjecttag/x", true),
            ("in the middle", "events:Metadata/${K}/Matcher", "events:Metadata/a/b/Matcher", true),
            ("nothing in the middle", "events:Metadata/${K}/Matcher", "events:Metadata//Matcher", false),
            ("end missing", "events:Metadata/${K}/Matcher", "events:Metadata/a", false),
            ("two", "a.${X}.b/${Y}", "a.x.b/y", true),
            ("two, one empty", "a.${X}.b/${Y}", "a.x.b/", false),
            ("wide letters", "aws:RequestTag/${TagKey}", "aws:RequestTag/\u{e9}", true),
            ("cut inside a wide letter", "aws:RequestTag/${TagKey}", "aws:RequestTag\u{e9}x", false),
        ];
        for (case, name, key, expected) in table {
            assert_eq!(fits(name, key), expected, "{case}");
        }
    }

    #[test]
    fn types_are_found_by_name_and_by_letter() {
        for value in ValueType::ALL {
            for many in [false, true] {
                let key_type = KeyType { value, many };
                assert_eq!(KeyType::from_name(&key_type.to_string()), Some(key_type));
                assert_eq!(KeyType::from_code(key_type.code()), Some(key_type));
            }
        }
        for name in ["", "string", "ArrayOf", "ArrayOfArrayOfString", "Arn"] {
            assert_eq!(KeyType::from_name(name), None, "{name}");
        }
        assert_eq!(KeyType::from_code('?'), None);
    }
}
