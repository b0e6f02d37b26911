//! Merging and packing: whatever the policy, the result is proven to grant what its source grants.

use libfuzzer_sys::arbitrary::Unstructured;
use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::pack::pack;
use palette_iam_composer::core::compose::verify::{Mismatch, verify};
use palette_iam_composer::core::policy::{Document, Statement, write};
use palette_iam_composer::core::reference::Reference;

use crate::policies;

/// Takes the bytes for choices: a policy and a limit.
pub fn hold(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let Ok(source) = policies::statements(&mut bytes) else { return };
    let merged = merge(&source, Reference::catalogue());
    assert_eq!(verify(&source, &merged), Ok(()), "merged");
    assert_eq!(merge(&merged, Reference::catalogue()), merged, "merged again");
    let limit = bytes.int_in_range(100..=1_000).unwrap_or(100);
    packed(&source, limit);
    packed(&merged, limit);
}

fn packed(source: &[Statement], limit: usize) {
    let Ok(packing) = pack(source, limit) else { return };
    assert!(packing.lower_bound <= packing.documents.len(), "the lower bound is one");
    for statements in &packing.documents {
        let size = write::size(&Document { statements: statements.clone() });
        assert!(size <= limit, "{size} characters where {limit} fit");
    }
    // A statement with a Not-form that was cut is not taken apart by the proof: it finds none, and says so.
    match verify(source, &packing.documents.concat()) {
        Ok(()) | Err(Mismatch::Uneven(_)) => {}
        Err(mismatch) => panic!("packed: {mismatch}"),
    }
}
