//! What is wrong with a policy? JSON Lines in, JSON Lines out:
//! `{"policy":{..}}` to `{"findings":[{"code":..,"severity":"error|security|warning|suggestion",
//! "path":"$.Statement[0].Action[1]","message":..,"repair":{"text":..,"edits":[..]}}]}`.
//!
//! An edit is one of `{"op":"remove","path":..}`, `{"op":"replace","path":..,"value":..}`,
//! `{"op":"rename","path":..,"name":..}`, `{"op":"insert","path":..,"name":..,"value":..}` (a member, before
//! the others) and `{"op":"append","path":..,"value":..}` (an item of a list; what is no list becomes one).
//! The edits of a repair belong together, and their paths are those of the policy as it came. What is no JSON
//! has an `error` with line and column beside its one finding.

mod common;

use common::{Fault, Question};
use palette_iam_composer::core::json::{self, Position};
use palette_iam_composer::core::lint::{Edit, Finding, Repair, lint};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let reference = Reference::complete();
    common::serve(|question| answer(question, reference))
}

fn answer(question: &Question, reference: &Reference) -> Result<Value, Fault> {
    let policy = question.policy_text(question.wanted("policy")?)?;
    let findings: Vec<Value> = lint(policy.as_str(), reference).iter().map(finding).collect();
    Ok(match json::read(policy.as_str()) {
        Ok(_) => json!({"findings": findings}),
        Err(error) => {
            let Position { line, column } = error.position;
            let place = json!({"message": error.kind.to_string(), "line": line, "column": column});
            json!({"findings": findings, "error": place})
        }
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.check.code,
        "severity": finding.check.severity.as_str(),
        "path": finding.path.to_string(),
        "message": finding.message,
        "repair": finding.repair.as_ref().map(repair),
    })
}

fn repair(repair: &Repair) -> Value {
    json!({"text": repair.text, "edits": repair.edits.iter().map(edit).collect::<Vec<_>>()})
}

fn edit(edit: &Edit) -> Value {
    let (op, path) = (edit.as_str(), edit.path().to_string());
    let value = |value| serde_json::from_str::<Value>(&json::write(value)).unwrap_or_default();
    match edit {
        Edit::Remove(_) => json!({"op": op, "path": path}),
        Edit::Replace(_, new) | Edit::Append(_, new) => json!({"op": op, "path": path, "value": value(new)}),
        Edit::Rename(_, name) => json!({"op": op, "path": path, "name": name}),
        Edit::Insert(_, name, new) => json!({"op": op, "path": path, "name": name, "value": value(new)}),
    }
}
