//! Starting points.

use leptos::prelude::*;

use crate::app::state::State;
use crate::core::catalog::{PRESETS, Preset};

/// The presets of the chosen edition.
#[component]
pub fn Presets() -> impl IntoView {
    let state = State::here();
    let edition = Memo::new(move |_| state.with(|s| s.edition));
    let cards = move || {
        PRESETS
            .iter()
            .filter(|p| p.edition == edition.get())
            .map(|preset| view! { <PresetCard preset=preset /> })
            .collect_view()
    };
    view! {
        <section class="panel" aria-labelledby="presets-title">
            <h3 id="presets-title">"Start from"</h3>
            <div class="presets">{cards}</div>
        </section>
    }
}

#[component]
fn PresetCard(preset: &'static Preset) -> impl IntoView {
    let state = State::here();
    let pressed = Memo::new(move |_| state.with(|s| s.is_preset(preset)));
    view! {
        <button
            type="button"
            class="preset"
            data-preset=preset.id
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| state.change(|s| *s = s.with_preset(preset))
        >
            <span class="preset-name">{preset.name}</span>
            <span class="preset-line">{preset.line}</span>
        </button>
    }
}
