//! What is drawn, a folder for each area of the page.

mod choose;
mod coverage;
mod footer;
mod header;
mod jump;
mod messages;
mod result;
mod shared;

use leptos::prelude::*;

/// The whole page: choose on the left, see on the right.
#[component]
pub fn Page() -> impl IntoView {
    view! {
        <header::Header />
        <messages::LinkWarnings />
        <main class="page">
            <choose::Choose />
            <result::Outcome />
        </main>
        <footer::Footer />
        <jump::Jump />
        <messages::Said />
    }
}
