//! What leaves the page.

pub mod zip;
