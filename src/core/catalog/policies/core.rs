//! The four core policies.

use super::super::claims::{
    AUTOSCALING_READ, CLOUDFORMATION, COMPUTE, CSI_VOLUMES, ECR_PULL, IAM_GROUPS_USERS, IDENTITY_TOKENS,
    IMAGES, INSTANCE_PROFILES, KMS, LOAD_BALANCERS, MACHINE_POOLS, NETWORK, OIDC_PROVIDERS, POD_ROUTES,
    PRICING, SECURITY_GROUPS, SERVICE_LINKED_ROLES, SESSION_MANAGER, SNAPSHOTS, TAGS, VPC_CREATION, claim,
    rest,
};
use super::super::ids::part as id;
use super::super::{Claim, Fault, Policy, links};
use super::{ECR_READ_ONLY, NO_PRICES_IN_GOVCLOUD, SLR_REDUNDANT, USERS_ESCALATE, at, text};

pub static CONTROLLER: Policy = Policy {
    name: "PaletteControllerPolicy",
    folder: "2025-02",
    dated: Some("2023-04-20"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteControllerPolicy"),
    claims: &[
        claim(0, id::OIDC_PROVIDERS, OIDC_PROVIDERS),
        claim(0, id::AUTOSCALING_READ, AUTOSCALING_READ),
        claim(0, id::MACHINE_POOLS, MACHINE_POOLS),
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::VPC_CREATION, VPC_CREATION),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::TAGS, TAGS),
        claim(0, id::LOAD_BALANCERS, LOAD_BALANCERS),
        claim(1, id::TAGS, TAGS),
        claim(1, id::MACHINE_POOLS, MACHINE_POOLS),
        rest(2, id::SERVICE_LINKED_ROLES),
        rest(3, id::SERVICE_LINKED_ROLES),
        rest(4, id::SPOT),
        rest(5, id::PASS_ROLE),
        rest(6, id::SECRETS),
        rest(7, id::S3),
    ],
    faults: &[
        at(2, SLR_REDUNDANT),
        at(3, SLR_REDUNDANT),
        at(4, SLR_REDUNDANT),
        at(
            7,
            "It may write objects and bucket policies in every bucket of the account. Use buckets with policies that deny it where that is too much.",
        ),
    ],
};

pub static CONTROL_PLANE: Policy = Policy {
    name: "PaletteControlPlanePolicy",
    folder: "2025-02",
    dated: Some("2023-04-20"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteControlPlanePolicy"),
    claims: &[
        claim(0, id::AUTOSCALING_READ, AUTOSCALING_READ),
        claim(0, id::TAGS, TAGS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::NETWORK, POD_ROUTES),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::CSI_VOLUMES, CSI_VOLUMES),
        claim(0, id::LOAD_BALANCERS, LOAD_BALANCERS),
        claim(0, id::SERVICE_LINKED_ROLES, SERVICE_LINKED_ROLES),
        claim(0, id::KMS, KMS),
    ],
    faults: &[at(
        0,
        "iam:CreateServiceLinkedRole is allowed on every resource without a condition. That makes the conditioned statements for service-linked roles in the Controller and EKS policies redundant, and hides a fault in one of them.",
    )],
};

const NODES_CLAIMS: &[Claim] = &[
    claim(0, id::COMPUTE, COMPUTE),
    claim(0, id::ECR_PULL, ECR_PULL),
    rest(1, id::SECRETS),
    claim(2, id::SESSION_MANAGER, SESSION_MANAGER),
];

const NODES_CLAIMS_2026: &[Claim] = &[
    claim(0, id::COMPUTE, COMPUTE),
    claim(0, id::ECR_PULL, ECR_PULL),
    claim(0, id::NETWORK, NETWORK),
    claim(0, id::TAGS, TAGS),
    rest(1, id::SECRETS),
    claim(2, id::SESSION_MANAGER, SESSION_MANAGER),
];

const NODES_FAULTS: &[Fault] = &[at(0, ECR_READ_ONLY)];

pub static NODES_2025: Policy = Policy {
    name: "PaletteNodesPolicy",
    folder: "2025-02",
    dated: Some("2021-05-02"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteNodesPolicy"),
    claims: NODES_CLAIMS,
    faults: NODES_FAULTS,
};

pub static NODES_2026: Policy = Policy {
    name: "PaletteNodesPolicy",
    folder: "2026-10",
    dated: Some("2025-05-25"),
    link: links::CORE,
    json: text!("2026-10", "PaletteNodesPolicy"),
    claims: NODES_CLAIMS_2026,
    faults: NODES_FAULTS,
};

const DEPLOYMENT_CLAIMS: &[Claim] = &[
    claim(0, id::CLOUDFORMATION, CLOUDFORMATION),
    claim(0, id::SNAPSHOTS, SNAPSHOTS),
    claim(0, id::TAGS, TAGS),
    claim(0, id::CSI_VOLUMES, CSI_VOLUMES),
    claim(0, id::COMPUTE, COMPUTE),
    claim(0, id::NETWORK, NETWORK),
    claim(0, id::INSTANCE_PROFILES, INSTANCE_PROFILES),
    claim(0, id::IAM_GROUPS_USERS, IAM_GROUPS_USERS),
    claim(0, id::PRICING, PRICING),
    claim(0, id::IDENTITY_TOKENS, IDENTITY_TOKENS),
];

const DEPLOYMENT_FAULTS: &[Fault] = &[at(0, USERS_ESCALATE), at(0, NO_PRICES_IN_GOVCLOUD)];

pub static DEPLOYMENT_2025: Policy = Policy {
    name: "PaletteDeploymentPolicy",
    folder: "2025-02",
    dated: Some("2023-04-20"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteDeploymentPolicy"),
    claims: DEPLOYMENT_CLAIMS,
    faults: DEPLOYMENT_FAULTS,
};

pub static DEPLOYMENT_2026: Policy = Policy {
    name: "PaletteDeploymentPolicy",
    folder: "2026-10",
    dated: Some("2025-05-25"),
    link: links::CORE,
    json: text!("2026-10", "PaletteDeploymentPolicy"),
    claims: DEPLOYMENT_CLAIMS,
    faults: DEPLOYMENT_FAULTS,
};
