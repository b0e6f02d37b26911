//! JSON with places: every value knows where it stands in its text, and a member that stands twice is
//! kept twice. IAM's own rules about policies need both, and readers into maps give neither.
//!
//! [`read`] accepts what RFC 8259 does and says of anything else where it is wrong and how to mend it.

mod error;
mod read;
mod write;

pub use error::{SyntaxError, SyntaxErrorKind};
pub use read::{MAX_DEPTH, read};
pub use write::{quote, write};

/// A stretch of a text, in bytes: from `start` up to and without `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// A place in a text for people: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Position {
    /// The line and column of a byte of a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its place in the text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a JSON value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written: nothing is rounded.
    Number(String),
    /// A string, its escapes undone.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, its members in order, those that stand twice too.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, escapes undone.
    pub name: String,
    /// Where the name stands, quotes included.
    pub name_span: Span,
    /// Its value.
    pub value: Value,
}

impl Value {
    /// The members, if it is an object.
    #[must_use]
    pub fn members(&self) -> Option<&[Member]> {
        match &self.kind {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of the member with this name, if it is an object that has one; the last if there are
    /// several, as most readers have it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members()?.iter().rev().find(|m| m.name == name).map(|m| &m.value)
    }
}
