//! What a person leaves with.

pub mod files;
mod readme;
pub mod zip;
