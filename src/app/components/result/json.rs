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
    let statements = memo(move || {
        document.with(|d| d.as_ref().map(|d| keyed(&d.document.statements)).unwrap_or_default())
    });
    let rows = move || {
        statements.with(|all| {
            all.iter()
                .map(|(key, ..)| {
                    let wanted = key.clone();
                    Row::new(key.clone(), move || statement_block(principal, wanted, statements))
                })
                .collect()
        })
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

type Keyed = (String, Statement, bool);

/// Statements with a key that stays when only their actions change, and whether each is the last one.
fn keyed(statements: &[Statement]) -> Vec<Keyed> {
    let last = statements.len().saturating_sub(1);
    let mut seen = Map::default();
    statements
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let resources: Vec<&str> = s.resources.entries().items.iter().map(|r| r.as_str()).collect();
            let key = format!("{:?} {:?} {} {:?}", s.sid, s.effect, resources.join(" "), s.conditions);
            (numbered(&mut seen, key), s.clone(), i == last)
        })
        .collect()
}

/// The text, with a number from its second appearance on.
fn numbered(seen: &mut Map<String, usize>, text: String) -> String {
    let times = seen.entry(text.clone()).or_default();
    *times += 1;
    if *times == 1 { text } else { format!("{text} #{times}") }
}

fn statement_block(principal: PrincipalId, key: String, statements: Computed<Vec<Keyed>>) -> Node {
    let state = State::here();
    let statement = memo(move || {
        statements.with(|all| all.iter().find(|(k, ..)| *k == key).map(|(_, s, last)| (s.clone(), *last)))
    });
    let lines = move || statement.with(|s| s.as_ref().map(|(s, last)| rows(s, *last)).unwrap_or_default());
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
        .each(lines);
    el("details").class("statement").attr("open", "").children([el("summary").child(heading), why, body])
}

/// The lines of a statement. The first action takes the Tab key; the arrow keys go on from there.
fn rows(statement: &Statement, last: bool) -> Vec<Row> {
    let mut seen = Map::default();
    let mut tabbed = false;
    layout::statement(statement, last)
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
