//! Minimising: the same grants in fewer characters, exact on the dated reference.
//!
//! | module | what it knows |
//! |---|---|
//! | `words` | what a word of an action's name is |
//! | `names` | the action names of a service, and which of them a pattern catches |
//! | `readable` | patterns whose stars stand for whole words |
//! | `shortest` | the search for the shortest patterns of any kind |
//! | `cover` | weighted set cover: the cheapest choice of patterns |
//! | `expand` | the actions that patterns match |
//! | `list` | one service's part of an action list |
//! | `shadow` | what other statements grant already |
//! | `statements` | from documents to shorter ones |
//! | [`verify`] | the check of a result, which shares nothing with the search |
//!
//! What is kept: for each effect, resource and condition the same actions of the reference, and of the
//! names beyond it that the source spells out. A wildcard of the source reaches tomorrow's names too; some
//! wildcard of the result covers it whole. What is not known stays as it is written. A new wildcard catches
//! nothing more today, and may tomorrow: each is named in [`Minimised::future`].
//!
//! A Sid grants nothing and is left out, as in a merge.

mod bits;
mod cover;
mod expand;
mod list;
mod names;
mod readable;
mod shadow;
mod shortest;
mod statements;
pub mod verify;
mod words;

pub use expand::{Expansion, expand};
pub use names::Universe;
pub use statements::{FutureWildcard, Minimised, minimise};
pub use words::words;

/// Which wildcards a result may have that its source has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Wildcards {
    /// None: what is redundant goes, and that is all.
    #[default]
    None,
    /// A `*` that stands for one or more whole words of each name that it catches.
    Readable,
    /// Any.
    Smallest,
}

impl Wildcards {
    /// Every setting, from the plainest.
    pub const ALL: [Self; 3] = [Self::None, Self::Readable, Self::Smallest];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Readable => "readable",
            Self::Smallest => "smallest",
        }
    }

    /// The setting with this word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }
}
