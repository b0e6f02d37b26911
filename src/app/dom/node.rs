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
#[inline(never)]
#[expect(clippy::expect_used, reason = "the tags are literals of this crate, and valid")]
pub fn el(tag: &str) -> Node {
    Node(document().create_element(tag).expect("a valid tag"))
}

/// Several elements where one is asked for. The `div` around them has no box of its own.
pub fn fragment_of(children: impl IntoIterator<Item = Node>) -> Node {
    el("div").class("contents").children(children)
}

// What is passed in is boxed or borrowed at once, and the work done by functions that are not generic and
// not inlined: they are called in some hundred places.
impl Node {
    /// Sets the class names.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Adds a class name while `on` holds.
    pub fn class_if(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.class_following(name, Box::new(on))
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute that follows signals.
    pub fn attr_live(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.attr_following(name, Box::new(value))
    }

    /// Sets an attribute that is there while `on` holds, such as `hidden` or `disabled`.
    pub fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.flag_following(name, Box::new(on))
    }

    /// Hides the element while `on` holds.
    pub fn hidden(self, on: impl Fn() -> bool + 'static) -> Self {
        self.flag("hidden", on)
    }

    /// Sets an ARIA state that follows signals to `true` or `false`.
    pub fn aria(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.aria_following(name, Box::new(on))
    }

    /// Sets a property that follows signals, such as `checked`, `indeterminate` or `value`.
    pub fn prop(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        self.prop_following(name, Box::new(value))
    }

    /// Sets a custom property of the element's style. Allowed by the content security policy, since it
    /// is not an attribute.
    #[inline(never)]
    pub fn style(self, name: &str, value: &str) -> Self {
        set_style(&self.0, name, value);
        self
    }

    /// Sets a custom property of the element's style that follows signals.
    pub fn style_live(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.style_following(name, Box::new(value))
    }

    /// Listens for an event.
    pub fn on(self, event: &str, handle: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(handle))
    }

    /// Listens for a click.
    pub fn on_click(self, handle: impl FnMut() + 'static) -> Self {
        self.listen_for_click(Box::new(handle))
    }

    /// Appends text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Appends text that follows signals.
    pub fn live(self, text: impl Fn() -> String + 'static) -> Self {
        self.text_following(Box::new(text))
    }

    /// Appends an element.
    #[inline(never)]
    pub fn child(self, child: Node) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Appends elements.
    pub fn children(self, children: impl IntoIterator<Item = Node>) -> Self {
        self.append(&mut children.into_iter())
    }

    #[inline(never)]
    fn append(self, children: &mut dyn Iterator<Item = Node>) -> Self {
        children.fold(self, Self::child)
    }

    fn class_following(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> Self {
        let list = self.0.class_list();
        follow(move || _ = list.toggle_with_force(name, on()));
        self
    }

    fn attr_following(self, name: &'static str, value: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        follow(when_new(value, move |value| _ = element.set_attribute(name, value)));
        self
    }

    fn flag_following(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> Self {
        let element = self.0.clone();
        follow(move || _ = element.toggle_attribute_with_force(name, on()));
        self
    }

    fn aria_following(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> Self {
        let word = move || if on() { "true" } else { "false" }.to_owned();
        self.attr_following(name, Box::new(word))
    }

    fn prop_following(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> Self {
        let element = self.0.clone();
        follow(move || _ = js_sys::Reflect::set(&element, &JsValue::from_str(name), &value()));
        self
    }

    fn style_following(self, name: &'static str, value: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        follow(when_new(value, move |value| set_style(&element, name, value)));
        self
    }

    fn text_following(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        let _ = self.0.append_child(&node);
        follow(when_new(text, move |text| node.set_data(text)));
        self
    }

    fn listen_for_click(self, mut handle: Box<dyn FnMut()>) -> Self {
        self.listen("click", Box::new(move |_| handle()))
    }

    fn listen(self, event: &str, handle: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(handle);
        let _ = self.0.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        // Dropped with the present owner, as is the element.
        StoredValue::new_local(closure);
        self
    }
}

/// Does something with a text whenever it is another than the last time: the browser would lay out anew
/// for one that is the same.
fn when_new(text: Box<dyn Fn() -> String>, act: impl Fn(&str) + 'static) -> impl FnMut() + 'static {
    let mut last: Option<String> = None;
    move || {
        let new = text();
        if last.as_deref() != Some(&*new) {
            act(&new);
            last = Some(new);
        }
    }
}

fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}
