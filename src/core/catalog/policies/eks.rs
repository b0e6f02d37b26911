//! The controllers EKS policy, in its two texts.

use super::super::claims::{
    CLUSTER, CLUSTER_LOGIN, EKS_ADDONS, EKS_ROLE_CREATION, FARGATE, KMS, MANAGED_NODE_GROUPS, ROLE_READ,
    SECONDARY_CIDR, TAGS, claim, rest,
};
use super::super::ids::part as id;
use super::super::{Policy, links};
use super::{HARD_PARTITION, ROLES_ESCALATE, SLR_REDUNDANT, at, text};

const SLR_FARGATE: &str = "This statement can never match: its ARN says eks-fargate-pods.amazonaws.com, but AWS keeps the role under eks-fargate.amazonaws.com. In Core the ControlPlane policy hides the fault; with a Minimum policy Fargate works only if the account has its service-linked role already.";
const GET_POLICY: &str = "iam:GetPolicy is allowed for AmazonEKSClusterPolicy alone, so Palette cannot look up any other policy with it.";
const IDENTITY_PROVIDER: &str = "eks:DescribeIdentityProviderConfig and eks:DisassociateIdentityProviderConfig act on an identityproviderconfig, but the statement names clusters and node groups only. Both are refused; tick the option for an OIDC identity provider if you need them.";
const LIST_CLUSTERS: &str = "By AWS's reference eks:ListClusters and eks:CreateCluster have no resource type and would need every resource. In practice AWS checks them against cluster ARNs, so both work as written.";
const TAG_TWICE: &str = "eks:TagResource stands twice: once for clusters and node groups, and once for every resource. The second makes the first redundant.";

pub static EKS_2025: Policy = Policy {
    name: "PaletteControllersEKSPolicy",
    folder: "2025-02",
    dated: Some("2023-04-20"),
    link: links::REQUIRED,
    json: text!("2025-02", "PaletteControllersEKSPolicy"),
    claims: &[
        rest(0, id::IMAGES),
        rest(1, id::SERVICE_LINKED_ROLES),
        rest(2, id::MANAGED_NODE_GROUPS),
        rest(3, id::FARGATE),
        rest(4, id::OIDC_PROVIDERS),
        claim(5, id::ROLE_READ, ROLE_READ),
        claim(5, id::EKS_ROLE_CREATION, EKS_ROLE_CREATION),
        rest(6, id::ROLE_READ),
        claim(7, id::CLUSTER, CLUSTER),
        claim(7, id::MANAGED_NODE_GROUPS, MANAGED_NODE_GROUPS),
        claim(7, id::CLUSTER_LOGIN, CLUSTER_LOGIN),
        claim(7, id::KMS, KMS),
        claim(7, id::TAGS, TAGS),
        claim(8, id::SECONDARY_CIDR, SECONDARY_CIDR),
        claim(8, id::CLUSTER, CLUSTER),
        claim(8, id::EKS_ADDONS, EKS_ADDONS),
        claim(8, id::FARGATE, FARGATE),
        claim(8, id::TAGS, TAGS),
        rest(9, id::PASS_ROLE),
        rest(10, id::KMS),
    ],
    faults: &[
        at(1, SLR_REDUNDANT),
        at(2, SLR_REDUNDANT),
        at(3, SLR_FARGATE),
        at(5, ROLES_ESCALATE),
        at(6, HARD_PARTITION),
        at(6, GET_POLICY),
        at(7, IDENTITY_PROVIDER),
        at(7, LIST_CLUSTERS),
        at(7, TAG_TWICE),
        at(8, TAG_TWICE),
    ],
};

pub static EKS_2026: Policy = Policy {
    name: "PaletteControllersEKSPolicy",
    folder: "2026-10",
    dated: Some("2026-10-09"),
    link: links::ADDITIONAL,
    json: text!("2026-10", "PaletteControllersEKSPolicy"),
    claims: &[
        rest(0, id::IMAGES),
        rest(1, id::SERVICE_LINKED_ROLES),
        rest(2, id::MANAGED_NODE_GROUPS),
        rest(3, id::FARGATE),
        rest(4, id::OIDC_PROVIDERS),
        claim(5, id::ROLE_READ, ROLE_READ),
        claim(5, id::EKS_ROLE_CREATION, EKS_ROLE_CREATION),
        rest(6, id::ROLE_READ),
        rest(7, id::ROLE_READ),
        claim(8, id::CLUSTER, CLUSTER),
        claim(8, id::MANAGED_NODE_GROUPS, MANAGED_NODE_GROUPS),
        claim(8, id::CLUSTER_LOGIN, CLUSTER_LOGIN),
        claim(8, id::KMS, KMS),
        claim(8, id::TAGS, TAGS),
        claim(9, id::SECONDARY_CIDR, SECONDARY_CIDR),
        claim(9, id::CLUSTER, CLUSTER),
        claim(9, id::EKS_ADDONS, EKS_ADDONS),
        claim(9, id::FARGATE, FARGATE),
        claim(9, id::TAGS, TAGS),
        rest(10, id::PASS_ROLE),
        rest(11, id::KMS),
    ],
    faults: &[
        at(1, SLR_REDUNDANT),
        at(2, SLR_REDUNDANT),
        at(3, SLR_FARGATE),
        at(5, ROLES_ESCALATE),
        at(7, HARD_PARTITION),
        at(7, GET_POLICY),
        at(8, IDENTITY_PROVIDER),
        at(8, LIST_CLUSTERS),
        at(8, TAG_TWICE),
        at(9, TAG_TWICE),
    ],
};
