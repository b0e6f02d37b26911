//! The left side: what a person ticks.

mod details;
mod edition;
mod feature;
mod group;
mod notice;
mod params;
mod parts;
mod presets;
mod search;

use leptos::prelude::*;

use crate::core::catalog::Group;

/// Everything that can be chosen.
#[component]
pub fn Choose() -> impl IntoView {
    let groups =
        Group::ALL.map(|group| view! { <group::GroupSection group=group /> }).into_iter().collect_view();
    view! {
        <section class="choose" aria-labelledby="choose-title">
            <h2 id="choose-title" class="visually-hidden">"Choose"</h2>
            <edition::EditionSwitch />
            <presets::Presets />
            <search::Search />
            <div class="groups">{groups}</div>
            <search::NothingFound />
            <parts::Parts />
        </section>
    }
}
