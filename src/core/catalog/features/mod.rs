//! The features: all that a person can tick, group by group.

mod core;
mod eks;
mod encryption;
mod identity;
mod minimum;
mod nodes;
mod roles;

use super::ids::edition::{E2025_02, E2026_10};
use super::ids::principal::PALETTE;
use super::{Attached, Companion, EditionId, Feature, FeatureId, Given, Policy, PrincipalId};

/// Every feature, in the order of the page.
pub static FEATURES: &[&Feature] = &[
    &core::CONTROLLER,
    &core::CONTROL_PLANE,
    &core::NODES,
    &core::DEPLOYMENT,
    &minimum::DYNAMIC,
    &minimum::STATIC,
    &minimum::EKS_DYNAMIC,
    &minimum::EKS_STATIC,
    &minimum::IAAS_DYNAMIC,
    &minimum::IAAS_STATIC,
    &minimum::CFN_STACK,
    &minimum::CFN_MANUAL,
    &eks::EKS,
    &eks::OIDC_OFF,
    &eks::LOGGING,
    &eks::IRSA,
    &eks::SECURITY_GROUPS,
    &eks::OIDC_PROVIDER,
    &eks::CONTROL_PLANE_POLICIES,
    &eks::RBAC,
    &eks::WORKER_ROLES,
    &eks::KUBECONFIG_OIDC,
    &encryption::SECRETS,
    &encryption::DISKS,
    &encryption::KEY_LISTING,
    &nodes::EBS_CSI,
    &nodes::DEDICATED_HOSTS,
    &nodes::IMDS_DEFAULTS,
    &roles::KARPENTER,
    &roles::BACKUP_S3,
    &identity::POD_IDENTITY,
    &identity::POD_IDENTITY_MINIMUM,
    &identity::POD_IDENTITY_ECR,
];

const ONLY_2025: &[EditionId] = &[E2025_02];
const ONLY_2026: &[EditionId] = &[E2026_10];
const BOTH: &[EditionId] = &[E2025_02, E2026_10];

/// What can carry EKS clusters.
const ANY_EKS: &[FeatureId] = {
    use super::ids::feature::{EKS, MIN_EKS_DYNAMIC, MIN_EKS_STATIC};
    &[EKS, MIN_EKS_DYNAMIC, MIN_EKS_STATIC]
};

/// Policies and nothing else.
const fn policies(editions: &'static [EditionId], policies: &'static [Attached]) -> Given {
    with_companions(editions, policies, &[])
}

/// Policies, and documents that go with them.
const fn with_companions(
    editions: &'static [EditionId],
    policies: &'static [Attached],
    companions: &'static [Companion],
) -> Given {
    Given { editions, policies, aws_managed: &[], companions }
}

/// A policy of this edition's own, for Palette's user or role.
const fn palette(policy: &'static Policy) -> Attached {
    attached(PALETTE, policy)
}

/// A policy of this edition's own.
const fn attached(principal: PrincipalId, policy: &'static Policy) -> Attached {
    Attached { principal, policy, carried_over: None, newer_names: None }
}

/// The text of a companion, as it is served.
macro_rules! companion {
    ($file:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/policies/companions/", $file))
    };
}
use companion;
