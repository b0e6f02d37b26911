//! Small elements that every area uses.

use leptos::prelude::document;

use super::node::{Node, el};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A button with a text.
pub fn button(class: &str, text: &str) -> Node {
    el("button").attr("type", "button").class(class).text(text)
}

/// A button that shows a picture, with a name for those who do not see it.
pub fn icon_button(class: &str, name: &str, icon: Node) -> Node {
    el("button").attr("type", "button").class(class).attr("aria-label", name).child(icon)
}

/// A link to another site, which opens beside the page.
pub fn outside(href: &str, text: &str) -> Node {
    el("a").attr("href", href).attr("target", "_blank").attr("rel", "noopener noreferrer").text(text)
}

/// A drawing made of paths, each with its class. It says nothing to screen readers.
pub fn svg(class: &str, view_box: &str, paths: &[(&str, &str)]) -> Node {
    let shape =
        |tag: &str| document().create_element_ns(Some(SVG), tag).map(Node).unwrap_or_else(|_| el("span"));
    let drawing = shape("svg").class(class).attr("viewBox", view_box).attr("aria-hidden", "true");
    drawing.children(paths.iter().map(|(class, d)| shape("path").class(class).attr("d", d)))
}

/// The arrow of something that opens.
pub fn disclosure_icon() -> Node {
    svg("icon", "0 0 16 16", &[("", "M4 6l4 4 4-4")])
}
