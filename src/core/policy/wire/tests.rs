//! What the reader takes, what it refuses, and how it says so.

use super::{parse, read};
use crate::core::policy::{Effect, write};

#[test]
fn errors_name_the_place_and_the_mend() {
    let rows = [
        ("no JSON", "{", "line 1, column 2: the text ends here; `}` is missing"),
        ("no object", "[]", "line 1, column 1: $: a policy is a JSON object; wrap the statements in one"),
        (
            "no statement",
            "{}",
            "line 1, column 1: $: a policy needs a `Statement`, an object or a list of them",
        ),
        (
            "lower case",
            r#"{"statement":[]}"#,
            "line 1, column 1: $: a policy needs a `Statement`, an object or a list of them",
        ),
        (
            "effect in lower case",
            "{\"Statement\":{\n  \"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"}}",
            "line 2, column 13: $.Statement.Effect: write `Allow` or `Deny`, in this case",
        ),
        (
            "both forms",
            r#"{"Statement":{"Effect":"Allow","Resource":"*","Action":"*","NotAction":"*"}}"#,
            "line 1, column 14: $.Statement: a statement needs one of `Action` and `NotAction`, and not both",
        ),
        (
            "one key in two cases",
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:X":"true","AWS:x":"true"}}}}"#,
            "line 1, column 96: $.Statement.Condition.Bool.AWS:x: the key `AWS:x` stands twice under one operator; IAM reads both cases as one",
        ),
        (
            "unknown operator",
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"stringEquals":{"aws:X":"1"}}}}"#,
            "line 1, column 73: $.Statement.Condition.stringEquals: `stringEquals` is no condition operator; write `StringEquals`",
        ),
        (
            "principal",
            r#"{"Statement":[{"Principal":"*","Effect":"Allow","Action":"*","Resource":"*"}]}"#,
            "line 1, column 16: $.Statement[0].Principal: an identity policy has no `Principal`: whom it is attached to is the principal; remove it",
        ),
        (
            "no ARN",
            r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":["*","?"]}]}"#,
            "line 1, column 62: $.Statement[0].Resource[1]: resource `?` must be `*` or an ARN that begins with `arn:`",
        ),
        (
            "statement without document",
            r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#,
            "line 1, column 1: $: a policy needs a `Statement`, an object or a list of them",
        ),
        (
            "version",
            r#"{"Version":"2012-10-18","Statement":[]}"#,
            "line 1, column 12: $.Version: `2012-10-18` is no version of the policy language; write `2012-10-17`",
        ),
    ];
    for (name, text, message) in rows {
        assert_eq!(parse(text).unwrap_err().to_string(), message, "{name}");
    }
}

#[test]
fn what_is_wrong_and_not_refused_is_told() {
    let rows = [
        (
            "id and nothing",
            r#"{"Version":"2012-10-17","Id":"x","Statement":[]}"#,
            vec!["$.Id", "$.Statement"],
        ),
        (
            "two effects",
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}"#,
            vec!["$.Statement.Effect"],
        ),
        (
            "old version, same Sids, odd Sid",
            r#"{"Statement":[{"Sid":"a b","Effect":"Deny","Action":[],"Resource":"*"},{"Sid":"a b","Effect":"Deny","Action":"*","Resource":"*"},{"Sid":"","Effect":"Deny","Action":"*","Resource":"*"},{"Sid":"","Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::\u20ac"}]}"#,
            vec![
                "$.Version",
                "$.Statement[0].Sid",
                "$.Statement[0].Action",
                "$.Statement[1].Sid",
                "$.Statement[1].Sid",
                "$",
            ],
        ),
    ];
    for (name, text, paths) in rows {
        let reading = read(text).unwrap();
        let found: Vec<&str> = reading.problems.iter().map(|p| p.path.as_str()).collect();
        assert_eq!(found, paths, "{name}");
        assert!(parse(text).is_ok(), "{name}");
    }
}

#[test]
fn stored_policies_with_names_twice_are_read_as_iam_does() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"a:B","Action":["c:D"],"Resource":"*"}}"#;
    let document = parse(text).unwrap();
    assert_eq!(document.statements[0].effect, Effect::Allow);
    let actions: Vec<&str> =
        document.statements[0].actions.listed().unwrap().iter().map(|a| a.as_str()).collect();
    assert_eq!(actions, ["a:B", "c:D"]);
}

#[test]
fn the_old_version_takes_variables_literally() {
    let text = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}","Condition":{"StringLike":{"a:b":"${x}"},"Bool":{"a:b":"${x}"}}}}"#;
    let written = write::pretty(&parse(text).unwrap());
    assert!(written.contains("arn:aws:s3:::${$}{aws:username}"), "{written}");
    assert!(written.contains("\"${$}{x}\""), "{written}");
    assert!(written.contains("\"${x}\""), "{written}");
}

#[test]
fn refused_actions_match_nothing_and_keep_their_text() {
    let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["GetObject","s3:GetObject"],"Resource":"*"}}"#;
    let reading = read(text).unwrap();
    let statement = reading.statements[0].as_ref().unwrap();
    let actions = statement.actions.listed().unwrap();
    assert_eq!(actions[0].as_str(), "GetObject");
    assert!(!actions[0].matches("getobject") && actions[1].matches("s3:getobject"));
    assert!(parse(text).is_err());
}
