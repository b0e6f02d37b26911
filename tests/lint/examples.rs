//! An example for every check, with what must be found in it and what its mend makes of it.

use std::collections::BTreeSet;

use crate::{found, mended, shown};
use palette_iam_composer::core::lint::{CHECKS, Severity};

/// A code, a policy in which it is found, the path, and the policy after the mend, if there is one.
type Row = (&'static str, &'static str, &'static str, Option<&'static str>);

/// Statements of a policy of today's version, to keep the rows short.
fn policy(statements: &str) -> String {
    if statements.starts_with('{') || statements.starts_with('[') && !statements.starts_with("[{") {
        return statements.to_owned();
    }
    format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#)
}

const ROWS: &[Row] = &[
    (
        "DATA_TYPE_MISMATCH",
        r#"[{"Effect":"Allow","Action":{"a":1},"Resource":"*"}]"#,
        "$.Statement[0].Action",
        None,
    ),
    ("MISSING_STATEMENT", r#"{"Version":"2012-10-17"}"#, "$", None),
    ("MISSING_STATEMENT", r#"{"Version":"2012-10-17","Statement":[]}"#, "$.Statement", None),
    (
        "INVALID_VERSION",
        r#"{"Version":"2012-10-18","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        "$.Version",
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        ),
    ),
    (
        "MISSING_VERSION",
        r#"{"Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        "$",
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        ),
    ),
    (
        "OLD_VERSION",
        r#"{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        "$.Version",
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        ),
    ),
    (
        "INVALID_POLICY_ELEMENT",
        r#"[{"Effect":"Allow","Actions":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Actions",
        Some(r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    (
        "UNSUPPORTED_ID",
        r#"{"Version":"2012-10-17","Id":"x","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        "$.Id",
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}"#,
        ),
    ),
    (
        "UNSUPPORTED_PRINCIPAL",
        r#"[{"Effect":"Allow","Principal":"*","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Principal",
        Some(r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    (
        "DUPLICATE_ELEMENT",
        r#"[{"Effect":"Deny","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Effect",
        None,
    ),
    (
        "UNSUPPORTED_SID",
        r#"[{"Sid":"a b","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Sid",
        Some(r#"[{"Sid":"ab","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    (
        "UNIQUE_SIDS_REQUIRED",
        r#"[{"Sid":"a","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}]"#,
        "$.Statement[1].Sid",
        Some(
            r#"[{"Sid":"a","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"},{"Sid":"a2","Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}]"#,
        ),
    ),
    (
        "EMPTY_SID_VALUE",
        r#"[{"Sid":"","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Sid",
        Some(r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    ("MISSING_EFFECT", r#"[{"Action":"s3:ListAllMyBuckets","Resource":"*"}]"#, "$.Statement[0]", None),
    (
        "INVALID_EFFECT",
        r#"[{"Effect":"allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#,
        "$.Statement[0].Effect",
        Some(r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    ("MISSING_ACTION", r#"[{"Effect":"Allow","Resource":"*"}]"#, "$.Statement[0]", None),
    ("MISSING_RESOURCE", r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets"}]"#, "$.Statement[0]", None),
    (
        "UNSUPPORTED_ELEMENT_COMBINATION",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","NotAction":"s3:*","Resource":"*"}]"#,
        "$.Statement[0]",
        None,
    ),
    (
        "EMPTY_ARRAY_ACTION",
        r#"[{"Effect":"Allow","Action":[],"Resource":"*"}]"#,
        "$.Statement[0].Action",
        None,
    ),
    (
        "EMPTY_ARRAY_RESOURCE",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":[]}]"#,
        "$.Statement[0].Resource",
        None,
    ),
    (
        "EMPTY_ARRAY_CONDITION",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEquals":{"aws:username":[]}}}]"#,
        "$.Statement[0].Condition.StringEquals.aws:username",
        None,
    ),
    (
        "EMPTY_ARRAY_CONDITION_FORALLVALUES",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:CalledVia":[]}}}]"#,
        "$.Statement[0].Condition.ForAllValues:StringEquals.aws:CalledVia",
        None,
    ),
    (
        "EMPTY_ARRAY_CONDITION_FORANYVALUE",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:CalledVia":[]}}}]"#,
        "$.Statement[0].Condition.ForAnyValue:StringEquals.aws:CalledVia",
        None,
    ),
    (
        "EMPTY_ARRAY_CONDITION_IFEXISTS",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:username":[]}}}]"#,
        "$.Statement[0].Condition.StringEqualsIfExists.aws:username",
        None,
    ),
    (
        "EMPTY_OBJECT_CONDITION",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{}}]"#,
        "$.Statement[0].Condition",
        Some(r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]"#),
    ),
    (
        "INVALID_ARN_PREFIX",
        r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","b/*"]}]"#,
        "$.Statement[0].Resource[1]",
        None,
    ),
    (
        "INVALID_CONDITION_OPERATOR",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"stringEquals":{"aws:username":"a"}}}]"#,
        "$.Statement[0].Condition.stringEquals",
        Some(
            r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEquals":{"aws:username":"a"}}}]"#,
        ),
    ),
    (
        "NULL_WITH_IF_EXISTS",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"NullIfExists":{"aws:username":"true"}}}]"#,
        "$.Statement[0].Condition.NullIfExists",
        None,
    ),
    (
        "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEquals":{"aws:username":"a","aws:UserName":"b"}}}]"#,
        "$.Statement[0].Condition.StringEquals.aws:UserName",
        None,
    ),
    (
        "UNSUPPORTED_CHARACTER",
        "[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::\u{20ac}/*\"}]",
        "$.Statement[0].Resource",
        None,
    ),
    (
        "INVALID_SERVICE_IN_ACTION",
        r#"[{"Effect":"Allow","Action":"ec3:DescribeVpcs","Resource":"*"}]"#,
        "$.Statement[0].Action",
        Some(r#"[{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*"}]"#),
    ),
    (
        "INVALID_ACTION",
        r#"[{"Effect":"Allow","Action":["kms:DescribeKeys"],"Resource":"*"}]"#,
        "$.Statement[0].Action[0]",
        Some(r#"[{"Effect":"Allow","Action":["kms:DescribeKey"],"Resource":"*"}]"#),
    ),
    (
        "INVALID_ACTION",
        r#"[{"Effect":"Allow","Action":"kms:Nope*","Resource":"*"}]"#,
        "$.Statement[0].Action",
        None,
    ),
    (
        "INVALID_ACTION",
        r#"[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]"#,
        "$.Statement[0].Action",
        None,
    ),
    (
        "INVALID_CONDITION_KEY_FORMAT",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringNotEquals":{"username":"a"}}}]"#,
        "$.Statement[0].Condition.StringNotEquals.username",
        None,
    ),
    (
        "INVALID_GLOBAL_CONDITION_KEY",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringEquals":{"aws:Nope":"a"}}}]"#,
        "$.Statement[0].Condition.StringEquals.aws:Nope",
        None,
    ),
    (
        "INVALID_SERVICE_CONDITION_KEY",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*","Condition":{"StringNotEquals":{"s3:Nope":"a"}}}]"#,
        "$.Statement[0].Condition.StringNotEquals.s3:Nope",
        None,
    ),
    (
        "ACTION_NEEDS_ALL_RESOURCES",
        r#"[{"Sid":"A","Effect":"Allow","Action":["ec2:DescribeVpcs","ec2:RunInstances"],"Resource":"arn:aws:ec2:*:*:instance/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]"#,
        "$.Statement[0].Action[0]",
        Some(
            r#"[{"Sid":"A","Effect":"Allow","Action":["ec2:RunInstances"],"Resource":"arn:aws:ec2:*:*:instance/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}},{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]"#,
        ),
    ),
    (
        "ACTION_NEEDS_ALL_RESOURCES",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["ec2:DescribeVpcs","ec2:RunInstances"],"Resource":"arn:aws:ec2:*:*:instance/*"}}"#,
        "$.Statement.Action[0]",
        Some(
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["ec2:RunInstances"],"Resource":"arn:aws:ec2:*:*:instance/*"},{"Effect":"Deny","Action":"ec2:DescribeVpcs","Resource":"*"}]}"#,
        ),
    ),
    (
        "ACTION_NEEDS_ALL_RESOURCES_BY_REFERENCE",
        r#"[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*"}]"#,
        "$.Statement[0].Action",
        None,
    ),
    (
        "ACTION_WITHOUT_RESOURCE",
        r#"[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b/*"}]"#,
        "$.Statement[0].Action[0]",
        Some(
            r#"[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b"]}]"#,
        ),
    ),
    (
        "RESOURCE_WITHOUT_ACTION",
        r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","arn:aws:sqs:*:*:q"]}]"#,
        "$.Statement[0].Resource[1]",
        Some(r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*"]}]"#),
    ),
    (
        "CONDITION_KEY_WITHOUT_ACTION",
        r#"[{"Effect":"Allow","Action":["kms:CreateGrant","kms:ListKeys"],"Resource":"*","Condition":{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/a"},"Bool":{"aws:SecureTransport":"true"}}}]"#,
        "$.Statement[0].Action[1]",
        Some(
            r#"[{"Effect":"Allow","Action":["kms:CreateGrant"],"Resource":"*","Condition":{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/a"},"Bool":{"aws:SecureTransport":"true"}}},{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]"#,
        ),
    ),
    (
        "CONDITION_KEY_WITHOUT_ACTION",
        r#"[{"Effect":"Allow","Action":["kms:ListAliases","kms:ListKeys"],"Resource":"*","Condition":{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/a"}}}]"#,
        "$.Statement[0].Condition.ForAnyValue:StringLike.kms:ResourceAliases",
        None,
    ),
    (
        "CONDITION_KEY_WITHOUT_ACTION",
        r#"[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a","s3:VersionId":"b"}}}]"#,
        "$.Statement[0].Condition",
        None,
    ),
    (
        "SERVICE_LINKED_ROLE_OF_OTHER_SERVICE",
        r#"[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/a.amazonaws.com/R","Condition":{"StringEquals":{"iam:AWSServiceName":"b.amazonaws.com"}}}]"#,
        "$.Statement[0].Action",
        Some(
            r#"[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/b.amazonaws.com/R","Condition":{"StringEquals":{"iam:AWSServiceName":"b.amazonaws.com"}}}]"#,
        ),
    ),
    (
        "REDUNDANT_ACTION",
        r#"[{"Effect":"Allow","Action":["s3:Get*","s3:GetObject"],"Resource":"*"}]"#,
        "$.Statement[0].Action[1]",
        Some(r#"[{"Effect":"Allow","Action":["s3:Get*"],"Resource":"*"}]"#),
    ),
    (
        "REDUNDANT_RESOURCE",
        r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b/c/*"]}]"#,
        "$.Statement[0].Resource[1]",
        Some(r#"[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*"]}]"#),
    ),
    (
        "REDUNDANT_RESOURCE",
        r#"[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::c/*"]},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::c/*"}]"#,
        "$.Statement[0].Resource[1]",
        Some(
            r#"[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::b/*"]},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::c/*"}]"#,
        ),
    ),
    (
        "REDUNDANT_STATEMENT",
        r#"[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/a"}]"#,
        "$.Statement[1]",
        Some(r#"[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]"#),
    ),
];

#[test]
fn every_check_finds_its_example_and_mends_it() {
    for (code, statements, path, after) in ROWS {
        let text = policy(statements);
        let all = found(&text);
        let finding = all
            .iter()
            .find(|f| f.check.code == *code && f.path.to_string() == *path)
            .unwrap_or_else(|| panic!("{code} at {path}: {:?}", shown(&text)));
        let mended = mended(&text, finding);
        assert_eq!(mended, after.map(policy), "{code}");
        if let Some(mended) = mended {
            let left = found(&mended);
            assert!(left.iter().all(|f| f.check.code != *code), "{code} is left: {:?}", shown(&mended));
            assert!(left.len() < all.len(), "{code}: {:?}", shown(&mended));
        }
    }
}

#[test]
fn every_check_has_an_example() {
    let shown: BTreeSet<&str> = ROWS.iter().map(|(code, ..)| *code).collect();
    let known: BTreeSet<&str> = CHECKS.iter().map(|check| check.code).collect();
    let missing: Vec<_> = known.difference(&shown).collect();
    assert_eq!(missing, [&"POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"]);
}

#[test]
fn only_what_is_asked_for_is_found_in_the_example() {
    // Where more than one thing is wrong, a fault of the one hangs on the other.
    let several = ["INVALID_CONDITION_OPERATOR", "INVALID_POLICY_ELEMENT", "CONDITION_KEY_WITHOUT_ACTION"];
    for (code, statements, ..) in ROWS.iter().filter(|(code, ..)| !several.contains(code)) {
        let codes: BTreeSet<&str> = shown(&policy(statements)).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, BTreeSet::from([*code]), "{statements}");
    }
}

#[test]
fn a_long_policy_is_told_with_what_would_hold_it() {
    let action = |i: usize| format!("\"s3:GetObject{i:04}\"");
    let actions = |count| (0..count).map(action).collect::<Vec<_>>().join(",");
    let rows =
        [(300, None), (400, Some("inline in a role it fits 10,240")), (700, Some("10,240 for all inline"))];
    for (count, part) in rows {
        let text = policy(&format!(r#"[{{"Effect":"Allow","Action":[{}],"Resource":"*"}}]"#, actions(count)));
        let size =
            found(&text).into_iter().find(|f| f.check.code == "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA");
        assert_eq!(size.is_some(), part.is_some(), "{count}");
        if let (Some(size), Some(part)) = (size, part) {
            assert!(size.message.contains(part), "{}", size.message);
            assert_eq!((size.path.to_string(), size.check.severity), ("$".to_owned(), Severity::Warning));
        }
    }
}

#[test]
fn what_is_no_json_is_one_finding_with_its_place() {
    let found = found("{\"Version\":\"2012-10-17\",\n \"Statement\":[},]}");
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(finding.check.code, "JSON_SYNTAX_ERROR");
    assert!(finding.message.starts_with("line 2, column 15: "), "{}", finding.message);
    assert_eq!(finding.span.start, 39);
}

#[test]
fn nothing_is_said_where_nothing_is_wrong() {
    let rows = [
        ("any on any", r#"[{"Effect":"Allow","Action":"*","Resource":"*"}]"#),
        (
            "all of a service on its ARNs",
            r#"[{"Effect":"Allow","Action":"cloudfront:*","Resource":"arn:aws:cloudfront:*"}]"#,
        ),
        (
            "global keys are spared",
            r#"[{"Effect":"Allow","Action":"ec2:DescribeVpcs","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/a":"b"}}}]"#,
        ),
        (
            "a key of the type",
            r#"[{"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*","Condition":{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/a"}}}]"#,
        ),
        (
            "a key that may be missing",
            r#"[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"StringNotEquals":{"kms:ViaService":"a"}}}]"#,
        ),
        (
            "a key that must be missing",
            r#"[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"Null":{"kms:ViaService":"true"}}}]"#,
        ),
        (
            "keys of identity providers",
            r#"[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringNotEquals":{"accounts.google.com:aud":"a"}}}]"#,
        ),
        (
            "a stricter condition is not covered",
            r#"[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"a"}}},{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/a"}]"#,
        ),
        (
            "allow and deny are apart",
            r#"[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},{"Effect":"Deny","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/a"}]"#,
        ),
        (
            "the right service-linked role",
            r#"[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"arn:aws:iam::*:role/aws-service-role/*.amazonaws.com/*","Condition":{"StringLike":{"iam:AWSServiceName":"a.amazonaws.com"}}}]"#,
        ),
        (
            "AWS's own documents",
            r#"[{"Effect":"Allow","Action":"ssm:SendCommand","Resource":"arn:aws:ssm:*::document/AWS-*"}]"#,
        ),
    ];
    for (name, statements) in rows {
        assert_eq!(shown(&policy(statements)), [], "{name}");
    }
}
