//! Packs policies that are attached together into the fewest documents for a size limit.
//!
//! `{"policies":[..],"limit":6144,"mode":"none|readable|smallest"}` gives
//! `{"documents":[..],"characters":[..],"lower_bound":n,"proof":"proven|.."}`.
//!
//! With new wildcards the documents say today what the policies say today; without, they always do. `proof`
//! is what the containment engine makes of that, Allow and Deny each for itself.

mod common;

use common::{Fault, Question, serve, shown};
use palette_iam_composer::core::algebra::contains::{Universe as Range, Verdict, interchangeable};
use palette_iam_composer::core::compose::pack::{CannotFit, Packing, pack_policies};
use palette_iam_composer::core::json::Kind;
use palette_iam_composer::core::minimise::verify::Checker;
use palette_iam_composer::core::minimise::{Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{Document, Statement, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Value, json};

/// Characters that a managed policy may have.
const LIMIT: usize = 6_144;

fn main() -> std::io::Result<()> {
    let reference = Reference::complete();
    let (names, checker) = (Universe::new(reference), Checker::new(reference));
    serve(|question| answer(question, &names, &checker))
}

fn answer(question: &Question, names: &Universe, checker: &Checker) -> Result<Value, Fault> {
    let policies = question.policies("policies")?;
    let limit = limit(question)?;
    let mode = question.one_of("mode", &Wildcards::ALL.map(|mode| (mode.as_str(), mode)))?;
    let statements: Vec<Statement> = policies.iter().flat_map(|p| &p.statements).cloned().collect();
    let packing = match shortened(&statements, limit, mode, names, checker) {
        Some(packing) => packing,
        None => match pack_policies(&statements, limit, names.reference()) {
            Ok(packing) => packing,
            Err(error) => return Err(fault(question, &policies, error)?),
        },
    };
    let documents: Vec<Document> =
        packing.documents.into_iter().map(|statements| Document { statements }).collect();
    Ok(json!({
        "documents": documents.iter().map(shown).collect::<Vec<_>>(),
        "characters": documents.iter().map(write::size).collect::<Vec<_>>(),
        "lower_bound": packing.lower_bound,
        "proof": proof(&policies, &documents, mode, names.reference()),
    }))
}

/// The policies minimised first, if that is asked for, proven, and packs.
fn shortened(
    statements: &[Statement],
    limit: usize,
    mode: Wildcards,
    names: &Universe,
    checker: &Checker,
) -> Option<Packing> {
    if mode == Wildcards::None {
        return None;
    }
    let shorter = minimise(statements, names, mode).statements;
    checker.check(statements, &shorter).ok()?;
    pack_policies(&shorter, limit, names.reference()).ok()
}

fn proof(policies: &[Document], documents: &[Document], mode: Wildcards, reference: &Reference) -> String {
    let range = match mode {
        Wildcards::None => Range::All,
        Wildcards::Readable | Wildcards::Smallest => Range::Today(reference),
    };
    match interchangeable(policies, documents, range) {
        Verdict::Contained => "proven".to_owned(),
        Verdict::NotContained(request) => {
            format!("refuted: `{}` on `{}` is allowed by one side only", request.action, request.resource)
        }
        Verdict::Undecided(why) => format!("undecided: {why}"),
    }
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
