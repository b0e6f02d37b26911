//! The values that a feature leaves open, asked for where it is chosen.

use leptos::prelude::*;

use crate::app::state::State;
use crate::core::catalog::{Feature, Param};

/// The fields of one feature.
#[component]
pub fn Params(feature: &'static Feature) -> impl IntoView {
    let fields = feature
        .params
        .iter()
        .filter_map(|id| id.get())
        .map(|param| view! { <Field feature=feature param=param /> })
        .collect_view();
    let private = feature.params.iter().filter_map(|id| id.get()).any(|p| p.private);
    view! {
        <div class="params">
            {fields}
            <Show when=move || private>
                <SharePrivate feature=feature />
            </Show>
        </div>
    }
}

#[component]
fn Field(feature: &'static Feature, param: &'static Param) -> impl IntoView {
    let state = State::here();
    let value = Memo::new(move |_| state.with(|s| s.params.get(&param.id).cloned().unwrap_or_default()));
    let fault =
        Memo::new(move |_| value.with(|v| if v.is_empty() { None } else { param.rule.check(v).err() }));
    let id = format!("{}-{}", feature.id, param.id);
    let help = format!("{id}-help");
    let type_in = move |text: String| {
        state.change(|s| {
            let text = text.trim();
            if text.is_empty() {
                s.params.remove(&param.id);
            } else {
                s.params.insert(param.id, text.to_owned());
            }
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{param.name}</label>
            <input
                id=id
                type="text"
                data-param=param.id.as_str()
                placeholder=param.example
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                aria-describedby=help.clone()
                aria-invalid=move || fault.get().is_some().to_string()
                on:input:target=move |event| type_in(event.target().value())
            />
            <p id=help class:fault=move || fault.get().is_some() class="help">
                {move || fault.get().map_or_else(|| param.line.to_owned(), |f| f.to_string())}
            </p>
        </div>
    }
}

#[component]
fn SharePrivate(feature: &'static Feature) -> impl IntoView {
    let state = State::here();
    let shared = Memo::new(move |_| state.with(|s| s.share_private));
    let id = format!("{}-share", feature.id);
    view! {
        <div class="share-private">
            <input
                type="checkbox"
                id=id.clone()
                prop:checked=move || shared.get()
                on:change=move |event| state.change(|s| s.share_private = event_target_checked(&event))
            />
            <label for=id>"Put account numbers and ids into the link too"</label>
        </div>
    }
}
