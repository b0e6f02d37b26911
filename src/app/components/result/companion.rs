//! Documents that go with the policies and are no identity policies: trust policies, key policies, pack
//! values.

use crate::app::browser::{clipboard, download};
use crate::app::dom::{Node, button, el, memo};
use crate::app::state::State;
use crate::core::compose::FilledCompanion;

/// All of them, if there are any.
pub fn companions() -> Node {
    let state = State::here();
    let companions = memo(move || state.composed().companions.clone());
    el("div").class("contents").region(move || {
        let companions = companions.get();
        if companions.is_empty() { Vec::new() } else { vec![section(state, companions)] }
    })
}

fn section(state: State, companions: Vec<FilledCompanion>) -> Node {
    let head = el("div").class("plan-head").children([
        el("h3").id("companions-title").text("What goes with them"),
        el("p").class("quiet").text("Not identity policies: each has its own place."),
    ]);
    el("section")
        .class("plan")
        .attr("aria-labelledby", "companions-title")
        .child(head)
        .children(companions.into_iter().map(|c| card(state, c)))
}

fn card(state: State, filled: FilledCompanion) -> Node {
    let companion = filled.companion;
    let (to_copy, to_save) = (filled.text.clone(), filled.text.clone());
    let actions = el("div").class("document-actions").children([
        button("button", "Copy")
            .attr("aria-label", &format!("Copy {}", companion.file))
            .on_click(move || clipboard::copy(state, &to_copy, companion.file)),
        button("button", "Download")
            .attr("aria-label", &format!("Download {}", companion.file))
            .on_click(move || download::save(state, companion.file, "text/plain", to_save.as_bytes())),
    ]);
    let heading = el("div")
        .class("document-name")
        .children([el("h4").text(companion.title), el("p").class("quiet").text(companion.line)]);
    el("article").class("document").attr("data-companion", companion.file).children([
        el("header").class("document-head").children([heading, actions]),
        el("pre")
            .class("plain")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", companion.title)
            .text(&filled.text),
    ])
}
