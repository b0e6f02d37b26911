//! A composition in a few lines: what is attached, how it was checked, what to know.

use palette_iam_composer::core::compose::notice::Notice;
use palette_iam_composer::core::compose::{Composition, Plan};
use palette_iam_composer::core::policy::Statement;
use std::fmt::Write as _;

pub fn text(composition: &Composition) -> String {
    let mut text = String::new();
    for plan in &composition.plans {
        principal(&mut text, plan);
    }
    if composition.plans.is_empty() {
        text.push_str("nothing to attach\n");
    }
    for filled in &composition.companions {
        writeln!(text, "\nwith it: {} for {}", filled.companion.file, filled.feature.id).unwrap();
    }
    if !composition.notices.is_empty() {
        text.push_str("\nnotices\n");
    }
    for notice in &composition.notices {
        writeln!(text, "  {}", said(notice)).unwrap();
    }
    text
}

fn principal(text: &mut String, plan: &Plan) {
    if !text.is_empty() {
        text.push('\n');
    }
    writeln!(text, "{}: {}", plan.principal, plan.kind.name()).unwrap();
    for document in &plan.documents {
        let statements = &document.document.statements;
        let entries: usize = statements.iter().map(entries).sum();
        writeln!(
            text,
            "  {}: {} characters, {} statements, {entries} action entries",
            document.name,
            document.size,
            statements.len()
        )
        .unwrap();
    }
    for policy in &plan.aws_managed {
        writeln!(text, "  by ARN: {}", policy.arn).unwrap();
    }
    writeln!(text, "  published: {} characters in {}", plan.published_size, plan.published_count).unwrap();
    writeln!(text, "  proof: {:?}", plan.proof).unwrap();
    writeln!(text, "  fits: {}. {}", if plan.fit.fits { "yes" } else { "no" }, plan.fit.text).unwrap();
}

pub fn entries(statement: &Statement) -> usize {
    statement.actions.entries().items.len()
}

fn said(notice: &Notice) -> String {
    match notice {
        Notice::Requires { feature, any_of, reason } => {
            let any_of: Vec<&str> = any_of.iter().map(|f| f.id.as_str()).collect();
            format!("{feature} requires {}: {reason}", any_of.join(" or "))
        }
        Notice::Conflicts { feature, with, reason } => {
            format!("{feature} conflicts with {}: {reason}", with.id)
        }
        Notice::NotOffered { feature } => format!("{} is not offered", feature.id),
        Notice::Missing { feature, param } => format!("{feature} misses {}", param.id),
        Notice::Invalid { feature, param, message } => format!("{feature}, {}: {message}", param.id),
        Notice::Narrower { part, gone, still_granted } => {
            let still = match still_granted.as_slice() {
                [] => "nothing".to_owned(),
                some => some.join(", "),
            };
            format!("without {}: {gone} grants gone, still granted: {still}", part.id)
        }
    }
}
