//! Slugs, references, parameters, requirements and presets.

use super::placeholders;
use palette_iam_composer::core::catalog::{
    AwsManaged, EDITIONS, EditionId, EditionState, FEATURES, FeatureId, Group, PARAMS, PARTS, POLICIES,
    PRESETS, PRINCIPALS, Preset, feature,
};
use std::collections::BTreeSet;

fn slugs() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("editions", EDITIONS.iter().map(|e| e.id.as_str()).collect()),
        ("features", FEATURES.iter().map(|f| f.id.as_str()).collect()),
        ("parts", PARTS.iter().map(|p| p.id.as_str()).collect()),
        ("params", PARAMS.iter().map(|p| p.id.as_str()).collect()),
        ("principals", PRINCIPALS.iter().map(|p| p.id.as_str()).collect()),
        ("presets", PRESETS.iter().map(|p| p.id).collect()),
    ]
}

#[test]
fn slugs_are_unique_and_plain() {
    for (kind, all) in slugs() {
        let unique: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(unique.len(), all.len(), "{kind}");
        for slug in all {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(!slug.is_empty() && slug.bytes().all(plain), "{kind}: {slug}");
        }
    }
}

/// Links are made of these. A slug may be added; none may go or change.
#[test]
fn frozen_feature_slugs_are_all_there_in_their_order() {
    let all: Vec<&str> = FEATURES.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(
        all.join(" "),
        "controller control-plane nodes deployment \
         min-dynamic min-static min-eks-dynamic min-eks-static min-iaas-dynamic min-iaas-static cfn-stack cfn-manual \
         eks eks-oidc-off eks-logging eks-irsa eks-security-groups eks-oidc-provider eks-control-plane-policies \
         eks-rbac eks-worker-roles eks-kubeconfig-oidc \
         eks-secrets-encryption eks-disk-encryption kms-key-listing \
         ebs-csi dedicated-hosts imds-defaults \
         karpenter backup-s3 \
         pod-identity pod-identity-minimum pod-identity-ecr"
    );
}

#[test]
fn groups_stand_together_in_their_order() {
    let mut groups: Vec<Group> = FEATURES.iter().map(|f| f.group).collect();
    assert!(groups.is_sorted());
    groups.dedup();
    assert_eq!(groups, Group::ALL);
}

/// Every id that anything refers to names something.
#[test]
fn references_resolve() {
    for f in FEATURES {
        let named = f.requires.iter().flat_map(|r| r.any_of).chain(f.conflicts.iter().flat_map(|c| c.with));
        for id in named {
            assert!(id.get().is_some(), "{} refers to {id}", f.id);
            assert_ne!(*id, f.id, "{id} refers to itself");
        }
        for id in f.params {
            assert!(id.get().is_some(), "{} asks for {id}", f.id);
        }
        for given in f.gives {
            assert!(given.editions.iter().all(|e| e.get().is_some()), "{}", f.id);
            for attached in given.policies {
                assert!(attached.principal.get().is_some(), "{}", f.id);
                assert!(attached.carried_over.as_ref().is_none_or(|c| c.from.get().is_some()));
                let known = POLICIES.iter().any(|p| std::ptr::eq(*p, attached.policy));
                assert!(known, "{} is not listed", attached.policy.name);
            }
            for AwsManaged { principal, .. } in given.aws_managed {
                assert!(principal.get().is_some(), "{}", f.id);
            }
        }
    }
    for p in POLICIES {
        assert!(p.claims.iter().all(|c| c.part.get().is_some()), "{}", p.name);
    }
    for p in PRESETS {
        assert!(p.edition.get().is_some() && p.features.iter().all(|f| f.get().is_some()), "{}", p.id);
    }
    for e in EDITIONS {
        if let EditionState::Partial { carried_over_from } = e.state {
            assert!(carried_over_from.get().is_some(), "{}", e.id);
        }
    }
}

/// No two entries of a feature speak for the same edition, and every feature is offered somewhere.
#[test]
fn a_feature_is_given_once_an_edition() {
    for f in FEATURES {
        let all: Vec<EditionId> = f.gives.iter().flat_map(|g| g.editions.iter().copied()).collect();
        let unique: BTreeSet<EditionId> = all.iter().copied().collect();
        assert!(!all.is_empty() && unique.len() == all.len(), "{}", f.id);
        for id in unique {
            assert!(f.given(id).is_some(), "{}", f.id);
        }
    }
}

#[test]
fn every_policy_and_every_parameter_is_used() {
    for p in POLICIES {
        let used = FEATURES
            .iter()
            .flat_map(|f| f.gives)
            .flat_map(|g| g.policies)
            .any(|a| std::ptr::eq(a.policy, *p));
        assert!(used, "{}/{}", p.folder, p.name);
    }
    for p in PARAMS {
        assert!(FEATURES.iter().any(|f| f.params.contains(&p.id)), "{}", p.id);
    }
    for p in PRINCIPALS {
        let mut all = FEATURES.iter().flat_map(|f| f.gives);
        let used = all.any(|g| {
            g.policies.iter().any(|a| a.principal == p.id)
                || g.aws_managed.iter().any(|m| m.principal == p.id)
        });
        assert!(used, "{}", p.id);
    }
}

/// A feature asks for exactly the blanks of its texts.
#[test]
fn parameters_are_the_blanks_of_the_texts() {
    for f in FEATURES {
        let blanks: BTreeSet<&str> = f
            .gives
            .iter()
            .flat_map(|g| {
                let policies = g.policies.iter().map(|a| a.policy.json);
                policies.chain(g.companions.iter().map(|c| c.text))
            })
            .flat_map(placeholders)
            .collect();
        let asked: BTreeSet<&str> = f.params.iter().map(|p| p.as_str()).collect();
        assert_eq!(blanks, asked, "{}", f.id);
        assert_eq!(f.params.len(), asked.len(), "{}", f.id);
    }
}

#[test]
fn examples_pass_their_rules() {
    for p in PARAMS {
        assert_eq!(p.rule.check(p.example), Ok(()), "{}", p.id);
        let mend = p.rule.check("no < good >").expect_err("a bad value");
        assert!(mend.ends_with('.'), "{mend}");
    }
}

#[test]
fn the_default_edition_is_the_newest_complete_one() {
    let newest = EDITIONS.iter().rfind(|e| e.state == EditionState::Complete);
    assert_eq!(newest.map(|e| e.id), Some(EditionId::DEFAULT));
}

fn chosen(preset: &Preset) -> Vec<FeatureId> {
    preset.features.to_vec()
}

#[test]
fn presets_are_offered_satisfied_and_free_of_conflicts() {
    for p in PRESETS {
        let all = chosen(p);
        for id in &all {
            let f = id.get().expect("a feature");
            assert!(f.given(p.edition).is_some(), "{} ticks {id}", p.id);
            for r in f.requires {
                assert!(r.any_of.iter().any(|other| all.contains(other)), "{}: {}", p.id, r.reason);
            }
            for c in f.conflicts {
                assert!(!c.with.iter().any(|other| all.contains(other)), "{}: {}", p.id, c.reason);
            }
        }
    }
}

/// A preset is complete where every text is of its own edition and nothing newer is known.
#[test]
fn presets_say_truly_whether_they_are_complete() {
    for p in PRESETS {
        let complete = p
            .features
            .iter()
            .filter_map(|id| id.get().and_then(|f| f.given(p.edition)))
            .flat_map(|g| g.policies)
            .all(|a| a.carried_over.is_none() && a.newer_names.is_none());
        assert_eq!(p.complete, complete, "{}", p.id);
    }
}

/// In a complete edition nothing is carried over and nothing newer is told.
#[test]
fn complete_editions_are_complete() {
    for e in EDITIONS.iter().filter(|e| e.state == EditionState::Complete) {
        for a in FEATURES.iter().filter_map(|f| f.given(e.id)).flat_map(|g| g.policies) {
            assert!(a.carried_over.is_none() && a.newer_names.is_none(), "{}", a.policy.name);
        }
    }
}

/// Policies of an edition's folder stand in that edition, or say that they are carried over.
#[test]
fn texts_of_another_edition_say_so() {
    for f in FEATURES {
        for given in f.gives {
            for e in given.editions {
                for a in given.policies.iter().filter(|a| a.policy.folder != "features") {
                    match &a.carried_over {
                        None => assert_eq!(a.policy.folder, e.as_str(), "{}", f.id),
                        Some(from) => assert_eq!(a.policy.folder, from.from.as_str(), "{}", f.id),
                    }
                }
            }
        }
    }
}

#[test]
fn editions_offer_what_the_documentation_offers() {
    let offered = |slug: &str| -> Vec<&str> {
        let f = feature(slug).expect(slug);
        EDITIONS.iter().filter(|e| f.given(e.id).is_some()).map(|e| e.id.as_str()).collect()
    };
    for f in FEATURES {
        let slug = f.id.as_str();
        let expected: &[&str] = match slug {
            "min-dynamic" | "min-static" => &["2025-02"],
            "min-eks-dynamic" | "min-eks-static" | "min-iaas-dynamic" | "min-iaas-static" | "cfn-stack"
            | "cfn-manual" | "dedicated-hosts" => &["2026-10"],
            _ => &["2025-02", "2026-10"],
        };
        assert_eq!(offered(slug), expected, "{slug}");
    }
}

#[test]
fn links_lead_to_the_documentation() {
    let links = FEATURES.iter().map(|f| f.link).chain(POLICIES.iter().map(|p| p.link));
    for link in links {
        assert!(link.starts_with("https://docs.spectrocloud.com/"), "{link}");
        assert!(!link.contains(' ') && !link.ends_with('/'), "{link}");
    }
}

#[test]
fn files_have_names_of_their_own() {
    let mut files: Vec<String> = POLICIES.iter().map(|p| format!("{}/{}", p.folder, p.name)).collect();
    files.extend(FEATURES.iter().flat_map(|f| f.gives).flat_map(|g| g.companions).map(|c| c.file.to_owned()));
    files.extend(PRINCIPALS.iter().map(|p| p.file_stem.to_owned()));
    let unique: BTreeSet<&String> = files.iter().collect();
    assert_eq!(unique.len(), files.len());
}
