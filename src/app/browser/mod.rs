//! The edges to the browser. Each of them may be refused, and says so instead of failing.

pub mod address;
pub mod clipboard;
pub mod crash;
pub mod download;
pub mod keyboard;
pub mod theme;
