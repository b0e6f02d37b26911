//! What is in the corpus. The other tests hold for nothing if this does not.

use std::collections::BTreeMap;

use crate::policies::{action_names, all, current, too_long};

#[test]
fn every_policy_is_there() {
    assert_eq!(all().len(), 6_194, "versions");
    assert_eq!(current().count(), 1_594, "policies");
    assert_eq!(too_long().count(), 81, "longer than a managed policy may be");
    assert_eq!(too_long().filter(|v| v.characters() <= 10_240).count(), 41, "of them, what a role may hold");
    assert_eq!(action_names().len(), 12_038, "names of actions");
}

/// What the language of the corpus is made of: which operators, how often, in the versions in force.
#[test]
fn the_operators_are_known() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for condition in current().flat_map(|v| v.statements()).filter_map(|s| s.get("Condition")) {
        for operator in condition.as_object().unwrap().keys() {
            *counts.entry(operator).or_default() += 1;
        }
    }
    let expected = [
        ("ArnEquals", 35),
        ("ArnLike", 134),
        ("ArnLikeIfExists", 3),
        ("ArnNotLike", 4),
        ("Bool", 109),
        ("BoolIfExists", 2),
        ("ForAllValues:ArnEquals", 4),
        ("ForAllValues:StringEquals", 178),
        ("ForAllValues:StringLike", 74),
        ("ForAllValues:StringNotEquals", 5),
        ("ForAllValues:StringNotLike", 3),
        ("ForAnyValue:StringEquals", 361),
        ("ForAnyValue:StringLike", 42),
        ("ForAnyValue:StringLikeIfExists", 1),
        ("ForAnyValue:StringNotEquals", 1),
        ("Null", 507),
        ("NumericGreaterThanEquals", 1),
        ("StringEquals", 2_534),
        ("StringEqualsIfExists", 31),
        ("StringEqualsIgnoreCase", 28),
        ("StringLike", 714),
        ("StringLikeIfExists", 19),
        ("StringNotEquals", 74),
        ("StringNotEqualsIfExists", 1),
        ("StringNotLike", 3),
        ("StringNotLikeIfExists", 2),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}
