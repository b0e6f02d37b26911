//! The bottom of the page: where the data come from.

use leptos::prelude::*;

use super::shared::Outside;
use crate::core::reference::{INDEX_LINK, Reference};

/// Provenance and disclaimer.
#[component]
pub fn Footer() -> impl IntoView {
    let source = Reference::catalogue().source();
    view! {
        <footer class="colophon">
            <p>
                "Actions and access levels: "
                <Outside href=INDEX_LINK.to_owned() text="AWS service authorization reference" />
                {format!(" as of {} ({} {}). ", source.date(), source.name(), source.version())}
                "Policies: Spectro Cloud's public documentation, each with its date."
            </p>
            <p>
                "Not affiliated with Spectro Cloud or Amazon Web Services. Check the policies in your own account before production."
            </p>
        </footer>
    }
}
