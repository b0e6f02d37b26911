//! The policies say what Palette's documentation says: each is compared, statement for statement,
//! with a rendering that was made from the documentation's facts and not from the project's files.

use super::{characters, grants, parse, statements};
use palette_iam_composer::core::catalog::{
    Companion, EditionId, FEATURES, POLICIES, Policy, edition, feature,
};
use std::collections::BTreeSet;
use std::path::Path;

fn facts(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts").join(name);
    std::fs::read_to_string(path).ok()
}

fn policy(folder: &str, name: &str) -> &'static Policy {
    POLICIES
        .iter()
        .find(|p| p.folder == folder && p.name == name)
        .unwrap_or_else(|| panic!("no policy {folder}/{name}"))
}

/// `statements entries unique characters`.
fn counts(policy: &Policy) -> String {
    let all: Vec<String> = grants(policy).into_iter().map(|g| g.action).collect();
    let unique: BTreeSet<&String> = all.iter().collect();
    format!("{} {} {} {}", statements(policy).len(), all.len(), unique.len(), characters(policy.json))
}

fn rendering(policy: &Policy) -> String {
    let mut text = counts(policy) + "\n";
    for g in grants(policy) {
        let line = [g.statement.to_string(), g.effect, g.action, g.resources, g.condition];
        text += &(line.join("\t") + "\n");
    }
    text
}

#[test]
fn every_published_policy_says_what_its_facts_say() {
    let mut compared = 0;
    for p in POLICIES {
        let name = format!("{}/{}.txt", p.folder, p.name);
        if let Some(expected) = facts(&name) {
            assert_eq!(rendering(p), expected, "{name}");
            compared += 1;
        } else {
            assert_eq!(p.folder, "features", "{name} has no facts");
        }
    }
    assert_eq!(compared, 16 + 6);
}

#[test]
fn sizes_are_those_that_were_counted_by_hand() {
    for (folder, name, expected) in [
        ("2025-02", "PaletteControllerPolicy", "8 93 91 3867"),
        ("2025-02", "PaletteControlPlanePolicy", "1 54 54 2041"),
        ("2025-02", "PaletteNodesPolicy", "3 17 17 715"),
        ("2025-02", "PaletteDeploymentPolicy", "1 34 34 887"),
        ("2025-02", "PaletteControllersEKSPolicy", "11 50 47 2660"),
        ("2025-02", "PaletteMinimumDynamicPermissions", "2 115 114 3302"),
        ("2025-02", "PaletteMinimumStaticPermissions", "2 93 93 2814"),
        ("2026-10", "PaletteNodesPolicy", "3 22 22 837"),
        ("2026-10", "PaletteDeploymentPolicy", "1 44 44 1094"),
        ("2026-10", "PaletteControllersEKSPolicy", "12 54 51 2793"),
        ("2026-10", "PaletteMinimumEKSDynamicPermissions", "6 55 55 1936"),
        ("2026-10", "PaletteMinimumEKSStaticPermissions", "6 34 34 1415"),
        ("2026-10", "PaletteMinimumIaaSDynamicPermissions", "4 55 55 1971"),
        ("2026-10", "PaletteMinimumIaaSStaticPermissions", "4 33 33 1434"),
        ("2026-10", "PaletteCloudFormationStackPermissions", "2 5 5 328"),
        ("2026-10", "PaletteHostResourceGroupsPolicy", "1 5 5 296"),
    ] {
        assert_eq!(counts(policy(folder, name)), expected, "{folder}/{name}");
    }
}

/// The documentation's template has longer names for its blanks; with them it is 2,496 characters.
#[test]
fn karpenters_size_is_the_documented_one_with_the_documented_blanks() {
    let text = policy("features", "karpenterControllerPolicy")
        .json
        .replace("<partition>", "<aws-partition>")
        .replace("<account>", "<aws-account-id>")
        .replace("<region>", "<aws-region>")
        .replace("<cluster-name>", "<eks-cluster-name>");
    assert_eq!(characters(&text), 2496);
}

/// Where the documentation gives names only, the texts grant these names and no others.
#[test]
fn texts_made_from_names_grant_exactly_those_names() {
    let table = facts("action-names.txt").expect("the table of names");
    let mut rows = 0;
    for row in table.lines() {
        let [name, option, actions] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row has three columns: {row}");
        };
        let p = policy("features", name);
        let mut granted: Vec<String> = grants(p).into_iter().map(|g| g.action).collect();
        let mut listed: Vec<&str> = actions.split(' ').collect();
        granted.sort_unstable();
        listed.sort_unstable();
        assert_eq!(granted, listed, "{name}");
        if option != "-" {
            assert!(FEATURES.iter().any(|f| f.name == option), "{option}");
        }
        rows += 1;
    }
    assert_eq!(rows, 12);
}

/// Together the two tests above cover every policy.
#[test]
fn every_policy_has_facts() {
    let table = facts("action-names.txt").expect("the table of names");
    for p in POLICIES {
        let in_table = p.folder == "features" && table.lines().any(|r| r.split('\t').next() == Some(p.name));
        let of_its_own = facts(&format!("{}/{}.txt", p.folder, p.name)).is_some();
        assert!(in_table != of_its_own, "{}/{}", p.folder, p.name);
    }
}

#[test]
fn unique_actions_of_the_usual_choices() {
    let unique = |names: &[&str]| -> usize {
        let all: BTreeSet<String> =
            names.iter().flat_map(|n| grants(policy("2025-02", n))).map(|g| g.action).collect();
        all.len()
    };
    let core = [
        "PaletteControllerPolicy",
        "PaletteControlPlanePolicy",
        "PaletteNodesPolicy",
        "PaletteDeploymentPolicy",
    ];
    assert_eq!(unique(&core), 165);
    assert_eq!(unique(&[&core[..], &["PaletteControllersEKSPolicy"]].concat()), 205);
    assert_eq!(unique(&["PaletteMinimumDynamicPermissions"]), 114);
    assert_eq!(unique(&["PaletteMinimumStaticPermissions"]), 93);
}

/// The names that a newer page has beyond the text shown are computed here anew.
#[test]
fn newer_names_are_those_seen_minus_those_granted() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("public/policies/2026-10/observed-action-names.json");
    let seen = parse(&std::fs::read_to_string(path).expect("the names seen"));
    let newest: EditionId = edition("2026-10").expect("the edition").id;
    let mut told = 0;
    for slug in ["controller", "control-plane", "nodes", "deployment", "eks"] {
        let given = feature(slug).expect(slug).given(newest).expect(slug);
        let [attached] = given.policies else {
            panic!("{slug} gives one policy");
        };
        let granted: BTreeSet<String> = grants(attached.policy).into_iter().map(|g| g.action).collect();
        let mut expected: BTreeSet<String> = super::strings(&seen["actions"][attached.policy.name])
            .into_iter()
            .filter(|name| !granted.contains(name))
            .collect();
        if slug == "deployment" {
            expected.insert("iam:ListRoleTags".to_owned());
        }
        let lacks: Vec<&str> = attached.newer_names.as_ref().map_or(vec![], |n| n.lacks.to_vec());
        assert_eq!(lacks, expected.iter().map(String::as_str).collect::<Vec<_>>(), "{slug}");
        told += lacks.len();
        assert_eq!(attached.carried_over.is_some(), attached.policy.folder == "2025-02", "{slug}");
    }
    assert_eq!(told, 34 + 4 + 1 + 3);
}

#[test]
fn revisions_are_kept_and_are_json() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/policies/revisions");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| {
            let entry = entry.expect("an entry");
            parse(&std::fs::read_to_string(entry.path()).expect("a text"));
            entry.file_name().into_string().expect("a name")
        })
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "PaletteMinimumDynamicPermissions.2025-03-12.json",
            "PaletteMinimumDynamicPermissions.2025-05-25.json",
            "PaletteMinimumStaticPermissions.2025-05-25.json",
        ]
    );
}

#[test]
fn companions_are_what_they_say() {
    let all: Vec<&Companion> = FEATURES.iter().flat_map(|f| f.gives).flat_map(|g| g.companions).collect();
    assert_eq!(all.len(), 6);
    for c in all {
        match c.file.split_once('.') {
            Some((stem, "json")) => {
                let expected = facts(&format!("companions/{stem}.txt")).expect(stem);
                assert_eq!(parse(c.text).to_string(), expected.trim_end(), "{stem}");
            }
            Some((_, "yaml")) => {
                assert!(c.text.ends_with("\nmanageCloudFormationStackManually:\n  enabled: true\n"));
            }
            _ => panic!("an unknown ending: {}", c.file),
        }
    }
}
