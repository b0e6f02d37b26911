//! The right side: what follows from the choice.

mod change;
mod companion;
mod document;
mod empty;
mod json;
mod meter;
mod plan;
mod summary;
mod toolbar;
mod why;

use leptos::prelude::*;

use super::coverage::{coverage_view, matrix_view};
use crate::app::dom::{Node, Row, el, fragment_of, memo};
use crate::app::state::State;
use crate::core::catalog::PRINCIPALS;
use crate::core::share::View;

/// The result, or the invitation to choose.
pub fn outcome() -> Node {
    let state = State::here();
    let nothing = memo(move || {
        let composed = state.composed();
        composed.plans.is_empty() && composed.companions.is_empty()
    });
    let result =
        move || fragment_of([summary::summary(), change::last_change(), toolbar::views(), views(state)]);
    el("section")
        .class("outcome")
        .attr("aria-labelledby", "result-title")
        .child(el("h2").id("result-title").attr("tabindex", "-1").class("visually-hidden").text("Result"))
        .when(move || nothing.get(), empty::empty)
        .when(move || !nothing.get(), result)
}

/// What is looked at.
fn views(state: State) -> Node {
    let view = memo(move || state.view());
    el("div").class("contents").region(move || {
        vec![match view.get() {
            View::Policies => policies(),
            View::Coverage => coverage_view(),
            View::Matrix => matrix_view(),
        }]
    })
}

/// The attachment plan of each principal, with "why is this here?" beside it.
fn policies() -> Node {
    let state = State::here();
    let rows = move || {
        let composed = state.composed();
        PRINCIPALS
            .iter()
            .map(|p| p.id)
            .filter(|id| composed.plans.iter().any(|p| p.principal == *id))
            .map(|id| Row::new(id.as_str(), move || plan::plan_section(id)))
            .collect()
    };
    let asked = memo(move || state.question.with(Option::is_some));
    let plans = el("div").class("plans").each(rows).child(companion::companions());
    fragment_of([
        toolbar::toolbar(),
        el("div")
            .class("with-aside")
            .class_if("aside-open", move || asked.get())
            .child(plans)
            .child(why::why()),
    ])
}
