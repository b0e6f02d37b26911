//! Encryption of secrets and disks with KMS keys of one's own.

use super::super::ids::feature as id;
use super::super::ids::param;
use super::super::policies as text;
use super::super::{Companion, Feature, Group, Requirement, links};
use super::{ANY_EKS, BOTH, companion, palette, policies, with_companions};

const FOR_EKS: Requirement =
    Requirement { any_of: ANY_EKS, reason: "Encryption with your own keys is an option of EKS clusters." };

pub static SECRETS: Feature = Feature {
    id: id::EKS_SECRETS_ENCRYPTION,
    group: Group::Encryption,
    name: "EKS secrets encryption",
    line: "Encrypt the Kubernetes secrets of EKS clusters with a KMS key.",
    text: "Envelope encryption, chosen when the cluster is created with Enable encryption and the ARN of a symmetric key in the cluster's Region. The EKS policy's own KMS statement covers keys whose alias begins with cluster-api-provider-aws- only; these permissions cover every key whose policy lets IAM decide. The key's policy must let Palette use it too.",
    who: "Those who encrypt the secrets of EKS clusters with a key of their own.",
    link: links::SECRETS_ENCRYPTION,
    dated: None,
    gives: &[with_companions(
        BOTH,
        &[palette(&text::SECRETS_ENCRYPTION)],
        &[Companion {
            title: "Key policy statement for Palette",
            file: "key-policy-secrets-encryption.json",
            line: "Goes among the statements of the KMS key's policy; it is one statement, not a whole policy.",
            text: companion!("key-policy-secrets-encryption.json"),
        }],
    )],
    requires: &[FOR_EKS],
    conflicts: &[],
    params: &[param::ACCOUNT, param::PALETTE_PRINCIPAL],
};

pub static DISKS: Feature = Feature {
    id: id::EKS_DISK_ENCRYPTION,
    group: Group::Encryption,
    name: "EKS disk encryption",
    line: "Encrypt the root volumes of EKS worker nodes with a KMS key.",
    text: "Set cloud.aws.encrypted and cloud.aws.encryptionKey in the values of the Kubernetes layer. On an existing cluster this replaces the worker nodes. The documentation adds kms:ListKeys and kms:ListAliases to a statement whose condition keeps them from being granted, so they are to be had apart. The key's policy must let the service-linked role for Auto Scaling use the key.",
    who: "Those who encrypt the disks of EKS nodes with a key of their own.",
    link: links::DISK_ENCRYPTION,
    dated: None,
    gives: &[with_companions(
        BOTH,
        &[palette(&text::DISK_ENCRYPTION)],
        &[Companion {
            title: "Key policy for Auto Scaling",
            file: "key-policy-disk-encryption.json",
            line: "Its statements go into the KMS key's policy. Keep the statement that lets your account manage the key, or you lock yourself out.",
            text: companion!("key-policy-disk-encryption.json"),
        }],
    )],
    requires: &[
        FOR_EKS,
        Requirement {
            any_of: &[id::KMS_KEY_LISTING, id::EKS_SECRETS_ENCRYPTION],
            reason: "The condition in this statement keeps kms:ListKeys and kms:ListAliases from ever being granted, so they must come from elsewhere.",
        },
    ],
    conflicts: &[],
    params: &[param::ACCOUNT],
};

pub static KEY_LISTING: Feature = Feature {
    id: id::KMS_KEY_LISTING,
    group: Group::Encryption,
    name: "KMS key listing",
    line: "List the KMS keys and aliases of the account: what the documentation means for disk encryption.",
    text: "kms:ListKeys and kms:ListAliases in a statement of their own, without the condition that keeps them from being granted. EKS secrets encryption contains them.",
    who: "Those who use EKS disk encryption without EKS secrets encryption.",
    link: links::DISK_ENCRYPTION,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::KEY_LISTING)])],
    requires: &[FOR_EKS],
    conflicts: &[],
    params: &[],
};
