//! Whom policies are attached to.

use super::Principal;
use super::ids::principal as id;

/// Every principal, in the order of the page.
pub static PRINCIPALS: &[Principal] = &[
    Principal {
        id: id::PALETTE,
        name: "Palette's user or role",
        line: "The IAM user or role of your AWS cloud account in Palette. Attach the policies to it in IAM before you add the account.",
        file_stem: "Palette",
        is_role: false,
    },
    Principal {
        id: id::NODE_ROLE,
        name: "The nodes' role",
        line: "The role that a cluster's nodes run with. Give the ARNs in the cloud account (Tenant Settings, Cloud Accounts, Add IAM policies) for every cluster of the account, or in the Kubernetes pack under roleAdditionalPolicies for one.",
        file_stem: "Nodes",
        is_role: true,
    },
    Principal {
        id: id::KARPENTER_ROLE,
        name: "Karpenter's controller role",
        line: "The role of Karpenter's service account. Palette makes it from the entry under irsaRoles in the EKS pack, which names the policy.",
        file_stem: "Karpenter",
        is_role: true,
    },
    Principal {
        id: id::BACKUP_ROLE,
        name: "The backup role",
        line: "A role of your own whose ARN you give to the backup location. Palette assumes it to write to the bucket.",
        file_stem: "Backup",
        is_role: true,
    },
    Principal {
        id: id::HUBBLE_ROLE,
        name: "The Hubble service's role",
        line: "The role in the Pod Identity association of the service account spectro-hubble, in the namespace hubble-system of a self-hosted Palette.",
        file_stem: "Hubble",
        is_role: true,
    },
];
