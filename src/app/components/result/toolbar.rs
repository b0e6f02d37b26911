//! How the result is looked at and attached.

use leptos::prelude::*;

use crate::app::components::shared::Segments;
use crate::app::state::State;
use crate::core::compose::{Allowance, AttachmentKind, Mode};
use crate::core::share::View;

/// The three views.
#[component]
pub fn Views() -> impl IntoView {
    let state = State::here();
    let buttons = View::ALL
        .map(|view| {
            let name = match view {
                View::Policies => "Policies",
                View::Coverage => "Coverage by service",
                View::Matrix => "Services by policy",
            };
            view! {
                <button
                    type="button"
                    aria-pressed=move || (state.view() == view).to_string()
                    on:click=move |_| state.look_at(view)
                >
                    {name}
                </button>
            }
        })
        .into_iter()
        .collect_view();
    view! { <nav class="views" aria-label="Views">{buttons}</nav> }
}

/// Merged or published, attached how, against which quota.
#[component]
pub fn Toolbar() -> impl IntoView {
    let state = State::here();
    let mode = Memo::new(move |_| state.with(|s| s.mode));
    let kind = Memo::new(move |_| state.with(|s| s.kind));
    let allowance = Memo::new(move |_| state.with(|s| s.allowance));
    view! {
        <div class="toolbar">
            <Segments
                label="Documents"
                name="mode"
                choices=vec![(Mode::Merged, "Merged".to_owned()), (Mode::Published, "As published".to_owned())]
                chosen=mode
                on_choose=Callback::new(move |m| state.change(|s| s.mode = m))
            />
            <Segments
                label="Attach as"
                name="kind"
                choices=AttachmentKind::ALL.map(|k| (k, k.name().to_owned())).to_vec()
                chosen=kind
                on_choose=Callback::new(move |k| state.change(|s| s.kind = k))
            />
            <Segments
                label="Policies allowed"
                name="allowance"
                choices=vec![
                    (Allowance::Ten, "10, Palette's limit".to_owned()),
                    (Allowance::Twenty, "20, AWS's for a role".to_owned()),
                ]
                chosen=allowance
                on_choose=Callback::new(move |a| state.change(|s| s.allowance = a))
            />
        </div>
    }
}
