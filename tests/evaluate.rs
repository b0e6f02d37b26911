//! IAM's rules, one row each: what a policy makes of a request. Nothing here uses the engine but the reader
//! and the evaluator.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong"
)]

use palette_iam_composer::core::algebra::evaluate::{Failed, evaluate};
use palette_iam_composer::core::algebra::{Compiled, Context, Decision, OpenRule, Request, Test};
use palette_iam_composer::core::policy::{ConditionKey, Document, wire};
use serde_json::{Value, json};

type Known<'a> = &'a [(&'a str, &'a [&'a str])];

fn document(statements: &Value) -> Document {
    wire::parse(&json!({"Version": "2012-10-17", "Statement": statements}).to_string()).unwrap()
}

fn context(known: Known) -> Context {
    let owned = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect();
    known.iter().map(|(key, values)| (ConditionKey::new(key), owned(values))).collect()
}

fn request(action: &str, resource: &str, known: Known) -> Request {
    Request::parse(action, resource, context(known)).unwrap()
}

/// Whether an Allow statement with these elements matches a request.
fn matches(elements: &Value, request: &Request) -> bool {
    let mut statement = json!({"Effect": "Allow"});
    for (name, value) in elements.as_object().unwrap() {
        statement[name] = value.clone();
    }
    let documents = [document(&statement)];
    let decision = evaluate(&documents, request).decision;
    assert_eq!(Compiled::new(&documents).decide(request), decision);
    decision == Decision::Allowed
}

#[test]
fn actions() {
    let rows = [
        ("2.1 without case", json!({"Action": "EC2:describevolumes*"}), "ec2:DescribeVolumeStatus", true),
        ("2.1 another name", json!({"Action": "EC2:describevolumes*"}), "ec2:DescribeVolumeAttribute", false),
        ("2.1 ? is one", json!({"Action": "s3:Get?bject"}), "s3:GetObject", true),
        ("2.1 ? is not none", json!({"Action": "s3:Get?Object"}), "s3:GetObject", false),
        ("2.1 prefix in another case", json!({"Action": "S3:getobject"}), "s3:GetObject", true),
        ("2.2 bare star", json!({"Action": "*"}), "newsvc:DoIt", true),
        ("2.2 a star stays in its service", json!({"Action": "ec2:*"}), "ec2x:DoIt", false),
        ("2.1 one of a list", json!({"Action": ["s3:PutObject", "s3:GetObject"]}), "S3:GETOBJECT", true),
        ("2.4 services of tomorrow", json!({"NotAction": "iam:*"}), "newsvc:DoIt", true),
        ("2.4 what it names", json!({"NotAction": ["iam:*", "s3:*"]}), "IAM:PassRole", false),
        ("2.4 all is nothing", json!({"NotAction": "*"}), "s3:GetObject", false),
        ("2.5 an empty name", json!({"Action": "s3:"}), "s3:GetObject", false),
        ("2.5 a blank", json!({"Action": "s3:Get Object"}), "s3:GetObject", false),
        ("2.5 a comma is a letter", json!({"Action": "s3:GetObject,PutObject"}), "s3:GetObject", false),
        ("2.5 nor the other one", json!({"Action": "s3:GetObject,PutObject"}), "s3:PutObject", false),
        ("1.6 nothing", json!({"Action": []}), "s3:GetObject", false),
    ];
    for (name, mut elements, action, expected) in rows {
        elements["Resource"] = json!("*");
        assert_eq!(matches(&elements, &request(action, "*", &[])), expected, "{name}");
    }
}

#[test]
fn resources() {
    const BUCKET: &str = "arn:aws:s3:::b";
    let rows = [
        ("3.1 slashes", json!({"Resource": "arn:aws:s3:::b/*/test/*"}), "arn:aws:s3:::b/1/2/test/o", true),
        ("3.1 one slash", json!({"Resource": "arn:aws:s3:::b/*/test/*"}), "arn:aws:s3:::b/test/o", false),
        ("3.1 case", json!({"Resource": "arn:aws:s3:::B"}), BUCKET, false),
        ("3.4 completed", json!({"Resource": "arn:aws:sqs"}), "arn:aws:sqs:r:1:q", true),
        ("3.4 completed with a star", json!({"Resource": "arn:aws:ec2:*"}), "arn:aws:ec2:r:1:vpc/v", true),
        ("3.4 two fields", json!({"Resource": "arn:*"}), BUCKET, true),
        ("3.5 any partition", json!({"Resource": "arn:*:iam::*:role/*"}), "arn:aws-cn:iam::1:role/x", true),
        ("3.6 a glob as the service", json!({"Resource": "arn:aws:s*:::b"}), BUCKET, true),
        ("3.7 empty", json!({"Resource": "arn:aws:s3:::*"}), "arn:aws:s3:r:1:accesspoint/a", false),
        ("3.7 a star", json!({"Resource": "arn:aws:s3:*:*:*"}), "arn:aws:s3:r:1:accesspoint/a", true),
        ("3.7 ?", json!({"Resource": "arn:aws:sqs:eu-west-?:1:q"}), "arn:aws:sqs:eu-west-1:1:q", true),
        ("3.10 others", json!({"NotResource": BUCKET}), "*", true),
        ("3.10 itself", json!({"NotResource": [BUCKET, "arn:aws:s3:::c"]}), BUCKET, false),
        ("3.10 all", json!({"NotResource": "*"}), "*", false),
        ("4.1 no resource", json!({"Resource": "*"}), "*", true),
        ("4.1 no ARN covers it", json!({"Resource": "arn:*:*:*:*:*"}), "*", false),
        (
            "4.3 what is stated",
            json!({"Resource": "arn:aws:eks:*:*:cluster/*"}),
            "arn:aws:eks:r:1:cluster/*",
            true,
        ),
        ("6.2 a variable", json!({"Resource": "arn:aws:s3:::${AWS:UserName}"}), "arn:aws:s3:::bob", true),
        ("6.3 no value", json!({"Resource": "arn:aws:s3:::${aws:userid}*"}), "arn:aws:s3:::", false),
        ("6.3 no value excludes nothing", json!({"NotResource": "arn:aws:s3:::${aws:userid}"}), BUCKET, true),
        ("6.4 a default", json!({"Resource": "arn:aws:s3:::${aws:userid, 'b'}"}), BUCKET, true),
        ("6.4 not needed", json!({"Resource": "arn:aws:s3:::${aws:username, 'b'}"}), BUCKET, false),
        ("6.5 a star", json!({"Resource": "arn:aws:s3:::a${*}"}), "arn:aws:s3:::a*", true),
        ("6.5 only itself", json!({"Resource": "arn:aws:s3:::a${*}"}), "arn:aws:s3:::ab", false),
        (
            "6.5 a dollar",
            json!({"Resource": "arn:aws:s3:::${$}{aws:username}"}),
            "arn:aws:s3:::${aws:username}",
            true,
        ),
        ("6.6 a star in a value", json!({"Resource": "arn:aws:s3:::${k:star}"}), BUCKET, false),
        ("6.6 colons in a value", json!({"Resource": "arn:aws:s3:::${k:colons}"}), "arn:aws:s3:::a:b", true),
        (
            "6.6 they separate nothing",
            json!({"Resource": "arn:aws:s3::${k:colons}:c"}),
            "arn:aws:s3::a:b:c",
            false,
        ),
        ("6.7 not closed", json!({"Resource": "arn:aws:s3:::${aws"}), "arn:aws:s3:::${aws", true),
        ("6.7 empty", json!({"Resource": "arn:aws:s3:::${}"}), "arn:aws:s3:::${}", true),
    ];
    let known: Known = &[("aws:username", &["bob"]), ("k:star", &["*"]), ("k:colons", &["a:b"])];
    for (name, mut elements, resource, expected) in rows {
        elements["Action"] = json!("*");
        assert_eq!(matches(&elements, &request("s3:GetObject", resource, known)), expected, "{name}");
    }
}

#[test]
fn the_old_version_has_no_variables() {
    let text = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}"#;
    let documents = [wire::parse(text).unwrap()];
    let rows =
        [("arn:aws:s3:::${aws:username}", Decision::Allowed), ("arn:aws:s3:::bob", Decision::ImplicitDeny)];
    for (resource, decision) in rows {
        let request = request("s3:GetObject", resource, &[("aws:username", &["bob"])]);
        assert_eq!(evaluate(&documents, &request).decision, decision, "1.3 {resource}");
    }
}

#[test]
fn values() {
    let rows: [(&str, &str, &[&str], &str, bool); 54] = [
        ("5.1 exact", "StringEquals", &["a*"], "ab", false),
        ("5.1 exactly", "StringEquals", &["a*"], "a*", true),
        ("5.1 case", "StringEquals", &["a"], "A", false),
        ("5.1 without case", "StringEqualsIgnoreCase", &["aB"], "Ab", true),
        ("5.1 without case, no wildcard", "StringEqualsIgnoreCase", &["a*"], "Ab", false),
        ("5.1 beyond ASCII", "StringEqualsIgnoreCase", &["\u{c9}"], "\u{e9}", true),
        ("5.1 like", "StringLike", &["a*d"], "a:b/c/d", true),
        ("5.1 like the whole", "StringLike", &["a*"], "ba", false),
        ("5.1 or", "StringEquals", &["a", "b"], "b", true),
        ("5.1 nor", "StringNotEquals", &["a", "b"], "b", false),
        ("5.1 nor, another", "StringNotEquals", &["a", "b"], "c", true),
        ("5.1 an empty text is there", "StringLike", &["*"], "", true),
        ("5.2 equals is like", "ArnEquals", &["arn:aws:iam::*:role/x"], "arn:aws:iam::1:role/x", true),
        ("5.2 by field", "ArnLike", &["arn:aws:iam:*:role/x"], "arn:aws:iam::1:role/x", false),
        ("5.2 case", "ArnLike", &["arn:aws:iam::1:role/X"], "arn:aws:iam::1:role/x", false),
        ("5.2 five fields", "ArnLike", &["arn:aws:iam::*"], "arn:aws:iam::1", false),
        ("5.2 nothing is completed", "ArnLike", &["arn:aws:iam:*"], "arn:aws:iam::1:role/x", false),
        (
            "5.2 six components",
            "ArnLike",
            &["arn:aws:x:*:1:finance/*"],
            "arn:aws:x:r:9:store/abc:1:finance/d",
            false,
        ),
        (
            "5.2 colons in the last",
            "ArnLike",
            &["arn:aws:logs:*:*:log-group:*"],
            "arn:aws:logs:r:1:log-group:a:b",
            true,
        ),
        ("5.2 negated", "ArnNotLike", &["arn:aws:iam::*:role/x"], "arn:aws:iam::1:role/y", true),
        ("5.2 negated equals", "ArnNotEquals", &["arn:aws:iam::*:role/x"], "arn:aws:iam::1:role/x", false),
        ("5.3 like spans colons", "StringLike", &["arn:*:role/x"], "arn:aws:iam::1:role/x", true),
        ("5.4 decimals", "NumericEquals", &["10"], "10.0", true),
        ("5.4 exponents", "NumericEquals", &["10.0"], "1e1", true),
        ("5.4 beyond floats", "NumericEquals", &["9007199254740993"], "9007199254740992", false),
        ("5.4 less", "NumericLessThan", &["10"], "9.99", true),
        ("5.4 not less", "NumericLessThan", &["10"], "10", false),
        ("5.4 the greatest counts", "NumericLessThan", &["1", "10"], "9", true),
        ("5.4 less or the same", "NumericLessThanEquals", &["10"], "10.0", true),
        ("5.4 greater", "NumericGreaterThan", &["-1"], "0", true),
        ("5.4 greater or the same", "NumericGreaterThanEquals", &["1e2"], "100", true),
        ("5.4 not equal", "NumericNotEquals", &["10"], "10.0", false),
        ("5.4 no number", "NumericEquals", &["10"], "ten", false),
        ("5.5 seconds", "DateEquals", &["2020-01-01T00:00:00Z"], "1577836800", true),
        ("5.5 a day", "DateEquals", &["2020-01-01"], "2020-01-01T01:00:00+01:00", true),
        ("5.5 before", "DateLessThan", &["2020-01-01T00:00:00Z"], "2019-12-31T23:59:59.9Z", true),
        ("5.5 not before", "DateLessThan", &["2020-01-01T00:00:00Z"], "1577836800", false),
        ("5.5 not after", "DateGreaterThan", &["2020-01-01"], "2020-01-01T00:00:00Z", false),
        ("5.5 before or then", "DateLessThanEquals", &["2020-01"], "1577836800", true),
        ("5.5 after or then", "DateGreaterThanEquals", &["2020"], "1577836800", true),
        ("5.5 another", "DateNotEquals", &["2020-01-01"], "2020-01-02", true),
        ("5.6 without case", "Bool", &["true"], "TRUE", true),
        ("5.6 other", "Bool", &["true"], "false", false),
        ("5.6 no Boolean", "Bool", &["true"], "yes", false),
        ("5.7 host bits", "IpAddress", &["203.0.113.7/24"], "203.0.113.9", true),
        ("5.7 one address", "IpAddress", &["203.0.113.7"], "203.0.113.9", false),
        ("5.7 one v6 address", "IpAddress", &["2001:db8::1"], "2001:db8:0:0::1", true),
        ("5.7 families", "IpAddress", &["0.0.0.0/0"], "::1", false),
        ("5.7 families, negated", "NotIpAddress", &["0.0.0.0/0"], "::1", true),
        ("5.8 bytes", "BinaryEquals", &["QmluYXJ5"], "QmluYXJ5", true),
        ("5.8 other bytes", "BinaryEquals", &["QmluYXJ5"], "QmluYXJ6", false),
        ("6.1 no variables in numbers", "NumericEquals", &["${k:v}"], "${k:v}", false),
        ("6.3 negated, no value", "StringNotEquals", &["${k:none}"], "x", true),
        ("6.3 no value", "StringLike", &["${k:none}*"], "x", false),
    ];
    for (name, operator, values, given, expected) in rows {
        let values: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        let test = Test::new(operator, &ConditionKey::new("k:v"), &values);
        assert_eq!(test.holds_for(&context(&[("K:V", &[given])])).holds, expected, "{name}");
    }
}

/// Each operator that looks at values, with a value of the policy, one that matches it and one that does
/// not; the last two the other way round for the negated ones.
const OPERATORS: [(&str, bool, &str, &str, &str); 26] = [
    ("StringEquals", false, "a*", "a*", "ab"),
    ("StringNotEquals", true, "a", "a", "b"),
    ("StringEqualsIgnoreCase", false, "a", "A", "b"),
    ("StringNotEqualsIgnoreCase", true, "a", "A", "b"),
    ("StringLike", false, "a*", "ab", "b"),
    ("StringNotLike", true, "a*", "ab", "b"),
    ("NumericEquals", false, "1", "1.0", "2"),
    ("NumericNotEquals", true, "1", "1.0", "2"),
    ("NumericLessThan", false, "1", "0", "1"),
    ("NumericLessThanEquals", false, "1", "1", "2"),
    ("NumericGreaterThan", false, "1", "2", "1"),
    ("NumericGreaterThanEquals", false, "1", "1", "0"),
    ("DateEquals", false, "1970-01-01", "0", "1"),
    ("DateNotEquals", true, "1970-01-01", "0", "1"),
    ("DateLessThan", false, "1970-01-02", "86399", "86400"),
    ("DateLessThanEquals", false, "1970-01-02", "86400", "86401"),
    ("DateGreaterThan", false, "1970-01-02", "86401", "86400"),
    ("DateGreaterThanEquals", false, "1970-01-02", "86400", "86399"),
    ("Bool", false, "true", "True", "false"),
    ("BinaryEquals", false, "Zm9v", "Zm9v", "Zm8="),
    ("IpAddress", false, "10.0.0.0/8", "10.1.2.3", "11.0.0.0"),
    ("NotIpAddress", true, "10.0.0.0/8", "10.1.2.3", "11.0.0.0"),
    ("ArnEquals", false, "arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::b"),
    ("ArnLike", false, "arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::b"),
    ("ArnNotEquals", true, "arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::b"),
    ("ArnNotLike", true, "arn:aws:s3:::a*", "arn:aws:s3:::ab", "arn:aws:s3:::b"),
];

/// For each form: key missing, empty list, one value that matches, one that does not, several that all
/// match, some, none; then the same without any value in the policy: missing, one value. `1` holds, `0`
/// does not; a letter is open in the same sense, `y` and `n`. "Matches" is what the operator without its
/// negation says.
const FORMS: [(&str, &str, bool, &str, &str); 12] = [
    ("", "", false, "0010000", "00"),
    ("", "", true, "1y01nnn", "nn"),
    ("", "IfExists", false, "1y10000", "10"),
    ("", "IfExists", true, "1y01nnn", "10"),
    ("ForAnyValue:", "", false, "0010110", "00"),
    ("ForAnyValue:", "", true, "0001011", "00"),
    ("ForAnyValue:", "IfExists", false, "yy10110", "n0"),
    ("ForAnyValue:", "IfExists", true, "yy01011", "n0"),
    ("ForAllValues:", "", false, "1110100", "10"),
    ("ForAllValues:", "", true, "1101001", "10"),
    ("ForAllValues:", "IfExists", false, "1110100", "10"),
    ("ForAllValues:", "IfExists", true, "1101001", "10"),
];

#[test]
fn every_operator_in_every_form() {
    let key = ConditionKey::new("k:v");
    for (base, negated, value, good, bad) in OPERATORS {
        let states: [Option<&[&str]>; 7] = [
            None,
            Some(&[]),
            Some(&[good]),
            Some(&[bad]),
            Some(&[good, good]),
            Some(&[bad, good]),
            Some(&[bad, bad]),
        ];
        for (set, suffix, _, expected, without) in FORMS.iter().filter(|form| form.2 == negated) {
            let name = format!("{set}{base}{suffix}");
            let ask = |values: &[String], state: Option<&[&str]>| {
                let given: Option<Vec<String>> = state.map(|s| s.iter().map(|v| (*v).to_owned()).collect());
                let verdict = Test::new(&name, &key, values).holds(given.as_deref(), &Context::default());
                match (verdict.open.is_some(), verdict.holds) {
                    (false, true) => '1',
                    (false, false) => '0',
                    (true, true) => 'y',
                    (true, false) => 'n',
                }
            };
            let found: String = states.iter().map(|state| ask(&[value.to_owned()], *state)).collect();
            // AWS's pages disagree about this one alone when the key is missing.
            let open = name == "ForAllValues:StringNotLike";
            let expected = if open { expected.replacen('1', "y", 1) } else { (*expected).to_owned() };
            assert_eq!(found, expected, "{name}");
            let found: String = [states[0], states[2]].iter().map(|state| ask(&[], *state)).collect();
            assert_eq!(found, *without, "{name} without values");
        }
    }
}

#[test]
fn null() {
    let rows: [(&str, &[&str], &str); 8] = [
        ("Null", &["true"], "1100"),
        ("Null", &["false"], "0011"),
        ("Null", &["True"], "1100"),
        ("Null", &["true", "false"], "1111"),
        ("Null", &[], "0000"),
        ("Null", &["maybe"], "0000"),
        ("ForAllValues:Null", &["false"], "1111"),
        ("ForAnyValue:Null", &["true"], "0000"),
    ];
    let states: [Option<&[&str]>; 4] = [None, Some(&[]), Some(&[""]), Some(&["a", "b"])];
    for (operator, values, expected) in rows {
        let values: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        let test = Test::new(operator, &ConditionKey::new("k"), &values);
        let ask = |state: &Option<&[&str]>| {
            let given: Option<Vec<String>> = state.map(|s| s.iter().map(|v| (*v).to_owned()).collect());
            let verdict = test.holds(given.as_deref(), &Context::default());
            assert_eq!(verdict.open, None);
            if verdict.holds { '1' } else { '0' }
        };
        assert_eq!(states.iter().map(ask).collect::<String>(), expected, "{operator} {values:?}");
    }
}

#[test]
fn what_is_open_is_named() {
    type Row<'a> = (&'a str, &'a [&'a str], Option<&'a [&'a str]>, bool, Option<OpenRule>);
    let rows: [Row<'_>; 20] = [
        ("StringNotEquals", &["a"], Some(&["b", "c"]), false, Some(OpenRule::SeveralValues)),
        ("StringEquals", &["a"], Some(&["a", "a"]), false, None),
        ("StringNotEquals", &["a"], Some(&[]), true, Some(OpenRule::EmptyKey)),
        ("ForAnyValue:StringEqualsIfExists", &["a"], None, true, Some(OpenRule::AnyValueIfExists)),
        ("ForAllValues:StringNotLike", &["a"], None, true, Some(OpenRule::AllValuesNotLike)),
        ("ForAllValues:StringEquals", &["a"], Some(&[""]), false, Some(OpenRule::EmptyTexts)),
        ("ForAllValues:StringEquals", &[""], Some(&[""]), true, None),
        ("ForAllValues:StringEquals", &["a"], Some(&["", "b"]), false, None),
        ("NumericNotEquals", &["1"], Some(&["one"]), true, Some(OpenRule::Unreadable)),
        ("NumericNotEquals", &["one"], Some(&["1"]), true, Some(OpenRule::Unreadable)),
        ("NumericEquals", &["1"], Some(&["one"]), false, None),
        ("NotIpAddress", &["10.0.0.0/8"], Some(&["here"]), true, Some(OpenRule::Unreadable)),
        ("ArnNotLike", &["arn:aws:s3:::b"], Some(&["b"]), true, None),
        ("DateLessThan", &["2020"], Some(&["2019-01-01"]), true, Some(OpenRule::YearOrEpoch)),
        ("Bool", &["${k:one}"], Some(&["true"]), false, Some(OpenRule::VariableInBool)),
        ("Bool", &["${k:one}", "true"], Some(&["true"]), true, None),
        ("StringEquals", &["${k:two}"], Some(&["a"]), false, Some(OpenRule::VariableOfSeveral)),
        ("StringEquals", &["${k:two}", "a"], Some(&["a"]), true, None),
        ("StringEquals", &["${k:empty, 'a'}"], Some(&["a"]), false, Some(OpenRule::EmptyBeforeDefault)),
        ("stringEquals", &["a"], Some(&["a"]), false, Some(OpenRule::UnknownOperator)),
    ];
    let known = context(&[("k:one", &["true"]), ("k:two", &["a", "b"]), ("k:empty", &[""])]);
    for (operator, values, given, holds, open) in rows {
        let values: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        let given: Option<Vec<String>> = given.map(|g| g.iter().map(|v| (*v).to_owned()).collect());
        let verdict = Test::new(operator, &ConditionKey::new("k"), &values).holds(given.as_deref(), &known);
        assert_eq!((verdict.holds, verdict.open), (holds, open), "{operator} {values:?} {given:?}");
    }
}

#[test]
fn decisions() {
    let allow = json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"});
    let deny = json!({"Effect": "Deny", "Action": "s3:Put*", "Resource": "*"});
    let other = json!({"Effect": "Allow", "Action": "ec2:*", "Resource": "*"});
    let rows = [
        ("nothing", vec![], Decision::ImplicitDeny),
        ("another service", vec![json!([other])], Decision::ImplicitDeny),
        ("allowed", vec![json!([other, allow])], Decision::Allowed),
        ("denied in one document", vec![json!([allow, deny])], Decision::ExplicitDeny),
        ("denied by another document", vec![json!([allow]), json!([deny])], Decision::ExplicitDeny),
        ("denied first", vec![json!([deny]), json!([allow])], Decision::ExplicitDeny),
        ("denied alone", vec![json!([deny])], Decision::ExplicitDeny),
    ];
    for (name, policies, expected) in rows {
        let documents: Vec<Document> = policies.iter().map(document).collect();
        let request = request("s3:PutObject", "arn:aws:s3:::b/k", &[]);
        assert_eq!(evaluate(&documents, &request).decision, expected, "{name}");
        assert_eq!(Compiled::new(&documents).decide(&request), expected, "{name}");
    }
}

#[test]
fn every_test_of_a_condition_must_hold() {
    let condition = json!({"StringEquals": {"a:one": "1", "a:two": ["2", "3"]}, "Bool": {"a:flag": true}});
    let statement = json!({"Action": "*", "Resource": "*", "Condition": condition});
    let rows: [(&str, Known, bool); 5] = [
        ("all", &[("a:one", &["1"]), ("a:two", &["3"]), ("a:flag", &["true"])], true),
        ("keys without case", &[("A:One", &["1"]), ("a:TWO", &["2"]), ("A:flag", &["TRUE"])], true),
        ("one key fails", &[("a:one", &["1"]), ("a:two", &["4"]), ("a:flag", &["true"])], false),
        ("one operator fails", &[("a:one", &["1"]), ("a:two", &["3"]), ("a:flag", &["false"])], false),
        ("one is missing", &[("a:one", &["1"]), ("a:flag", &["true"])], false),
    ];
    for (name, known, expected) in rows {
        assert_eq!(matches(&statement, &request("s3:GetObject", "*", known)), expected, "{name}");
    }
    let empty = json!({"Action": "*", "Resource": "*", "Condition": {}});
    assert!(matches(&empty, &request("s3:GetObject", "*", &[])), "no condition");
}

#[test]
fn the_trace_says_what_failed() {
    let documents = [
        document(&json!([
            {"Sid": "Other", "Effect": "Allow", "Action": "ec2:*", "Resource": "*"},
            {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::c"},
        ])),
        document(&json!({
            "Sid": "Cond", "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*",
            "Condition": {"StringEquals": {"a:x": ["1", "2"]}, "Null": {"a:y": true}},
        })),
        document(&json!({"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::c"})),
    ];
    let request = request("S3:getobject", "arn:aws:s3:::b", &[("a:x", &["3"])]);
    let evaluation = evaluate(&documents, &request);
    assert_eq!(evaluation.decision, Decision::Allowed);
    let found: Vec<_> = evaluation
        .trace
        .iter()
        .map(|t| (t.policy, t.statement, t.sid.as_deref(), t.effect.as_str(), t.failed))
        .collect();
    let expected = [
        (0, 0, Some("Other"), "Allow", Some(Failed::Action)),
        (0, 1, None, "Deny", Some(Failed::Resource)),
        (1, 0, Some("Cond"), "Allow", Some(Failed::Conditions)),
        (2, 0, None, "Allow", None),
    ];
    assert_eq!(found, expected);
    let tests: Vec<_> = evaluation.trace[2]
        .conditions
        .iter()
        .map(|c| {
            (c.test.name(), c.test.key().as_str(), c.test.values().len(), c.given.clone(), c.verdict.holds)
        })
        .collect();
    let given = Some(vec!["3".to_owned()]);
    assert_eq!(tests, [("Null", "a:y", 1, None, true), ("StringEquals", "a:x", 2, given, false)]);
    assert!(evaluation.open.is_empty());
}

#[test]
fn a_decision_says_what_it_hangs_on() {
    let spanning = "arn:aws:x:*:1:finance/*";
    let asked = request("x:Y", "arn:aws:x:us-east-2:9:store/abc:1:finance/d", &[]);
    let all = json!({"Effect": "Allow", "Action": "x:*", "Resource": "*"});
    let statement =
        |effect: &str, element: &str| json!({"Effect": effect, "Action": "x:*", element: spanning});
    let never = json!({
        "Effect": "Allow", "Action": "x:*", "Resource": spanning, "Condition": {"Null": {"a:b": "false"}},
    });
    let rows = [
        ("3.2 allowed or not", vec![statement("Allow", "Resource")], Decision::ImplicitDeny, 1),
        ("3.2 all the rest", vec![statement("Allow", "NotResource")], Decision::Allowed, 1),
        ("3.2 allowed anyway", vec![statement("Allow", "Resource"), all.clone()], Decision::Allowed, 0),
        ("3.2 denied or not", vec![statement("Deny", "Resource"), all.clone()], Decision::Allowed, 1),
        (
            "3.2 denied anyway",
            vec![json!({"Effect": "Deny", "Action": "*", "Resource": "*"}), statement("Allow", "Resource")],
            Decision::ExplicitDeny,
            0,
        ),
        ("3.2 the condition fails anyway", vec![never], Decision::ImplicitDeny, 0),
    ];
    for (name, statements, decision, open) in rows {
        let evaluation = evaluate(&[document(&json!(statements))], &asked);
        assert_eq!(evaluation.decision, decision, "{name}");
        assert_eq!(evaluation.open, vec![OpenRule::AcrossFields; open], "{name}");
    }
    let region = json!({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:x:${k:r}:1:q"});
    let evaluation = evaluate(&[document(&region)], &request("x:Y", "arn:aws:x:r:1:q", &[("k:r", &["r"])]));
    assert_eq!(evaluation.open, [OpenRule::VariableBeforeResource], "6.1");
    let plain = evaluate(&[document(&all)], &request("x:Y", "*", &[]));
    assert!(plain.open.is_empty() && plain.note.is_none());
}

#[test]
fn caller_identity_needs_no_permission() {
    let deny = document(&json!({"Effect": "Deny", "Action": "*", "Resource": "*"}));
    let evaluation = evaluate(&[deny], &request("STS:GetCallerIdentity", "*", &[]));
    assert_eq!(evaluation.decision, Decision::ExplicitDeny, "4.7 the policy's own answer stays");
    assert!(evaluation.note.is_some());
}
