//! A panic becomes a message: `boot.js` listens for it and offers a reload. The link in the address bar
//! is not touched, so the selection is still there afterwards.

use leptos::prelude::window;
use wasm_bindgen::JsCast;

/// The event that `boot.js` listens for.
const EVENT: &str = "palette-iam-composer:crash";

/// Has every panic reported to the console and to the person.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        if let Ok(event) = web_sys::Event::new(EVENT) {
            let target: web_sys::EventTarget = window().unchecked_into();
            let _ = target.dispatch_event(&event);
        }
    }));
}
