//! What is attached to roles other than Palette's.

use super::super::ids::feature as id;
use super::super::ids::param;
use super::super::ids::principal::{BACKUP_ROLE, KARPENTER_ROLE};
use super::super::policies as text;
use super::super::{Companion, Feature, Group, Requirement, links};
use super::{ANY_EKS, BOTH, attached, companion, policies, with_companions};

pub static KARPENTER: Feature = Feature {
    id: id::KARPENTER,
    group: Group::OtherRoles,
    name: "Karpenter",
    line: "Lets Karpenter launch and terminate the nodes of one EKS cluster.",
    text: "Create it as a managed policy in IAM, and name its ARN under irsaRoles in the EKS pack; Palette then makes the role. For that Palette itself needs the permissions of the option for IAM roles for service accounts. Subnets and security groups must have the tag karpenter.sh/discovery.",
    who: "Those who add the Karpenter pack to an EKS cluster: one policy for each cluster.",
    link: links::KARPENTER,
    dated: None,
    gives: &[policies(BOTH, &[attached(KARPENTER_ROLE, &text::KARPENTER)])],
    requires: &[Requirement {
        any_of: ANY_EKS,
        reason: "Karpenter runs on EKS clusters, which need a policy for EKS.",
    }],
    conflicts: &[],
    params: &[param::PARTITION, param::ACCOUNT, param::REGION, param::CLUSTER_NAME],
};

pub static BACKUP_S3: Feature = Feature {
    id: id::BACKUP_S3,
    group: Group::OtherRoles,
    name: "Backup to S3",
    line: "Lets Palette's backups (Velero) use a bucket and take snapshots of volumes.",
    text: "For a backup location with dynamic credentials (STS). Create a role of your own with this policy and the trust policy that goes with it, and give its ARN to the backup location. A bucket encrypted with a KMS key of your own needs the right to use that key as well.",
    who: "Those who back up clusters to an S3 bucket and do not want to give Palette access keys.",
    link: links::BACKUP,
    dated: None,
    gives: &[with_companions(
        BOTH,
        &[attached(BACKUP_ROLE, &text::BACKUP)],
        &[
            Companion {
                title: "Trust policy of the backup role",
                file: "trust-policy-backup.json",
                line: "Says who may assume the role: Palette's account with your external ID. Enough for IaaS clusters.",
                text: companion!("trust-policy-backup.json"),
            },
            Companion {
                title: "Trust policy of the backup role, with EKS",
                file: "trust-policy-backup-eks.json",
                line: "Instead of the other, for backups of an EKS cluster: Velero in the cluster assumes the role too, through the cluster's OIDC provider.",
                text: companion!("trust-policy-backup-eks.json"),
            },
        ],
    )],
    requires: &[],
    conflicts: &[],
    params: &[
        param::BUCKET_NAME,
        param::PALETTE_ACCOUNT,
        param::EXTERNAL_ID,
        param::ACCOUNT,
        param::REGION,
        param::OIDC_ID,
    ],
};
