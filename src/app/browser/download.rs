//! Saving files, made in the page.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::app::state::State;

/// How long the browser may take to read the file, in milliseconds.
const KEPT_FOR: u32 = 60_000;

/// Offers a file to save, and says so.
pub fn save(state: State, name: &str, media_type: &str, bytes: &[u8]) {
    state.said.set(match offer(name, media_type, bytes) {
        Ok(()) => format!("{name} downloaded."),
        Err(_) => format!("The browser refused to save {name}. Copy its text instead."),
    });
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(KEPT_FOR, move || _ = Url::revoke_object_url(&url)).forget();
    Ok(())
}
