//! On a small screen choosing and seeing are far apart: a bar at the foot leads from one to the other.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::shared::count;
use crate::app::state::State;

/// The bar, drawn on small screens only.
#[component]
pub fn Jump() -> impl IntoView {
    let state = State::here();
    let documents = Memo::new(move |_| {
        let composed = state.composed();
        composed.plans.iter().map(|p| p.documents.len() + p.aws_managed.len()).sum::<usize>()
    });
    let go = |id: &'static str| {
        let place = document().get_element_by_id(id).and_then(|e| e.parent_element());
        if let Some(place) = place.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            place.scroll_into_view();
        }
    };
    view! {
        <div class="jump">
            <p>
                {move || match documents.get() {
                    0 => "Nothing chosen yet".to_owned(),
                    n => format!("{} to attach", count(n, "policy", "policies")),
                }}
            </p>
            <button type="button" class="button" on:click=move |_| go("choose-title")>"Choose"</button>
            <button type="button" class="button primary" on:click=move |_| go("result-title")>"See result"</button>
        </div>
    }
}
