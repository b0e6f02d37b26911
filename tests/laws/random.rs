//! Random selections and random statements.

use palette_iam_composer::core::catalog::{
    EDITIONS, FEATURES, FeatureId, PARAMS, PARTS, PRESETS, ParamId, ParamRule, PartId,
};
use palette_iam_composer::core::compose::{Allowance, AttachmentKind, Mode, Selection};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::string::string_regex;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Any selection: presets with something added, and wild ones.
pub fn selection() -> impl Strategy<Value = Selection> {
    let edition = select(EDITIONS.iter().map(|e| e.id).collect::<Vec<_>>());
    let kind = prop_oneof![2 => Just(AttachmentKind::Managed), 3 => select(AttachmentKind::ALL.to_vec())];
    let mode = prop_oneof![3 => Just(Mode::Merged), 1 => Just(Mode::Published)];
    let allowance = prop_oneof![Just(Allowance::Ten), Just(Allowance::Twenty)];
    (edition, features(), off(), kind, mode, allowance, params(), any::<bool>()).prop_map(
        |(edition, features, off, kind, mode, allowance, params, share_private)| Selection {
            edition,
            features: features.into_iter().collect(),
            off: off.into_iter().collect(),
            kind,
            mode,
            allowance,
            params,
            share_private,
        },
    )
}

fn features() -> impl Strategy<Value = Vec<FeatureId>> {
    let all: Vec<FeatureId> = FEATURES.iter().map(|f| f.id).collect();
    let some = subsequence(all.clone(), 0..=all.len());
    let few = subsequence(all, 0..=4);
    let preset = select(PRESETS.iter().map(|p| p.features.to_vec()).collect::<Vec<_>>());
    prop_oneof![
        some,
        (preset, few).prop_map(|(mut preset, few)| {
            preset.extend(few);
            preset
        })
    ]
}

fn off() -> impl Strategy<Value = Vec<PartId>> {
    let parts: Vec<PartId> = PARTS.iter().filter(|p| p.without.is_some()).map(|p| p.id).collect();
    let all = parts.len();
    prop_oneof![2 => Just(Vec::new()), 3 => subsequence(parts, 0..=all)]
}

/// Values that pass, values that do not, and none.
fn params() -> impl Strategy<Value = BTreeMap<ParamId, String>> {
    let each: Vec<_> = PARAMS
        .iter()
        .map(|p| {
            let good = option::weighted(0.8, good_value(p.rule));
            let value = prop_oneof![9 => good, 1 => text("\\PC{0,12}").prop_map(Some)];
            value.prop_map(move |v| v.map(|v| (p.id, v)))
        })
        .collect();
    prop_oneof![1 => Just(BTreeMap::new()), 2 => each.prop_map(|all| all.into_iter().flatten().collect())]
}

fn good_value(rule: ParamRule) -> BoxedStrategy<String> {
    let form = match rule {
        ParamRule::BucketName => "[a-z0-9][a-z0-9-]{1,9}(\\.[a-z0-9]{1,9})?",
        ParamRule::EksClusterName => "[A-Za-z0-9][A-Za-z0-9_-]{0,99}",
        ParamRule::AccountId => "[0-9]{12}",
        ParamRule::Region => "[a-z]{2}(-gov)?-[a-z]{4,9}-[1-9]",
        ParamRule::Partition => "aws|aws-cn|aws-us-gov",
        ParamRule::ExternalId => "[A-Za-z0-9_+=,.@:/-]{2,30}",
        ParamRule::OidcId => "[0-9A-F]{32}",
        ParamRule::UserOrRole => "(user|role)/([a-z]{1,5}/)?[A-Za-z0-9+=,.@_-]{1,20}",
    };
    text(form).boxed()
}

/// Texts of a form that is read once, and not for each of them.
pub fn text(form: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(form).unwrap()
}

const ACTIONS: &[&str] = &[
    "*",
    "s3:*",
    "s3:GetObject",
    "S3:getOBJECT",
    "s3:Get*",
    "s3:*Object",
    "s3:Put?bject",
    "s3:PutObject",
    "s3:PutBucketPolicy",
    "ec2:RunInstances",
    "EC2:run*",
    "ec2:*Instances",
    "ec2:*n*n*",
    "made:Up",
    "made:?p",
    "made:**",
];

const RESOURCES: &[&str] = &[
    "*",
    "arn:*:s3:::*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::a",
    "arn:aws:s3:::a*",
    "arn:aws:s3:::a/*/c",
    "arn:aws:s3:::?",
    "arn:aws:s3",
    "arn:aws:s3:::${aws:username}",
    "arn:aws:s3:::${aws:username}*",
    "arn:aws:ec2:*:1:instance/*",
    "arn:aws:ec2:eu:1:instance/i",
    "arn:aws:ec2:eu:*:*",
    "arn:aws:sqs:eu:1:a:b",
];

fn condition() -> impl Strategy<Value = Value> {
    select(vec![
        Value::Null,
        Value::Null,
        Value::Null,
        json!({"StringEquals": {"aws:a": "1"}}),
        json!({"StringEquals": {"aws:a": ["2", "1"]}}),
        json!({"StringEquals": {"aws:a": ["1", "2", "2"]}}),
        json!({"StringLike": {"aws:a": "1*"}}),
        json!({"StringEquals": {"aws:a": "1"}, "StringLike": {"aws:b": "*"}}),
        json!({"StringEquals": {"aws:a": "1", "aws:b": "x"}}),
        json!({"StringNotEquals": {"aws:a": "1"}}),
        json!({"ForAnyValue:StringLike": {"aws:c": ["x*"]}}),
        json!({"ForAllValues:StringLike": {"aws:c": "x*"}, "StringEquals": {"aws:a": "1"}}),
    ])
}

fn texts(pool: &'static [&'static str], most: usize) -> impl Strategy<Value = Value> {
    (vec(select(pool), 1..=most), any::<bool>()).prop_map(|(list, bare)| match list.as_slice() {
        [one] if bare => json!(one),
        list => json!(list),
    })
}

/// A statement of any form: Deny, Not-forms, wildcards, conditions.
pub fn statement() -> impl Strategy<Value = Value> {
    let odds = |weight| prop::bool::weighted(weight);
    (odds(0.3), odds(0.1), odds(0.1), texts(ACTIONS, 5), texts(RESOURCES, 4), condition()).prop_map(
        |(deny, not_action, not_resource, actions, resources, condition)| {
            // What a variable without a value does to a NotResource is not the question here.
            let not_resource = not_resource && !resources.to_string().contains("${");
            let mut map = Map::new();
            map.insert("Effect".to_owned(), json!(if deny { "Deny" } else { "Allow" }));
            map.insert((if not_action { "NotAction" } else { "Action" }).to_owned(), actions);
            map.insert((if not_resource { "NotResource" } else { "Resource" }).to_owned(), resources);
            if !condition.is_null() {
                map.insert("Condition".to_owned(), condition);
            }
            Value::Object(map)
        },
    )
}
