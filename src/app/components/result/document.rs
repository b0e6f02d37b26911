//! One document: its size, the ways out, its text.

use leptos::prelude::*;

use super::json::Json;
use super::meter::Meter;
use crate::app::browser::{clipboard, download};
use crate::app::components::shared::count;
use crate::app::state::State;
use crate::core::catalog::PrincipalId;
use crate::core::compose::{Plan, PlannedDocument};
use crate::core::policy::write;

/// One document of a plan, found by its name.
#[component]
pub fn DocumentCard(principal: PrincipalId, name: String, plan: Memo<Option<Plan>>) -> impl IntoView {
    let state = State::here();
    let wanted = name.clone();
    let document = Memo::new(move |_| {
        plan.with(|p| p.as_ref().and_then(|p| p.documents.iter().find(|d| d.name == wanted).cloned()))
    });
    let look = move |f: fn(&PlannedDocument) -> usize| document.with(|d| d.as_ref().map_or(0, f));
    let size = Memo::new(move |_| look(|d| d.size));
    let statements = Memo::new(move |_| look(|d| d.document.statements.len()));
    let limit = Memo::new(move |_| plan.with(|p| p.as_ref().map_or(1, |p| p.fit.limit)));
    let text = move || {
        document.with_untracked(|d| d.as_ref().map(|d| write::pretty(&d.document))).unwrap_or_default()
    };
    let file = format!("{name}.json");
    let copy = {
        let file = file.clone();
        move |_| clipboard::copy(state, text(), &file)
    };
    let save = {
        let file = file.clone();
        move |_| download::save(state, &file, "application/json", text().as_bytes())
    };
    let origin = move || {
        document.with(|d| d.as_ref().and_then(|d| d.published)).map(|p| {
            let dated = p.dated.map_or_else(|| "undated".to_owned(), |d| format!("text of {d}"));
            let whence =
                if p.folder == "features" { String::new() } else { format!("edition {}, ", p.folder) };
            view! { <p class="quiet">{format!("Published: {whence}{dated}")}</p> }
        })
    };
    view! {
        <article class="document" data-document=name.clone()>
            <header class="document-head">
                <div class="document-name">
                    <h4>{file.clone()}</h4>
                    <p class="quiet">{move || count(statements.get(), "statement", "statements")}</p>
                    {origin}
                </div>
                <Meter used=size limit=limit label="Size" />
                <div class="document-actions">
                    <button type="button" class="button" aria-label=format!("Copy {file}") on:click=copy>"Copy"</button>
                    <button type="button" class="button" aria-label=format!("Download {file}") on:click=save>"Download"</button>
                </div>
            </header>
            <Json principal=principal document=document />
        </article>
    }
}
