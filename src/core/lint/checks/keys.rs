//! Condition keys that do not exist.

use super::super::catalogue::Check;
use super::super::finding::Finding;
use super::super::subject::{Place, Subject};
use crate::core::reference::global_keys::{self, global_key};

/// The condition keys of all statements, each with its place.
fn each(subject: &Subject<'_>) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    for placed in &subject.statements {
        for (operator, tests) in placed.statement.conditions.iter() {
            for (key, _) in tests {
                let key = key.as_str();
                found.push((placed.condition(Some((operator, key))), key.to_owned()));
            }
        }
    }
    found
}

/// Keys without a prefix.
pub(in super::super) fn format(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for (place, key) in each(subject) {
        let parts = key.split_once(':');
        if parts.is_none_or(|(prefix, name)| prefix.is_empty() || name.is_empty()) {
            let message = format!("`{key}` is no condition key; write `aws:Name` or `service:Name`");
            found.push(Finding::at(check, &place, message, None));
        }
    }
}

/// Keys of the prefix `aws` that AWS does not have.
pub(in super::super) fn global(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    for (place, key) in each(subject) {
        let name = key.split_once(':').filter(|(prefix, _)| prefix.eq_ignore_ascii_case("aws"));
        if name.is_some_and(|(_, name)| !name.is_empty()) && global_key(&key).is_none() {
            let message = format!("AWS had no global condition key `{key}` in {}", global_keys::DATE);
            found.push(Finding::at(check, &place, message, None));
        }
    }
}

/// Keys of a service's prefix that the service does not have. Prefixes that are no service's belong to
/// identity providers, and any key may stand behind them.
pub(in super::super) fn of_service(subject: &Subject<'_>, check: &'static Check, found: &mut Vec<Finding>) {
    if !subject.reference.has_condition_keys() {
        return;
    }
    let date = subject.reference.source().date();
    for (place, key) in each(subject) {
        let Some((prefix, name)) = key.split_once(':').filter(|(_, name)| !name.is_empty()) else {
            continue;
        };
        let service = subject.reference.service(prefix);
        if service.is_some_and(|service| service.condition_key(&key).is_none())
            && global_key(&key).is_none()
            && !elsewhere(subject, &key)
        {
            let message = format!("`{prefix}` had no condition key `{name}` on {date}");
            found.push(Finding::at(check, &place, message, None));
        }
    }
}

/// Whether another service has the key: `sts` and `iam` share some, and so do others.
fn elsewhere(subject: &Subject<'_>, key: &str) -> bool {
    subject.reference.services().iter().any(|service| service.condition_key(key).is_some())
}
