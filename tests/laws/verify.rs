//! The self-check itself can fail: each single fault in a result is found.

use crate::cases;
use crate::merge::{document, pretty};
use crate::model;
use crate::random::{selection, statement};
use crate::universe::Universe;
use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::source::sources;
use palette_iam_composer::core::compose::verify::verify;
use palette_iam_composer::core::policy::{
    ActionPattern, Clause, ConditionKey, Conditions, Effect, Entries, ResourcePattern, Statement,
};
use palette_iam_composer::core::reference::Reference;
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_fault_in_a_composition_is_found(selection in selection(), place in any::<usize>()) {
        let source: Vec<Statement> =
            sources(&selection).into_iter().flat_map(|s| s.statements).map(|(_, s)| s).collect();
        every_fault_is_found(&source, place)?;
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn every_fault_in_any_merge_is_found(statements in vec(statement(), 1..6), place in any::<usize>()) {
        every_fault_is_found(&document(&statements).statements, place)?;
    }
}

fn every_fault_is_found(source: &[Statement], place: usize) -> Result<(), TestCaseError> {
    let merged = merge(source, Reference::catalogue());
    prop_assert_eq!(verify(source, &merged), Ok(()));
    if merged.is_empty() {
        return Ok(());
    }
    let which = place % merged.len();
    let statement = &merged[which];
    let mut dropped = merged.clone();
    dropped.remove(which);
    prop_assert!(verify(source, &dropped).is_err() || same(&merged, &dropped), "dropped {:?}", statement);
    for (name, faulty) in faults(statement, place / merged.len()) {
        let mut changed = merged.clone();
        changed[which] = faulty;
        let unnoticed = verify(source, &changed).is_ok() && !same(&merged, &changed);
        prop_assert!(!unnoticed, "{}: {:?}", name, statement);
    }
    Ok(())
}

/// Whether the fault is none, as one action more beside `*`.
fn same(one: &[Statement], other: &[Statement]) -> bool {
    let rules = |statements: &[Statement]| model::read(&pretty(statements.to_vec()));
    let (one, other) = (rules(one), rules(other));
    Universe::of(one.iter().chain(&other)).difference(&one, &other).is_none()
}

/// The statement with one fault each.
fn faults(statement: &Statement, place: usize) -> Vec<(&'static str, Statement)> {
    let s = || statement.clone();
    let mut found = vec![
        (
            "one action more",
            Statement { actions: with_one_more(&statement.actions, action("zz:More")), ..s() },
        ),
        (
            "another action",
            Statement { actions: with_other(&statement.actions, place, action("zz:Other")), ..s() },
        ),
        ("an action fewer", Statement { actions: with_fewer(&statement.actions, place), ..s() }),
        ("a resource fewer", Statement { resources: with_fewer(&statement.resources, place), ..s() }),
        (
            "another resource",
            Statement {
                resources: with_other(&statement.resources, place, other_resource(statement, place)),
                ..s()
            },
        ),
        (
            "the other effect",
            Statement {
                effect: if statement.effect == Effect::Allow { Effect::Deny } else { Effect::Allow },
                ..s()
            },
        ),
        ("a condition more", Statement { conditions: stricter(&statement.conditions), ..s() }),
    ];
    // Without a condition a Not-form's twin could be what the source has too; it is compared as a whole.
    if !statement.conditions.is_empty() {
        found.push(("no condition", Statement { conditions: Conditions::default(), ..s() }));
    }
    // More of what is left out is less: a Not-form with an entry more is another statement all the same.
    found.retain(|(_, changed)| changed != statement);
    found
}

fn action(text: &str) -> ActionPattern {
    ActionPattern::parse(text).unwrap()
}

/// Wider where it was narrow, and narrow where it was wide.
fn other_resource(statement: &Statement, place: usize) -> ResourcePattern {
    let items = &statement.resources.entries().items;
    let narrow = items[place % items.len()].is_any();
    ResourcePattern::new(if narrow { "arn:aws:s3:::only" } else { "*" })
}

fn with_one_more<T: Clone>(clause: &Clause<T>, more: T) -> Clause<T> {
    clause.with(|e| Entries::new(e.items.iter().cloned().chain([more]).collect()))
}

fn with_other<T: Clone>(clause: &Clause<T>, place: usize, other: T) -> Clause<T> {
    clause.with(|e| {
        let mut items = e.items.clone();
        let which = place % items.len();
        items[which] = other;
        Entries::new(items)
    })
}

fn with_fewer<T: Clone>(clause: &Clause<T>, place: usize) -> Clause<T> {
    clause.with(|e| {
        let mut items = e.items.clone();
        items.remove(place % items.len());
        Entries::new(items)
    })
}

fn stricter(conditions: &Conditions) -> Conditions {
    let mut more = conditions.clone();
    more.insert("StringEquals", ConditionKey::new("aws:more"), Entries::new(vec!["x".to_owned()]));
    more
}
