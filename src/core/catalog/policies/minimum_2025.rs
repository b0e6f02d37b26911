//! The Minimum policies of 2025-02: one for each way to get a VPC.

use super::super::claims::{
    CLOUDFORMATION, CLUSTER, COMPUTE, CSI_VOLUMES, ECR_PULL, IAM_GROUPS_USERS, IDENTITY_TOKENS, IMAGES,
    INSTANCE_PROFILES, LOAD_BALANCERS, MACHINE_POOLS, NETWORK, PASS_ROLE, PRICING, SECRETS, SECURITY_GROUPS,
    SESSION_MANAGER, SNAPSHOTS, TAGS, VPC_CREATION, claim, rest,
};
use super::super::ids::part as id;
use super::super::{Policy, links};
use super::{ECR_READ_ONLY, NO_PRICES_IN_GOVCLOUD, USERS_ESCALATE, at, overall, text};

pub static MIN_DYNAMIC: Policy = Policy {
    name: "PaletteMinimumDynamicPermissions",
    folder: "2025-02",
    dated: None,
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteMinimumDynamicPermissions"),
    claims: &[
        claim(0, id::MACHINE_POOLS, MACHINE_POOLS),
        claim(0, id::CLOUDFORMATION, CLOUDFORMATION),
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::VPC_CREATION, VPC_CREATION),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::CSI_VOLUMES, CSI_VOLUMES),
        claim(0, id::SNAPSHOTS, SNAPSHOTS),
        claim(0, id::TAGS, TAGS),
        claim(0, id::ECR_PULL, ECR_PULL),
        claim(0, id::CLUSTER, CLUSTER),
        claim(0, id::LOAD_BALANCERS, LOAD_BALANCERS),
        claim(0, id::INSTANCE_PROFILES, INSTANCE_PROFILES),
        claim(0, id::IAM_GROUPS_USERS, IAM_GROUPS_USERS),
        claim(0, id::PASS_ROLE, PASS_ROLE),
        claim(0, id::PRICING, PRICING),
        claim(0, id::SECRETS, SECRETS),
        claim(0, id::SESSION_MANAGER, SESSION_MANAGER),
        claim(0, id::IDENTITY_TOKENS, IDENTITY_TOKENS),
        rest(1, id::PASS_ROLE),
    ],
    faults: &[
        at(
            0,
            "iam:PassRole is allowed for every role without a condition. That makes the second statement redundant, and beside this policy the EKS policy's statement about iam:PassRole too.",
        ),
        at(0, USERS_ESCALATE),
        at(0, ECR_READ_ONLY),
        at(0, NO_PRICES_IN_GOVCLOUD),
        overall(
            "It may create route tables and internet gateways, but lacks ec2:AssociateRouteTable, ec2:DetachInternetGateway and elasticloadbalancing:AddTags. The documentation added them in March 2025.",
        ),
        overall("It is no subset of Core: it has six actions that Core lacks."),
    ],
};

pub static MIN_STATIC: Policy = Policy {
    name: "PaletteMinimumStaticPermissions",
    folder: "2025-02",
    dated: Some("2024-10-29"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteMinimumStaticPermissions"),
    claims: &[
        claim(0, id::MACHINE_POOLS, MACHINE_POOLS),
        claim(0, id::CLOUDFORMATION, CLOUDFORMATION),
        claim(0, id::NETWORK, NETWORK),
        claim(0, id::VPC_CREATION, VPC_CREATION),
        claim(0, id::SECURITY_GROUPS, SECURITY_GROUPS),
        claim(0, id::COMPUTE, COMPUTE),
        claim(0, id::IMAGES, IMAGES),
        claim(0, id::CSI_VOLUMES, CSI_VOLUMES),
        claim(0, id::SNAPSHOTS, SNAPSHOTS),
        claim(0, id::TAGS, TAGS),
        claim(0, id::CLUSTER, CLUSTER),
        claim(0, id::LOAD_BALANCERS, LOAD_BALANCERS),
        claim(0, id::INSTANCE_PROFILES, INSTANCE_PROFILES),
        claim(0, id::IAM_GROUPS_USERS, IAM_GROUPS_USERS),
        claim(0, id::PRICING, PRICING),
        claim(0, id::SECRETS, SECRETS),
        claim(0, id::SESSION_MANAGER, SESSION_MANAGER),
        claim(0, id::IDENTITY_TOKENS, IDENTITY_TOKENS),
        rest(1, id::PASS_ROLE),
    ],
    faults: &[
        at(0, USERS_ESCALATE),
        at(0, NO_PRICES_IN_GOVCLOUD),
        overall("It is no subset of Core: it has three actions that Core lacks."),
    ],
};
