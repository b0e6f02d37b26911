//! The five access levels.

use std::fmt;

/// What an action lets a principal do, as AWS classifies it.
///
/// AWS's pages give some actions two levels. `Tagging, Write` is [`Tagging`](Self::Tagging) here and
/// `Permissions management, Write` is [`PermissionsManagement`](Self::PermissionsManagement): the
/// narrower word says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessLevel {
    /// See that resources exist, not what is in them.
    List,
    /// Read what is in resources.
    Read,
    /// Change tags only.
    Tagging,
    /// Create, change or delete resources.
    Write,
    /// Grant or change permissions.
    PermissionsManagement,
}

impl AccessLevel {
    /// All levels, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::List, Self::Read, Self::Tagging, Self::Write, Self::PermissionsManagement];

    /// The level in AWS's words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Tagging => "Tagging",
            Self::Write => "Write",
            Self::PermissionsManagement => "Permissions management",
        }
    }

    /// The level with exactly this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

impl fmt::Display for AccessLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::AccessLevel;

    #[test]
    fn every_level_is_found_by_its_name() {
        for level in AccessLevel::ALL {
            assert_eq!(AccessLevel::from_name(level.name()), Some(level));
            assert_eq!(level.to_string(), level.name());
        }
    }

    #[test]
    fn only_the_exact_words_are_names() {
        for name in ["", "write", "Write ", "Permissions Management", "Tagging, Write"] {
            assert_eq!(AccessLevel::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn the_order_is_the_one_shown() {
        assert!(AccessLevel::ALL.is_sorted());
    }
}
