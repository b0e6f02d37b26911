//! The parts of the chosen policies that can be switched off.

use wasm_bindgen::JsValue;

use crate::app::components::shared::{checked, count};
use crate::app::dom::{Computed, Node, Row, el, memo};
use crate::app::state::State;
use crate::core::catalog::{PARTS, Part, PartId};
use crate::core::compose::notice::Notice;
use crate::core::compose::source::parts_of;

/// The parts of the present choice that can be switched off.
pub fn present(state: State) -> Computed<Vec<PartId>> {
    memo(move || {
        let parts = state.with(parts_of);
        PARTS.iter().filter(|p| p.without.is_some() && parts.contains(&p.id)).map(|p| p.id).collect()
    })
}

/// The switches for these parts.
pub fn parts(present: Computed<Vec<PartId>>) -> Node {
    let state = State::here();
    let off = memo(move || state.with(|s| s.off.len()));
    let line = move || match off.get() {
        0 => "Everything that is documented is in. Switch off what you do not use.".to_owned(),
        n => format!("{} switched off: narrower than documented.", count(n, "part", "parts")),
    };
    let rows = move || present.with(|ids| ids.iter().filter_map(|id| id.get()).map(row).collect());
    el("section").class("panel parts").attr("aria-labelledby", "parts-title").children([
        el("h3").id("parts-title").text("Leave parts out"),
        el("p").class("quiet").live(line),
        el("ul").each(rows),
    ])
}

fn row(part: &'static Part) -> Row {
    Row::new(part.id.as_str(), move || part_switch(part))
}

fn part_switch(part: &'static Part) -> Node {
    let state = State::here();
    let on = memo(move || state.with(|s| !s.off.contains(&part.id)));
    let id = format!("part-{}", part.id);
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .id(&id)
        .prop("checked", move || JsValue::from_bool(on.get()))
        .on("change", move |event| state.switch(part.id, checked(&event)));
    let words = el("div").children([
        el("label").attr("for", &id).text(part.name),
        el("p").class("quiet").text("To ").text(part.purpose).text("."),
        consequences(state, part),
    ]);
    el("li")
        .class("part")
        .attr("data-part", part.id.as_str())
        .class_if("off", move || !on.get())
        .children([switch, words])
}

/// What no longer works without the part, and what is granted all the same.
fn consequences(state: State, part: &'static Part) -> Node {
    // None while the part is on; else the actions that are still granted.
    let narrower = memo(move || {
        state.composed().notices.iter().find_map(|n| match n {
            Notice::Narrower { part: which, still_granted, .. } if which.id == part.id => {
                Some(still_granted.join(", "))
            }
            _ => None,
        })
    });
    let granted = move || narrower.get().unwrap_or_default();
    let still = move || format!("Still granted by something else that is chosen: {}.", granted());
    let without = move || el("p").class("without").text(part.without.unwrap_or_default());
    el("div")
        .attr("aria-live", "polite")
        .when(move || narrower.with(Option::is_some), without)
        .when(move || !granted().is_empty(), move || el("p").class("without").live(still))
}
