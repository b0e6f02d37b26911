//! Over which requests a question ranges.

use super::key::Presence;
use super::problem::{ActionEntry, Rule};
use crate::core::algebra::language::{Class, Pattern, Symbol};
use crate::core::policy::ConditionKey;
use crate::core::reference::synthetic::synthetic_arn;
use crate::core::reference::{Action, Reference, Service};

/// Over which requests a question ranges.
#[derive(Debug, Clone, Copy, Default)]
pub enum Universe<'r> {
    /// Every request that could ever be made: every action of every service, of today and of tomorrow, on
    /// `*` or any ARN, with or without any key.
    #[default]
    All,
    /// The requests that a dated reference allows: its actions, each on ARNs of its resource types (or on
    /// `*` where it has none), with the service's keys only where the reference lists them.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>
    Today(&'r Reference),
}

/// The requests that one search ranges over.
pub(super) struct Domain<'r> {
    /// The only action, in lower case, if there is only one.
    pub action: Option<String>,
    pub actions: Vec<Pattern>,
    pub resources: Vec<Pattern>,
    /// Resources as AWS writes them, to choose an example from.
    pub plain_resources: Vec<Pattern>,
    known: Option<(&'r Service, &'r Action)>,
}

impl<'r> Domain<'r> {
    /// Every request.
    pub fn all() -> Self {
        Self {
            action: None,
            actions: vec![every_action()],
            resources: every_resource(),
            plain_resources: plain_resources(),
            known: None,
        }
    }

    /// The requests for one action of a reference.
    pub fn of_action(service: &'r Service, action: &'r Action) -> Self {
        let name = full_name(service, action);
        let mut resources: Vec<Pattern> = service
            .resource_types_of(action)
            .flat_map(|(resource_type, _)| resource_type.arns())
            .flat_map(arn_formats)
            .collect();
        if resources.is_empty() {
            resources.push(Pattern::literal("*"));
            resources.extend(synthetic_arn(&name).map(|s| arn_format(s.pattern)));
        }
        Self {
            actions: vec![Pattern::literal(&name)],
            action: Some(name),
            plain_resources: resources.clone(),
            resources,
            known: Some((service, action)),
        }
    }

    /// Whether a text, in lower case, is an action at all.
    pub fn is_action(text: &str) -> bool {
        every_action().matches(text)
    }

    /// Whether requests of this domain have a key.
    pub fn presence(&self, key: &ConditionKey) -> Presence {
        let Some((service, action)) = self.known else {
            return Presence::Free;
        };
        let global = key.as_str().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:"));
        if global || service.key_applies(action, key.as_str()) { Presence::Free } else { Presence::Never }
    }
}

/// The partitions that AWS names in its documentation.
const PARTITIONS: [&str; 3] = ["aws", "aws-cn", "aws-us-gov"];

/// `[a-z0-9.-]+:[a-z0-9-]+`
fn every_action() -> Pattern {
    Pattern::new([
        Symbol::one(Class::Prefix),
        Symbol::many(Class::Prefix),
        Symbol::one(Class::Char(':')),
        Symbol::one(Class::Name),
        Symbol::many(Class::Name),
    ])
}

/// `*`, and ARNs: six fields, partition and service not empty, the last one anything.
fn every_resource() -> Vec<Pattern> {
    let mut arn = Pattern::literal("arn:");
    for may_be_empty in [false, false, true, true] {
        if !may_be_empty {
            arn.push(Symbol::one(Class::NotColon));
        }
        arn.push(Symbol::many(Class::NotColon));
        arn.push(Symbol::one(Class::Char(':')));
    }
    arn.push(Symbol::many(Class::Any));
    vec![Pattern::literal("*"), arn]
}

/// `*`, and ARNs of a known partition with exactly five colons.
fn plain_resources() -> Vec<Pattern> {
    let mut found = vec![Pattern::literal("*")];
    for partition in PARTITIONS {
        let mut arn = Pattern::literal("arn:");
        for c in partition.chars().chain([':']) {
            arn.push(Symbol::one(Class::Char(c)));
        }
        arn.push(Symbol::one(Class::Prefix));
        arn.push(Symbol::many(Class::Prefix));
        for _ in 0..3 {
            arn.push(Symbol::one(Class::Char(':')));
            arn.push(Symbol::many(Class::NotColon));
        }
        arn.push(Symbol::one(Class::NotColon));
        found.push(arn);
    }
    found
}

/// The ARNs of a format, in each partition.
fn arn_formats(format: &str) -> impl Iterator<Item = Pattern> + use<'_> {
    PARTITIONS.into_iter().map(|partition| arn_format(&format.replace("${Partition}", partition)))
}

/// The ARNs of a format such as `arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}`: a
/// placeholder, like a `*`, stands for a text that is not empty and, but in the last field, has no colon.
fn arn_format(format: &str) -> Pattern {
    let mut pattern = Pattern::default();
    let mut colons = 0;
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        let class = if colons < 5 { Class::NotColon } else { Class::Any };
        let placeholder = rest.strip_prefix("${").and_then(|r| r.split_once('}'));
        if let Some((_, after)) = placeholder {
            pattern.push(Symbol::one(class));
            pattern.push(Symbol::many(class));
            rest = after;
            continue;
        }
        if c == '*' {
            pattern.push(Symbol::many(class));
        } else {
            pattern.push(Symbol::one(Class::Char(c)));
        }
        colons += usize::from(c == ':');
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    pattern
}

/// The actions of a reference that an entry of a statement matches; for none, those that the statement's
/// `NotAction` leaves.
pub(super) fn actions_of<'r>(
    reference: &'r Reference,
    rule: &Rule,
    entry: Option<&ActionEntry>,
) -> Vec<(&'r Service, &'r Action)> {
    if let Some(entry) = entry {
        return reference.actions_matching(&entry.source).collect();
    }
    let all = reference.services().iter().flat_map(|s| s.actions().iter().map(move |a| (s, a)));
    let left_out = |name: &str| rule.actions.entries.iter().any(|e| e.matches(name));
    all.filter(|(service, action)| !left_out(&full_name(service, action))).collect()
}

/// `service:name` in lower case.
pub(super) fn full_name(service: &Service, action: &Action) -> String {
    format!("{}:{}", service.prefix(), action.name()).to_ascii_lowercase()
}
