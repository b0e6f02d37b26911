//! Copying.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::state::State;

/// Copies a text and says whether that worked; `what` begins the sentence.
pub fn copy(state: State, text: &str, what: &str) {
    let what = what.to_owned();
    let promise = window().navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move {
        let done = JsFuture::from(promise).await.is_ok();
        state.said.set(if done {
            format!("{what} copied.")
        } else {
            "The browser refused to copy. Select the text and copy it by hand, or download it.".to_owned()
        });
    });
}
