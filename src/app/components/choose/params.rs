//! The values that a feature leaves open, asked for where it is chosen.

use wasm_bindgen::JsValue;

use crate::app::components::shared::{checked, value};
use crate::app::dom::{Node, el, memo};
use crate::app::state::State;
use crate::core::catalog::{Feature, Param};

/// The fields of one feature.
pub fn params(feature: &'static Feature) -> Node {
    let asked = feature.params.iter().filter_map(|id| id.get());
    let private = asked.clone().any(|p| p.private);
    el("div")
        .class("params")
        .children(asked.map(|param| field(feature, param)))
        .children(private.then(|| share_private(feature)))
}

fn field(feature: &Feature, param: &'static Param) -> Node {
    let state = State::here();
    let typed = memo(move || state.with(|s| s.params.get(&param.id).cloned().unwrap_or_default()));
    let fault = memo(move || typed.with(|v| if v.is_empty() { None } else { param.rule.check(v).err() }));
    let id = format!("{}-{}", feature.id, param.id);
    let help = format!("{id}-help");
    let input = el("input")
        .id(&id)
        .attr("type", "text")
        .attr("data-param", param.id.as_str())
        .attr("placeholder", param.example)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &help)
        .aria("aria-invalid", move || fault.get().is_some())
        .prop("value", move || JsValue::from_str(&typed.get()))
        .on("input", move |event| type_in(state, param, value(&event).trim()));
    let line = el("p")
        .id(&help)
        .class("help")
        .class_if("fault", move || fault.get().is_some())
        .live(move || fault.get().unwrap_or(param.line).to_owned());
    el("div").class("field").children([el("label").attr("for", &id).text(param.name), input, line])
}

fn type_in(state: State, param: &Param, text: &str) {
    state.change(|s| {
        if text.is_empty() {
            s.params.remove(&param.id);
        } else {
            s.params.insert(param.id, text.to_owned());
        }
    });
}

fn share_private(feature: &Feature) -> Node {
    let state = State::here();
    let shared = memo(move || state.with(|s| s.share_private));
    let id = format!("{}-share", feature.id);
    let tick = el("input")
        .attr("type", "checkbox")
        .id(&id)
        .prop("checked", move || JsValue::from_bool(shared.get()))
        .on("change", move |event| state.change(|s| s.share_private = checked(&event)));
    let label = el("label").attr("for", &id).text("Put account numbers and ids into the link too");
    el("div").class("share-private").children([tick, label])
}
