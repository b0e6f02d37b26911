//! What is drawn, a folder for each area of the page.

mod choose;
mod coverage;
mod footer;
mod header;
mod jump;
mod messages;
mod result;
mod shared;

use crate::app::browser::keyboard;
use crate::app::dom::{Node, button, el, fragment_of};

/// The whole page: choose on the left, see on the right.
pub fn page() -> Node {
    fragment_of([
        button("skip button", "Skip to the result").on_click(|| keyboard::focus("result-title")),
        header::header(),
        messages::link_warnings(),
        el("main").class("page").children([choose::choose(), result::outcome()]),
        footer::footer(),
        jump::jump(),
        messages::said(),
    ])
}
