//! What policies say of a request, and why. JSON Lines in, JSON Lines out:
//!
//! ```json
//! {"policies":[{..}],"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{"aws:username":["bob"]}}}
//! ```
//!
//! answers
//!
//! ```json
//! {"decision":"allowed","trace":[{"policy":0,"statement":0,"sid":null,"effect":"Allow","matched":true,"failed":null}]}
//! ```
//!
//! `failed` is `"action"`, `"resource"` or the list of the tests that do not hold. `conditions` lists every
//! test where there are any and action and resource match; `open` says what AWS leaves open and the
//! statement, or above the trace the decision, hangs on.

mod common;

use common::{Fault, Question};
use palette_iam_composer::core::algebra::evaluate::{Failed, StatementTrace, TestTrace};
use palette_iam_composer::core::algebra::{Context, Decision, OpenRule, Request, RequestError, evaluate};
use palette_iam_composer::core::json::{Kind, Value};
use palette_iam_composer::core::policy::ConditionKey;
use serde_json::{Map, json};

fn main() -> std::io::Result<()> {
    common::serve(answer)
}

fn answer(question: &Question) -> Result<serde_json::Value, Fault> {
    let policies = question.policies("policies")?;
    let request = request(question)?;
    let evaluation = evaluate(&policies, &request);
    let mut shown = Map::new();
    shown.insert("decision".to_owned(), json!(word(evaluation.decision)));
    shown.insert("trace".to_owned(), evaluation.trace.iter().map(statement).collect());
    insert_open(&mut shown, &evaluation.open);
    if let Some(note) = evaluation.note {
        shown.insert("note".to_owned(), json!(note));
    }
    Ok(shown.into())
}

const fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Allowed => "allowed",
        Decision::ExplicitDeny => "explicit_deny",
        Decision::ImplicitDeny => "implicit_deny",
    }
}

fn statement(trace: &StatementTrace) -> serde_json::Value {
    let failing = || trace.conditions.iter().filter(|c| !c.verdict.holds);
    let failed = match trace.failed {
        None => json!(null),
        Some(Failed::Action) => json!("action"),
        Some(Failed::Resource) => json!("resource"),
        Some(Failed::Conditions) => failing().map(condition).collect(),
    };
    let mut shown = Map::new();
    shown.insert("policy".to_owned(), json!(trace.policy));
    shown.insert("statement".to_owned(), json!(trace.statement));
    shown.insert("sid".to_owned(), json!(trace.sid.as_deref()));
    shown.insert("effect".to_owned(), json!(trace.effect.as_str()));
    shown.insert("matched".to_owned(), json!(trace.matched()));
    shown.insert("failed".to_owned(), failed);
    if !trace.conditions.is_empty() {
        shown.insert("conditions".to_owned(), trace.conditions.iter().map(condition).collect());
    }
    insert_open(&mut shown, &trace.open);
    shown.into()
}

fn condition(trace: &TestTrace) -> serde_json::Value {
    json!({
        "operator": trace.test.name(),
        "key": trace.test.key().as_str(),
        "values": trace.test.values(),
        "request": trace.given,
        "held": trace.verdict.holds,
    })
}

fn insert_open(shown: &mut Map<String, serde_json::Value>, open: &[OpenRule]) {
    if !open.is_empty() {
        let rules = open.iter().map(|rule| json!({"rule": rule.text(), "page": rule.page()}));
        shown.insert("open".to_owned(), rules.collect());
    }
}

fn request(question: &Question) -> Result<Request, Fault> {
    let value = question.wanted("request")?;
    if value.members().is_none() {
        return Err(question.fault(value, "`request` must be an object with `action` and `resource`"));
    }
    let text = |name: &str| -> Result<(&Value, &str), Fault> {
        let member =
            value.get(name).ok_or_else(|| question.fault(value, format!("the request has no `{name}`")))?;
        let text =
            member.text().ok_or_else(|| question.fault(member, format!("`{name}` must be a string")))?;
        Ok((member, text))
    };
    let ((action_at, action), (resource_at, resource)) = (text("action")?, text("resource")?);
    let context = context(question, value.get("context"))?;
    Request::parse(action, resource, context).map_err(|error| {
        let at = match error {
            RequestError::Action(_) => action_at,
            RequestError::Resource(_) => resource_at,
        };
        question.fault(at, error.to_string())
    })
}

/// The keys of a request, each with a list of strings or a lone one. Without `context` nothing is known.
fn context(question: &Question, value: Option<&Value>) -> Result<Context, Fault> {
    let mut context = Context::default();
    let Some(value) = value else {
        return Ok(context);
    };
    let keys = value
        .members()
        .ok_or_else(|| question.fault(value, "`context` must be an object of keys with lists of strings"))?;
    for member in keys {
        let key = ConditionKey::new(&member.name);
        let wrong = |at: &Value| question.fault(at, format!("`{}` must be a list of strings", member.name));
        let items = match &member.value.kind {
            Kind::Text(_) => std::slice::from_ref(&member.value),
            Kind::List(items) => items,
            _ => return Err(wrong(&member.value)),
        };
        let text = |item: &Value| item.text().map(str::to_owned).ok_or_else(|| wrong(item));
        let values = items.iter().map(text).collect::<Result<Vec<String>, Fault>>()?;
        if context.given(&key).is_some() {
            let message =
                format!("the key `{}` stands twice; case does not matter in a key's name", member.name);
            return Err(question.fault(&member.value, message));
        }
        context.insert(key, values);
    }
    Ok(context)
}
