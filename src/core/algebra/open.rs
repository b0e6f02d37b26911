//! What AWS leaves open.

use std::fmt;

/// A question that AWS's pages do not answer, or answer in two ways. The evaluator takes one side, which
/// the text says; whoever needs certainty must not build on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenRule {
    /// How far a `*` at the end of an ARN field reaches.
    AcrossFields,
    /// A variable before the fifth colon of a resource.
    VariableBeforeResource,
    /// A variable whose key has several values.
    VariableOfSeveral,
    /// A variable with a default whose key has an empty text.
    EmptyBeforeDefault,
    /// A variable under `Bool`.
    VariableInBool,
    /// A negated operator without a set operator, on several values.
    SeveralValues,
    /// A key with an empty list, under an operator without a set operator.
    EmptyKey,
    /// `ForAnyValue:..IfExists` on a missing key.
    AnyValueIfExists,
    /// `ForAllValues:StringNotLike` on a missing key.
    AllValuesNotLike,
    /// `ForAllValues` on a key whose values are empty texts.
    EmptyTexts,
    /// A negated operator on something that is not of its type.
    Unreadable,
    /// Four digits as a date.
    YearOrEpoch,
    /// An operator with nothing to compare with.
    NoValues,
    /// An operator that IAM does not know.
    UnknownOperator,
}

impl OpenRule {
    /// What is open, and the side that is taken.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::AcrossFields => {
                "AWS has a `*` at the end of an ARN field both stay in its field and run past colons; taken: it \
                 stays"
            }
            Self::VariableBeforeResource => {
                "AWS allows variables after the fifth colon of an ARN only; taken: they are replaced before it \
                 too"
            }
            Self::VariableOfSeveral => {
                "AWS does not say what a variable is whose key has several values; taken: it has no value"
            }
            Self::EmptyBeforeDefault => {
                "AWS does not say whether an empty text gives way to a variable's default; taken: it stays"
            }
            Self::VariableInBool => {
                "AWS's pages disagree whether `Bool` takes variables; taken: it does not, and nothing matches"
            }
            Self::SeveralValues => {
                "AWS does not say what a negated operator without `ForAnyValue` or `ForAllValues` makes of \
                 several values; taken: it does not hold"
            }
            Self::EmptyKey => "AWS does not say whether a key with an empty list is missing; taken: it is",
            Self::AnyValueIfExists => {
                "AWS does not say which of `ForAnyValue` and `IfExists` wins when the key is missing; taken: \
                 `IfExists`, so it holds"
            }
            Self::AllValuesNotLike => {
                "AWS's pages disagree on `ForAllValues:StringNotLike` when the key is missing; taken: it holds"
            }
            Self::EmptyTexts => {
                "AWS once took an empty text under `ForAllValues` for no value; taken: it is a value"
            }
            Self::Unreadable => {
                "AWS does not say whether a negated operator holds on a value that is not of its type; taken: it \
                 holds"
            }
            Self::YearOrEpoch => {
                "four digits are a year to W3C and could be seconds since 1970; taken: a year"
            }
            Self::NoValues => {
                "AWS does not say what a negated operator or `IfExists` makes of an empty list of values; taken: \
                 `ForAnyValue` and a negated operator alone never hold"
            }
            Self::UnknownOperator => "IAM has no such operator; taken: it never holds",
        }
    }

    /// The page that leaves it open.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::AcrossFields => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"
            }
            Self::VariableBeforeResource
            | Self::VariableOfSeveral
            | Self::EmptyBeforeDefault
            | Self::VariableInBool => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"
            }
            Self::SeveralValues | Self::EmptyKey | Self::AnyValueIfExists | Self::EmptyTexts => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"
            }
            Self::AllValuesNotLike | Self::Unreadable | Self::YearOrEpoch | Self::UnknownOperator => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"
            }
            Self::NoValues => {
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html"
            }
        }
    }
}

impl fmt::Display for OpenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Whether something holds, and what that hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it holds, with the side of each open rule that the engine takes.
    pub holds: bool,
    /// What AWS leaves open, where the other side could make it otherwise.
    pub open: Option<OpenRule>,
}

impl Verdict {
    /// A verdict that hangs on nothing.
    #[must_use]
    pub const fn certain(holds: bool) -> Self {
        Self { holds, open: None }
    }

    /// Whether some of these hold. One that certainly does settles it.
    #[must_use]
    pub fn any(verdicts: impl IntoIterator<Item = Self>) -> Self {
        let mut any = Self::certain(false);
        for verdict in verdicts {
            match verdict {
                Self { holds: true, open: None } => return verdict,
                Self { holds, open } => {
                    any = Self { holds: any.holds || holds, open: any.open.or(open) };
                }
            }
        }
        any
    }

    /// Whether all of these hold. One that certainly does not settles it.
    #[must_use]
    pub fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        Self::any(verdicts.into_iter().map(Self::negated)).negated()
    }

    /// Whether it does not hold.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { holds: !self.holds, open: self.open }
    }
}
