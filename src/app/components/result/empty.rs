//! Before anything is chosen.

use leptos::prelude::*;

use crate::app::state::State;
use crate::core::catalog::{EditionId, PRESETS};

/// Says what will stand here, and offers the usual beginnings.
#[component]
pub fn Empty() -> impl IntoView {
    let state = State::here();
    let edition = Memo::new(move |_| state.with(|s| s.edition));
    let presets = move || {
        PRESETS
            .iter()
            .filter(|p| p.edition == edition.get())
            .map(|preset| {
                view! {
                    <li>
                        <button type="button" class="start" on:click=move |_| state.change(|s| *s = s.with_preset(preset))>
                            <strong>{preset.name}</strong>
                            <span>{preset.line}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="welcome">
            <h3>"What does your Palette need on AWS?"</h3>
            <p>
                "Start from one of the documented sets, or tick features one by one. The policies appear here as you choose: merged, measured against AWS's quotas, each action with its reason."
            </p>
            <ul class="starts">{presets}</ul>
            <p class="quiet">
                {format!("Not sure? Core with the default edition ({}) is what Palette's documentation asks for first.", EditionId::DEFAULT)}
            </p>
        </div>
    }
}
