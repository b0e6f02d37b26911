//! Links. This is the only place that knows their grammar, and it is frozen: every link that was ever
//! made keeps its meaning.
//!
//! ```text
//! #1;c=2025-02;f=control-plane,controller,deployment,eks,nodes;off=fargate;k=role;p.bucket-name=backups
//! ```
//!
//! | key | what | default, then left out |
//! |---|---|---|
//! | (first) | version of the grammar, `1` | never left out |
//! | `c` | edition | never left out |
//! | `f` | features, sorted; `none` for none | never left out |
//! | `off` | parts switched off, sorted | all on |
//! | `k` | attachment: `user`, `group`, `role` (inline) | managed policies |
//! | `m` | `published`: documents as published | merged |
//! | `q` | `20`: managed policies allowed | ten |
//! | `p.<id>` | a parameter's value, percent-encoded | not given |
//! | `v` | view: `coverage`, `matrix` | the policies |
//!
//! A value that does not pass its rule is not put into a link, nor is a private one (an account number)
//! unless the person says so. No value may hold `;`, so a link that a mail program has percent-encoded
//! as a whole still reads the same.

mod decode;
mod encode;

use crate::core::catalog::EditionId;
use crate::core::compose::Selection;

pub use decode::{MAX_LENGTH, Warning, decode};
pub use encode::encode;

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What was chosen.
    pub selection: Selection,
    /// What is looked at.
    pub view: View,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The documents.
    #[default]
    Policies,
    /// Services by access level.
    Coverage,
    /// Services by published policy.
    Matrix,
}

impl View {
    /// Every view, in order.
    pub const ALL: [Self; 3] = [Self::Policies, Self::Coverage, Self::Matrix];

    const fn slug(self) -> &'static str {
        match self {
            Self::Policies => "policies",
            Self::Coverage => "coverage",
            Self::Matrix => "matrix",
        }
    }
}

impl Default for Link {
    fn default() -> Self {
        Self { selection: Selection::empty(EditionId::DEFAULT), view: View::default() }
    }
}

#[cfg(test)]
mod tests;
