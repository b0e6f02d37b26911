//! Documents and statements.

use super::{ActionPattern, Conditions, ResourcePattern};
use crate::core::sorted;

/// A policy document. Always written with version `2012-10-17`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Its statements, in order.
    pub statements: Vec<Statement>,
}

/// One statement of an identity policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Statement id, where it has one.
    pub sid: Option<String>,
    /// Allow or Deny.
    pub effect: Effect,
    /// `Action` or `NotAction`.
    pub actions: Clause<ActionPattern>,
    /// `Resource` or `NotResource`.
    pub resources: Clause<ResourcePattern>,
    /// `Condition`; empty for none.
    pub conditions: Conditions,
}

/// What a matching statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Grants, unless something denies.
    Allow,
    /// Wins over every Allow.
    Deny,
}

impl Effect {
    /// The word in the policy language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Deny => "Deny",
        }
    }
}

/// The plain form of an element (`Action`), or its Not-form (`NotAction`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clause<T> {
    /// What matches one of these.
    In(Entries<T>),
    /// What matches none of these.
    NotIn(Entries<T>),
}

impl<T> Clause<T> {
    /// The patterns of the plain form; none for the Not-form.
    #[must_use]
    pub fn listed(&self) -> Option<&[T]> {
        match self {
            Self::In(entries) => Some(&entries.items),
            Self::NotIn(_) => None,
        }
    }

    /// The entries, whichever form.
    #[must_use]
    pub const fn entries(&self) -> &Entries<T> {
        match self {
            Self::In(entries) | Self::NotIn(entries) => entries,
        }
    }

    /// The same form with other entries.
    pub fn with<U>(&self, change: impl FnOnce(&Entries<T>) -> Entries<U>) -> Clause<U> {
        match self {
            Self::In(entries) => Clause::In(change(entries)),
            Self::NotIn(entries) => Clause::NotIn(change(entries)),
        }
    }
}

/// A list as policies write it: a lone string and a list of one mean the same, and are told apart only
/// so that a published text keeps its length.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entries<T> {
    /// The entries, in order.
    pub items: Vec<T>,
    /// Whether a single entry is written as a plain string.
    pub bare: bool,
}

impl<T> Entries<T> {
    /// A list that unwraps a single entry.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        let bare = items.len() == 1;
        Self { items, bare }
    }

    /// The same shape with each entry changed.
    pub fn map<U>(&self, change: impl FnMut(&T) -> U) -> Entries<U> {
        Entries { items: self.items.iter().map(change).collect(), bare: self.bare }
    }
}

impl<T: Ord> Entries<T> {
    /// Sorted, without repetition, a single entry unwrapped.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        sorted::sort_and_dedup(&mut self.items);
        Self::new(self.items)
    }
}
