//! The page: it draws what [`crate::core`] decides and wires it to the browser.

mod browser;
mod components;
mod dom;
mod state;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use browser::{address, crash, keyboard};
use components::Page;
use state::State;

/// Mounts the page into the element `#app` of `index.html` and marks the document as ready.
pub fn start() {
    crash::report_panics();
    let root = document().get_element_by_id("app").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else {
        return;
    };
    mount_to(root, || {
        let state = State::provide(&address::fragment());
        address::keep(state);
        keyboard::listen(state);
        view! { <Page /> }
    })
    .forget();
    if let Some(html) = document().document_element() {
        // Tells tests and measurements that the page can be used.
        let _ = html.set_attribute("data-ready", "true");
    }
}
