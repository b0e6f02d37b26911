//! The evaluator says of each request what a slow one says that shares nothing with it.

use crate::cases;
use crate::evaluator::{ADDRESSES, Asked, BYTES, DATES, Known, NUMBERS, RANGES, judge};
use palette_iam_composer::core::algebra::{Compiled, Context, Request};
use palette_iam_composer::core::policy::{ConditionKey, wire};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

const ACTIONS: &[&str] = &[
    "*",
    "s3:*",
    "s3:Get*",
    "S3:getobject",
    "s3:*Object",
    "s3:?etObject",
    "s3:Put?bject*",
    "ec2:*",
    "ec2:Describe*",
    "s3:",
    "s3:Get,Put",
];
const ASKED_ACTIONS: &[&str] =
    &["s3:GetObject", "S3:PUTOBJECT", "s3:PutObjectAcl", "ec2:DescribeVpcs", "new:Do"];
const RESOURCES: &[&str] = &[
    "*",
    "arn:aws:s3:::b/*",
    "arn:aws:s3:::b/?",
    "arn:*:s3:::b/${aws:username}/*",
    "arn:aws:s3:::b/${AWS:UserName, 'all'}",
    "arn:aws:s3:::b/${k:many}*",
    "arn:aws:s3:::b/a${*}",
    "arn:aws:s3:::b/${$}{x}",
    "arn:aws:s3:::b/${",
    "arn:aws:s3:::b/${}*",
    "arn:aws:s3:*:*:*",
    "arn:aws:ec2:*",
    "arn:aws:sqs",
    "arn:aws:ec2:eu-*:1:vpc/*",
    "arn:aws:ec2:*:1:*/v",
];
const ASKED_RESOURCES: &[&str] = &[
    "*",
    "arn:aws:s3:::b/x",
    "arn:aws:s3:::b/a*",
    "arn:aws:s3:::b/bob/k",
    "arn:aws:s3:::b/all",
    "arn:aws:s3:::b/a:b/c",
    "arn:aws:s3:::b/${x}",
    "arn:aws:s3:::b/${",
    "arn:aws:s3:::b/${}1",
    "arn:aws:ec2:eu-west-1:1:vpc/v",
    "arn:aws:ec2:eu-west-1:2:vpc/a:1:vpc/v",
    "arn:aws:sqs:r:1:q",
    "arn:aws-cn:s3:::b/bob/x/y",
];
const TEXTS: &[&str] = &[
    "",
    "a",
    "A",
    "ab",
    "a*",
    "?b",
    "*",
    "bob",
    "${aws:username}",
    "x${aws:username}*",
    "${k:s, 'ab'}",
    "${k:many}",
    "${*}",
    "${a b}",
];
const ARNS: &[&str] = &[
    "arn:aws:iam::*:role/x",
    "arn:*:iam::1:role/*",
    "arn:aws:iam::1",
    "arn:aws:iam::1:role/${aws:username}",
    "*",
    "arn:aws:iam:*:role/x",
];
const ASKED_ARNS: &[&str] = &[
    "arn:aws:iam::1:role/x",
    "arn:aws-cn:iam::1:role/bob",
    "arn:aws:iam::1:role/a:b",
    "arn:aws:iam::1",
    "role",
];
const NO_VALUES: &[&str] = &["no value", "1.2.3"];

/// The operators, each with its pool of the policy's values, and the key whose values in a request are of
/// the same kind.
fn kinds() -> Vec<(Vec<&'static str>, Vec<&'static str>, &'static str)> {
    fn and_others(texts: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
        texts.into_iter().chain(NO_VALUES.iter().copied()).collect()
    }
    let strings = vec![
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        "StringLike",
        "StringNotLike",
    ];
    let ordered = |kind: &str| -> Vec<&'static str> {
        let all = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
        all.iter().map(|order| &*format!("{kind}{order}").leak()).collect()
    };
    vec![
        (strings, TEXTS.to_vec(), "k:s"),
        (ordered("Numeric"), and_others(NUMBERS.map(|n| n.0)), "k:n"),
        (ordered("Date"), and_others(DATES.map(|d| d.0)), "k:d"),
        (vec!["Bool"], and_others(["true", "FALSE"]), "k:b"),
        (vec!["BinaryEquals"], and_others(BYTES.map(|b| b.0)), "k:y"),
        (vec!["IpAddress", "NotIpAddress"], and_others(RANGES), "k:i"),
        (vec!["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"], ARNS.to_vec(), "k:a"),
        (vec!["Null"], vec!["true", "false", "TRUE"], "k:s"),
    ]
}

fn test() -> impl Strategy<Value = (String, String, Value)> {
    (select(kinds()), select(vec!["", "", "ForAnyValue:", "ForAllValues:"]), any::<bool>(), any::<bool>())
        .prop_flat_map(|((operators, pool, key), set, if_exists, upper)| {
            let values = prop_oneof![1 => Just(Vec::new()), 9 => vec(select(pool), 1..=3)];
            (select(operators), values).prop_map(move |(base, values)| {
                let suffix = if if_exists && base != "Null" { "IfExists" } else { "" };
                let key = if upper { key.to_uppercase() } else { key.to_owned() };
                (format!("{set}{base}{suffix}"), key, json!(values))
            })
        })
}

pub fn statement() -> impl Strategy<Value = Value> {
    let odds = |weight| prop::bool::weighted(weight);
    let tests = prop_oneof![1 => Just(Vec::new()), 3 => vec(test(), 1..=2)];
    let lists = (vec(select(ACTIONS), 0..=3), vec(select(RESOURCES), 0..=3));
    (odds(0.3), odds(0.2), odds(0.2), lists, tests).prop_map(
        |(deny, not_action, not_resource, lists, tests)| {
            let mut statement = json!({
                "Effect": if deny { "Deny" } else { "Allow" },
                if not_action { "NotAction" } else { "Action" }: lists.0,
                if not_resource { "NotResource" } else { "Resource" }: lists.1,
            });
            let mut condition = Map::new();
            for (operator, key, values) in tests {
                condition.insert(operator, json!({key: values}));
            }
            statement["Condition"] = condition.into();
            statement
        },
    )
}

/// No, one, or several values of a key.
fn values(pool: Vec<&'static str>) -> impl Strategy<Value = Option<Vec<String>>> {
    let some = |count| vec(select(pool.clone()).prop_map(str::to_owned), count).prop_map(Some);
    prop_oneof![2 => Just(None), 5 => some(1..=1), 1 => some(0..=0), 2 => some(2..=3)]
}

pub fn asked() -> impl Strategy<Value = Asked> {
    let keys: Vec<_> = kinds()
        .into_iter()
        .take(7)
        .map(|(_, pool, key)| {
            let pool = match key {
                "k:i" => ADDRESSES.into_iter().chain(NO_VALUES.iter().copied()).collect(),
                "k:a" => ASKED_ARNS.to_vec(),
                _ => pool,
            };
            values(pool).prop_map(move |values| values.map(|values| (key.to_owned(), values)))
        })
        .collect();
    let user = values(vec!["bob", "a:b", "*", "x"]);
    let known = (keys, user, any::<bool>()).prop_map(|(keys, user, many)| {
        let mut known: Known = keys.into_iter().flatten().collect();
        known.extend(user.map(|values| ("aws:username".to_owned(), values)));
        known.extend(many.then(|| ("k:many".to_owned(), vec!["a".to_owned(), "b".to_owned()])));
        known
    });
    (select(ASKED_ACTIONS), select(ASKED_RESOURCES), known).prop_map(|(action, resource, known)| Asked {
        action: action.to_owned(),
        resource: resource.to_owned(),
        known,
    })
}

pub fn request(asked: &Asked) -> Request {
    let keys = asked.known.iter().map(|(key, values)| (ConditionKey::new(key), values.clone()));
    Request::parse(&asked.action, &asked.resource, keys.collect::<Context>()).unwrap()
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn requests_are_judged_as_by_hand(
        statements in vec(vec(statement(), 1..=3), 1..=2),
        requests in vec(asked(), 25),
    ) {
        let policies: Vec<Value> =
            statements.iter().map(|list| json!({"Version": "2012-10-17", "Statement": list})).collect();
        let documents: Vec<_> = policies.iter().map(|p| wire::parse(&p.to_string()).unwrap()).collect();
        let compiled = Compiled::new(&documents);
        for asked in &requests {
            let request = request(asked);
            let evaluation = compiled.evaluate(&request);
            let (decision, matched) = judge(&policies, asked);
            let found: Vec<bool> = evaluation.trace.iter().map(|t| t.matched()).collect();
            prop_assert_eq!(found, matched, "{:?}", asked);
            prop_assert_eq!(format!("{:?}", evaluation.decision), decision, "{:?}", asked);
            prop_assert_eq!(compiled.decide(&request), evaluation.decision);
        }
    }
}
