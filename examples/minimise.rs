//! The same policy in fewer characters. JSON Lines in, JSON Lines out:
//! `{"policy":{..},"mode":"none|readable|smallest"}` to
//! `{"policy":{..},"characters":n,"future":[{"pattern":..,"path":..,"new":..,"beyond":[..]}]}`.
//!
//! `characters` counts as AWS does, without white space. `future` lists every wildcard in the actions of
//! the result: where it stands, whether the source has it too, and what it catches today beyond its own
//! list, all of it granted by other statements. A result that the check does not prove equal is not given:
//! the policy then comes back as it was, with `unproven` saying why.

mod common;

use common::{Fault, Question};
use palette_iam_composer::core::minimise::verify::Checker;
use palette_iam_composer::core::minimise::{FutureWildcard, Minimised, Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{Document, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    let reference = Reference::complete();
    let (universe, checker) = (Universe::new(reference), Checker::new(reference));
    common::serve(|question| answer(question, &universe, &checker))
}

fn answer(question: &Question, universe: &Universe, checker: &Checker) -> Result<Value, Fault> {
    let document = question.policy("policy")?;
    let mode = question.one_of("mode", &Wildcards::ALL.map(|mode| (mode.as_str(), mode)))?;
    let result = minimise(&document.statements, universe, mode);
    Ok(match checker.check(&document.statements, &result.statements) {
        Ok(()) => show(&result).into(),
        Err(mismatch) => {
            let mut shown = show(&Minimised::unchanged(&document.statements));
            shown.insert("unproven".to_owned(), json!(mismatch.to_string()));
            shown.into()
        }
    })
}

fn show(result: &Minimised) -> Map<String, Value> {
    let document = Document { statements: result.statements.clone() };
    let future = |wildcard: &FutureWildcard| {
        json!({
            "pattern": wildcard.pattern.as_str(),
            "path": result.path(wildcard),
            "new": wildcard.is_new,
            "beyond": wildcard.beyond,
        })
    };
    let mut shown = Map::new();
    shown.insert("policy".to_owned(), common::shown(&document));
    shown.insert("characters".to_owned(), json!(write::size(&document)));
    shown.insert("future".to_owned(), result.future.iter().map(future).collect());
    shown
}
