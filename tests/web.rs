//! The page's own parts, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "clippy does not see that these are tests")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A page of its own for the app, as `index.html` offers it.
fn shell() -> web_sys::Document {
    let document = web_sys::window().unwrap().document().unwrap();
    let app = document.create_element("div").unwrap();
    app.set_id("app");
    document.body().unwrap().append_child(&app).unwrap();
    document
}

#[wasm_bindgen_test]
fn the_page_mounts_and_says_that_it_is_ready() {
    let document = shell();
    palette_iam_composer::app::start();
    let heading = document.query_selector("#app h1").unwrap().unwrap();
    assert_eq!(heading.text_content().as_deref(), Some("Palette IAM Composer"));
    let html = document.document_element().unwrap();
    assert_eq!(html.get_attribute("data-ready").as_deref(), Some("true"));
}
