//! One feature: its box, and in place all that ticking it asks for or collides with.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::details::details;
use super::notice::notice_lines;
use super::params::params;
use super::search::matches;
use crate::app::components::shared::checked;
use crate::app::dom::{Computed, Node, disclosure_icon, el, icon_button, memo};
use crate::app::state::State;
use crate::core::catalog::Feature;

/// One row of the catalogue.
pub fn feature_row(feature: &'static Feature) -> Node {
    let state = State::here();
    let id = feature.id;
    let ticked = state.is_ticked(id);
    let offered = memo(move || state.with(|s| feature.given(s.edition).is_some()));
    let visible = memo(move || state.search.with(|s| matches(feature, s)));
    let notices = state.notices_of(id);
    let open = RwSignal::new(false);
    let more_id = format!("more-{id}");
    let head = el("div").class("feature-row").children([
        tick_box(state, feature, ticked, offered),
        label(feature, offered),
        icon_button("disclose", &format!("About {}", feature.name), disclosure_icon())
            .aria("aria-expanded", move || open.get())
            .attr("aria-controls", &more_id)
            .on_click(move || open.update(|o| *o = !*o)),
    ]);
    let lines = move || notice_lines(notices.get());
    el("li")
        .class("feature")
        .attr("data-feature", id.as_str())
        .class_if("ticked", move || ticked.get())
        .class_if("absent", move || !offered.get())
        .hidden(move || !visible.get())
        .child(head)
        .child(el("div").class("notices").attr("aria-live", "polite").each(lines))
        .when(move || ticked.get() && offered.get() && !feature.params.is_empty(), move || params(feature))
        .child(el("div").id(&more_id).when(move || open.get(), move || details(feature)))
}

fn box_id(feature: &Feature) -> String {
    format!("feature-{}", feature.id)
}

fn tick_box(state: State, feature: &Feature, ticked: Computed<bool>, offered: Computed<bool>) -> Node {
    let id = feature.id;
    el("input")
        .attr("type", "checkbox")
        .id(&box_id(feature))
        .prop("checked", move || JsValue::from_bool(ticked.get()))
        .flag("disabled", move || !offered.get() && !ticked.get())
        .on("change", move |event| state.tick(id, checked(&event)))
}

fn label(feature: &'static Feature, offered: Computed<bool>) -> Node {
    let line = move || {
        let line = if offered.get() { feature.line } else { "Not part of this edition." };
        line.to_owned()
    };
    el("label").attr("for", &box_id(feature)).children([
        el("span").class("feature-name").text(feature.name),
        el("span").class("feature-line").live(line),
    ])
}
