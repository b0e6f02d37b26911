//! The pages of Palette's documentation that the catalogue points to.

/// The four core policies and, until the page was split in four, all the others.
pub const REQUIRED: &str = "https://docs.spectrocloud.com/clusters/public-cloud/aws/required-iam-policies";
/// The core policies, since the split.
pub const CORE: &str =
    "https://docs.spectrocloud.com/clusters/public-cloud/aws/required-iam-policies/core-iam-policies";
/// The Minimum policies, since the split.
pub const MINIMUM: &str = "https://docs.spectrocloud.com/clusters/public-cloud/aws/required-iam-policies/minimum-permissions-policies";
/// EKS, node-level policies and Dedicated Hosts, since the split.
pub const ADDITIONAL: &str = "https://docs.spectrocloud.com/clusters/public-cloud/aws/required-iam-policies/additional-iam-policies-specific-use-cases";
/// Creating an EKS cluster.
pub const EKS: &str = "https://docs.spectrocloud.com/clusters/public-cloud/aws/eks";
/// The EKS pack with its options and the table of their permissions.
pub const EKS_PACK: &str = "https://docs.spectrocloud.com/integrations/packs/?pack=kubernetes-eks";
/// Envelope encryption of secrets.
pub const SECRETS_ENCRYPTION: &str =
    "https://docs.spectrocloud.com/clusters/public-cloud/aws/enable-secrets-encryption-kms-key";
/// Encryption of the nodes' root volumes.
pub const DISK_ENCRYPTION: &str =
    "https://docs.spectrocloud.com/clusters/public-cloud/aws/enable-disk-encryption-eks-cluster";
/// Karpenter.
pub const KARPENTER: &str =
    "https://docs.spectrocloud.com/clusters/public-cloud/aws/configure-karpenter-eks-clusters";
/// Backup locations that are reached by assuming a role.
pub const BACKUP: &str =
    "https://docs.spectrocloud.com/clusters/cluster-management/backup-restore/add-backup-location-dynamic";
/// Cloud accounts, with EKS Pod Identity among the ways to sign in.
pub const ACCOUNTS: &str = "https://docs.spectrocloud.com/clusters/public-cloud/aws/add-aws-accounts";
/// ECR registries through Pod Identity.
pub const POD_IDENTITY_ECR: &str =
    "https://docs.spectrocloud.com/clusters/public-cloud/aws/enable-pod-identity-ecr";
