//! What the page has to say of itself.

use leptos::prelude::*;

use crate::app::state::State;

/// What of the link was not taken.
#[component]
pub fn LinkWarnings() -> impl IntoView {
    let state = State::here();
    view! {
        <Show when=move || state.warnings.with(|w| !w.is_empty())>
            <section class="banner" role="alert" aria-label="About this link">
                <ul>
                    {move || {
                        state.warnings.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
                    }}
                </ul>
                <button type="button" class="button" on:click=move |_| state.warnings.set(Vec::new())>
                    "Dismiss"
                </button>
            </section>
        </Show>
    }
}

/// What was just done: shown for a while, and read out.
#[component]
pub fn Said() -> impl IntoView {
    let state = State::here();
    let timer = StoredValue::new_local(None::<gloo::timers::callback::Timeout>);
    Effect::new(move || {
        if state.said.with(|said| !said.is_empty()) {
            let clear = move || state.said.set(String::new());
            timer.set_value(Some(gloo::timers::callback::Timeout::new(4_000, clear)));
        }
    });
    view! {
        <div class="toast" role="status" class:shown=move || state.said.with(|s| !s.is_empty())>
            {move || state.said.get()}
        </div>
    }
}
