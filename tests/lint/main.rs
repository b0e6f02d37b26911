//! The checks: an example for each, the mends carried out, the faults that Palette's policies are known to
//! have, and what must hold for any text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod catalogue;
mod examples;
mod known;
mod laws;

use palette_iam_composer::core::json;
use palette_iam_composer::core::lint::{Finding, apply, lint};
use palette_iam_composer::core::reference::Reference;
use proptest::test_runner::{Config, RngSeed};

/// What the whole reference finds in a policy.
fn found(text: &str) -> Vec<Finding> {
    lint(text, Reference::complete())
}

/// Each finding as its code and its path.
fn shown(text: &str) -> Vec<(&'static str, String)> {
    found(text).iter().map(|finding| (finding.check.code, finding.path.to_string())).collect()
}

/// The policy with a finding mended, if the finding has edits.
fn mended(text: &str, finding: &Finding) -> Option<String> {
    let repair = finding.repair.as_ref().filter(|repair| !repair.edits.is_empty())?;
    let root = json::read(text).unwrap();
    Some(json::write(&apply(&root, &repair.edits).expect("the edits lead somewhere")))
}

/// Many cases, the same in every run.
fn cases(count: u32) -> Config {
    Config {
        cases: count,
        rng_seed: RngSeed::Fixed(20_261_027),
        failure_persistence: None,
        ..Config::default()
    }
}
