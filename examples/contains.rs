//! Is everything that the policies `a` allow allowed by the policies `b`? JSON Lines in, JSON Lines out:
//! `{"a":[policies],"b":[policies],"universe":"all|today"}` to
//! `{"verdict":"contained|not_contained|undecided","witness":{"action":..,"resource":..,"context":{..}},"reason":..}`

mod common;

use std::io;

use common::{Fault, Question};
use palette_iam_composer::core::algebra::Request;
use palette_iam_composer::core::algebra::contains::{Universe, Verdict, contains};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Map, Value, json};

fn main() -> io::Result<()> {
    common::serve(answer)
}

fn answer(question: &Question) -> Result<Value, Fault> {
    let (a, b) = (question.policies("a")?, question.policies("b")?);
    let today = question.one_of("universe", &[("all", false), ("today", true)])?;
    let universe = if today { Universe::Today(Reference::complete()) } else { Universe::All };
    Ok(match contains(&a, &b, universe) {
        Verdict::Contained => json!({"verdict": "contained"}),
        Verdict::NotContained(request) => json!({"verdict": "not_contained", "witness": witness(&request)}),
        Verdict::Undecided(reason) => json!({"verdict": "undecided", "reason": reason}),
    })
}

fn witness(request: &Request) -> Value {
    let context: Map<String, Value> =
        request.context.iter().map(|(key, values)| (key.as_str().to_owned(), json!(values))).collect();
    json!({"action": request.action, "resource": request.resource, "context": context})
}
