//! On a small screen choosing and seeing are far apart: a bar at the foot leads from one to the other.

use leptos::prelude::*;

use super::shared::count;
use crate::app::dom::{Node, button, el, memo};
use crate::app::state::State;

/// The bar, drawn on small screens only.
pub fn jump() -> Node {
    let state = State::here();
    let documents = memo(move || {
        let composed = state.composed();
        composed.plans.iter().map(|p| p.documents.len() + p.aws_managed.len()).sum::<usize>()
    });
    let result = move || match documents.get() {
        0 => "Nothing chosen yet".to_owned(),
        n => format!("{} to attach", count(n, "policy", "policies")),
    };
    el("nav").class("jump").attr("aria-label", "On this page").children([
        el("p").live(result),
        button("button", "Choose").on_click(|| go("choose-title")),
        button("button primary", "See result").on_click(|| go("result-title")),
    ])
}

/// Scrolls to what stands under the heading with this id.
fn go(heading: &str) {
    let place = document().get_element_by_id(heading).and_then(|e| e.parent_element());
    if let Some(place) = place {
        place.scroll_into_view();
    }
}
