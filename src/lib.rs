//! The Palette IAM Composer: choose what Spectro Cloud Palette needs on AWS, leave with IAM policies
//! that are exactly right.
//!
//! [`core`] is the engine: pure, ordered, without a clock, randomness or I/O. It never panics, and it
//! never shows a document that it has not compared with its source.
#![cfg_attr(
    feature = "web",
    doc = "\n[`app`] is the page. It draws and wires; an `if` about policy belongs in [`core`]."
)]

#[cfg(feature = "web")]
pub mod app;
pub mod core;
