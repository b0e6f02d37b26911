//! The address bar holds the state. A change that follows another one within a moment belongs to the
//! same history entry, so that Back undoes what a person would call one step.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::dom::follow;
use crate::app::state::State;

/// How long after a change the next one still belongs to it, in milliseconds.
const SETTLES_AFTER: u32 = 600;

/// The fragment in the address bar, with its `#`; empty if there is none.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The address of the page with the given fragment.
pub fn address(fragment: &str) -> String {
    let location = window().location();
    let part = |text: Result<String, JsValue>| text.unwrap_or_default();
    format!("{}{}{}{fragment}", part(location.origin()), part(location.pathname()), part(location.search()))
}

/// Writes the state into the address bar and follows Back, Forward and pasted links.
pub fn keep(state: State) {
    let settled = StoredValue::new(true);
    let timer = StoredValue::new_local(None::<Timeout>);
    // What the page was opened with never makes a history entry of its own.
    write(&state.fragment_untracked(), false);
    follow(move || {
        let wanted = state.fragment();
        if wanted == fragment() {
            return;
        }
        write(&wanted, settled.get_value());
        settled.set_value(false);
        timer.set_value(Some(Timeout::new(SETTLES_AFTER, move || settled.set_value(true))));
    });
    let came = move |_: &web_sys::Event| {
        let fragment = fragment();
        if fragment != state.fragment_untracked() {
            settled.set_value(true);
            state.follow(&fragment);
            write(&state.fragment_untracked(), false);
        }
    };
    for event in ["popstate", "hashchange"] {
        EventListener::new(&window(), event, came).forget();
    }
}

/// Puts the fragment into the address bar, as a new history entry or in place of the present one.
fn write(wanted: &str, as_new: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    // A refusal (too many entries in a short time) leaves the page working.
    let _ = if as_new {
        history.push_state_with_url(&JsValue::NULL, "", Some(wanted))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(wanted))
    };
}
