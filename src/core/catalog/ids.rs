//! The frozen slugs, as constants. Once published they never change: links are made of them.

/// Editions.
pub mod edition {
    use super::super::model::EditionId as Id;

    /// `2025-02`
    pub const E2025_02: Id = Id::new("2025-02");
    /// `2026-10`
    pub const E2026_10: Id = Id::new("2026-10");
}

/// Features.
pub mod feature {
    use super::super::model::FeatureId as Id;

    /// `controller`
    pub const CONTROLLER: Id = Id::new("controller");
    /// `control-plane`
    pub const CONTROL_PLANE: Id = Id::new("control-plane");
    /// `nodes`
    pub const NODES: Id = Id::new("nodes");
    /// `deployment`
    pub const DEPLOYMENT: Id = Id::new("deployment");
    /// `min-dynamic`
    pub const MIN_DYNAMIC: Id = Id::new("min-dynamic");
    /// `min-static`
    pub const MIN_STATIC: Id = Id::new("min-static");
    /// `min-eks-dynamic`
    pub const MIN_EKS_DYNAMIC: Id = Id::new("min-eks-dynamic");
    /// `min-eks-static`
    pub const MIN_EKS_STATIC: Id = Id::new("min-eks-static");
    /// `min-iaas-dynamic`
    pub const MIN_IAAS_DYNAMIC: Id = Id::new("min-iaas-dynamic");
    /// `min-iaas-static`
    pub const MIN_IAAS_STATIC: Id = Id::new("min-iaas-static");
    /// `cfn-stack`
    pub const CFN_STACK: Id = Id::new("cfn-stack");
    /// `cfn-manual`
    pub const CFN_MANUAL: Id = Id::new("cfn-manual");
    /// `eks`
    pub const EKS: Id = Id::new("eks");
    /// `eks-oidc-off`
    pub const EKS_OIDC_OFF: Id = Id::new("eks-oidc-off");
    /// `eks-logging`
    pub const EKS_LOGGING: Id = Id::new("eks-logging");
    /// `eks-irsa`
    pub const EKS_IRSA: Id = Id::new("eks-irsa");
    /// `eks-security-groups`
    pub const EKS_SECURITY_GROUPS: Id = Id::new("eks-security-groups");
    /// `eks-oidc-provider`
    pub const EKS_OIDC_PROVIDER: Id = Id::new("eks-oidc-provider");
    /// `eks-control-plane-policies`
    pub const EKS_CONTROL_PLANE_POLICIES: Id = Id::new("eks-control-plane-policies");
    /// `eks-rbac`
    pub const EKS_RBAC: Id = Id::new("eks-rbac");
    /// `eks-worker-roles`
    pub const EKS_WORKER_ROLES: Id = Id::new("eks-worker-roles");
    /// `eks-kubeconfig-oidc`
    pub const EKS_KUBECONFIG_OIDC: Id = Id::new("eks-kubeconfig-oidc");
    /// `eks-secrets-encryption`
    pub const EKS_SECRETS_ENCRYPTION: Id = Id::new("eks-secrets-encryption");
    /// `eks-disk-encryption`
    pub const EKS_DISK_ENCRYPTION: Id = Id::new("eks-disk-encryption");
    /// `kms-key-listing`
    pub const KMS_KEY_LISTING: Id = Id::new("kms-key-listing");
    /// `ebs-csi`
    pub const EBS_CSI: Id = Id::new("ebs-csi");
    /// `dedicated-hosts`
    pub const DEDICATED_HOSTS: Id = Id::new("dedicated-hosts");
    /// `imds-defaults`
    pub const IMDS_DEFAULTS: Id = Id::new("imds-defaults");
    /// `karpenter`
    pub const KARPENTER: Id = Id::new("karpenter");
    /// `backup-s3`
    pub const BACKUP_S3: Id = Id::new("backup-s3");
    /// `pod-identity`
    pub const POD_IDENTITY: Id = Id::new("pod-identity");
    /// `pod-identity-minimum`
    pub const POD_IDENTITY_MINIMUM: Id = Id::new("pod-identity-minimum");
    /// `pod-identity-ecr`
    pub const POD_IDENTITY_ECR: Id = Id::new("pod-identity-ecr");
}

/// Parts.
pub mod part {
    use super::super::model::PartId as Id;

    /// `network`
    pub const NETWORK: Id = Id::new("network");
    /// `vpc-creation`
    pub const VPC_CREATION: Id = Id::new("vpc-creation");
    /// `secondary-cidr`
    pub const SECONDARY_CIDR: Id = Id::new("secondary-cidr");
    /// `security-groups`
    pub const SECURITY_GROUPS: Id = Id::new("security-groups");
    /// `compute`
    pub const COMPUTE: Id = Id::new("compute");
    /// `images`
    pub const IMAGES: Id = Id::new("images");
    /// `machine-pools`
    pub const MACHINE_POOLS: Id = Id::new("machine-pools");
    /// `autoscaling-read`
    pub const AUTOSCALING_READ: Id = Id::new("autoscaling-read");
    /// `load-balancers`
    pub const LOAD_BALANCERS: Id = Id::new("load-balancers");
    /// `csi-volumes`
    pub const CSI_VOLUMES: Id = Id::new("csi-volumes");
    /// `snapshots`
    pub const SNAPSHOTS: Id = Id::new("snapshots");
    /// `tags`
    pub const TAGS: Id = Id::new("tags");
    /// `cluster`
    pub const CLUSTER: Id = Id::new("cluster");
    /// `eks-addons`
    pub const EKS_ADDONS: Id = Id::new("eks-addons");
    /// `managed-node-groups`
    pub const MANAGED_NODE_GROUPS: Id = Id::new("managed-node-groups");
    /// `fargate`
    pub const FARGATE: Id = Id::new("fargate");
    /// `cluster-login`
    pub const CLUSTER_LOGIN: Id = Id::new("cluster-login");
    /// `eks-role-creation`
    pub const EKS_ROLE_CREATION: Id = Id::new("eks-role-creation");
    /// `role-read`
    pub const ROLE_READ: Id = Id::new("role-read");
    /// `pass-role`
    pub const PASS_ROLE: Id = Id::new("pass-role");
    /// `service-linked-roles`
    pub const SERVICE_LINKED_ROLES: Id = Id::new("service-linked-roles");
    /// `spot`
    pub const SPOT: Id = Id::new("spot");
    /// `oidc-providers`
    pub const OIDC_PROVIDERS: Id = Id::new("oidc-providers");
    /// `kms`
    pub const KMS: Id = Id::new("kms");
    /// `secrets`
    pub const SECRETS: Id = Id::new("secrets");
    /// `s3`
    pub const S3: Id = Id::new("s3");
    /// `session-manager`
    pub const SESSION_MANAGER: Id = Id::new("session-manager");
    /// `ecr-pull`
    pub const ECR_PULL: Id = Id::new("ecr-pull");
    /// `cloudformation`
    pub const CLOUDFORMATION: Id = Id::new("cloudformation");
    /// `iam-groups-users`
    pub const IAM_GROUPS_USERS: Id = Id::new("iam-groups-users");
    /// `instance-profiles`
    pub const INSTANCE_PROFILES: Id = Id::new("instance-profiles");
    /// `identity-tokens`
    pub const IDENTITY_TOKENS: Id = Id::new("identity-tokens");
    /// `pricing`
    pub const PRICING: Id = Id::new("pricing");
    /// `dedicated-hosts`
    pub const DEDICATED_HOSTS: Id = Id::new("dedicated-hosts");
    /// `imds`
    pub const IMDS: Id = Id::new("imds");
    /// `pack-options`
    pub const PACK_OPTIONS: Id = Id::new("pack-options");
    /// `pod-identity`
    pub const POD_IDENTITY: Id = Id::new("pod-identity");
    /// `registry-sync`
    pub const REGISTRY_SYNC: Id = Id::new("registry-sync");
    /// `karpenter`
    pub const KARPENTER: Id = Id::new("karpenter");
    /// `backup`
    pub const BACKUP: Id = Id::new("backup");
}

/// Principals.
pub mod principal {
    use super::super::model::PrincipalId as Id;

    /// `palette`
    pub const PALETTE: Id = Id::new("palette");
    /// `node-role`
    pub const NODE_ROLE: Id = Id::new("node-role");
    /// `karpenter-role`
    pub const KARPENTER_ROLE: Id = Id::new("karpenter-role");
    /// `backup-role`
    pub const BACKUP_ROLE: Id = Id::new("backup-role");
    /// `hubble-role`
    pub const HUBBLE_ROLE: Id = Id::new("hubble-role");
}

/// Parameters.
pub mod param {
    use super::super::model::ParamId as Id;

    /// `bucket-name`
    pub const BUCKET_NAME: Id = Id::new("bucket-name");
    /// `partition`
    pub const PARTITION: Id = Id::new("partition");
    /// `account`
    pub const ACCOUNT: Id = Id::new("account");
    /// `region`
    pub const REGION: Id = Id::new("region");
    /// `cluster-name`
    pub const CLUSTER_NAME: Id = Id::new("cluster-name");
    /// `palette-account`
    pub const PALETTE_ACCOUNT: Id = Id::new("palette-account");
    /// `external-id`
    pub const EXTERNAL_ID: Id = Id::new("external-id");
    /// `oidc-id`
    pub const OIDC_ID: Id = Id::new("oidc-id");
    /// `palette-principal`
    pub const PALETTE_PRINCIPAL: Id = Id::new("palette-principal");
}
