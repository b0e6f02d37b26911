//! Random references and random policies over them.

use std::collections::BTreeMap;

use palette_iam_composer::core::reference::Reference;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use crate::reference;

/// A small world.
#[derive(Debug, Clone)]
pub struct World {
    pub services: Vec<(&'static str, Vec<String>)>,
    pub policy: Value,
}

impl World {
    pub fn reference(&self) -> Reference {
        reference(&self.services)
    }

    /// All actions, in lower case.
    pub fn actions(&self) -> Vec<String> {
        let of = |(service, names): &(&str, Vec<String>)| {
            names.iter().map(|n| format!("{service}:{n}").to_lowercase()).collect::<Vec<_>>()
        };
        self.services.iter().flat_map(of).collect()
    }
}

const FIRST: &[&str] =
    &["Get", "List", "Describe", "Tag", "Untag", "Associate", "Disassociate", "Put", "TagDB"];
const THEN: &[&str] =
    &["Volume", "Volumes", "Vpc", "Vpcs", "DB", "ACLs", "Ipv6", "Status", "V2", "Tags", "It"];

fn name() -> impl Strategy<Value = String> {
    (select(FIRST), vec(select(THEN), 0..=3)).prop_map(|(first, then)| format!("{first}{}", then.concat()))
}

fn names() -> impl Strategy<Value = Vec<String>> {
    vec(name(), 1..=24).prop_map(|names| {
        let by_case: BTreeMap<String, String> = names.into_iter().map(|n| (n.to_lowercase(), n)).collect();
        by_case.into_values().collect()
    })
}

/// A reference and a policy.
pub fn world() -> impl Strategy<Value = World> {
    (names(), names()).prop_flat_map(|(a, b)| {
        let services = vec![("aa", a), ("aa-b", b)];
        let kept = services.clone();
        vec(statement(services), 1..=4).prop_map(move |statements| World {
            services: kept.clone(),
            policy: json!({"Version": "2012-10-17", "Statement": statements}),
        })
    })
}

/// An entry: mostly names as they are, some in another case, wildcards, names that nobody knows.
fn entry(services: Vec<(&'static str, Vec<String>)>) -> impl Strategy<Value = String> {
    let odd = [
        "aa:Unknown",
        "aa:GetUnknown",
        "aa:Nothing*",
        "new:Get",
        "new:*",
        "*",
        "aa:*",
        "aa-b:Get*",
        "aa:??t*",
        "AA:*s",
    ];
    let known = (any::<Index>(), any::<Index>(), 0..9_u8, any::<Index>()).prop_map(
        move |(service, name, form, cut)| {
            let (service, names) = service.get(&services);
            let name = name.get(names);
            let cut = cut.index(name.len() + 1);
            match form {
                0 => format!("{service}:{}*", &name[..cut]),
                1 => format!("{service}:*{}", &name[cut..]),
                2 => format!("{}:{}", service.to_uppercase(), name.to_lowercase()),
                _ => format!("{service}:{name}"),
            }
        },
    );
    prop_oneof![12 => known, 1 => select(odd.to_vec()).prop_map(str::to_owned)]
}

/// Resources whose patterns cover each other, and not.
pub const RESOURCES: &[&str] =
    &["*", "*", "arn:aws:aa:::*", "arn:aws:aa:::x*", "arn:aws:aa:::x1", "arn:aws:aa:::y"];
/// Requests' resources.
pub const CONCRETE: &[&str] =
    &["*", "arn:aws:aa:::x1", "arn:aws:aa:::x2", "arn:aws:aa:::y", "arn:aws:aa:::z"];

fn condition() -> impl Strategy<Value = Value> {
    select(vec![
        Value::Null,
        Value::Null,
        Value::Null,
        json!({"StringEquals": {"aws:a": "1"}}),
        json!({"StringEquals": {"aws:a": ["1"]}, "Bool": {"aws:b": "true"}}),
    ])
}

fn statement(services: Vec<(&'static str, Vec<String>)>) -> impl Strategy<Value = Value> {
    let odds = prop::bool::weighted;
    let resources = vec(select(RESOURCES), 1..=3);
    (odds(0.2), odds(0.08), odds(0.08), vec(entry(services), 1..=14), resources, condition()).prop_map(
        |(deny, not_action, not_resource, actions, resources, condition)| {
            let mut map = Map::new();
            map.insert("Effect".to_owned(), json!(if deny { "Deny" } else { "Allow" }));
            map.insert((if not_action { "NotAction" } else { "Action" }).to_owned(), json!(actions));
            map.insert((if not_resource { "NotResource" } else { "Resource" }).to_owned(), json!(resources));
            if !condition.is_null() {
                map.insert("Condition".to_owned(), condition);
            }
            Value::Object(map)
        },
    )
}
