//! Starting points.

use crate::app::dom::{Node, button, el, memo};
use crate::app::state::State;
use crate::core::catalog::{PRESETS, Preset};

/// The presets of the chosen edition.
pub fn presets() -> Node {
    let state = State::here();
    let edition = memo(move || state.with(|s| s.edition));
    let cards = move || {
        let edition = edition.get();
        PRESETS.iter().filter(|p| p.edition == edition).map(preset_card).collect()
    };
    el("section")
        .class("panel")
        .attr("aria-labelledby", "presets-title")
        .children([el("h3").id("presets-title").text("Start from"), el("div").class("presets").region(cards)])
}

fn preset_card(preset: &'static Preset) -> Node {
    let state = State::here();
    let pressed = memo(move || state.with(|s| s.is_preset(preset)));
    button("preset", preset.name)
        .attr("title", preset.line)
        .attr("data-preset", preset.id)
        .aria("aria-pressed", move || pressed.get())
        .on_click(move || state.change(|s| *s = s.with_preset(preset)))
}
