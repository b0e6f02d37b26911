//! What the page has to say of itself.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::app::dom::{Node, button, el, follow};
use crate::app::state::State;

/// How long what was done stays on the screen, in milliseconds.
const SHOWN_FOR: u32 = 4_000;

/// What of the link was not taken.
pub fn link_warnings() -> Node {
    let state = State::here();
    el("div").class("contents").when(move || state.warnings.with(|w| !w.is_empty()), banner)
}

fn banner() -> Node {
    let state = State::here();
    let warnings = move || state.warnings.with(|w| w.iter().map(|text| el("li").text(text)).collect());
    el("section").class("banner").attr("role", "alert").attr("aria-label", "About this link").children([
        el("ul").region(warnings),
        button("button", "Dismiss").on_click(move || state.warnings.set(Vec::new())),
    ])
}

/// What was just done: shown for a while, and read out.
pub fn said() -> Node {
    let state = State::here();
    let timer = StoredValue::new_local(None::<Timeout>);
    follow(move || {
        if state.said.with(|said| !said.is_empty()) {
            let clear = move || state.said.set(String::new());
            timer.set_value(Some(Timeout::new(SHOWN_FOR, clear)));
        }
    });
    el("div")
        .class("toast")
        .attr("role", "status")
        .class_if("shown", move || state.said.with(|s| !s.is_empty()))
        .live(move || state.said.get())
}
