//! Finding things by name or by pattern, without regard to case and without allocating.

use std::cmp::Ordering;

use super::{Action, Reference, ResourceType, Service};
use crate::core::policy::{ActionPattern, glob};

impl Reference {
    /// The service with this prefix.
    #[must_use]
    pub fn service(&self, prefix: &str) -> Option<&Service> {
        find(&self.services, prefix, Service::prefix)
    }

    /// The action with this full name, such as `eks:CreateCluster`, and its service.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<(&Service, &Action)> {
        let (prefix, name) = name.split_once(':')?;
        let service = self.service(prefix)?;
        Some((service, service.action(name)?))
    }

    /// The actions that a pattern stands for, each with its service, in the order of their names.
    pub fn actions_matching<'r>(
        &'r self,
        pattern: &ActionPattern,
    ) -> impl Iterator<Item = (&'r Service, &'r Action)> {
        let (services, name) = match pattern.folded().split_once(':') {
            Some((prefix, name)) => (self.service(prefix).map_or(&[][..], std::slice::from_ref), name),
            None => (self.services(), "*"),
        };
        services
            .iter()
            .flat_map(move |service| service.actions_matching(name).map(move |action| (service, action)))
    }
}

impl Service {
    /// The action with this name, without prefix.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        find(&self.actions, name, Action::name)
    }

    /// The actions whose names fit a pattern in lower case, such as `describe*`.
    fn actions_matching<'r>(&'r self, pattern: &str) -> impl Iterator<Item = &'r Action> {
        // The names are sorted, so those that begin with the letters before the first wildcard stand
        // together; only what follows is left to compare.
        let (start, rest) = pattern.split_at(pattern.find(['*', '?']).unwrap_or(pattern.len()));
        let beginning = |action: &Action| compare(cut(&action.name, start.len()), start);
        let first = self.actions.partition_point(|action| beginning(action).is_lt());
        let behind = self.actions.partition_point(|action| beginning(action).is_le());
        let candidates = self.actions.get(first..behind).unwrap_or_default();
        let all = rest == "*";
        candidates
            .iter()
            .filter(move |action| all || glob::matches_folded(rest, tail(&action.name, start.len())))
    }

    /// The resource type with this name.
    #[must_use]
    pub fn resource_type(&self, name: &str) -> Option<&ResourceType> {
        find(&self.resource_types, name, ResourceType::name)
    }
}

/// Orders names as the reference is sorted: bytes, with ASCII letters in lower case.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let mut pairs = a.bytes().zip(b.bytes());
    // Most pairs are equal as they are: only the others are worth a second look.
    let different = pairs.find(|(a, b)| a != b && !a.eq_ignore_ascii_case(b));
    different.map_or(a.len().cmp(&b.len()), |(a, b)| a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase()))
}

/// At most the first `length` bytes.
fn cut(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name)
}

/// What stands behind the first `length` bytes.
fn tail(name: &str, length: usize) -> &str {
    name.get(length..).unwrap_or_default()
}

fn find<'a, T>(sorted: &'a [T], name: &str, name_of: fn(&T) -> &str) -> Option<&'a T> {
    let place = sorted.binary_search_by(|item| compare(name_of(item), name));
    sorted.get(place.ok()?)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::compare;

    #[test]
    fn names_compare_without_regard_to_case() {
        let table = [
            ("same", "CreateTags", "createTAGS", Ordering::Equal),
            ("prefix first", "Create", "CreateTags", Ordering::Less),
            ("lower before upper", "aB", "AC", Ordering::Less),
            ("hyphen before letters", "license-manager", "licensea", Ordering::Less),
        ];
        for (case, a, b, order) in table {
            assert_eq!(compare(a, b), order, "{case}");
            assert_eq!(compare(b, a), order.reverse(), "{case}, turned round");
        }
    }
}
