//! Minimising: in each mode the check proves the result, and the containment engine finds nothing against it.

use std::sync::LazyLock;

use libfuzzer_sys::arbitrary::Unstructured;
use palette_iam_composer::core::algebra::contains::{Universe as Range, Verdict, interchangeable};
use palette_iam_composer::core::minimise::verify::Checker;
use palette_iam_composer::core::minimise::{Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{Document, write};
use palette_iam_composer::core::reference::Reference;

use crate::policies;

static REFERENCE: LazyLock<&Reference> = LazyLock::new(Reference::catalogue);

/// Takes the bytes for choices: a mode and a policy.
pub fn hold(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let Ok(mode) = bytes.choose(&Wildcards::ALL).copied() else { return };
    let Ok(source) = policies::statements(&mut bytes) else { return };
    let shorter = minimise(&source, &Universe::new(&REFERENCE), mode).statements;
    assert_eq!(Checker::new(&REFERENCE).check(&source, &shorter), Ok(()), "{mode:?}");
    let [source, shorter] = [source, shorter].map(|statements| Document { statements });
    assert!(write::size(&shorter) <= write::size(&source), "{mode:?} is longer");
    let verdict = interchangeable(&[source], &[shorter], Range::Today(&REFERENCE));
    assert!(!matches!(verdict, Verdict::NotContained(_)), "{mode:?}: {verdict:?}");
}
