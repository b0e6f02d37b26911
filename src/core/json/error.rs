//! Why a text is not JSON.

use std::fmt;

use super::Position;

/// Why a text is not JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte at which it shows.
    pub byte: usize,
    /// The same for people.
    pub position: Position,
    /// What is wrong there.
    pub kind: SyntaxErrorKind,
}

/// What is wrong at a place. Each kind's text says the mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text ends inside a value.
    End {
        /// What was still to come, such as `}`.
        wanted: &'static str,
    },
    /// Nothing but white space.
    Empty,
    /// Two values or members with no comma between them.
    MissingComma,
    /// A comma with nothing after it.
    TrailingComma,
    /// A member's name without a colon behind it.
    MissingColon,
    /// A member's name without quotes.
    BareName,
    /// Typographic quotes.
    SmartQuote(char),
    /// Single quotes.
    SingleQuote,
    /// A comment.
    Comment,
    /// A string that its line does not close.
    OpenString,
    /// A control character inside a string.
    ControlCharacter(char),
    /// A backslash that begins no escape.
    BadEscape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A number that JSON does not write so.
    BadNumber,
    /// A value was wanted here.
    NoValue(char),
    /// Something after the end of the value.
    Trailing,
    /// Brackets in brackets beyond the limit.
    TooDeep,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.position.line, self.position.column, self.kind)
    }
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::End { wanted } => return write!(f, "the text ends here; {wanted} is missing"),
            Self::Empty => "there is no JSON here; paste a policy",
            Self::MissingComma => "a comma is missing here, before this",
            Self::TrailingComma => "nothing follows this comma; remove it",
            Self::MissingColon => "a colon is missing here, between a name and its value",
            Self::BareName => "a name stands in double quotes; add them",
            Self::SmartQuote(c) => return write!(f, "`{c}` is a typographic quote; write `\"`"),
            Self::SingleQuote => "JSON has no single quotes; write `\"`",
            Self::Comment => "JSON has no comments; remove it",
            Self::OpenString => "this string is not closed on its line; add a `\"`",
            Self::ControlCharacter(c) => {
                return write!(f, "a string may not hold the control character U+{:04X}", u32::from(*c));
            }
            Self::BadEscape => "this backslash begins no escape; write `\\\\` for a backslash",
            Self::LoneSurrogate => "half of a surrogate pair; write the character itself",
            Self::BadNumber => "JSON does not write a number so; put it in quotes, or mend it",
            Self::NoValue(c) => {
                return write!(f, "`{c}` begins no value; write a string, a list or an object");
            }
            Self::Trailing => "something follows the end of the JSON; remove it, or put all in one list",
            Self::TooDeep => "too many brackets inside each other; no policy has so many",
        })
    }
}

impl std::error::Error for SyntaxError {}
