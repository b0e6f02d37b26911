//! The text of a document: coloured, folded by statement, each action a question that can be asked.
//!
//! Lines are keyed by their text, so that a click redraws only the lines that changed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::app::browser::keyboard;
use crate::app::components::shared::count;
use crate::app::dom::{Computed, Node, Row, button, el, memo};
use crate::app::state::{Question, State};
use crate::core::catalog::PrincipalId;
use crate::core::compose::PlannedDocument;
use crate::core::policy::layout::{self, Line, TokenKind};
use crate::core::policy::{ActionPattern, Statement};
use crate::core::sorted::Map;

/// A document's JSON.
pub fn json(principal: PrincipalId, document: Computed<Option<PlannedDocument>>) -> Node {
    let keys =
        memo(move || document.with(|d| d.as_ref().map(|d| keys(&d.document.statements)).unwrap_or_default()));
    let found = move |key: &str| {
        let place = keys.with(|keys| keys.iter().position(|k| k == key).map(|at| (at, at + 1 == keys.len())));
        let (place, last) = place?;
        document.with(|d| Some((d.as_ref()?.document.statements.get(place)?.clone(), last)))
    };
    let rows = move || {
        let row = |key: &String| {
            let wanted = key.clone();
            Row::new(key.clone(), move || statement_block(principal, memo(move || found(&wanted))))
        };
        keys.with(|keys| keys.iter().map(row).collect())
    };
    let named =
        |class: &str, name: &str| el("div").class(class).child(el("span").class("json-name").text(name));
    let version = el("span").class("json-text").text("\"2012-10-17\"");
    el("div")
        .class("json")
        .attr("translate", "no")
        .child(el("div").class("json-line").text("{"))
        .child(named("json-line indent-1", "\"Version\"").text(": ").child(version).text(","))
        .child(named("json-line indent-1", "\"Statement\"").text(": ["))
        .each(rows)
        .child(el("div").class("json-line indent-1").text("]"))
        .child(el("div").class("json-line").text("}"))
}

/// Keys of statements, each of which stays when only the statement's actions change.
fn keys(statements: &[Statement]) -> Vec<String> {
    let mut seen = Map::default();
    statements
        .iter()
        .map(|s| {
            let mut key = s.sid.clone().unwrap_or_default();
            key.push_str(s.effect.as_str());
            for resource in &s.resources.entries().items {
                key.push(' ');
                key.push_str(resource.as_str());
            }
            for (operator, tests) in s.conditions.iter() {
                key.push_str(operator);
                for (name, values) in tests {
                    key.push_str(name.as_str());
                    key.push_str(&values.items.join(" "));
                }
            }
            numbered(&mut seen, key)
        })
        .collect()
}

/// The text, with a number from its second appearance on.
fn numbered(seen: &mut Map<String, usize>, text: String) -> String {
    let times = seen.entry(text.clone()).or_default();
    *times += 1;
    if *times == 1 { text } else { format!("{text} #{times}") }
}

/// A statement, and whether it is the last of its document.
fn statement_block(principal: PrincipalId, statement: Computed<Option<(Statement, bool)>>) -> Node {
    let state = State::here();
    let lines = memo(move || {
        statement.with(|s| s.as_ref().map(|(s, last)| layout::statement(s, *last)).unwrap_or_default())
    });
    let ask = move |action: Option<ActionPattern>| {
        if let Some((statement, _)) = statement.get_untracked() {
            state.question.set(Some(Question { principal, statement, action }));
        }
    };
    let clicked = move |event: Event| {
        let element = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let action = element
            .and_then(|e| e.closest("[data-action]").ok().flatten())
            .and_then(|e| e.get_attribute("data-action"))
            .and_then(|a| ActionPattern::parse(&a).ok());
        if action.is_some() {
            ask(action);
        }
    };
    let heading = el("span")
        .class("statement-title")
        .live(move || statement.with(|s| s.as_ref().map(|(s, _)| title(s)).unwrap_or_default()));
    let why = button("statement-why", "Why?")
        .child(el("span").class("visually-hidden").text(" About this statement as a whole"))
        .on_click(move || ask(None));
    let body = el("div")
        .on("click", clicked)
        .on("keydown", |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                keyboard::rove(event, "[data-action]");
            }
        })
        .each(move || rows(lines.get()));
    el("details")
        .class("statement")
        .attr("open", "")
        .style_live("--lines", move || lines.with(Vec::len).to_string())
        .children([el("summary").child(heading), why, body])
}

/// The lines of a statement. The first action takes the Tab key; the arrow keys go on from there.
fn rows(lines: Vec<Line>) -> Vec<Row> {
    let mut seen = Map::default();
    let mut tabbed = false;
    lines
        .into_iter()
        .map(|line| {
            let first = line.action.is_some() && !tabbed;
            tabbed |= first;
            Row::new(numbered(&mut seen, format!("{}{first}", line.to_text())), move || draw(&line, first))
        })
        .collect()
}

/// Such as `Allow 152 actions on *`.
fn title(statement: &Statement) -> String {
    let actions = match statement.actions.listed() {
        Some(list) => count(list.len(), "action", "actions"),
        None => "all actions but some".to_owned(),
    };
    let resources = match statement.resources.listed() {
        Some([one]) => one.as_str().to_owned(),
        Some(many) => count(many.len(), "resource", "resources"),
        None => "all resources but some".to_owned(),
    };
    let condition = if statement.conditions.is_empty() { "" } else { ", under a condition" };
    format!("{} {actions} on {resources}{condition}", statement.effect.as_str())
}

fn draw(line: &Line, first: bool) -> Node {
    let drawn = el("div").class(&format!("json-line indent-{}", line.indent.min(7)));
    line.tokens.iter().fold(drawn, |drawn, token| match (token.kind, &line.action) {
        (TokenKind::Punctuation, _) => drawn.text(&token.text),
        (TokenKind::Name, _) => drawn.child(el("span").class("json-name").text(&token.text)),
        (TokenKind::Text, None) => drawn.child(el("span").class("json-text").text(&token.text)),
        (TokenKind::Text, Some(action)) => drawn.child(
            button("json-action", &token.text)
                .attr("data-action", action)
                .attr("tabindex", if first { "0" } else { "-1" }),
        ),
    })
}
