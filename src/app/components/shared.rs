//! Small things that several areas use.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

use crate::app::dom::{Node, el};

/// One of the choices of [`segments`].
pub struct Choice {
    /// Its label.
    pub text: String,
    /// Whether it is the one that is chosen; follows signals.
    pub chosen: Box<dyn Fn() -> bool>,
    /// Called when it is clicked.
    pub choose: Box<dyn Fn()>,
}

/// One of a few choices, drawn as a row of buttons that are radio buttons to the keyboard. `label` says
/// what is chosen here, `name` is what the radio buttons share.
pub fn segments(label: &str, name: &'static str, choices: Vec<Choice>) -> Node {
    let items = choices.into_iter().map(|choice| segment(name, choice));
    el("fieldset")
        .class("segments")
        .child(el("legend").text(label))
        .child(el("div").class("segment-row").children(items))
}

fn segment(name: &str, choice: Choice) -> Node {
    let Choice { text, chosen, choose } = choice;
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", name)
        .prop("checked", move || JsValue::from_bool(chosen()))
        .on("change", move |_| choose());
    el("label").class("segment").children([radio, el("span").text(&text)])
}

/// Whether the box that an event happened to is ticked now.
pub fn checked(event: &Event) -> bool {
    input(event).is_some_and(|i| i.checked())
}

/// What the field that an event happened to holds now.
pub fn value(event: &Event) -> String {
    input(event).map(|i| i.value()).unwrap_or_default()
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target().and_then(|t| t.dyn_into().ok())
}

/// `1 action`, `2 actions`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let text = crate::core::compose::quota::number(number);
    if number == 1 { format!("{text} {one}") } else { format!("{text} {many}") }
}

/// A sign that stands for nothing, and the words for it that are read out.
pub fn nothing(sign: &str, words: &str) -> Node {
    el("span").children([
        el("span").attr("aria-hidden", "true").text(sign),
        el("span").class("visually-hidden").text(words),
    ])
}
