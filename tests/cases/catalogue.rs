//! The cases leave nothing of the catalogue out.

use super::{Case, cases};
use palette_iam_composer::core::catalog::{FEATURES, PARAMS, PARTS, PRESETS};
use palette_iam_composer::core::compose::{AttachmentKind, Mode};

#[test]
fn the_catalogue_is_covered() {
    let all = cases();
    let some = |test: &dyn Fn(&Case) -> bool| all.iter().any(test);
    for preset in PRESETS {
        assert!(some(&|c| c.selection.is_preset(preset)), "no case for the preset {}", preset.id);
    }
    for part in PARTS.iter().filter(|p| p.without.is_some()) {
        let off = |c: &Case| c.selection.off.iter().eq([&part.id]);
        assert!(some(&off), "no case without {}", part.id);
    }
    for feature in FEATURES {
        assert!(some(&|c| c.selection.features.contains(&feature.id)), "no case with {}", feature.id);
    }
    for param in PARAMS {
        assert!(some(&|c| c.selection.params.contains_key(&param.id)), "no case fills in {}", param.id);
    }
    assert!(some(&|c| c.selection.mode == Mode::Published));
}

#[test]
fn every_inline_kind_has_a_fit_and_a_misfit() {
    for kind in AttachmentKind::ALL.into_iter().filter(|k| k.is_inline()) {
        for fits in [true, false] {
            let found = cases().iter().filter(|c| c.selection.kind == kind).any(|c| {
                let composition = c.composition();
                composition.plans.iter().any(|p| p.kind == kind && p.fit.fits == fits)
            });
            assert!(found, "no case for {}, {fits}", kind.name());
        }
    }
}
