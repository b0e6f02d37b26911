//! The text of a document: coloured, folded by statement, each action a question that can be asked.
//!
//! Lines are keyed by their text, so that a click redraws only the lines that changed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::browser::keyboard;
use crate::app::components::shared::count;
use crate::app::state::{Question, State};
use crate::core::catalog::PrincipalId;
use crate::core::compose::PlannedDocument;
use crate::core::policy::layout::{self, Line, TokenKind};
use crate::core::policy::{ActionPattern, Statement};

/// A document's JSON.
#[component]
pub fn Json(principal: PrincipalId, document: Memo<Option<PlannedDocument>>) -> impl IntoView {
    let statements = Memo::new(move |_| {
        document.with(|d| d.as_ref().map(|d| keyed(&d.document.statements)).unwrap_or_default())
    });
    view! {
        <div class="json" translate="no">
            <div class="json-line">"{"</div>
            <div class="json-line indent-1">
                <span class="json-name">"\"Version\""</span>": "<span class="json-text">"\"2012-10-17\""</span>","
            </div>
            <div class="json-line indent-1"><span class="json-name">"\"Statement\""</span>": ["</div>
            <For each=move || statements.get() key=|(key, ..)| key.clone() let((key, _, _))>
                <StatementBlock principal=principal key=key statements=statements />
            </For>
            <div class="json-line indent-1">"]"</div>
            <div class="json-line">"}"</div>
        </div>
    }
}

type Keyed = (String, Statement, bool);

/// Statements with a key that stays when only their actions change, and whether each is the last one.
fn keyed(statements: &[Statement]) -> Vec<Keyed> {
    let last = statements.len().saturating_sub(1);
    let mut seen = BTreeMap::new();
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
fn numbered(seen: &mut BTreeMap<String, usize>, text: String) -> String {
    let times = seen.entry(text.clone()).or_default();
    *times += 1;
    if *times == 1 { text } else { format!("{text} #{times}") }
}

#[component]
fn StatementBlock(principal: PrincipalId, key: String, statements: Memo<Vec<Keyed>>) -> impl IntoView {
    let state = State::here();
    let statement = Memo::new(move |_| {
        statements.with(|all| all.iter().find(|(k, ..)| *k == key).map(|(_, s, last)| (s.clone(), *last)))
    });
    let lines = Memo::new(move |_| {
        let mut seen = BTreeMap::new();
        let mut tabbed = false;
        statement
            .with(|s| s.as_ref().map(|(s, last)| layout::statement(s, *last)).unwrap_or_default())
            .into_iter()
            .map(|line| {
                // The first action takes the Tab key; the arrow keys go on from there.
                let first = line.action.is_some() && !tabbed;
                tabbed |= line.action.is_some();
                (numbered(&mut seen, format!("{}{first}", line.to_text())), line, first)
            })
            .collect::<Vec<_>>()
    });
    let ask = move |action: Option<ActionPattern>| {
        if let Some((statement, _)) = statement.get_untracked() {
            state.question.set(Some(Question { principal, statement, action }));
        }
    };
    let clicked = move |event: web_sys::MouseEvent| {
        let element = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let action = element
            .and_then(|e| e.closest("[data-action]").ok().flatten())
            .and_then(|e| e.get_attribute("data-action"))
            .and_then(|a| ActionPattern::parse(&a).ok());
        if action.is_some() {
            ask(action);
        }
    };
    view! {
        <details class="statement" open>
            <summary>
                <span class="statement-title">{move || statement.with(|s| s.as_ref().map(|(s, _)| title(s)))}</span>
            </summary>
            <button type="button" class="statement-why" on:click=move |_| ask(None)>
                "Why?"
                <span class="visually-hidden">" About this statement as a whole"</span>
            </button>
            <div on:click=clicked on:keydown=move |event| keyboard::rove(&event, "[data-action]")>
                <For each=move || lines.get() key=|(key, ..)| key.clone() let((_, line, first))>
                    {draw(line, first)}
                </For>
            </div>
        </details>
    }
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

fn draw(line: Line, first: bool) -> impl IntoView {
    let class = format!("json-line indent-{}", line.indent.min(7));
    let action = line.action.clone();
    let tokens = line
        .tokens
        .into_iter()
        .map(|token| {
            let class = match token.kind {
                TokenKind::Punctuation => return view! { {token.text} }.into_any(),
                TokenKind::Name => "json-name",
                TokenKind::Text => "json-text",
            };
            match action.clone().filter(|_| token.kind == TokenKind::Text) {
                Some(action) => {
                    let tab = if first { "0" } else { "-1" };
                    view! {
                        <button type="button" class="json-text json-action" data-action=action tabindex=tab>
                            {token.text}
                        </button>
                    }
                    .into_any()
                }
                None => view! { <span class=class>{token.text}</span> }.into_any(),
            }
        })
        .collect_view();
    view! { <div class=class>{tokens}</div> }
}
