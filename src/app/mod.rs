//! The page: it draws what [`crate::core`] decides and wires it to the browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Mounts the page into the element `#app` of `index.html` and marks the document as ready.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(root) = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    mount_to(root, Page).forget();
    if let Some(html) = document().document_element() {
        // `data-ready` tells tests and measurements that the page can be used.
        let _ = html.set_attribute("data-ready", "true");
    }
}

/// The whole page.
#[component]
fn Page() -> impl IntoView {
    let (ticked, set_ticked) = signal(0_u32);
    view! {
        <main>
            <h1>"Palette IAM Composer"</h1>
            <ul>
                {(1..=8)
                    .map(|number| {
                        view! {
                            <li data-feature=format!("feature-{number}")>
                                <label>
                                    <input
                                        type="checkbox"
                                        on:change=move |_| set_ticked.update(|count| *count += 1)
                                    />
                                    {format!(" Feature {number}")}
                                </label>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <p aria-live="polite">{move || format!("Changed {} times", ticked.get())}</p>
        </main>
    }
}
