//! The search, which only filters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use leptos::prelude::*;

use crate::app::browser::keyboard::SEARCH;
use crate::app::state::State;
use crate::core::catalog::{FEATURES, Feature, FeatureId};

/// The search field.
#[component]
pub fn Search() -> impl IntoView {
    let state = State::here();
    view! {
        <div class="search">
            <label for=SEARCH class="visually-hidden">"Filter features, policies and actions"</label>
            <input
                id=SEARCH
                type="search"
                placeholder="Filter features, policies, actions"
                autocomplete="off"
                spellcheck="false"
                on:input:target=move |event| state.search.set(event.target().value().trim().to_lowercase())
            />
            <kbd aria-hidden="true">"/"</kbd>
        </div>
    }
}

/// Said when the filter leaves nothing.
#[component]
pub fn NothingFound() -> impl IntoView {
    let state = State::here();
    let nothing = Memo::new(move |_| FEATURES.iter().all(|f| !state.search.with(|s| matches(f, s))));
    view! {
        <Show when=move || nothing.get()>
            <p class="empty" role="status">
                {move || format!("Nothing here has “{}” in its name, text, policies or actions.", state.search.get())}
            </p>
        </Show>
    }
}

/// Whether a feature has the text in its name, its texts, its policies' names or its actions.
pub fn matches(feature: &Feature, search: &str) -> bool {
    static TEXTS: LazyLock<BTreeMap<FeatureId, String>> =
        LazyLock::new(|| FEATURES.iter().map(|f| (f.id, text_of(f))).collect());
    search.is_empty() || TEXTS.get(&feature.id).is_some_and(|text| text.contains(search))
}

fn text_of(feature: &Feature) -> String {
    let mut text = [feature.id.as_str(), feature.name, feature.line, feature.text, feature.who].join("\n");
    for given in feature.gives {
        for attached in given.policies {
            text.push_str(attached.policy.name);
            text.push_str(attached.policy.json);
        }
        for managed in given.aws_managed {
            text.push_str(managed.arn);
        }
    }
    text.to_lowercase()
}
