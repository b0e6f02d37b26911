//! Before anything is chosen.

use crate::app::dom::{Node, el, memo};
use crate::app::state::State;
use crate::core::catalog::{EditionId, PRESETS, Preset};

/// Says what will stand here, and offers the usual beginnings.
pub fn empty() -> Node {
    let state = State::here();
    let edition = memo(move || state.with(|s| s.edition));
    let starts = move || {
        PRESETS
            .iter()
            .filter(|p| p.edition == edition.get())
            .map(|p| el("li").child(start(state, p)))
            .collect()
    };
    el("div").class("welcome").children([
        el("h3").text("What does your Palette need on AWS?"),
        el("p").text(
            "Start from one of the documented sets, or tick features one by one. The policies appear here as \
             you choose: merged, measured against AWS's quotas, each action with its reason.",
        ),
        el("ul").class("starts").region(starts),
        el("p").class("quiet").text(&format!(
            "Not sure? Core, in the default edition ({}), is what Palette's documentation asks for first.",
            EditionId::DEFAULT
        )),
    ])
}

fn start(state: State, preset: &'static Preset) -> Node {
    el("button")
        .attr("type", "button")
        .class("start")
        .child(el("strong").text(preset.name))
        .child(el("span").text(preset.line))
        .on_click(move || state.change(|s| *s = s.with_preset(preset)))
}
