//! Elements of the page, tied to Leptos's signals.
//!
//! Leptos gives the reactivity, the ownership, the context and the mounting. Its typed views are not
//! used: each view is a type of its own, and this page's made 415 KB of compressed Wasm. Here one
//! [`Node`] type serves them all, closures are boxed at the door, and the same page is less than half.
//!
//! ```ignore
//! el("section").class("panel").children([
//!     el("h3").text("Parts"),
//!     el("p").hidden(move || off.get() == 0).live(move || format!("{} off", off.get())),
//! ])
//! ```
//!
//! What is created inside a [`Node::region`] or a row of [`Node::each`] (signals, effects, listeners)
//! lives as long as that region's content.

mod controls;
mod effect;
mod mount;
mod node;
mod region;

pub use controls::{button, disclosure_icon, icon_button, outside, svg};
pub use effect::{Computed, follow, memo};
pub use mount::mount;
pub use node::{Node, el, fragment_of};
pub use region::Row;
