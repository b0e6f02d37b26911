//! The left side: what a person ticks.

mod details;
mod edition;
mod feature;
mod group;
mod notice;
mod params;
mod parts;
mod presets;
mod search;

use crate::app::dom::{Node, el};
use crate::app::state::State;
use crate::core::catalog::Group;

/// Everything that can be chosen.
pub fn choose() -> Node {
    let state = State::here();
    let present = parts::present(state);
    el("section")
        .class("choose")
        .attr("aria-labelledby", "choose-title")
        .children([
            el("h2").id("choose-title").class("visually-hidden").text("Choose"),
            edition::edition_switch(),
            presets::presets(),
            search::search(),
            el("div").class("groups").children(Group::ALL.map(group::group_section)),
        ])
        .when(move || search::finds_nothing(state), search::nothing_found)
        .when(move || present.with(|p| !p.is_empty()), move || parts::parts(present))
}
