//! The Palette IAM Composer: choose what Spectro Cloud Palette needs on AWS, leave with IAM policies
//! that are exactly right.
//!
//! [`core`] is the engine: pure, ordered, without a clock, randomness or I/O. It never panics, and it
//! never shows a document that it has not compared with its source.

pub mod core;
