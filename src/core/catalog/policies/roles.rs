//! Policies of nodes, hosts and roles of their own, and those for Pod Identity.

use super::super::claims::{PASS_ROLE, claim, rest};
use super::super::ids::part as id;
use super::super::{Policy, links};
use super::{HARD_PARTITION, at, overall, text};

const PASSES_ANY_ROLE: &str = "iam:PassRole is allowed for every role and every service. Name the roles that Palette is to hand on where that is too much.";

pub static DEDICATED_HOSTS: Policy = Policy {
    name: "PaletteHostResourceGroupsPolicy",
    folder: "2026-10",
    dated: Some("2026-01-17"),
    link: links::ADDITIONAL,
    json: text!("2026-10", "PaletteHostResourceGroupsPolicy"),
    claims: &[rest(0, id::DEDICATED_HOSTS)],
    faults: &[],
};

pub static IMDS_DEFAULTS: Policy = Policy {
    name: "PaletteImdsDefaults",
    folder: "features",
    dated: None,
    link: links::EKS,
    json: text!("features", "PaletteImdsDefaults"),
    claims: &[rest(0, id::IMDS)],
    faults: &[overall(
        "The documentation publishes no statement of its own for this action. It has no resource type, so it is allowed on every resource.",
    )],
};

pub static KARPENTER: Policy = Policy {
    name: "karpenterControllerPolicy",
    folder: "features",
    dated: None,
    link: links::KARPENTER,
    json: text!("features", "karpenterControllerPolicy"),
    claims: &[
        rest(0, id::KARPENTER),
        rest(1, id::KARPENTER),
        claim(2, id::PASS_ROLE, PASS_ROLE),
        rest(3, id::KARPENTER),
        rest(4, id::KARPENTER),
        rest(5, id::KARPENTER),
        rest(6, id::KARPENTER),
        rest(7, id::KARPENTER),
        rest(8, id::KARPENTER),
    ],
    faults: &[at(
        2,
        "The template names the role KarpenterNodeRole-<cluster-name>, but the documentation's own example names the node role that Palette makes. Give the nodes a role with the first name, or change the ARN to your node role.",
    )],
};

pub static BACKUP: Policy = Policy {
    name: "PaletteBackupS3",
    folder: "features",
    dated: None,
    link: links::BACKUP,
    json: text!("features", "PaletteBackupS3"),
    claims: &[rest(0, id::BACKUP), rest(1, id::BACKUP), rest(2, id::BACKUP)],
    faults: &[at(1, HARD_PARTITION), at(2, HARD_PARTITION)],
};

pub static POD_IDENTITY: Policy = Policy {
    name: "PalettePodIdentity",
    folder: "features",
    dated: None,
    link: links::ACCOUNTS,
    json: text!("features", "PalettePodIdentity"),
    claims: &[rest(0, id::POD_IDENTITY), rest(1, id::PASS_ROLE)],
    faults: &[at(1, PASSES_ANY_ROLE)],
};

pub static POD_IDENTITY_MINIMUM: Policy = Policy {
    name: "PalettePodIdentityMinimum",
    folder: "features",
    dated: None,
    link: links::ACCOUNTS,
    json: text!("features", "PalettePodIdentityMinimum"),
    claims: &[rest(0, id::POD_IDENTITY), rest(1, id::PASS_ROLE)],
    faults: &[at(1, PASSES_ANY_ROLE)],
};

pub static POD_IDENTITY_ECR: Policy = Policy {
    name: "SpectroEcrReadAccess",
    folder: "features",
    dated: None,
    link: links::POD_IDENTITY_ECR,
    json: text!("features", "SpectroEcrReadAccess"),
    claims: &[rest(0, id::REGISTRY_SYNC)],
    faults: &[],
};
