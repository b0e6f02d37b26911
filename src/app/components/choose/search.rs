//! The search, which only filters.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::app::browser::keyboard::SEARCH;
use crate::app::components::shared::value;
use crate::app::dom::{Node, el};
use crate::app::state::State;
use crate::core::catalog::{FEATURES, Feature, FeatureId};
use crate::core::sorted::{self, Map};

/// The search field.
pub fn search() -> Node {
    let state = State::here();
    let field = el("input")
        .id(SEARCH)
        .attr("type", "search")
        .attr("placeholder", "Filter features, policies, actions")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event| state.search.set(value(&event).trim().to_ascii_lowercase()));
    let label = el("label").attr("for", SEARCH).class("visually-hidden");
    el("div").class("search").children([
        label.text("Filter features, policies and actions"),
        field,
        el("kbd").attr("aria-hidden", "true").text("/"),
    ])
}

/// Whether the filter leaves nothing.
pub fn finds_nothing(state: State) -> bool {
    state.search.with(|s| !FEATURES.iter().any(|f| matches(f, s)))
}

/// Said when the filter leaves nothing.
pub fn nothing_found() -> Node {
    let state = State::here();
    let line =
        move || format!("Nothing here has “{}” in its name, text, policies or actions.", state.search.get());
    el("p").class("empty").attr("role", "status").live(line)
}

/// Whether a feature has the text in its name, its texts, its policies' names or its actions.
pub fn matches(feature: &Feature, search: &str) -> bool {
    static TEXTS: LazyLock<Map<FeatureId, String>> =
        LazyLock::new(|| sorted::map(FEATURES.iter().map(|f| (f.id, text_of(f)))));
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
    text.to_ascii_lowercase()
}
