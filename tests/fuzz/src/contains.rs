//! Containment: a refusal comes with a request that shows it, and a policy lies in itself, whatever is
//! allowed beside it.

use libfuzzer_sys::arbitrary::Unstructured;
use palette_iam_composer::core::algebra::contains::{Universe, Verdict, contains};
use palette_iam_composer::core::algebra::{Compiled, Decision};
use palette_iam_composer::core::policy::{Document, Effect};

use crate::policies;

/// Takes the bytes for choices: two policies.
pub fn hold(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let Ok(one) = policies::statements(&mut bytes) else { return };
    let other = policies::statements(&mut bytes).unwrap_or_default();
    let more = other.iter().filter(|s| s.effect == Effect::Allow).cloned().collect();
    let [one, other, more] = [one, other, more].map(|statements| Document { statements });
    assert_eq!(
        contains(std::slice::from_ref(&one), &[one.clone(), more], Universe::All),
        Verdict::Contained,
        "itself and more"
    );
    let (one, other) = (vec![one], vec![other]);
    if let Verdict::NotContained(request) = contains(&one, &other, Universe::All) {
        assert_eq!(Compiled::new(&one).decide(&request), Decision::Allowed, "{request:?}");
        assert_ne!(Compiled::new(&other).decide(&request), Decision::Allowed, "{request:?}");
    }
}
