//! Packs policies that are attached together into the fewest documents for a size limit.
//!
//! `{"policies":[..],"limit":6144,"mode":"none"}` gives
//! `{"documents":[..],"characters":[..],"lower_bound":n}`.

mod common;

use common::{Fault, Question, serve, shown};
use palette_iam_composer::core::compose::pack::{CannotFit, pack_policies};
use palette_iam_composer::core::json::Kind;
use palette_iam_composer::core::policy::{Document, Statement, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Value, json};

/// Characters that a managed policy may have.
const LIMIT: usize = 6_144;

fn main() -> std::io::Result<()> {
    serve(answer)
}

fn answer(question: &Question) -> Result<Value, Fault> {
    let policies = question.policies("policies")?;
    let limit = limit(question)?;
    question.one_of("mode", &[("none", ())])?;
    let statements: Vec<Statement> = policies.iter().flat_map(|p| &p.statements).cloned().collect();
    let packing = match pack_policies(&statements, limit, Reference::catalogue()) {
        Ok(packing) => packing,
        Err(error) => return Err(fault(question, &policies, error)?),
    };
    let documents: Vec<Document> =
        packing.documents.into_iter().map(|statements| Document { statements }).collect();
    Ok(json!({
        "documents": documents.iter().map(shown).collect::<Vec<_>>(),
        "characters": documents.iter().map(write::size).collect::<Vec<_>>(),
        "lower_bound": packing.lower_bound,
    }))
}

fn limit(question: &Question) -> Result<usize, Fault> {
    let Some(value) = question.get("limit") else {
        return Ok(LIMIT);
    };
    let number = match &value.kind {
        Kind::Number(text) => text.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| question.fault(value, "`limit` must be a number of characters, such as 6144"))
}

/// The error at its policy, the statement counted in that policy.
fn fault(question: &Question, policies: &[Document], error: CannotFit) -> Result<Fault, Fault> {
    let given = question.wanted("policies")?;
    let mut statement = error.statement;
    for (place, policy) in policies.iter().enumerate() {
        if statement < policy.statements.len() {
            let at = given.items().and_then(|items| items.get(place)).unwrap_or(given);
            let error = CannotFit { statement, ..error };
            return Ok(question.fault(at, format!("policy {place}: {error}")));
        }
        statement -= policy.statements.len();
    }
    Ok(question.fault(given, error.to_string()))
}
