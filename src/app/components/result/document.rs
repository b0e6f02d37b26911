//! One document: its size, the ways out, its text.

use super::json::json;
use super::meter::meter;
use crate::app::browser::{clipboard, download};
use crate::app::components::shared::count;
use crate::app::dom::{Computed, Node, button, el, memo};
use crate::app::state::State;
use crate::core::catalog::{Policy, PrincipalId};
use crate::core::compose::{Plan, PlannedDocument};
use crate::core::policy::write;

/// One document of a plan, found by its name.
pub fn document_card(principal: PrincipalId, name: String, plan: Computed<Option<Plan>>) -> Node {
    let state = State::here();
    let file = format!("{name}.json");
    let marked = name.clone();
    let document = memo(move || {
        plan.with(|p| p.as_ref().and_then(|p| p.documents.iter().find(|d| d.name == name).cloned()))
    });
    let look = move |f: fn(&PlannedDocument) -> usize| document.with(|d| d.as_ref().map_or(0, f));
    let size = memo(move || look(|d| d.size));
    let statements = memo(move || look(|d| d.document.statements.len()));
    let limit = memo(move || plan.with(|p| p.as_ref().map_or(1, |p| p.fit.limit)));
    let published = memo(move || document.with(|d| d.as_ref().and_then(|d| d.published)));
    let text = move || {
        document.with_untracked(|d| d.as_ref().map(|d| write::pretty(&d.document))).unwrap_or_default()
    };
    let (to_copy, to_save) = (file.clone(), file.clone());
    let heading = el("div").class("document-name").children([
        el("h4").text(&file),
        el("p").class("quiet").live(move || {
            let whence = published.get().map(origin).unwrap_or_default();
            format!("{}{whence}", count(statements.get(), "statement", "statements"))
        }),
    ]);
    let actions = el("div").class("document-actions").children([
        button("button", "Copy")
            .attr("aria-label", &format!("Copy {file}"))
            .on_click(move || clipboard::copy(state, &text(), &to_copy)),
        button("button", "Download")
            .attr("aria-label", &format!("Download {file}"))
            .on_click(move || download::save(state, &to_save, "application/json", text().as_bytes())),
    ]);
    el("article").class("document").attr("data-document", &marked).children([
        el("header").class("document-head").children([
            heading,
            meter("Size", move || size.get(), move || limit.get()),
            actions,
        ]),
        json(principal, document),
    ])
}

/// Where a document in published mode comes from.
fn origin(policy: &'static Policy) -> String {
    let dated = policy.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}"));
    if policy.folder == "features" {
        format!(", {dated}")
    } else {
        format!(", {dated}, edition {}", policy.folder)
    }
}
