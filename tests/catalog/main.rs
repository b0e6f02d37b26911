//! What holds for the catalogue as a whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod facts;
mod laws;
mod parts;
mod reference;
mod texts;

use palette_iam_composer::core::catalog::Policy;
use serde_json::Value;

/// One action of one statement.
struct Grant {
    statement: usize,
    effect: String,
    action: String,
    resources: String,
    condition: String,
}

fn parse(text: &str) -> Value {
    let mut value: Value = serde_json::from_str(text).expect("the text is JSON");
    // The facts were written with names in order.
    value.sort_all_objects();
    value
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(many) => many.iter().map(|v| v.as_str().unwrap().to_owned()).collect(),
        other => panic!("neither a string nor a list: {other}"),
    }
}

fn statements(policy: &Policy) -> Vec<Value> {
    parse(policy.json)["Statement"].as_array().expect("a list of statements").clone()
}

fn grants(policy: &Policy) -> Vec<Grant> {
    statements(policy)
        .iter()
        .enumerate()
        .flat_map(|(statement, body)| {
            let resources = strings(&body["Resource"]).join(" ");
            let condition = body.get("Condition").map_or_else(|| "-".to_owned(), Value::to_string);
            strings(&body["Action"]).into_iter().map(move |action| Grant {
                statement,
                effect: body["Effect"].as_str().unwrap().to_owned(),
                action,
                resources: resources.clone(),
                condition: condition.clone(),
            })
        })
        .collect()
}

/// The characters of a JSON text as AWS counts them: white space between tokens is free.
fn characters(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for c in text.chars() {
        if quoted || !c.is_whitespace() {
            count += 1;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
    count
}

/// Every `<name>` in a text.
fn placeholders(text: &str) -> std::collections::BTreeSet<&str> {
    text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}
