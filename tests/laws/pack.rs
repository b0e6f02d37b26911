//! Packing: no document over its limit, no entry lost, and never fewer documents than can be.

use crate::random::text;
use crate::{cases, characters};
use palette_iam_composer::core::compose::pack::pack;
use palette_iam_composer::core::policy::{Document, Statement, wire, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Actions of random length, of a few services, in order as a merge gives them.
fn actions() -> impl Strategy<Value = Vec<String>> {
    let action = (select(vec!["s3", "ec2", "iam", "elasticloadbalancing"]), text("[A-Za-z]{1,40}"));
    vec(action.prop_map(|(service, name)| format!("{service}:{name}")), 1..60).prop_map(|mut list| {
        list.sort_by_key(|a| a.to_lowercase());
        list
    })
}

fn statement() -> impl Strategy<Value = Value> {
    let odds = |weight| prop::bool::weighted(weight);
    let resources = vec(text("arn:aws:s3:::[a-z]{1,60}"), 1..4);
    (actions(), resources, odds(0.05), odds(0.2), odds(0.2)).prop_map(
        |(actions, resources, not, deny, when)| {
            let mut map = Map::new();
            let bare = |list: Vec<String>| if list.len() == 1 { json!(list[0]) } else { json!(list) };
            map.insert("Effect".to_owned(), json!(if deny { "Deny" } else { "Allow" }));
            map.insert((if not { "NotAction" } else { "Action" }).to_owned(), bare(actions));
            map.insert("Resource".to_owned(), bare(resources));
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

/// Each entry by itself, with all that stands around it; a Not-form is one entry.
fn entries(statements: &[Statement]) -> Vec<String> {
    let mut found: Vec<String> = statements.iter().flat_map(units).map(|s| write::pretty(&s)).collect();
    found.sort();
    found
}

fn units(statement: &Statement) -> Vec<Document> {
    let alone = |statement| Document { statements: vec![statement] };
    let text: Value = serde_json::from_str(&write::pretty(&alone(statement.clone()))).unwrap();
    let Some(actions) = text["Statement"][0].get("Action") else {
        return vec![alone(statement.clone())];
    };
    let each = actions.as_array().cloned().unwrap_or_else(|| vec![actions.clone()]);
    let one = |action: Value| {
        let mut text = text.clone();
        text["Statement"][0]["Action"] = action;
        wire::parse(&text.to_string()).unwrap()
    };
    each.into_iter().map(one).collect()
}

fn size(statements: &[Statement]) -> usize {
    characters(&write::pretty(&Document { statements: statements.to_vec() }))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn documents_keep_to_the_limit_and_lose_nothing(
        statements in vec(statement(), 0..10),
        limit in prop_oneof![150_usize..8_000, Just(6_144), Just(0), Just(usize::MAX)],
    ) {
        let json = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        let source = wire::parse(&json).unwrap().statements;
        let largest = source.iter().flat_map(units).map(|d| characters(&write::pretty(&d))).max();
        match pack(&source, limit) {
            Ok(packing) => {
                for document in &packing.documents {
                    prop_assert!(!document.is_empty() && size(document) <= limit, "{}", size(document));
                }
                let all: Vec<Statement> = packing.documents.iter().flatten().cloned().collect();
                prop_assert_eq!(entries(&all), entries(&source));
                prop_assert!(packing.lower_bound <= packing.documents.len());
                let one = size(&source) <= limit;
                prop_assert_eq!(one && !source.is_empty(), packing.documents.len() == 1);
                prop_assert!(packing.lower_bound > 0 || source.is_empty());
                prop_assert_eq!(&pack(&source, limit).unwrap(), &packing, "a second time");
            }
            Err(too_long) => {
                prop_assert!(largest.is_some_and(|largest| largest > limit), "{} fits", too_long.size);
                prop_assert!(too_long.size > limit);
            }
        }
    }
}
