//! The engine's laws, tried on many random selections and statements. The seed is fixed: every run tries
//! the same ones. What a policy allows is asked of [`model`], which knows nothing of the engine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod compose;
mod contains;
mod evaluate;
mod evaluator;
mod links;
mod merge;
mod model;
mod pack;
mod random;
mod universe;
mod verify;

use proptest::test_runner::{Config, RngSeed};

/// Many cases, the same in every run.
fn cases(count: u32) -> Config {
    Config {
        cases: count,
        rng_seed: RngSeed::Fixed(20_250_223),
        failure_persistence: None,
        ..Config::default()
    }
}

/// The characters of a JSON text as AWS counts them: white space between tokens is free.
fn characters(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for c in text.chars() {
        if quoted || !c.is_whitespace() {
            count += 1;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
    }
    count
}
