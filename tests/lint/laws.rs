//! What must hold for any policy, and for any text.

use crate::{cases, found, mended, shown};
use palette_iam_composer::core::algebra::Request;
use palette_iam_composer::core::algebra::contains::{Universe, Verdict, contains, equivalent};
use palette_iam_composer::core::explain::{Part, Why, nothing};
use palette_iam_composer::core::json;
use palette_iam_composer::core::lint::apply;
use palette_iam_composer::core::policy::{Document, wire};
use palette_iam_composer::core::reference::Reference;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

const ACTIONS: &[&str] = &[
    "eks:ListClusters",
    "eks:DescribeCluster",
    "eks:*Cluster",
    "eks:TagResource",
    "eks:DescribeIdentityProviderConfig",
    "kms:ListKeys",
    "kms:CreateGrant",
    "kms:List*",
    "ec2:DescribeVpcs",
    "ec2:RunInstances",
    "ec2:Describe*",
    "ec2:CreateTags",
    "sqs:SendMessage",
    "sqs:*",
    "iam:PassRole",
    "iam:Get*",
];

const RESOURCES: &[&str] = &[
    "*",
    "arn:aws:eks:*:*:cluster/*",
    "arn:*:eks:*:*:nodegroup/*/*/*",
    "arn:aws:kms:*:*:key/*",
    "arn:aws:kms:*:111122223333:alias/*",
    "arn:aws:ec2:*:*:instance/*",
    "arn:aws:ec2:*:*:*",
    "arn:aws:ec2:eu-central-1:*:vpc/vpc-?",
    "arn:aws:sqs:*:*:q*",
    "arn:aws:sqs",
    "arn:*:iam::*:role/*",
    "arn:aws:iam::*:user/${aws:username}",
    "arn:aws:sns:*:*:*",
];

const CONDITIONS: &[&str] = &[
    "null",
    "null",
    r#"{"StringEquals":{"aws:ResourceTag/a":"b"}}"#,
    r#"{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/*"}}"#,
    r#"{"StringEquals":{"kms:ViaService":"a"},"Bool":{"kms:GrantIsForAWSResource":"true"}}"#,
    r#"{"StringNotEquals":{"ec2:Vpc":"a"}}"#,
    r#"{"ArnEquals":{"ec2:Vpc":"arn:aws:ec2:*:*:vpc/*"}}"#,
    r#"{"StringEquals":{"ec2:InstanceType":"a","ec2:CreateAction":"b"}}"#,
    r#"{"Null":{"eks:clusterName":"false"}}"#,
    r#"{"Null":{"eks:clusterName":"true"}}"#,
    r#"{"StringEqualsIfExists":{"iam:PassedToService":"a"}}"#,
    r#"{"StringLike":{"iam:PassedToService":"a*"}}"#,
];

fn statement() -> impl Strategy<Value = Value> {
    let actions = subsequence(ACTIONS.to_vec(), 1..=4);
    let resources = subsequence(RESOURCES.to_vec(), 1..=3);
    (actions, resources, select(CONDITIONS.to_vec()), prop::bool::weighted(0.2), any::<bool>()).prop_map(
        |(actions, resources, condition, deny, bare)| {
            let list = |list: Vec<&str>| match list.as_slice() {
                [one] if bare => json!(one),
                list => json!(list),
            };
            let mut statement = json!({
                "Effect": if deny { "Deny" } else { "Allow" },
                "Action": list(actions),
                "Resource": list(resources),
            });
            let condition: Value = serde_json::from_str(condition).unwrap();
            if !condition.is_null() {
                statement["Condition"] = condition;
            }
            statement
        },
    )
}

fn policy(statements: &[Value]) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

fn document(text: &str) -> Document {
    wire::parse(text).unwrap()
}

proptest! {
    #![proptest_config(cases(300))]

    /// An entry gives nothing exactly if no request that the reference has is allowed by it alone.
    #[test]
    fn what_gives_nothing_allows_no_request_of_today(mut statement in statement()) {
        statement["Effect"] = json!("Allow");
        let whole = document(&policy(&[statement.clone()]));
        let found = nothing(&whole.statements[0], Reference::complete());
        let idle_condition = found.iter().any(|n| matches!(n.part, Part::Key { .. } | Part::Condition));
        let actions = whole.statements[0].actions.listed().unwrap().to_vec();
        for (place, action) in actions.iter().enumerate() {
            let mut alone = statement.clone();
            alone["Action"] = json!(action.as_str());
            let alone = document(&policy(&[alone]));
            let today = Universe::Today(Reference::complete());
            let allowed = contains(&[alone], &[], today);
            if matches!(allowed, Verdict::Undecided(_)) {
                continue;
            }
            let reason = found.iter().find(|n| n.part == Part::Action(place)).map(|n| &n.why);
            // What is granted in practice is no nothing: a request for the service's own ARN is allowed.
            let in_practice = matches!(reason, Some(Why::NeedsStar { in_practice: true }));
            let idle = idle_condition || (reason.is_some() && !in_practice);
            // That question ranges over the keys of an action, whatever its resource; a key that only some of
            // its resource types have is looked at more closely here.
            if let (true, Verdict::NotContained(request)) = (idle, &allowed) {
                prop_assert!(some_type_lacks_a_key(request), "{action}: {request:?}");
                continue;
            }
            prop_assert_eq!(idle, allowed == Verdict::Contained, "{}: {:?}", action, allowed);
        }
        if found.iter().all(|n| !matches!(n.part, Part::Key { .. } | Part::Condition)) {
            for idle in found.iter().filter_map(|n| match n.part {
                Part::Resource(place) => Some(place),
                _ => None,
            }) {
                let resource = whole.statements[0].resources.listed().unwrap()[idle].as_str().to_owned();
                let mut alone = statement.clone();
                alone["Resource"] = json!(resource);
                let today = Universe::Today(Reference::complete());
                let allowed = contains(&[document(&policy(&[alone]))], &[], today);
                prop_assert!(!matches!(allowed, Verdict::NotContained(_)), "{resource}: {allowed:?}");
            }
        }
    }
}

/// Whether a request has a service's key that not every resource type of its action has.
fn some_type_lacks_a_key(request: &Request) -> bool {
    let (service, action) = Reference::complete().action(&request.action).unwrap();
    let keys = request.context.iter().map(|(key, _)| key.as_str()).filter(|key| !key.starts_with("aws:"));
    let lacks = |key: &str| {
        action.resource_types().iter().any(|used| !service.key_applies_on(action, Some(*used), key))
    };
    keys.into_iter().any(lacks)
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// All that is redundant can go at once, and nothing is granted or denied otherwise.
    #[test]
    fn what_is_redundant_can_go(statements in vec(statement(), 1..6)) {
        let text = policy(&statements);
        let redundant = found(&text).into_iter().filter(|f| f.check.code.starts_with("REDUNDANT_"));
        let edits: Vec<_> = redundant.filter_map(|f| f.repair).flat_map(|r| r.edits).collect();
        let root = json::read(&text).unwrap();
        let left = json::write(&apply(&root, &edits).expect("the edits lead somewhere"));
        for ((before, after), effect) in sides(&text).into_iter().zip(sides(&left)).zip(["Allow", "Deny"]) {
            let verdict = equivalent(&[before], &[after], Universe::All);
            prop_assert_eq!(verdict, Verdict::Contained, "{} in {}", effect, left);
        }
    }

    /// Every path leads somewhere, every mend can be carried out, and what it mends is then found less often.
    #[test]
    fn every_mend_mends(statements in vec(statement(), 1..4)) {
        let text = policy(&statements);
        let all = found(&text);
        let root = json::read(&text).unwrap();
        prop_assert!(all.is_sorted_by_key(|f| f.span.start));
        for finding in &all {
            prop_assert!(finding.path.find(&root).is_some(), "{}", finding.path);
            if let Some(mended) = mended(&text, finding) {
                let count = |text: &str| shown(text).iter().filter(|(code, _)| *code == finding.check.code).count();
                prop_assert!(count(&mended) < count(&text), "{} {mended}", finding.check.code);
            }
        }
        prop_assert_eq!(&found(&text), &all, "a second time");
    }
}

/// What a policy allows, and what it denies, as policies that allow.
fn sides(text: &str) -> [Document; 2] {
    let document = document(text);
    let of = |effect: &str| {
        let mut value: Value =
            serde_json::from_str(&palette_iam_composer::core::policy::write::pretty(&document)).unwrap();
        let list = value["Statement"].as_array_mut().unwrap();
        list.retain(|statement| statement["Effect"] == effect);
        for statement in list {
            statement["Effect"] = json!("Allow");
        }
        wire::parse(&value.to_string()).unwrap()
    };
    [of("Allow"), of("Deny")]
}

/// Names and texts that mean something to a policy, and some that do not.
fn word() -> impl Strategy<Value = String> {
    let known = select(vec![
        "Version",
        "Statement",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Condition",
        "Sid",
        "Principal",
        "Id",
        "Allow",
        "Deny",
        "2012-10-17",
        "2008-10-17",
        "StringEquals",
        "ForAnyValue:StringLike",
        "NullIfExists",
        "aws:PrincipalArn",
        "kms:ResourceAliases",
        "s3:*",
        "s3:Get?bject",
        "*",
        "",
        ":",
        "arn:",
        "arn:aws:s3:::${",
        "arn:aws:s3:::${a}",
        "iam:CreateServiceLinkedRole",
        "iam:AWSServiceName",
        "eks:ListClusters",
        "\u{e9}:\u{20ac}*",
        "nosuch:Thing",
        "s3:GetObjekt",
    ]);
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        8 => word().prop_map(Value::String),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => any::<i32>().prop_map(|n| json!(n)),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(5, 60, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::Array),
            vec((word(), inner), 0..6).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn no_text_stops_it(value in anything(), statement in anything(), cut in 0_usize..400) {
        let wrapped = json!({"Version": "2012-10-17", "Statement": [statement]});
        for text in [value.to_string(), wrapped.to_string()] {
            let all = found(&text);
            let root = json::read(&text).unwrap();
            for finding in &all {
                prop_assert!(finding.path.find(&root).is_some(), "{}", finding.path);
                prop_assert!(text.get(finding.span.start..finding.span.end).is_some());
                _ = mended(&text, finding);
            }
            let end = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            for finding in found(&text[..end]) {
                prop_assert!(finding.span.end <= end);
            }
        }
    }
}
