//! Finding things by name, without regard to case and without allocating.

use std::cmp::Ordering;

use super::{Action, Reference, ResourceType, Service};

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
}

impl Service {
    /// The action with this name, without prefix.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        find(&self.actions, name, Action::name)
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
