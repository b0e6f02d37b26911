//! What a choice requires or excludes, said where it was made, with the mend as a button. Nothing is
//! changed until that button is pressed.

use leptos::prelude::*;

use crate::app::state::State;
use crate::core::compose::notice::Notice;

/// One notice beside its feature.
#[component]
pub fn NoticeLine(notice: Notice) -> impl IntoView {
    let state = State::here();
    match notice {
        Notice::Requires { any_of, reason, .. } => {
            let mends = any_of
                .into_iter()
                .map(|feature| {
                    view! {
                        <button type="button" class="mend" on:click=move |_| state.tick(feature.id, true)>
                            {format!("Add {}", feature.name)}
                        </button>
                    }
                })
                .collect_view();
            view! {
                <div class="notice">
                    <p><strong>"Needs more. "</strong>{reason}</p>
                    <div class="mends">{mends}</div>
                </div>
            }
            .into_any()
        }
        Notice::Conflicts { feature, with, reason } => {
            let mends = [feature.get(), Some(with)]
                .into_iter()
                .flatten()
                .map(|feature| {
                    view! {
                        <button type="button" class="mend" on:click=move |_| state.tick(feature.id, false)>
                            {format!("Remove {}", feature.name)}
                        </button>
                    }
                })
                .collect_view();
            view! {
                <div class="notice">
                    <p><strong>{format!("With {}: ", with.name)}</strong>{reason}</p>
                    <div class="mends">{mends}</div>
                </div>
            }
            .into_any()
        }
        Notice::NotOffered { feature } => view! {
            <div class="notice">
                <p>"Ticked, but not part of this edition: it adds nothing here."</p>
                <div class="mends">
                    <button type="button" class="mend" on:click=move |_| state.tick(feature.id, false)>"Remove"</button>
                </div>
            </div>
        }
        .into_any(),
        // Said at the field itself, and among the parts.
        Notice::Missing { .. } | Notice::Invalid { .. } | Notice::Narrower { .. } => ().into_any(),
    }
}
