//! Condition operators: what is compared, and how a list of values and a missing key count.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

/// A condition operator, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operator {
    /// `ForAnyValue:` or `ForAllValues:`, for keys with several values.
    pub set: Option<SetOperator>,
    /// What it compares.
    pub comparison: Comparison,
    /// Whether it holds where the comparison does not, as `StringNotEquals` does.
    pub negated: bool,
    /// Whether it holds when the request has no such key.
    pub if_exists: bool,
}

/// How the values of a key with several values are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetOperator {
    /// Some value of the request must pass.
    ForAnyValue,
    /// Every value of the request must pass; none at all passes.
    ForAllValues,
}

/// What an operator compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// The same text.
    StringEquals,
    /// The same text but for case.
    StringEqualsIgnoreCase,
    /// A pattern with `*` and `?`.
    StringLike,
    /// Decimal numbers.
    Numeric(Order),
    /// Points in time.
    Date(Order),
    /// `true` or `false`.
    Bool,
    /// Bytes, given in base64.
    Binary,
    /// An address in a range.
    IpAddress,
    /// ARNs, each of the six fields with `*` and `?`. `ArnEquals` and `ArnLike` are the same.
    Arn,
    /// Whether the key is missing.
    Null,
}

/// How two numbers or points in time must stand to each other: the request's first, the policy's second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// The same.
    Equals,
    /// Less, or before.
    LessThan,
    /// Less or the same.
    LessThanEquals,
    /// Greater, or after.
    GreaterThan,
    /// Greater or the same.
    GreaterThanEquals,
}

/// Every operator without prefix and suffix.
const NAMES: [(&str, Comparison, bool); 27] = {
    use Comparison::{
        Arn, Binary, Bool, Date, IpAddress, Null, Numeric, StringEquals, StringEqualsIgnoreCase, StringLike,
    };
    use Order::{Equals, GreaterThan, GreaterThanEquals, LessThan, LessThanEquals};
    [
        ("StringEquals", StringEquals, false),
        ("StringNotEquals", StringEquals, true),
        ("StringEqualsIgnoreCase", StringEqualsIgnoreCase, false),
        ("StringNotEqualsIgnoreCase", StringEqualsIgnoreCase, true),
        ("StringLike", StringLike, false),
        ("StringNotLike", StringLike, true),
        ("NumericEquals", Numeric(Equals), false),
        ("NumericNotEquals", Numeric(Equals), true),
        ("NumericLessThan", Numeric(LessThan), false),
        ("NumericLessThanEquals", Numeric(LessThanEquals), false),
        ("NumericGreaterThan", Numeric(GreaterThan), false),
        ("NumericGreaterThanEquals", Numeric(GreaterThanEquals), false),
        ("DateEquals", Date(Equals), false),
        ("DateNotEquals", Date(Equals), true),
        ("DateLessThan", Date(LessThan), false),
        ("DateLessThanEquals", Date(LessThanEquals), false),
        ("DateGreaterThan", Date(GreaterThan), false),
        ("DateGreaterThanEquals", Date(GreaterThanEquals), false),
        ("Bool", Bool, false),
        ("BinaryEquals", Binary, false),
        ("IpAddress", IpAddress, false),
        ("NotIpAddress", IpAddress, true),
        ("ArnEquals", Arn, false),
        ("ArnLike", Arn, false),
        ("ArnNotEquals", Arn, true),
        ("ArnNotLike", Arn, true),
        ("Null", Null, false),
    ]
};

impl Operator {
    /// Reads an operator as policies write it. Case counts, as it does to IAM.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (set, rest) = match text.split_once(':') {
            Some(("ForAnyValue", rest)) => (Some(SetOperator::ForAnyValue), rest),
            Some(("ForAllValues", rest)) => (Some(SetOperator::ForAllValues), rest),
            Some(_) => return None,
            None => (None, text),
        };
        let (name, if_exists) = match rest.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (rest, false),
        };
        let (_, comparison, negated) = NAMES.into_iter().find(|(known, ..)| *known == name)?;
        // "NullIfExists" would ask whether a missing key is there.
        (!(if_exists && comparison == Comparison::Null)).then_some(Self {
            set,
            comparison,
            negated,
            if_exists,
        })
    }

    /// The operator that a misspelt one was meant to be: the same but for case.
    #[must_use]
    pub fn meant(text: &str) -> Option<String> {
        let (prefix, rest) = match text.split_once(':') {
            Some((set, rest)) if set.eq_ignore_ascii_case("ForAnyValue") => ("ForAnyValue:", rest),
            Some((set, rest)) if set.eq_ignore_ascii_case("ForAllValues") => ("ForAllValues:", rest),
            Some(_) => return None,
            None => ("", text),
        };
        NAMES.iter().find_map(|(name, ..)| {
            ["", "IfExists"].into_iter().find_map(|suffix| {
                // There is no `NullIfExists`.
                let same = (*name != "Null" || suffix.is_empty())
                    && rest.len() == name.len() + suffix.len()
                    && rest.is_char_boundary(name.len())
                    && rest.split_at(name.len()).0.eq_ignore_ascii_case(name)
                    && rest.split_at(name.len()).1.eq_ignore_ascii_case(suffix);
                same.then(|| format!("{prefix}{name}{suffix}"))
            })
        })
    }

    /// Whether policy variables in its values are replaced.
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(
            self.comparison,
            Comparison::StringEquals
                | Comparison::StringEqualsIgnoreCase
                | Comparison::StringLike
                | Comparison::Arn
        )
    }

    /// Whether it holds when the request does not have the key.
    #[must_use]
    pub const fn holds_when_missing(self) -> bool {
        match self.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => self.if_exists,
            None => self.if_exists || self.negated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Operator, Order, SetOperator};

    #[test]
    fn operators_are_taken_apart() {
        let plain = |comparison, negated| Operator { set: None, comparison, negated, if_exists: false };
        let rows = [
            ("StringEquals", Some(plain(Comparison::StringEquals, false))),
            ("ArnNotLike", Some(plain(Comparison::Arn, true))),
            (
                "ForAllValues:StringNotLikeIfExists",
                Some(Operator {
                    set: Some(SetOperator::ForAllValues),
                    comparison: Comparison::StringLike,
                    negated: true,
                    if_exists: true,
                }),
            ),
            ("NumericGreaterThanEquals", Some(plain(Comparison::Numeric(Order::GreaterThanEquals), false))),
            ("Null", Some(plain(Comparison::Null, false))),
            ("NullIfExists", None),
            ("stringEquals", None),
            ("ForEachValue:StringLike", None),
            ("forAnyValue:StringLike", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(Operator::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_wrong_case_is_recognised() {
        let rows = [
            ("stringEquals", Some("StringEquals")),
            ("forallvalues:stringlikeifexists", Some("ForAllValues:StringLikeIfExists")),
            ("StringEqual", None),
            ("NullIfExists", None),
            ("null", Some("Null")),
        ];
        for (text, expected) in rows {
            assert_eq!(Operator::meant(text).as_deref(), expected, "{text}");
        }
    }
}
