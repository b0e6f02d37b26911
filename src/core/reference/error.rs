//! Why a text is not a reference.

use std::error::Error;
use std::fmt;

use super::parse::FORMAT;

/// Why a text is not a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: ParseErrorKind,
}

/// What is wrong with a line of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// The first line is not the name and version of the format.
    Format,
    /// One of the first lines is not the one expected.
    Header(&'static str),
    /// No kind of line begins like this.
    UnknownLine,
    /// A field is missing or malformed.
    Field(&'static str),
    /// The line is not where its kind belongs.
    Misplaced(&'static str),
    /// The name is not greater than the one before it.
    Order(Box<str>),
    /// More words are taken from the name before than it has.
    Words,
    /// The service has no resource type with this number, or the numbers are not in order.
    NoResourceType(Box<str>),
    /// The service has no condition key with this number, or the numbers are not in order.
    NoConditionKey(Box<str>),
    /// A count is not what was announced.
    Count {
        /// What was counted.
        what: &'static str,
        /// How many were announced.
        said: usize,
        /// How many there are.
        found: usize,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)
    }
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => write!(f, "expected `{FORMAT}`"),
            Self::Header(word) => write!(f, "expected a line `{word}` with all its fields"),
            Self::UnknownLine => f.write_str("no kind of line begins like this"),
            Self::Field(what) => write!(f, "expected {what}"),
            Self::Misplaced(place) => write!(f, "this line belongs {place}"),
            Self::Order(name) => write!(f, "`{name}` is out of order or there twice"),
            Self::Words => f.write_str("takes more words than the name before it has"),
            Self::NoResourceType(text) => write!(f, "the service has no resource type `{text}`"),
            Self::NoConditionKey(text) => write!(f, "the service has no condition key `{text}`"),
            Self::Count { what, said, found } => {
                write!(f, "announced {said} {what}, found {found}")
            }
        }
    }
}

impl Error for ParseError {}
