//! The top of the page: what it is, and what concerns all of it.

use leptos::prelude::*;

use crate::app::browser::theme::Theme;
use crate::app::browser::{address, clipboard};
use crate::app::dom::{Node, button, el, svg};
use crate::app::state::State;

/// The page's name and its three buttons.
pub fn header() -> Node {
    let state = State::here();
    let copy = move || clipboard::copy(state, &address::address(&state.fragment_untracked()), "Link");
    let actions = el("div").class("masthead-actions").children([
        button("button", "Copy link").on_click(copy),
        button("button", "Reset").on_click(move || state.reset()),
        colours(),
    ]);
    el("header").class("masthead").children([name(), actions])
}

fn name() -> Node {
    let mark = svg(
        "mark",
        "0 0 32 32",
        &[("mark-back", "M4 9.5 16 3l12 6.5v13L16 29 4 22.5z"), ("mark-front", "M10 16.2l4.2 4.2L22.5 12")],
    );
    let words = el("div").children([
        el("h1").text("Palette IAM Composer"),
        el("p").text("Exact IAM policies for Spectro Cloud Palette on AWS. Nothing leaves this page."),
    ]);
    el("div").class("masthead-name").children([mark, words])
}

fn colours() -> Node {
    let theme = RwSignal::new(Theme::saved());
    let turn = move || {
        theme.update(|t| *t = t.next());
        theme.get_untracked().apply();
    };
    el("button")
        .attr("type", "button")
        .class("button")
        .child(el("span").class("visually-hidden").text("Colours: "))
        .live(move || theme.get().name().to_owned())
        .on_click(turn)
}
