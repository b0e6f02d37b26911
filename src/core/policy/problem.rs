//! What is wrong with a policy's text, beyond its JSON.

use std::fmt;

use super::{ActionError, Operator};
use crate::core::json::{Position, Span, SyntaxError};

/// Something wrong at a place of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a path: `$.Statement[0].Action[1]`.
    pub path: String,
    /// Where, in the text.
    pub span: Span,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The whole is no JSON object.
    NotAnObject,
    /// No `Statement`.
    NoStatement,
    /// A `Statement` that is neither an object nor a list of them.
    NotStatements,
    /// An empty list where something must stand.
    Empty(&'static str),
    /// A `Version` that IAM does not know.
    UnknownVersion(String),
    /// No `Version`, or the old one: variables mean nothing, and IAM takes no new policy like this.
    OldVersion,
    /// A name that the language does not have there.
    UnknownElement(String),
    /// A statement's element beside `Version`: a statement without the document around it.
    BareStatement(String),
    /// An `Id`, which identity policies do not have.
    Id,
    /// A `Principal` or `NotPrincipal`, which identity policies do not have.
    Principal(String),
    /// A name twice in one object.
    DuplicateKey(String),
    /// Something that must be text.
    NotText,
    /// A `Sid` with other characters than letters and digits.
    BadSid(String),
    /// A `Sid` that an earlier statement has.
    DuplicateSid(String),
    /// An `Effect` other than `Allow` and `Deny`.
    BadEffect,
    /// None or both of an element and its Not-form.
    OneOf(&'static str, &'static str),
    /// No action pattern.
    BadAction(ActionError),
    /// Neither `*` nor an ARN.
    NotAnArn(String),
    /// A condition, or an operator in it, that is no object.
    NotAnObjectOf(&'static str),
    /// An operator that IAM does not know.
    UnknownOperator(String),
    /// A condition key twice under one operator, in whatever case.
    DuplicateConditionKey(String),
    /// A character that IAM does not take in a policy.
    BadCharacter(char),
}

impl ProblemKind {
    /// Whether IAM refuses such a document, so that nothing is to be said about what it grants. What is not
    /// refused is read as IAM reads policies that were stored before it grew stricter.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html>
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        match self {
            Self::Empty(_)
            | Self::OldVersion
            | Self::Id
            | Self::DuplicateKey(_)
            | Self::BadSid(_)
            | Self::DuplicateSid(_)
            | Self::BadCharacter(_) => false,
            Self::NotAnObject
            | Self::NoStatement
            | Self::NotStatements
            | Self::UnknownVersion(_)
            | Self::UnknownElement(_)
            | Self::BareStatement(_)
            | Self::Principal(_)
            | Self::NotText
            | Self::BadEffect
            | Self::OneOf(..)
            | Self::BadAction(_)
            | Self::NotAnArn(_)
            | Self::NotAnObjectOf(_)
            | Self::UnknownOperator(_)
            | Self::DuplicateConditionKey(_) => true,
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => f.write_str("a policy is a JSON object; wrap the statements in one"),
            Self::NoStatement | Self::NotStatements => {
                f.write_str("a policy needs a `Statement`, an object or a list of them")
            }
            Self::Empty(what) => write!(f, "this list is empty, so {what}"),
            Self::UnknownVersion(version) => {
                write!(f, "`{version}` is no version of the policy language; write `2012-10-17`")
            }
            Self::OldVersion => f.write_str(
                "without version `2012-10-17` variables are plain text, and IAM takes no new policy",
            ),
            Self::UnknownElement(name) => {
                write!(f, "`{name}` is no element of an identity policy; remove it")
            }
            Self::BareStatement(name) => write!(
                f,
                "`{name}` belongs into a statement; put the statement into \
                 `{{\"Version\": \"2012-10-17\", \"Statement\": [..]}}`"
            ),
            Self::Id => f.write_str("an identity policy has no `Id`; remove it"),
            Self::Principal(name) => {
                write!(
                    f,
                    "an identity policy has no `{name}`: whom it is attached to is the principal; remove it"
                )
            }
            Self::DuplicateKey(name) => write!(f, "`{name}` stands twice; IAM takes no new policy like this"),
            Self::NotText => f.write_str("write a string or a list of strings"),
            Self::BadSid(sid) => write!(f, "the Sid `{sid}` may hold letters and digits only"),
            Self::DuplicateSid(sid) => write!(f, "an earlier statement has the Sid `{sid}`; change one"),
            Self::BadEffect => f.write_str("write `Allow` or `Deny`, in this case"),
            Self::OneOf(plain, not) => {
                write!(f, "a statement needs one of `{plain}` and `{not}`, and not both")
            }
            Self::BadAction(error) => error.fmt(f),
            Self::NotAnArn(text) => {
                write!(f, "resource `{text}` must be `*` or an ARN that begins with `arn:`")
            }
            Self::NotAnObjectOf(what) => write!(f, "write a JSON object of {what} here"),
            Self::UnknownOperator(name) => {
                write!(f, "`{name}` is no condition operator")?;
                match Operator::meant(name) {
                    Some(meant) => write!(f, "; write `{meant}`"),
                    None => Ok(()),
                }
            }
            Self::DuplicateConditionKey(key) => {
                write!(f, "the key `{key}` stands twice under one operator; IAM reads both cases as one")
            }
            Self::BadCharacter(c) => {
                write!(f, "IAM takes no character U+{:04X} in a policy", u32::from(*c))
            }
        }
    }
}

/// Why a text is no identity policy, with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireError {
    /// Line and column of the text.
    pub position: Position,
    /// The place as a path, such as `$.Statement[0].Effect`; none where the text is no JSON.
    pub path: Option<String>,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl WireError {
    pub(super) fn of(text: &str, problem: &Problem) -> Self {
        Self {
            position: Position::of(text, problem.span.start),
            path: Some(problem.path.clone()),
            message: problem.kind.to_string(),
        }
    }
}

impl From<SyntaxError> for WireError {
    fn from(error: SyntaxError) -> Self {
        Self { position: error.position, path: None, message: error.kind.to_string() }
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.position.line, self.position.column)?;
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for WireError {}
