//! Which actions of AWS's reference do patterns match? JSON Lines in, JSON Lines out:
//! `{"patterns":["ec2:DescribeVolumes*"]}` to `{"actions":["ec2:DescribeVolumes",..]}`.
//!
//! A pattern that matches nothing is listed under `unknown`, which is left out when there is none.

mod common;

use common::{Fault, Question};
use palette_iam_composer::core::minimise::{Universe, expand};
use palette_iam_composer::core::policy::{ActionError, ActionPattern};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    let universe = Universe::new(Reference::complete());
    common::serve(|question| answer(question, &universe))
}

fn answer(question: &Question, universe: &Universe) -> Result<Value, Fault> {
    let texts = question.texts("patterns")?;
    let items = question.wanted("patterns")?.items().unwrap_or_default();
    let parse = |(text, item)| {
        ActionPattern::parse(text).map_err(|e: ActionError| question.fault(item, e.to_string()))
    };
    let patterns = texts.into_iter().zip(items).map(parse).collect::<Result<Vec<_>, Fault>>()?;
    let expansion = expand(&patterns, universe);
    let mut shown = Map::new();
    let actions = expansion.actions.iter().map(|(s, a)| json!(format!("{}:{}", s.prefix(), a.name())));
    shown.insert("actions".to_owned(), actions.collect());
    if !expansion.unknown.is_empty() {
        let unknown = expansion.unknown.iter().map(|p| json!(p.as_str()));
        shown.insert("unknown".to_owned(), unknown.collect());
    }
    Ok(shown.into())
}
