//! The top of the page: what it is, and what concerns all of it.

use leptos::prelude::*;

use crate::app::browser::theme::Theme;
use crate::app::browser::{address, clipboard};
use crate::app::state::State;

/// The page's name and its three buttons.
#[component]
pub fn Header() -> impl IntoView {
    let state = State::here();
    let theme = RwSignal::new(Theme::saved());
    let turn = move |_| {
        theme.update(|t| *t = t.next());
        theme.get_untracked().apply();
    };
    let copy = move |_| clipboard::copy(state, address::address(&state.fragment_untracked()), "Link");
    view! {
        <header class="masthead">
            <div class="masthead-name">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
                    <path class="mark-back" d="M4 9.5 16 3l12 6.5v13L16 29 4 22.5z" />
                    <path class="mark-front" d="M10 16.2l4.2 4.2L22.5 12" />
                </svg>
                <div>
                    <h1>"Palette IAM Composer"</h1>
                    <p>"Exact IAM policies for Spectro Cloud Palette on AWS. Nothing leaves this page."</p>
                </div>
            </div>
            <div class="masthead-actions">
                <button type="button" class="button" on:click=copy>"Copy link"</button>
                <button type="button" class="button" on:click=move |_| state.reset()>"Reset"</button>
                <button type="button" class="button" on:click=turn>
                    <span class="visually-hidden">"Colours: "</span>
                    {move || theme.get().name()}
                </button>
            </div>
        </header>
    }
}
