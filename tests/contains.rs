//! Containment, a row for each thing that can make the difference. The laws try many policies at random;
//! here stands what a random one seldom hits.
#![cfg(not(feature = "web"))]
#![allow(clippy::unwrap_used, reason = "a test may stop where something is wrong")]

use palette_iam_composer::core::algebra::contains::{
    Universe, Verdict, contains, equivalent, interchangeable,
};
use palette_iam_composer::core::algebra::{Compiled, Decision};
use palette_iam_composer::core::policy::{Document, wire};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Value, json};

/// What is expected of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Contained,
    Not,
    Open,
}

use Is::{Contained, Not, Open};

fn policy(statements: &Value) -> Vec<Document> {
    let list = if statements.is_array() { statements.clone() } else { json!([statements]) };
    vec![wire::parse(&json!({"Version": "2012-10-17", "Statement": list}).to_string()).unwrap()]
}

fn allow(action: &str, resource: &str) -> Value {
    json!({"Effect": "Allow", "Action": action, "Resource": resource})
}

fn deny(action: &str, resource: &str) -> Value {
    json!({"Effect": "Deny", "Action": action, "Resource": resource})
}

/// `s3:*` on `*` under a condition.
fn when(condition: &Value) -> Value {
    json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": condition})
}

fn check(name: &str, a: &Value, b: &Value, universe: Universe<'_>, expected: Is) {
    let (a, b) = (policy(a), policy(b));
    let verdict = contains(&a, &b, universe);
    let found = match &verdict {
        Verdict::Contained => Contained,
        Verdict::NotContained(_) => Not,
        Verdict::Undecided(_) => Open,
    };
    assert_eq!(found, expected, "{name}: {verdict:?}");
    if let Verdict::NotContained(request) = &verdict {
        assert_eq!(Compiled::new(&a).decide(request), Decision::Allowed, "{name}: {request:?}");
        assert_ne!(Compiled::new(&b).decide(request), Decision::Allowed, "{name}: {request:?}");
    }
}

#[test]
fn actions_and_denials() {
    let but_iam = json!({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"});
    let rows = [
        ("narrower", allow("s3:GetObject", "*"), allow("s3:Get*", "*"), Contained),
        ("wider", allow("s3:Get*", "*"), allow("s3:GetObject", "*"), Not),
        ("case", allow("S3:getobject", "*"), allow("s3:GetObject", "*"), Contained),
        ("a union", allow("*", "*"), json!([allow("iam:*", "*"), but_iam]), Contained),
        ("services of tomorrow", but_iam.clone(), json!([allow("ec2:*", "*"), allow("s3:*", "*")]), Not),
        ("a star and a question mark", allow("s3:?*", "*"), allow("s3:*?", "*"), Contained),
        ("a denial", allow("s3:*", "*"), json!([allow("s3:*", "*"), deny("s3:DeleteBucket", "*")]), Not),
        (
            "a denial aside",
            allow("s3:Get*", "*"),
            json!([allow("s3:*", "*"), deny("s3:Put*", "*")]),
            Contained,
        ),
        (
            "a denial on both sides, in other words",
            json!([allow("s3:*", "*"), deny("s3:Put*", "*"), deny("s3:Get*", "*")]),
            json!([allow("*", "*"), deny("s3:PutObject", "*"), deny("s3:GetObject", "*")]),
            Contained,
        ),
        ("all denied", json!([allow("s3:*", "*"), deny("s3:*", "*")]), json!([]), Contained),
        ("a name that is none", allow("s3:Get Object", "*"), json!([]), Contained),
    ];
    for (name, a, b, expected) in rows {
        check(name, &a, &b, Universe::All, expected);
    }
}

#[test]
fn resources() {
    let bucket = |name: &str| allow("s3:*", &format!("arn:aws:s3:::{name}"));
    let but_b = json!({"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b"});
    let rows = [
        ("a prefix", bucket("b/*"), bucket("*"), Contained),
        ("not the other way", bucket("*"), bucket("b/*"), Not),
        ("case", bucket("B"), bucket("b"), Not),
        ("no ARN is everything", allow("s3:*", "*"), allow("s3:*", "arn:*:*:*:*:*"), Not),
        ("an empty field", allow("s3:*", "arn:aws:s3:*:*:*"), allow("s3:*", "arn:aws:s3:::*"), Not),
        ("fewer fields", allow("sqs:*", "arn:aws:sqs"), allow("sqs:*", "arn:aws:sqs:*:*:*"), Contained),
        (
            "NotResource",
            but_b.clone(),
            json!([allow("s3:*", "*"), deny("s3:*", "arn:aws:s3:::b")]),
            Contained,
        ),
        ("what NotResource leaves out", allow("s3:*", "*"), but_b, Not),
        // By one reading of AWS's page the region's star takes what stands before the second `/aws`.
        (
            "two readings of a star",
            allow("logs:*", "arn:aws:logs:*:*:log-group:/aws/x"),
            allow("logs:*", "arn:aws:logs:*:*:/aws/x"),
            Open,
        ),
    ];
    for (name, a, b, expected) in rows {
        check(name, &a, &b, Universe::All, expected);
    }
}

#[test]
fn conditions() {
    let c = |condition: Value| when(&condition);
    let rows = [
        (
            "a stricter text",
            c(json!({"StringEquals": {"aws:a": "1"}})),
            c(json!({"StringLike": {"aws:A": "?"}})),
            Contained,
        ),
        (
            "a looser text",
            c(json!({"StringLike": {"aws:a": "1*"}})),
            c(json!({"StringEquals": {"aws:a": "1"}})),
            Not,
        ),
        ("no condition", when(&json!({})), c(json!({"Null": {"aws:a": "false"}})), Not),
        (
            "missing or there",
            when(&json!({})),
            json!([c(json!({"Null": {"aws:a": "true"}})), c(json!({"Null": {"aws:a": "false"}}))]),
            Contained,
        ),
        (
            "true or false, or missing",
            when(&json!({})),
            json!([c(json!({"Bool": {"aws:a": "true"}})), c(json!({"Bool": {"aws:a": "false"}}))]),
            Not,
        ),
        (
            "numbers meet",
            c(json!({"NumericLessThan": {"a:n": "5"}})),
            c(json!({"NumericLessThanEquals": {"a:n": "5.0"}})),
            Contained,
        ),
        (
            "a number between",
            c(json!({"NumericLessThanEquals": {"a:n": "5"}})),
            c(json!({"NumericLessThan": {"a:n": "5"}})),
            Not,
        ),
        (
            "halves of a range",
            c(json!({"IpAddress": {"aws:SourceIp": "10.0.0.0/24"}})),
            c(json!({"IpAddress": {"aws:SourceIp": ["10.0.0.0/25", "10.0.0.128/25"]}})),
            Contained,
        ),
        (
            "a range and a hole",
            c(json!({"IpAddress": {"aws:SourceIp": "10.0.0.0/24"}})),
            c(
                json!({"IpAddress": {"aws:SourceIp": "10.0.0.0/24"}, "NotIpAddress": {"aws:SourceIp": "10.0.0.7"}}),
            ),
            Not,
        ),
        (
            "a date before another",
            c(json!({"DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}})),
            c(json!({"DateLessThan": {"aws:CurrentTime": "1577836801"}})),
            Contained,
        ),
        (
            "ARNs by field",
            c(json!({"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:1:t"}})),
            c(json!({"ArnEquals": {"aws:SourceArn": "arn:*:sns:*:*:t"}})),
            Contained,
        ),
        // A stray value beside a good one passes the one and not the other.
        (
            "only several values part them",
            c(json!({"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}})),
            c(
                json!({"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}, "ForAllValues:StringEquals": {"aws:TagKeys": "a"}}),
            ),
            Not,
        ),
        (
            "every value and some value",
            c(json!({"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}})),
            c(json!({"ForAnyValue:StringEquals": {"aws:TagKeys": ["a", "b"]}})),
            Not,
        ),
        (
            "every value of fewer",
            c(json!({"ForAllValues:StringEquals": {"aws:TagKeys": "a"}})),
            c(json!({"ForAllValues:StringLike": {"aws:TagKeys": ["a*", "b"]}})),
            Contained,
        ),
        // Whether a missing key passes is what AWS leaves open.
        (
            "a missing key, read in two ways",
            c(json!({"Null": {"k:a": "true"}})),
            c(json!({"ForAnyValue:StringLikeIfExists": {"k:a": "x"}})),
            Open,
        ),
    ];
    for (name, a, b, expected) in rows {
        check(name, &a, &b, Universe::All, expected);
    }
}

#[test]
fn variables() {
    let home = allow("s3:*", "arn:aws:s3:::b/${aws:username}/*");
    let rows = [
        ("equal to itself", home.clone(), home.clone(), Contained),
        ("within what it can be", home.clone(), allow("s3:*", "arn:aws:s3:::b/*"), Contained),
        ("not one value", home.clone(), allow("s3:*", "arn:aws:s3:::b/bob/*"), Not),
        ("nor the other way", allow("s3:*", "arn:aws:s3:::b/bob/*"), home, Not),
        (
            "a tag that is the principal's",
            when(&json!({"StringEquals": {"aws:ResourceTag/t": "${aws:PrincipalTag/t}"}})),
            when(&json!({"Null": {"aws:ResourceTag/t": "false"}})),
            Contained,
        ),
    ];
    for (name, a, b, expected) in rows {
        check(name, &a, &b, Universe::All, expected);
    }
}

#[test]
fn today() {
    let today = Universe::Today(Reference::complete());
    let volumes = ["ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVolumeStatus"];
    let each: Vec<Value> = volumes.iter().map(|action| allow(action, "*")).collect();
    let rows = [
        ("a wildcard and its actions", allow("ec2:DescribeVolumes*", "*"), json!(each), Contained),
        ("one too few", allow("ec2:DescribeVolumes*", "*"), json!(each[..2]), Not),
        (
            "the ARNs of its type",
            allow("eks:DeleteCluster", "*"),
            allow("eks:*", "arn:*:eks:*:*:cluster/*"),
            Contained,
        ),
        ("one partition", allow("eks:DeleteCluster", "*"), allow("eks:*", "arn:aws:eks:*:*:cluster/*"), Not),
        ("no type: on `*` alone", allow("ec2:DescribeVpcs", "*"), allow("ec2:*", "arn:*:ec2:*:*:*"), Not),
        (
            "a key that the action does not have",
            json!({"Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*",
                   "Condition": {"ForAnyValue:StringLike": {"kms:ResourceAliases": "alias/x"}}}),
            json!([]),
            Contained,
        ),
        ("an action that is none", allow("s3:NoSuchThing", "*"), json!([]), Contained),
    ];
    for (name, a, b, expected) in rows {
        check(name, &a, &b, today, expected);
    }
    check(
        "of all requests: tomorrow's too",
        &allow("ec2:DescribeVolumes*", "*"),
        &json!(each),
        Universe::All,
        Not,
    );
}

#[test]
fn both_ways_and_beside_others() {
    let one = policy(&json!([allow("s3:*", "*"), deny("iam:*", "*")]));
    let other = policy(&allow("s3:*", "*"));
    // The denial takes nothing from what they allow, and something from what others may.
    assert_eq!(equivalent(&one, &other, Universe::All), Verdict::Contained);
    assert!(matches!(interchangeable(&one, &other, Universe::All), Verdict::NotContained(_)));
    assert_eq!(interchangeable(&one, &one, Universe::All), Verdict::Contained);
}
