//! How a self-hosted Palette gets its AWS identity.

use super::super::ids::feature as id;
use super::super::ids::principal::HUBBLE_ROLE;
use super::super::policies as text;
use super::super::{Companion, Feature, Group, Requirement, links};
use super::{BOTH, attached, companion, palette, policies, with_companions};

const NEEDS_POD_IDENTITY: Requirement =
    Requirement { any_of: &[id::POD_IDENTITY], reason: "This adds to EKS Pod Identity." };

pub static POD_IDENTITY: Feature = Feature {
    id: id::POD_IDENTITY,
    group: Group::Identity,
    name: "EKS Pod Identity",
    line: "A self-hosted Palette on EKS gets its AWS identity without access keys.",
    text: "Attach it to Palette's role beside the required policies, and give the role the trust policy that goes with it. The cluster that hosts Palette needs the EKS Pod Identity Agent. Palette's Hubble and identity services need roles of their own, which the documentation describes.",
    who: "Those who host Palette or VerteX themselves on an EKS cluster.",
    link: links::ACCOUNTS,
    dated: None,
    gives: &[with_companions(
        BOTH,
        &[palette(&text::POD_IDENTITY)],
        &[Companion {
            title: "Trust policy for Pod Identity",
            file: "trust-policy-pod-identity.json",
            line: "The trust policy of Palette's role, which lets EKS hand it to pods.",
            text: companion!("trust-policy-pod-identity.json"),
        }],
    )],
    requires: &[Requirement {
        any_of: &[
            id::CONTROLLER,
            id::MIN_DYNAMIC,
            id::MIN_STATIC,
            id::MIN_EKS_DYNAMIC,
            id::MIN_EKS_STATIC,
            id::MIN_IAAS_DYNAMIC,
            id::MIN_IAAS_STATIC,
        ],
        reason: "This adds to Core or to a Minimum policy on the same role.",
    }],
    conflicts: &[],
    params: &[],
};

pub static POD_IDENTITY_MINIMUM: Feature = Feature {
    id: id::POD_IDENTITY_MINIMUM,
    group: Group::Identity,
    name: "EKS Pod Identity with Minimum",
    line: "Installs and updates EKS add-ons, which the Minimum policies cannot.",
    text: "Attach it to Palette's role beside a Minimum policy and the Pod Identity policy. It also passes any role.",
    who: "Those who use EKS Pod Identity with a Minimum policy.",
    link: links::ACCOUNTS,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::POD_IDENTITY_MINIMUM)])],
    requires: &[
        NEEDS_POD_IDENTITY,
        Requirement {
            any_of: &[
                id::MIN_DYNAMIC,
                id::MIN_STATIC,
                id::MIN_EKS_DYNAMIC,
                id::MIN_EKS_STATIC,
                id::MIN_IAAS_DYNAMIC,
                id::MIN_IAAS_STATIC,
            ],
            reason: "This is for the Minimum policies; Core with the EKS policy has these permissions already.",
        },
    ],
    conflicts: &[],
    params: &[],
};

pub static POD_IDENTITY_ECR: Feature = Feature {
    id: id::POD_IDENTITY_ECR,
    group: Group::Identity,
    name: "ECR registry through Pod Identity",
    line: "A self-hosted Palette reads packs from ECR without access keys.",
    text: "Attach it to the Hubble service's role, not to Palette's. The registry must be in the same account as the cluster that hosts Palette. The service account spectro-specman needs a Pod Identity association with the same role.",
    who: "Those who host Palette on EKS and keep packs in an ECR registry.",
    link: links::POD_IDENTITY_ECR,
    dated: None,
    gives: &[policies(BOTH, &[attached(HUBBLE_ROLE, &text::POD_IDENTITY_ECR)])],
    requires: &[NEEDS_POD_IDENTITY],
    conflicts: &[],
    params: &[],
};
