//! Which condition keys an action has.
//!
//! AWS's pages list them at three places: in the action's row, in the row of the action for one
//! resource type, and with the resource type itself. A request on a resource has those of all three.
//! Global keys are nobody's: see [`global_keys`](super::global_keys).
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

use super::key::ConditionKey;
use super::service::{Action, KeySet, ResourceType, Service, TypeUse};
use crate::core::sorted;

impl Service {
    /// All condition keys of the service, sorted by name without regard to case. Empty in a reference
    /// without condition keys.
    #[must_use]
    pub fn condition_keys(&self) -> &[ConditionKey] {
        &self.condition_keys
    }

    /// The condition key that a policy or a request names, if the service has it. Of a fixed name and
    /// one with a placeholder, the fixed one.
    #[must_use]
    pub fn condition_key(&self, key: &str) -> Option<&ConditionKey> {
        let mut keys = self.condition_keys.iter();
        let fixed = keys.find(|known| known.name.eq_ignore_ascii_case(key));
        fixed.or_else(|| self.condition_keys.iter().find(|known| known.matches(key)))
    }

    /// The condition keys of the action's own row.
    pub fn keys_of_row(&self, action: &Action) -> impl Iterator<Item = &ConditionKey> {
        self.keys(action.keys)
    }

    /// The condition keys that the action has for this use of a resource type.
    pub fn keys_of_use(&self, used: TypeUse) -> impl Iterator<Item = &ConditionKey> {
        self.keys(used.keys)
    }

    /// The condition keys of a resource type.
    pub fn keys_of_type(&self, resource_type: &ResourceType) -> impl Iterator<Item = &ConditionKey> {
        self.keys(resource_type.keys)
    }

    /// All condition keys of the action, at whichever of the three places, each one once, sorted by
    /// name without regard to case.
    #[must_use]
    pub fn keys_of(&self, action: &Action) -> Vec<&ConditionKey> {
        let mut places: Vec<u16> = every_use(action).flat_map(|used| self.places_on(action, used)).collect();
        sorted::sort_and_dedup(&mut places);
        places.into_iter().filter_map(|place| self.key(place)).collect()
    }

    /// Whether some request for the action can have this condition key. Global keys are not looked at.
    #[must_use]
    pub fn key_applies(&self, action: &Action, key: &str) -> bool {
        every_use(action).any(|used| self.key_applies_on(action, used, key))
    }

    /// Whether a request for the action on a resource of this type (without: on `*`) can have this
    /// condition key. Global keys are not looked at.
    #[must_use]
    pub fn key_applies_on(&self, action: &Action, used: Option<TypeUse>, key: &str) -> bool {
        self.places_on(action, used).filter_map(|place| self.key(place)).any(|known| known.matches(key))
    }

    /// Where the keys of the row, of the type in the row and of the type stand.
    fn places_on(&self, action: &Action, used: Option<TypeUse>) -> impl Iterator<Item = u16> {
        let resource_type = used.and_then(|used| self.resource_types.get(used.index()));
        let sets = [Some(action.keys), used.map(|used| used.keys), resource_type.map(|known| known.keys)];
        sets.into_iter().flatten().flat_map(|set| self.places(set)).copied()
    }

    fn places(&self, set: KeySet) -> &[u16] {
        self.key_sets.get(usize::from(set.0)).map_or(&[], Vec::as_slice)
    }

    fn keys(&self, set: KeySet) -> impl Iterator<Item = &ConditionKey> {
        self.places(set).iter().filter_map(|place| self.key(*place))
    }

    fn key(&self, place: u16) -> Option<&ConditionKey> {
        self.condition_keys.get(usize::from(place))
    }
}

/// The action on `*`, then on each of its resource types.
fn every_use(action: &Action) -> impl Iterator<Item = Option<TypeUse>> {
    std::iter::once(None).chain(action.resource_types.iter().copied().map(Some))
}
