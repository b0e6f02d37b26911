//! Building an element: its attributes, listeners and children, fixed or following signals.

use leptos::prelude::{StoredValue, document};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::effect::follow;

/// An element of the page.
#[derive(Clone)]
pub struct Node(pub(super) Element);

/// A new HTML element.
#[expect(clippy::expect_used, reason = "the tags are literals of this crate, and valid")]
pub fn el(tag: &str) -> Node {
    Node(document().create_element(tag).expect("a valid tag"))
}

/// Several elements where one is asked for. The `div` around them has no box of its own.
pub fn fragment_of(children: impl IntoIterator<Item = Node>) -> Node {
    el("div").class("contents").children(children)
}

impl Node {
    /// Sets the class names.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Adds a class name while `on` holds.
    pub fn class_if(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let list = self.0.class_list();
        follow(move || _ = list.toggle_with_force(name, on()));
        self
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute that follows signals.
    pub fn attr_live(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(move || _ = element.set_attribute(name, &value()));
        self
    }

    /// Sets an attribute that is there while `on` holds, such as `hidden` or `disabled`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(move || _ = element.toggle_attribute_with_force(name, on()));
        self
    }

    /// Hides the element while `on` holds.
    pub fn hidden(self, on: impl Fn() -> bool + 'static) -> Self {
        self.flag("hidden", on)
    }

    /// Sets an ARIA state that follows signals to `true` or `false`.
    pub fn aria(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.attr_live(name, move || on().to_string())
    }

    /// Sets a property that follows signals, such as `checked`, `indeterminate` or `value`.
    pub fn prop(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let element = self.0.clone();
        follow(move || _ = js_sys::Reflect::set(&element, &JsValue::from_str(name), &value()));
        self
    }

    /// Sets a custom property of the element's style. Allowed by the content security policy, since it
    /// is not an attribute.
    pub fn style_live(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let style = element.style();
            follow(move || _ = style.set_property(name, &value()));
        }
        self
    }

    /// Sets a custom property of the element's style, once.
    pub fn style(self, name: &str, value: &str) -> Self {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property(name, value);
        }
        self
    }

    /// Listens for an event.
    pub fn on(self, event: &str, handle: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(handle))
    }

    fn listen(self, event: &str, handle: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(handle);
        let _ = self.0.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        // Dropped with the present owner, as is the element.
        StoredValue::new_local(closure);
        self
    }

    /// Listens for a click.
    pub fn on_click(self, mut handle: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| handle())
    }

    /// Appends text.
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Appends text that follows signals.
    pub fn live(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        let _ = self.0.append_child(&node);
        follow(move || node.set_data(&text()));
        self
    }

    /// Appends an element.
    pub fn child(self, child: Node) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Appends elements.
    pub fn children(self, children: impl IntoIterator<Item = Node>) -> Self {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }
}
