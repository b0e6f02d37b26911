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

use super::coverage::{CoverageView, MatrixView};
use crate::app::state::State;
use crate::core::catalog::PRINCIPALS;
use crate::core::share::View;

/// The result, or the invitation to choose.
#[component]
pub fn Outcome() -> impl IntoView {
    let state = State::here();
    let nothing = Memo::new(move |_| {
        let composed = state.composed();
        composed.plans.is_empty() && composed.companions.is_empty()
    });
    view! {
        <section class="outcome" aria-labelledby="result-title">
            <h2 id="result-title" class="visually-hidden">"Result"</h2>
            <Show when=move || !nothing.get() fallback=|| view! { <empty::Empty /> }>
                <summary::Summary />
                <change::LastChange />
                <toolbar::Views />
                {move || match state.view() {
                    View::Policies => view! { <Policies /> }.into_any(),
                    View::Coverage => view! { <CoverageView /> }.into_any(),
                    View::Matrix => view! { <MatrixView /> }.into_any(),
                }}
            </Show>
        </section>
    }
}

/// The attachment plan of each principal, with "why is this here?" beside it.
#[component]
fn Policies() -> impl IntoView {
    let state = State::here();
    let principals = Memo::new(move |_| {
        let composed = state.composed();
        PRINCIPALS
            .iter()
            .map(|p| p.id)
            .filter(|id| composed.plans.iter().any(|p| p.principal == *id))
            .collect::<Vec<_>>()
    });
    view! {
        <toolbar::Toolbar />
        <div class="with-aside" class:aside-open=move || state.question.with(Option::is_some)>
            <div class="plans">
                <For each=move || principals.get() key=|id| *id let(id)>
                    <plan::PlanSection principal=id />
                </For>
                <companion::Companions />
            </div>
            <why::Why />
        </div>
    }
}
