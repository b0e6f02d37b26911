//! Reading and writing lose nothing.

use palette_iam_composer::core::policy::{wire, write};
use serde_json::Value;

use crate::policies::all;

/// What the engine writes in one way only: a single statement as a list of one, and what stands unquoted
/// in a condition as a string. IAM reads both forms as the same.
#[derive(Debug, Default, PartialEq, Eq)]
struct Rewritten {
    single_statements: usize,
    unquoted_values: usize,
}

#[test]
fn every_version_is_read_and_written_back_without_loss() {
    let mut rewritten = Rewritten::default();
    for version in all() {
        let read = wire::parse(&version.text).unwrap_or_else(|e| panic!("{}: {e}", version.name));
        let written = write::pretty(&read);
        let (expected, changes) = normal(&version.document);
        let found: Value = serde_json::from_str(&written).expect("what is written is JSON");
        assert_eq!(found, expected, "{}", version.name);
        let grown = 2 * (changes.single_statements + changes.unquoted_values);
        assert_eq!(write::size(&read), version.characters() + grown, "size of {}", version.name);
        assert_eq!(wire::parse(&written).as_ref(), Ok(&read), "{} read again", version.name);
        rewritten.single_statements += changes.single_statements;
        rewritten.unquoted_values += usize::from(changes.unquoted_values > 0);
    }
    assert_eq!(rewritten, Rewritten { single_statements: 35, unquoted_values: 97 });
}

fn normal(document: &Value) -> (Value, Rewritten) {
    let mut document = document.clone();
    let mut rewritten = Rewritten::default();
    let statement = document.get_mut("Statement").expect("a policy has statements");
    if statement.is_object() {
        *statement = Value::Array(vec![statement.take()]);
        rewritten.single_statements = 1;
    }
    for statement in statement.as_array_mut().unwrap() {
        if let Some(condition) = statement.get_mut("Condition") {
            rewritten.unquoted_values += quote(condition);
        }
    }
    (document, rewritten)
}

/// Makes strings of Booleans and numbers; how many there were.
fn quote(value: &mut Value) -> usize {
    match value {
        Value::Object(map) => map.values_mut().map(quote).sum(),
        Value::Array(list) => list.iter_mut().map(quote).sum(),
        Value::Bool(_) | Value::Number(_) => {
            *value = Value::String(value.to_string());
            1
        }
        _ => 0,
    }
}
