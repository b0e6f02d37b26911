//! The edition of the documentation.

use leptos::prelude::*;

use crate::app::components::shared::Segments;
use crate::app::state::State;
use crate::core::catalog::{EDITIONS, EditionState};

/// Switches between editions and says what is known of the chosen one.
#[component]
pub fn EditionSwitch() -> impl IntoView {
    let state = State::here();
    let chosen = Memo::new(move |_| state.with(|s| s.edition));
    let choices = EDITIONS
        .iter()
        .map(|e| {
            let complete = match e.state {
                EditionState::Complete => "complete",
                EditionState::Partial { .. } => "partial",
            };
            (e.id, format!("{} · {complete}", e.id))
        })
        .collect();
    let known = move || {
        chosen.get().get().map(|edition| {
            view! {
                <p class="edition-line">{edition.line}</p>
                <details class="more">
                    <summary>"What is known of it"</summary>
                    <p>{edition.text}</p>
                </details>
            }
        })
    };
    view! {
        <section class="panel edition">
            <Segments
                label="Edition of Palette's documentation"
                name="edition"
                choices=choices
                chosen=chosen
                on_choose=Callback::new(move |id| state.change(|s| s.edition = id))
            />
            {known}
        </section>
    }
}
