//! The page: it draws what [`crate::core`] decides and wires it to the browser.

mod browser;
mod components;
mod dom;
mod state;

use leptos::prelude::*;

use browser::{address, crash, keyboard};
use components::page;
use state::State;

/// Mounts the page into the element `#app` of `index.html` and marks the document as ready.
pub fn start() {
    crash::report_panics();
    let Some(root) = document().get_element_by_id("app") else {
        return;
    };
    dom::mount(&root, || {
        let state = State::provide(&address::fragment());
        address::keep(state);
        keyboard::listen(state);
        page()
    });
    if let Some(html) = document().document_element() {
        // Tells tests and measurements that the page can be used.
        let _ = html.set_attribute("data-ready", "true");
    }
}
