//! Patterns of actions that serve one part, shared by the policies, so that an action means the same
//! wherever it stands.

use super::{Claim, PartId};

/// A claim on the actions of a statement that fit these patterns.
pub const fn claim(statement: usize, part: PartId, actions: &'static [&'static str]) -> Claim {
    Claim { statement, actions, part }
}

/// A claim on all that is left of a statement.
pub const fn rest(statement: usize, part: PartId) -> Claim {
    claim(statement, part, &[])
}

pub const NETWORK: &[&str] = &[
    "ec2:AllocateAddress",
    "ec2:AssignIpv6Addresses",
    "ec2:AssociateAddress",
    "ec2:DescribeAddresses",
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeInternetGateways",
    "ec2:DescribeIpv6Pools",
    "ec2:DescribeNatGateways",
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpc*",
    "ec2:DisassociateAddress",
    "ec2:*NetworkInterface*",
    "ec2:ReleaseAddress",
];

pub const VPC_CREATION: &[&str] = &[
    "ec2:AssociateRouteTable",
    "ec2:AttachInternetGateway",
    "ec2:CreateInternetGateway",
    "ec2:CreateNatGateway",
    "ec2:CreateRoute",
    "ec2:CreateRouteTable",
    "ec2:CreateSubnet",
    "ec2:CreateVpc",
    "ec2:DeleteInternetGateway",
    "ec2:DeleteNatGateway",
    "ec2:DeleteRoute",
    "ec2:DeleteRouteTable",
    "ec2:DeleteSubnet",
    "ec2:DeleteVpc",
    "ec2:DetachInternetGateway",
    "ec2:DisassociateRouteTable",
    "ec2:ModifySubnetAttribute",
    "ec2:ModifyVpcAttribute",
    "ec2:ReplaceRoute",
];

/// On the control plane these are the cloud provider's routes to the pods of each node.
pub const POD_ROUTES: &[&str] = &["ec2:CreateRoute", "ec2:DeleteRoute"];

pub const SECONDARY_CIDR: &[&str] = &["ec2:AssociateVpcCidrBlock", "ec2:DisassociateVpcCidrBlock"];

pub const SECURITY_GROUPS: &[&str] = &["ec2:*SecurityGroup*"];

pub const COMPUTE: &[&str] = &[
    "ec2:DescribeAccountAttributes",
    "ec2:DescribeInstances",
    "ec2:DescribeInstanceTypes",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeRegions",
    "ec2:DescribeVolumes",
    "ec2:ModifyInstanceAttribute",
    "ec2:RunInstances",
    "ec2:TerminateInstances",
];

pub const IMAGES: &[&str] = &["ec2:DescribeImages", "ssm:GetParameter"];

pub const MACHINE_POOLS: &[&str] = &[
    "autoscaling:CreateAutoScalingGroup",
    "autoscaling:DeleteAutoScalingGroup",
    "autoscaling:DescribeInstanceRefreshes",
    "autoscaling:StartInstanceRefresh",
    "autoscaling:UpdateAutoScalingGroup",
    "ec2:*LaunchTemplate*",
];

pub const AUTOSCALING_READ: &[&str] =
    &["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeLaunchConfigurations"];

/// After [`TAGS`], which takes a load balancer's tags.
pub const LOAD_BALANCERS: &[&str] = &["elasticloadbalancing:*"];

pub const CSI_VOLUMES: &[&str] = &[
    "ec2:AttachVolume",
    "ec2:CreateVolume",
    "ec2:DeleteVolume",
    "ec2:DescribeVolumesModifications",
    "ec2:DetachVolume",
    "ec2:ModifyVolume",
];

pub const SNAPSHOTS: &[&str] = &["ec2:CreateSnapshot", "ec2:DeleteSnapshot", "ec2:DescribeSnapshots"];

pub const TAGS: &[&str] = &[
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DeleteTags",
    "autoscaling:DescribeTags",
    "ec2:CreateTags",
    "ec2:DeleteTags",
    "ec2:DescribeTags",
    "eks:TagResource",
    "eks:UntagResource",
    "elasticloadbalancing:AddTags",
    "elasticloadbalancing:DescribeTags",
    "elasticloadbalancing:RemoveTags",
    "tag:GetResources",
];

pub const CLUSTER: &[&str] = &[
    "eks:CreateCluster",
    "eks:DeleteCluster",
    "eks:DescribeCluster",
    "eks:ListAddons",
    "eks:ListClusters",
    "eks:UpdateClusterConfig",
    "eks:UpdateClusterVersion",
];

pub const EKS_ADDONS: &[&str] = &[
    "eks:CreateAddon",
    "eks:DeleteAddon",
    "eks:DescribeAddon",
    "eks:DescribeAddonVersions",
    "eks:UpdateAddon",
];

pub const MANAGED_NODE_GROUPS: &[&str] = &["eks:*Nodegroup*"];

pub const FARGATE: &[&str] = &["eks:*FargateProfile"];

pub const CLUSTER_LOGIN: &[&str] = &["eks:*IdentityProviderConfig*"];

pub const EKS_ROLE_CREATION: &[&str] = &[
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DetachRolePolicy",
    "iam:TagRole",
    "iam:UntagRole",
];

pub const ROLE_READ: &[&str] =
    &["iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:ListRoles"];

pub const PASS_ROLE: &[&str] = &["iam:PassRole"];

pub const SERVICE_LINKED_ROLES: &[&str] = &["iam:CreateServiceLinkedRole"];

pub const OIDC_PROVIDERS: &[&str] = &["iam:*OpenIDConnectProvider*"];

pub const KMS: &[&str] = &["eks:AssociateEncryptionConfig", "kms:CreateGrant", "kms:DescribeKey"];

pub const SECRETS: &[&str] = &["secretsmanager:*"];

/// The last is for the bucket that keeps the logs of sessions.
pub const SESSION_MANAGER: &[&str] =
    &["ssm:UpdateInstanceInformation", "ssmmessages:*", "s3:GetEncryptionConfiguration"];

pub const ECR_PULL: &[&str] = &["ecr:*"];

pub const CLOUDFORMATION: &[&str] = &["cloudformation:*"];

pub const INSTANCE_PROFILES: &[&str] = &["iam:*InstanceProfile"];

pub const IAM_GROUPS_USERS: &[&str] = &[
    "iam:*Group",
    "iam:*GroupPolicy",
    "iam:CreatePolicy",
    "iam:CreatePolicyVersion",
    "iam:CreateUser",
    "iam:DeletePolicy",
    "iam:DeletePolicyVersion",
    "iam:GetPolicy",
    "iam:GetUser",
    "iam:ListPolicies",
    "iam:ListPolicyVersions",
];

pub const IDENTITY_TOKENS: &[&str] = &["sts:AssumeRole", "sts:GetServiceBearerToken"];

pub const PRICING: &[&str] = &["pricing:GetProducts"];
