//! "Why is this here?"

use leptos::prelude::*;

use crate::app::browser::keyboard;
use crate::app::components::shared::count;
use crate::app::dom::{Node, el, icon_button, outside, svg};
use crate::app::state::{Composed, Question, State};
use crate::core::compose::explain::{Origin, origins};
use crate::core::compose::source::Source;
use crate::core::policy::ActionPattern;
use crate::core::reference::{INDEX_LINK, Reference};
use crate::core::sorted::Map;

/// The answer, beside the documents or, on a small screen, below them.
pub fn why() -> Node {
    let state = State::here();
    el("div")
        .class("why-place")
        .attr("aria-live", "polite")
        .region(move || state.question.get().map(|q| answer(state, &q)).into_iter().collect())
}

fn answer(state: State, question: &Question) -> Node {
    let composed = untrack(|| state.composed());
    let sources = composed.sources_of(question.principal);
    let title = question.action.as_ref().map_or("This statement", |a| a.as_str());
    let cross = svg("icon", "0 0 16 16", &[("", "M4 4l8 8M12 4l-8 8")]);
    let header = el("header").children([
        el("p").class("quiet").text("Why is this here?"),
        el("h3").text(title),
        icon_button("close", "Close", cross).on_click(move || keyboard::close_question(state)),
    ]);
    let aside = el("aside").class("why").attr("aria-label", "Why is this here?").child(header);
    match &question.action {
        Some(action) => aside.children(about_action(&composed, &sources, question, action)),
        None => aside.children(about_statement(&sources, question)),
    }
}

fn about_action(
    composed: &Composed,
    sources: &[Source],
    question: &Question,
    action: &ActionPattern,
) -> Vec<Node> {
    let known = Reference::catalogue().action(action.folded());
    let resources = question.statement.resources.entries().items.iter();
    let any = resources.clone().any(|r| r.is_any());
    let resources: Vec<&str> = resources.map(|r| r.as_str()).collect();
    let conditional = !question.statement.conditions.is_empty();
    let fact = |name: &str, value: Node| [el("dt").text(name), el("dd").child(value)];
    let text = |text: &str| el("span").text(text);
    let facts = el("dl")
        .class("facts")
        .children(fact("Service", text(known.map_or("Not in the reference", |(s, _)| s.name()))))
        .children(fact("Access level", text(known.map_or("Unknown", |(_, a)| a.level().name()))))
        .children(fact("On", el("code").text(&resources.join(", "))))
        .children(fact("Condition", text(if conditional { "As in the statement" } else { "None" })));
    let mut parts = vec![facts];
    if !any && known.is_some_and(|(_, a)| a.resource_types().is_empty()) {
        parts.push(el("p").class("caution").text(
            "AWS's reference lists no resource type for this action, so by the reference only * grants it. \
             Some services accept an ARN all the same.",
        ));
    }
    let origins = origins(sources, &question.statement, action);
    parts.push(el("h4").text(&count(origins.len(), "published grant", "published grants")));
    parts.push(el("ul").class("origins").children(origins.iter().map(|o| origin(composed, o))));
    let link = known.map_or_else(|| INDEX_LINK.to_owned(), |(s, _)| s.link());
    parts.push(el("p").class("quiet").child(outside(&link, "The service's actions in AWS's reference")));
    parts
}

fn origin(composed: &Composed, origin: &Origin<'_>) -> Node {
    let policy = origin.source.policy();
    let number = origin.statement + 1;
    let place = match origin.sid {
        Some(sid) => format!("statement {number} ({sid})"),
        None => format!("statement {number}"),
    };
    let dated = policy.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}"));
    let mut lines = vec![el("p").class("origin-feature").text(origin.source.feature.name)];
    if let Some(part) = origin.part.and_then(|p| p.get()) {
        lines.push(
            el("p")
                .child(el("strong").text(part.name).text(". "))
                .text("Needed to ")
                .text(part.purpose)
                .text("."),
        );
    }
    lines.push(
        el("p").class("quiet").child(outside(policy.link, policy.name)).text(&format!(", {place}, {dated}")),
    );
    if origin.absorbed {
        let there: Vec<&str> = origin.resources.iter().map(|r| r.as_str()).collect();
        lines.push(el("p").class("quiet").text(&format!(
            "Published for less ({}, or under a condition); another grant here includes it.",
            there.join(", ")
        )));
    }
    if let Some(carried) = &origin.source.attached.carried_over {
        let edition = composed.selection.edition;
        lines.push(
            el("p").class("carried").text(&format!("Carried over from {} into {edition}.", carried.from)),
        );
    }
    let faults = policy.faults.iter().filter(|f| f.statement == Some(origin.statement));
    lines.extend(faults.map(|f| el("p").class("caution").text(f.text)));
    el("li").children(lines)
}

/// A statement as a whole: which published statements it stands for, and what for.
fn about_statement(sources: &[Source], question: &Question) -> Vec<Node> {
    let mut counts: Map<(&str, &str, usize, &str), usize> = Map::default();
    for action in question.statement.actions.listed().unwrap_or_default() {
        for origin in origins(sources, &question.statement, action) {
            let policy = origin.source.policy();
            let part = origin.part.and_then(|p| p.get()).map_or("", |p| p.name);
            *counts.entry((policy.name, policy.link, origin.statement, part)).or_default() += 1;
        }
    }
    let rows = counts.into_iter().map(|((name, link, statement, part), actions)| {
        let actions = format!(": {}", count(actions, "action", "actions"));
        let place = format!(", statement {}", statement + 1);
        el("li")
            .child(el("p").child(el("strong").text(part)).text(&actions))
            .child(el("p").class("quiet").child(outside(link, name)).text(&place))
    });
    let words = "It stands for these parts of the published policies. Press an action for its own reason.";
    vec![el("p").text(words), el("ul").class("origins").children(rows)]
}
