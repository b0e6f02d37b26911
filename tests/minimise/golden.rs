//! Sizes that must be reached, on published policies and the whole reference.

use palette_iam_composer::core::minimise::Wildcards;
use palette_iam_composer::core::minimise::verify::verify;
use palette_iam_composer::core::reference::Reference;

use crate::{run, size, statements};

#[test]
fn published_policies_become_this_short() {
    let rows = [
        ("PaletteControllerPolicy", [3_843, 2_927, 1_937]),
        ("PaletteControllersEKSPolicy", [2_565, 1_918, 1_604]),
        ("PaletteMinimumDynamicPermissions", [3_151, 2_258, 1_139]),
    ];
    for (name, most) in rows {
        let path = format!("{}/public/policies/2025-02/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let source = statements(&std::fs::read_to_string(path).unwrap());
        for (mode, most) in Wildcards::ALL.into_iter().zip(most) {
            let result = run(&source, Reference::complete(), mode);
            assert!(size(&result.statements) <= most, "{name}, {mode:?}: {}", size(&result.statements));
            assert_eq!(
                verify(&source, &result.statements, Reference::complete()),
                Ok(()),
                "{name}, {mode:?}"
            );
        }
    }
}

/// Hostile lists end too, in a worse answer at the worst, and in an exact one.
#[test]
fn hostile_lists_are_bounded() {
    let complete = Reference::complete();
    let ec2 = complete.service("ec2").unwrap();
    let every_other: Vec<String> =
        ec2.actions().iter().step_by(2).map(|a| format!("\"ec2:{}\"", a.name())).collect();
    let stars: Vec<String> = (0..1_500).map(|i| format!("\"ec2:*{}*{}*\"", i % 97, i)).collect();
    let long = format!("\"ec2:{}\"", "Ab*".repeat(4_000));
    let rows =
        [("every other action", every_other.join(",")), ("wildcards", stars.join(",")), ("a long one", long)];
    for (case, actions) in rows {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":[{actions}],"Resource":"*"}}]}}"#
        );
        let source = statements(&text);
        for mode in Wildcards::ALL {
            let result = run(&source, complete, mode);
            assert_eq!(verify(&source, &result.statements, complete), Ok(()), "{case}, {mode:?}");
            assert!(size(&result.statements) <= size(&source), "{case}, {mode:?}");
        }
    }
}
