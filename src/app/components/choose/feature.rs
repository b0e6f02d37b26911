//! One feature: its box, and in place all that ticking it asks for or collides with.

use leptos::prelude::*;

use super::details::Details;
use super::notice::NoticeLine;
use super::params::Params;
use super::search::matches;
use crate::app::state::State;
use crate::core::catalog::Feature;

/// One row of the catalogue.
#[component]
pub fn FeatureRow(feature: &'static Feature) -> impl IntoView {
    let state = State::here();
    let id = feature.id;
    let ticked = state.is_ticked(id);
    let offered = Memo::new(move |_| state.with(|s| feature.given(s.edition).is_some()));
    let visible = Memo::new(move |_| state.search.with(|s| matches(feature, s)));
    let notices = state.notices_of(id);
    let open = RwSignal::new(false);
    let box_id = format!("feature-{id}");
    let more_id = format!("more-{id}");
    let notes = move || notices.get().into_iter().map(|n| view! { <NoticeLine notice=n /> }).collect_view();
    view! {
        <li
            class="feature"
            data-feature=id.as_str()
            class:ticked=move || ticked.get()
            class:absent=move || !offered.get()
            hidden=move || !visible.get()
        >
            <div class="feature-row">
                <input
                    type="checkbox"
                    id=box_id.clone()
                    prop:checked=move || ticked.get()
                    disabled=move || !offered.get() && !ticked.get()
                    on:change=move |event| state.tick(id, event_target_checked(&event))
                />
                <label for=box_id>
                    <span class="feature-name">{feature.name}</span>
                    <span class="feature-line">
                        {move || if offered.get() { feature.line } else { "Not part of this edition." }}
                    </span>
                </label>
                <button
                    type="button"
                    class="disclose"
                    aria-expanded=move || open.get().to_string()
                    aria-controls=more_id.clone()
                    aria-label=format!("About {}", feature.name)
                    on:click=move |_| open.update(|o| *o = !*o)
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 6l4 4 4-4" /></svg>
                </button>
            </div>
            <div class="notices" aria-live="polite">{notes}</div>
            <Show when=move || ticked.get() && offered.get() && !feature.params.is_empty()>
                <Params feature=feature />
            </Show>
            <div id=more_id>
                <Show when=move || open.get()>
                    <Details feature=feature />
                </Show>
            </div>
        </li>
    }
}
