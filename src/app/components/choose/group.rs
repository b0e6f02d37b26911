//! A group of features, with a box that ticks all of it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::feature::feature_row;
use super::search::matches;
use crate::app::components::shared::checked;
use crate::app::dom::{Computed, Node, el, memo};
use crate::app::state::State;
use crate::core::catalog::{FEATURES, Feature, Group};

/// One group.
pub fn group_section(group: Group) -> Node {
    let state = State::here();
    // How many are ticked, of how many that the edition offers.
    let tally = memo(move || {
        state.with(|s| {
            let offered = members(group).filter(|f| f.given(s.edition).is_some());
            (offered.clone().filter(|f| s.features.contains(&f.id)).count(), offered.count())
        })
    });
    let visible = memo(move || state.search.with(|s| members(group).any(|f| matches(f, s))));
    let title = format!("group-{group:?}").to_ascii_lowercase();
    let words = el("div")
        .children([el("h3").id(&title).text(group.name()), el("p").class("quiet").text(group.line())]);
    let figures = move || {
        let (ticked, offered) = tally.get();
        format!("{ticked}/{offered}")
    };
    let head = el("div").class("group-head").children([
        tick_all(state, group, tally),
        words,
        el("span").class("tally").attr("aria-hidden", "true").live(figures),
    ]);
    el("section")
        .class("panel group")
        .style("--rows", &members(group).count().to_string())
        .attr("aria-labelledby", &title)
        .hidden(move || !visible.get())
        .child(head)
        .child(el("ul").class("features").children(members(group).map(feature_row)))
}

fn members(group: Group) -> impl Iterator<Item = &'static Feature> + Clone {
    FEATURES.iter().copied().filter(move |f| f.group == group)
}

/// The box that ticks all of a group that the edition offers.
fn tick_all(state: State, group: Group, tally: Computed<(usize, usize)>) -> Node {
    let all = move || {
        let (ticked, offered) = tally.get();
        JsValue::from_bool(offered > 0 && ticked == offered)
    };
    let some = move || {
        let (ticked, offered) = tally.get();
        JsValue::from_bool(ticked > 0 && ticked < offered)
    };
    let tick = move |on: bool| {
        state.change(|s| {
            let edition = s.edition;
            for feature in members(group).filter(|f| f.given(edition).is_some()) {
                *s = s.with_feature(feature.id, on);
            }
        });
    };
    el("input")
        .attr("type", "checkbox")
        .attr("aria-label", &format!("All of: {}", group.name()))
        .prop("checked", all)
        .prop("indeterminate", some)
        .flag("disabled", move || tally.get().1 == 0)
        .on("change", move |event| tick(checked(&event)))
}
