//! Merging statements of any form: nothing widened, nothing lost, and nothing but the meaning counts.

use crate::cases;
use crate::model::{self, Rule};
use crate::random::{selection, statement};
use crate::universe;
use palette_iam_composer::core::algebra::contains::{Universe, Verdict, interchangeable};
use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::source::sources;
use palette_iam_composer::core::compose::verify::verify;
use palette_iam_composer::core::policy::{ActionPattern, Clause, Document, Entries, Statement, wire, write};
use palette_iam_composer::core::reference::Reference;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

pub fn document(statements: &[Value]) -> Document {
    wire::parse(&json!({"Version": "2012-10-17", "Statement": statements}).to_string()).unwrap()
}

pub fn pretty(statements: Vec<Statement>) -> String {
    write::pretty(&Document { statements })
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_merge_says_what_its_statements_said(statements in vec(statement(), 0..7)) {
        let source = document(&statements).statements;
        let merged = merge(&source, Reference::catalogue());
        let asked: Vec<Rule> = statements.iter().map(model::read_statement).collect();
        let given = model::read(&pretty(merged.clone()));
        let universe = universe::Universe::of(asked.iter().chain(&given));
        prop_assert_eq!(universe.difference(&asked, &given), None);
        prop_assert_eq!(verify(&source, &merged), Ok(()));
        let (one, other) = (Document { statements: source }, Document { statements: merged.clone() });
        prop_assert_eq!(interchangeable(&[one], &[other], Universe::All), Verdict::Contained);
        prop_assert_eq!(merge(&merged, Reference::catalogue()), merged, "a second time");
    }

    /// Order, case of actions, string or list, how statements are cut and what they are called.
    #[test]
    fn spelling_and_order_of_any_statements_mean_nothing(
        statements in vec(statement(), 0..6),
        random in vec(any::<u32>(), 64),
    ) {
        let source = document(&statements).statements;
        let merged = pretty(merge(&source, Reference::catalogue()));
        let other = pretty(merge(&respelt(&source, &random), Reference::catalogue()));
        prop_assert_eq!(merged, other);
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn spelling_and_order_of_the_catalogue_mean_nothing(
        selection in selection(),
        random in vec(any::<u32>(), 64),
    ) {
        let source: Vec<Statement> =
            sources(&selection).into_iter().flat_map(|s| s.statements).map(|(_, s)| s).collect();
        let merged = pretty(merge(&source, Reference::catalogue()));
        let other = pretty(merge(&respelt(&source, &random), Reference::catalogue()));
        prop_assert_eq!(merged, other);
    }
}

/// The same statements in another dress.
fn respelt(statements: &[Statement], random: &[u32]) -> Vec<Statement> {
    let mut dice = random.iter().copied().cycle();
    let mut roll = move |sides: usize| dice.next().unwrap() as usize % sides;
    let mut changed = Vec::new();
    for statement in statements {
        let mut statement = statement.clone();
        statement.sid = (roll(2) == 0).then(|| format!("Sid{}", roll(1_000)));
        statement.resources = statement.resources.with(|e| shuffled(e, &mut roll));
        statement.actions = statement.actions.with(|e| {
            let cased = e.map(|a| cased(a, roll(3)));
            shuffled(&cased, &mut roll)
        });
        // A list cut in two, and one entry said twice.
        if let (Clause::In(Entries { items, .. }), Clause::In(_)) = (&statement.actions, &statement.resources)
            && items.len() > 1
            && roll(2) == 0
        {
            let (head, tail) = items.split_at(items.len() / 2);
            let with = |items: &[ActionPattern]| Statement {
                actions: Clause::In(Entries { items: items.to_vec(), bare: false }),
                ..statement.clone()
            };
            changed.extend([with(head), with(tail), with(&items[..1])]);
        } else {
            changed.push(statement);
        }
    }
    for i in (1..changed.len()).rev() {
        changed.swap(i, roll(i + 1));
    }
    changed
}

fn cased(action: &ActionPattern, how: usize) -> ActionPattern {
    let text = action.as_str();
    let alternating = |(i, c): (usize, char)| if i % 2 == 0 { c.to_ascii_uppercase() } else { c };
    action
        .respelt(&match how {
            0 => text.to_owned(),
            1 => text.to_ascii_lowercase(),
            _ => text.chars().enumerate().map(alternating).collect(),
        })
        .unwrap()
}

fn shuffled<T: Clone>(entries: &Entries<T>, roll: &mut impl FnMut(usize) -> usize) -> Entries<T> {
    let mut items = entries.items.clone();
    for i in (1..items.len()).rev() {
        items.swap(i, roll(i + 1));
    }
    let bare = items.len() == 1 && roll(2) == 0;
    Entries { items, bare }
}
