//! Packing: no document over its limit, nothing lost or added, and never fewer documents than can be.

use crate::merge::{document, pretty};
use crate::model::{self, Rule};
use crate::random::{self, text};
use crate::universe::Universe;
use crate::{cases, characters};
use palette_iam_composer::core::compose::pack::{Uncuttable, lower_bound, pack, pack_policies};
use palette_iam_composer::core::policy::{Document, Statement, wire, write};
use palette_iam_composer::core::reference::Reference;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Actions of random length, of a few services, in order as a merge gives them.
fn actions(most: usize) -> impl Strategy<Value = Vec<String>> {
    let action = (select(vec!["s3", "ec2", "iam", "elasticloadbalancing"]), text("[A-Za-z]{1,40}"));
    vec(action.prop_map(|(service, name)| format!("{service}:{name}")), 1..most).prop_map(|mut list| {
        list.sort_by_key(|a| a.to_lowercase());
        list
    })
}

fn resources() -> impl Strategy<Value = Vec<String>> {
    let few = vec(text("arn:aws:s3:::[a-z]{1,60}"), 1..4);
    let many = vec(text("arn:aws:s3:::[a-z]{1,60}"), 4..60);
    prop_oneof![4 => few, 1 => many]
}

fn statement(most: usize) -> impl Strategy<Value = Value> {
    let odds = |weight| prop::bool::weighted(weight);
    let not = (odds(0.05), odds(0.05));
    let named = prop::option::weighted(0.3, select(vec!["A", "B", ""]));
    (actions(most), resources(), not, odds(0.2), odds(0.2), named).prop_map(
        |(actions, resources, (not_action, not_resource), deny, when, sid)| {
            let mut map = Map::new();
            let bare = |list: Vec<String>| if list.len() == 1 { json!(list[0]) } else { json!(list) };
            if let Some(sid) = sid {
                map.insert("Sid".to_owned(), json!(sid));
            }
            map.insert("Effect".to_owned(), json!(if deny { "Deny" } else { "Allow" }));
            map.insert((if not_action { "NotAction" } else { "Action" }).to_owned(), bare(actions));
            map.insert((if not_resource { "NotResource" } else { "Resource" }).to_owned(), bare(resources));
            if when {
                map.insert(
                    "Condition".to_owned(),
                    json!({"StringEquals": {"aws:RequestedRegion": "eu-central-1"}}),
                );
            }
            Value::Object(map)
        },
    )
}

/// Each action on each resource by itself, with all that stands around it; a Not-form is one entry.
fn units(statements: &[Statement]) -> BTreeSet<String> {
    statements.iter().flat_map(units_of).map(|(unit, _)| unit).collect()
}

/// The units of a statement, each with the characters of a document that holds it alone.
fn units_of(statement: &Statement) -> Vec<(String, usize)> {
    let text = write::pretty(&Document { statements: vec![statement.clone()] });
    let mut text: Value = serde_json::from_str(&text).unwrap();
    let each = |text: &Value, name: &str| match text["Statement"][0].get(name) {
        Some(Value::Array(list)) => list.clone(),
        Some(one) => vec![one.clone()],
        None => vec![],
    };
    let (actions, resources) = (each(&text, "Action"), each(&text, "Resource"));
    let mut found = Vec::new();
    for action in if actions.is_empty() { vec![Value::Null] } else { actions } {
        for resource in if resources.is_empty() { vec![Value::Null] } else { resources.clone() } {
            for (name, one) in [("Action", &action), ("Resource", &resource)] {
                if !one.is_null() {
                    text["Statement"][0][name] = one.clone();
                }
            }
            let size = characters(&text.to_string());
            let mut unit = text.clone();
            unit["Statement"][0].as_object_mut().unwrap().shift_remove("Sid");
            found.push((unit.to_string().to_lowercase(), size));
        }
    }
    found
}

fn size(statements: &[Statement]) -> usize {
    characters(&write::pretty(&Document { statements: statements.to_vec() }))
}

fn sids_differ(statements: &[Statement]) -> bool {
    let sids: Vec<&str> =
        statements.iter().filter_map(|s| s.sid.as_deref()).filter(|s| !s.is_empty()).collect();
    sids.iter().collect::<BTreeSet<_>>().len() == sids.len()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn documents_keep_to_the_limit_and_lose_nothing(
        statements in vec(statement(60), 0..10),
        limit in prop_oneof![150_usize..8_000, Just(6_144), Just(0), Just(usize::MAX)],
    ) {
        let json = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        let source = wire::parse(&json).unwrap().statements;
        match pack(&source, limit) {
            Ok(packing) => {
                for document in &packing.documents {
                    prop_assert!(!document.is_empty() && size(document) <= limit, "{}", size(document));
                    prop_assert!(sids_differ(document));
                }
                let all: Vec<Statement> = packing.documents.iter().flatten().cloned().collect();
                prop_assert_eq!(units(&all), units(&source));
                prop_assert!(packing.lower_bound <= packing.documents.len());
                prop_assert!(size(&source) > limit || packing.documents.len() <= 1);
                prop_assert_eq!(packing.lower_bound == 0, source.is_empty());
                prop_assert_eq!(&pack(&source, limit).unwrap(), &packing, "a second time");
            }
            Err(error) => {
                let guilty = &source[error.statement];
                prop_assert_eq!(&guilty.sid, &error.sid);
                let longest = units_of(guilty).into_iter().map(|(_, size)| size).max().unwrap();
                prop_assert!(longest > limit && error.size > limit);
                prop_assert_eq!(error.limit, limit);
                let not = guilty.actions.listed().is_none() || guilty.resources.listed().is_none();
                prop_assert_eq!(error.why == Uncuttable::NotForm, not);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Any statements, however they are cut, merged and laid: the union allows and denies what it did.
    #[test]
    fn packed_policies_say_what_they_said(
        statements in vec(random::statement(), 1..7),
        limit in prop_oneof![120_usize..400, Just(6_144)],
    ) {
        let source = document(&statements).statements;
        let Ok(packing) = pack_policies(&source, limit, Reference::catalogue()) else {
            return Ok(());
        };
        let asked: Vec<Rule> = statements.iter().map(model::read_statement).collect();
        let given: Vec<Rule> =
            packing.documents.iter().flat_map(|d| model::read(&pretty(d.clone()))).collect();
        let universe = Universe::of(asked.iter().chain(&given));
        prop_assert_eq!(universe.difference(&asked, &given), None);
        for document in &packing.documents {
            prop_assert!(size(document) <= limit);
        }
        prop_assert!(packing.lower_bound <= packing.documents.len());
    }
}

/// A piece on the way to a document: which statement, which of its actions, which of its resources.
type Piece = (usize, BTreeSet<usize>, BTreeSet<usize>);

/// The fewest documents by trying everything: each way to put the units into documents, and in each
/// document each way to write the units of a statement as pieces with all their actions on all their
/// resources.
fn fewest(statements: &[Value], limit: usize) -> Option<usize> {
    let count = |s: usize, name: &str| statements[s][name].as_array().map_or(1, Vec::len);
    let units: Vec<(usize, usize, usize)> = (0..statements.len())
        .flat_map(|s| {
            (0..count(s, "Action")).flat_map(move |a| (0..count(s, "Resource")).map(move |r| (s, a, r)))
        })
        .collect();
    let mut best = None;
    partitions(&units, &mut Vec::new(), &mut |documents| {
        let fits = |units: &Vec<(usize, usize, usize)>| smallest(statements, units) <= limit;
        if best.is_none_or(|best| documents.len() < best) && documents.iter().all(fits) {
            best = Some(documents.len());
        }
    });
    best
}

/// Every way to put things into groups.
fn partitions<T: Copy>(left: &[T], groups: &mut Vec<Vec<T>>, visit: &mut dyn FnMut(&[Vec<T>])) {
    let Some((first, left)) = left.split_first() else {
        visit(groups);
        return;
    };
    for at in 0..groups.len() {
        groups[at].push(*first);
        partitions(left, groups, visit);
        groups[at].pop();
    }
    groups.push(vec![*first]);
    partitions(left, groups, visit);
    groups.pop();
}

/// Characters of the shortest document that holds exactly these units.
fn smallest(statements: &[Value], units: &[(usize, usize, usize)]) -> usize {
    let mut best = usize::MAX;
    partitions(units, &mut Vec::new(), &mut |groups| {
        let pieces: Option<Vec<Piece>> = groups.iter().map(|group| rectangle(group)).collect();
        if let Some(pieces) = pieces {
            let written: Vec<Value> = pieces.iter().map(|piece| piece_of(statements, piece)).collect();
            let text = json!({"Version": "2012-10-17", "Statement": written}).to_string();
            best = best.min(characters(&text));
        }
    });
    best
}

fn rectangle(group: &[(usize, usize, usize)]) -> Option<Piece> {
    let (statement, ..) = group[0];
    let actions: BTreeSet<usize> = group.iter().map(|(_, a, _)| *a).collect();
    let resources: BTreeSet<usize> = group.iter().map(|(_, _, r)| *r).collect();
    let one = group.iter().all(|(s, ..)| *s == statement);
    (one && actions.len() * resources.len() == group.len()).then_some((statement, actions, resources))
}

fn piece_of(statements: &[Value], (statement, actions, resources): &Piece) -> Value {
    let mut piece = statements[*statement].clone();
    for (name, chosen) in [("Action", actions), ("Resource", resources)] {
        if piece[name].is_string() {
            continue;
        }
        let chosen: Vec<Value> = chosen.iter().map(|at| piece[name][*at].clone()).collect();
        piece[name] = if chosen.len() == 1 { chosen[0].clone() } else { json!(chosen) };
    }
    piece
}

/// Few units, of very different lengths; no two statements could be one.
fn tiny() -> impl Strategy<Value = Vec<Value>> {
    let name = |form: &'static str| vec(text(form), 1..=2);
    let one = (name("s3:[a-z]{1,70}"), name("arn:aws:s3:::[a-z]{1,50}"));
    vec(one, 1..=3).prop_map(|list| {
        let mut left = 5;
        let mut statements = Vec::new();
        let bare = |list: &[String]| if list.len() == 1 { json!(list[0]) } else { json!(list) };
        for (at, (actions, resources)) in list.into_iter().enumerate() {
            if actions.len() * resources.len() <= left {
                left -= actions.len() * resources.len();
                let condition = json!({"Bool": {"aws:x": at.to_string()}});
                statements.push(
                    json!({"Effect": "Allow", "Action": bare(&actions), "Resource": bare(&resources), "Condition": condition}),
                );
            }
        }
        statements
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_lower_bound_is_never_above_what_can_be(statements in tiny(), limit in 150_usize..700) {
        let source = document(&statements).statements;
        let fewest = fewest(&statements, limit);
        match pack(&source, limit) {
            Ok(packing) => {
                prop_assert!(fewest.is_some_and(|fewest| packing.lower_bound <= fewest));
                prop_assert!(lower_bound(&source, limit) <= fewest.unwrap());
                prop_assert!(fewest.unwrap() <= packing.documents.len());
            }
            Err(_) => prop_assert_eq!(fewest, None),
        }
    }
}

/// What is found beside what is known, for the kinds of statements that long policies have. Where the two
/// differ, the gap is the search's or the bound's; it may shrink and must not grow.
#[test]
fn the_fewest_are_found() {
    let rows = [
        ("one long list, cut to the brim", 1, 400, 1, 6_144, (2, 2)),
        ("lists that share documents", 8, 60, 2, 2_200, (6, 6)),
        ("lists that nearly fill their documents", 8, 60, 2, 2_048, (7, 6)),
        ("one action on very many resources", 1, 1, 300, 2_048, (6, 6)),
        ("both lists long", 1, 80, 80, 2_048, (6, 6)),
    ];
    for (name, statements, actions, resources, limit, known) in rows {
        let list = |prefix: &str, count: usize| -> Vec<String> {
            (0..count).map(|i| format!("{prefix}{}{i}", "x".repeat(i * 7 % 31))).collect()
        };
        let one = |s: usize| {
            let resources = list(&format!("arn:aws:s3:::{s}"), resources);
            json!({"Effect": "Allow", "Action": list("ec2:", actions), "Resource": resources})
        };
        let source: Vec<Value> = (0..statements).map(one).collect();
        let packing = pack(&document(&source).statements, limit).unwrap();
        assert_eq!((packing.documents.len(), packing.lower_bound), known, "{name}");
    }
}
