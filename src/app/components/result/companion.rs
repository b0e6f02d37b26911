//! Documents that go with the policies and are no identity policies: trust policies, key policies, pack
//! values.

use leptos::prelude::*;

use crate::app::browser::{clipboard, download};
use crate::app::state::State;
use crate::core::compose::FilledCompanion;

/// All of them, if there are any.
#[component]
pub fn Companions() -> impl IntoView {
    let state = State::here();
    let companions = Memo::new(move |_| state.composed().companions.clone());
    let cards = move || companions.get().into_iter().map(|c| view! { <Card filled=c /> }).collect_view();
    view! {
        <Show when=move || companions.with(|c| !c.is_empty())>
            <section class="plan" aria-labelledby="companions-title">
                <div class="plan-head">
                    <h3 id="companions-title">"What goes with them"</h3>
                    <p class="quiet">"Not identity policies: each has its own place."</p>
                </div>
                {cards}
            </section>
        </Show>
    }
}

#[component]
fn Card(filled: FilledCompanion) -> impl IntoView {
    let state = State::here();
    let companion = filled.companion;
    let (to_copy, to_save) = (filled.text.clone(), filled.text.clone());
    view! {
        <article class="document" data-companion=companion.file>
            <header class="document-head">
                <div class="document-name">
                    <h4>{companion.title}</h4>
                    <p class="quiet">{companion.line}</p>
                </div>
                <div class="document-actions">
                    <button
                        type="button"
                        class="button"
                        aria-label=format!("Copy {}", companion.file)
                        on:click=move |_| clipboard::copy(state, to_copy.clone(), companion.file)
                    >
                        "Copy"
                    </button>
                    <button
                        type="button"
                        class="button"
                        aria-label=format!("Download {}", companion.file)
                        on:click=move |_| download::save(state, companion.file, "text/plain", to_save.as_bytes())
                    >
                        "Download"
                    </button>
                </div>
            </header>
            <pre class="plain" tabindex="0" role="region" aria-label=companion.title>{filled.text}</pre>
        </article>
    }
}
