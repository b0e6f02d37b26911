//! The engine. Everything about policies is decided here; the page only draws it.

pub mod catalog;
pub mod export;
pub mod reference;
