//! Every grant of every policy belongs to one part.

use super::{grants, statements};
use palette_iam_composer::core::catalog::{PARTS, POLICIES, PartId};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_grant_has_a_part() {
    for p in POLICIES {
        for g in grants(p) {
            let part = p.part_of(g.statement, &g.action);
            assert!(part.is_some(), "{}/{} {} {}", p.folder, p.name, g.statement, g.action);
        }
    }
}

/// Each claim is the first that fits for at least one grant.
#[test]
fn every_claim_claims_something() {
    for p in POLICIES {
        for (i, claim) in p.claims.iter().enumerate() {
            assert!(claim.statement < statements(p).len(), "{} claim {i}", p.name);
            let claims_something = grants(p).iter().any(|g| {
                g.statement == claim.statement && p.part_of(g.statement, &g.action) == Some(claim.part)
            });
            assert!(claims_something, "{}/{} claim {i} ({})", p.folder, p.name, claim.part);
            let earlier = p.claims.iter().take(i);
            let hidden = earlier.filter(|c| c.statement == claim.statement).any(|c| c.actions.is_empty());
            assert!(!hidden, "{}/{} claim {i} comes after the rest", p.folder, p.name);
        }
    }
}

/// Where the order of claims matters, two parts want the same action. Only these may.
#[test]
fn claims_overlap_only_where_it_is_meant() {
    for p in POLICIES {
        for g in grants(p) {
            let fitting: BTreeSet<PartId> = p
                .claims
                .iter()
                .enumerate()
                .filter(|(_, c)| c.statement == g.statement)
                .filter(|(_, c)| c.actions.is_empty() || c.actions.iter().any(|a| fits(a, &g.action)))
                .map(|(_, c)| c.part)
                .collect();
            let tags_of_balancers =
                g.action.starts_with("elasticloadbalancing:") && g.action.contains("Tags");
            assert!(fitting.len() == 1 || tags_of_balancers, "{} {}: {fitting:?}", p.name, g.action);
        }
    }
}

/// A glob by another road than the catalogue's own: its pieces, in order.
fn fits(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.to_lowercase(), action.to_lowercase());
    let pieces: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = &pieces[..] else {
        return pattern == action;
    };
    let Some(mut rest) = action.strip_prefix(first).and_then(|r| r.strip_suffix(last)) else {
        return false;
    };
    for piece in middle {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    true
}

#[test]
fn every_part_is_used() {
    for part in PARTS {
        let used = POLICIES.iter().any(|p| p.claims.iter().any(|c| c.part == part.id));
        assert!(used, "{}", part.id);
    }
}

/// An action serves the same part in every policy, but for those whose policy or statement decides.
#[test]
fn an_action_means_the_same_everywhere() {
    let mut seen: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for p in POLICIES.iter().filter(|p| p.folder != "features") {
        for g in grants(p) {
            let part = p.part_of(g.statement, &g.action).expect("a part").as_str();
            seen.entry(g.action).or_default().insert(part);
        }
    }
    let several: Vec<(String, String)> = seen
        .into_iter()
        .filter(|(_, parts)| parts.len() > 1)
        .map(|(action, parts)| (action, parts.into_iter().collect::<Vec<_>>().join(" ")))
        .collect();
    let expected = [
        ("ec2:CreateRoute", "network vpc-creation"),
        ("ec2:DeleteRoute", "network vpc-creation"),
        ("iam:AttachRolePolicy", "cloudformation eks-role-creation"),
        ("iam:CreateRole", "cloudformation eks-role-creation"),
        ("iam:CreateServiceLinkedRole", "fargate managed-node-groups service-linked-roles spot"),
        ("iam:GetPolicy", "iam-groups-users role-read"),
    ];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(a, p)| ((*a).to_owned(), (*p).to_owned())).collect();
    assert_eq!(several, expected);
}

/// Frozen: links switch parts off by these names.
#[test]
fn the_parts_that_can_be_switched_off() {
    let all: Vec<&str> = PARTS.iter().filter(|p| p.without.is_some()).map(|p| p.id.as_str()).collect();
    assert_eq!(
        all.join(" "),
        "vpc-creation secondary-cidr machine-pools csi-volumes eks-addons managed-node-groups fargate \
         eks-role-creation spot oidc-providers kms secrets s3 session-manager ecr-pull pricing"
    );
}
