//! The Minimum policies of 2026-10: EKS or IaaS, Dynamic or Static, and the CloudFormation policy.

use super::super::claims::{
    CLOUDFORMATION, CLUSTER, COMPUTE, IMAGES, LOAD_BALANCERS, MANAGED_NODE_GROUPS, NETWORK, PASS_ROLE,
    ROLE_READ, SECURITY_GROUPS, TAGS, VPC_CREATION, claim, rest,
};
use super::super::ids::part as id;
use super::super::{Fault, Policy, links};
use super::{HARD_PARTITION, ROLES_ESCALATE, at, text};

const EKS_FAULTS: &[Fault] = &[at(4, HARD_PARTITION)];

pub static MIN_EKS_DYNAMIC: Policy = Policy {
    name: "PaletteMinimumEKSDynamicPermissions",
    folder: "2026-10",
    dated: Some("2026-02-21"),
    link: links::MINIMUM,
    json: text!("2026-10", "PaletteMinimumEKSDynamicPermissions"),
    claims: &[
        rest(0, id::AUTOSCALING_READ),
        claim(1, id::NETWORK, NETWORK),
        claim(1, id::VPC_CREATION, VPC_CREATION),
        claim(1, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(1, id::COMPUTE, COMPUTE),
        claim(1, id::TAGS, TAGS),
        claim(2, id::CLUSTER, CLUSTER),
        claim(2, id::MANAGED_NODE_GROUPS, MANAGED_NODE_GROUPS),
        claim(2, id::TAGS, TAGS),
        rest(3, id::OIDC_PROVIDERS),
        rest(4, id::OIDC_PROVIDERS),
        claim(5, id::ROLE_READ, ROLE_READ),
        claim(5, id::PASS_ROLE, PASS_ROLE),
    ],
    faults: EKS_FAULTS,
};

pub static MIN_EKS_STATIC: Policy = Policy {
    name: "PaletteMinimumEKSStaticPermissions",
    folder: "2026-10",
    dated: Some("2026-02-21"),
    link: links::MINIMUM,
    json: text!("2026-10", "PaletteMinimumEKSStaticPermissions"),
    claims: &[
        rest(0, id::AUTOSCALING_READ),
        claim(1, id::NETWORK, NETWORK),
        claim(1, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(1, id::COMPUTE, COMPUTE),
        claim(1, id::TAGS, TAGS),
        claim(2, id::CLUSTER, CLUSTER),
        claim(2, id::MANAGED_NODE_GROUPS, MANAGED_NODE_GROUPS),
        claim(2, id::TAGS, TAGS),
        rest(3, id::OIDC_PROVIDERS),
        rest(4, id::OIDC_PROVIDERS),
        claim(5, id::ROLE_READ, ROLE_READ),
        claim(5, id::PASS_ROLE, PASS_ROLE),
    ],
    faults: EKS_FAULTS,
};

pub static MIN_IAAS_DYNAMIC: Policy = Policy {
    name: "PaletteMinimumIaaSDynamicPermissions",
    folder: "2026-10",
    dated: Some("2026-02-21"),
    link: links::MINIMUM,
    json: text!("2026-10", "PaletteMinimumIaaSDynamicPermissions"),
    claims: &[
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::VPC_CREATION, VPC_CREATION),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::TAGS, TAGS),
        claim(1, id::TAGS, TAGS),
        claim(1, id::LOAD_BALANCERS, LOAD_BALANCERS),
        rest(2, id::PASS_ROLE),
        rest(3, id::SECRETS),
    ],
    faults: &[],
};

pub static MIN_IAAS_STATIC: Policy = Policy {
    name: "PaletteMinimumIaaSStaticPermissions",
    folder: "2026-10",
    dated: Some("2026-02-21"),
    link: links::MINIMUM,
    json: text!("2026-10", "PaletteMinimumIaaSStaticPermissions"),
    claims: &[
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::TAGS, TAGS),
        claim(1, id::TAGS, TAGS),
        claim(1, id::LOAD_BALANCERS, LOAD_BALANCERS),
        rest(2, id::PASS_ROLE),
        rest(3, id::SECRETS),
    ],
    faults: &[],
};

pub static CFN_STACK: Policy = Policy {
    name: "PaletteCloudFormationStackPermissions",
    folder: "2026-10",
    dated: Some("2026-02-21"),
    link: links::MINIMUM,
    json: text!("2026-10", "PaletteCloudFormationStackPermissions"),
    claims: &[claim(0, id::CLOUDFORMATION, CLOUDFORMATION), rest(1, id::CLOUDFORMATION)],
    faults: &[at(1, ROLES_ESCALATE)],
};
