//! Sets of texts that patterns describe, and whether some text lies in these and in none of those.
//!
//! A pattern is a row of symbols, each one character of a class or any run of such characters; a set is
//! the union of some patterns. That is enough for everything IAM matches with wildcards: actions (without
//! case), ARNs (fields that a star does not leave) and condition values. [`find`] decides any combination
//! of such sets exactly and answers with a text, so that every "no" comes with an example.

mod find;
mod pattern;

pub use find::{Found, find};
pub use pattern::{Class, Pattern, Symbol};
