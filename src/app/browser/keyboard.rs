//! Keys that work everywhere on the page: `/` goes to the search, Escape closes what is open.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::app::state::State;

/// The id of the search field.
pub const SEARCH: &str = "search";

/// Listens for the keys.
pub fn listen(state: State) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "/" if !is_typing() => {
                event.prevent_default();
                focus(SEARCH);
            }
            "Escape" => close_question(state),
            _ => {}
        }
    })
    .forget();
}

/// Closes "why is this here?". If it has the focus, that goes back to what was asked about.
pub fn close_question(state: State) {
    let Some(question) = state.question.get_untracked() else {
        return;
    };
    let inside = document().active_element().and_then(|e| e.closest(".why").ok().flatten()).is_some();
    state.question.set(None);
    if inside {
        let asked = match &question.action {
            Some(action) => format!("[data-action=\"{action}\"]"),
            None => ".statement-why".to_owned(),
        };
        focus_on(&format!("[data-principal=\"{}\"] {asked}", question.principal));
    }
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    focus_on(&format!("#{id}"));
}

fn focus_on(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the element that stands `step` places further among those that `selector` finds
/// within the element that listens.
pub fn rove(event: &KeyboardEvent, selector: &str) {
    let step: i32 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(list) = event.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let (Ok(items), Some(here)) = (list.query_selector_all(selector), document().active_element()) else {
        return;
    };
    let place: Option<u32> =
        (0..items.length()).find(|i| items.item(*i).is_some_and(|n| n.is_same_node(Some(&here))));
    let next = place.and_then(|i| i.checked_add_signed(step)).and_then(|i| items.item(i));
    if let Some(next) = next.and_then(|n| n.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = next.focus();
    }
}

fn is_typing() -> bool {
    document().active_element().is_some_and(|e| {
        let input = e.tag_name() == "INPUT" && e.get_attribute("type").as_deref() != Some("checkbox");
        input || matches!(e.tag_name().as_str(), "TEXTAREA" | "SELECT")
    })
}
