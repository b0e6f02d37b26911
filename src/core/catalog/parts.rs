//! The parts of the policies. Each has one purpose, and every grant of every policy belongs to one.
//!
//! The parts that can be switched off are those that Cluster API's own bootstrap can switch off, and
//! a few more that the newer Minimum policies do without.

use super::Part;
use super::ids::part as id;

/// Every part, in the order of the page.
pub static PARTS: &[Part] = &[
    Part {
        id: id::NETWORK,
        name: "Network",
        purpose: "find Availability Zones and the VPC, subnets, gateways and route tables of a cluster, and to keep its elastic addresses, network interfaces and pod routes",
        without: None,
    },
    Part {
        id: id::VPC_CREATION,
        name: "VPC creation",
        purpose: "create, change and delete the VPC of a cluster with its subnets, gateways and route tables",
        without: Some(
            "Palette can no longer create or change a cluster's network: every cluster needs an existing VPC with subnets, gateways and routes in place.",
        ),
    },
    Part {
        id: id::SECONDARY_CIDR,
        name: "Secondary CIDR block",
        purpose: "add a second address block to the VPC of an EKS cluster, and to take it away again",
        without: Some("EKS clusters can no longer be given a secondary CIDR block for their pods."),
    },
    Part {
        id: id::SECURITY_GROUPS,
        name: "Security groups",
        purpose: "create, fill, read and delete the security groups of a cluster and its load balancers",
        without: None,
    },
    Part {
        id: id::COMPUTE,
        name: "Compute",
        purpose: "launch, read, change and terminate the EC2 instances of a cluster, and to offer Regions, instance types and key pairs",
        without: None,
    },
    Part {
        id: id::IMAGES,
        name: "Machine images",
        purpose: "find the machine images that nodes start from",
        without: None,
    },
    Part {
        id: id::MACHINE_POOLS,
        name: "Machine pools",
        purpose: "create, change, refresh and delete Auto Scaling groups and launch templates for pools of nodes",
        without: Some(
            "Worker pools that are Auto Scaling groups of their own can no longer be made or refreshed, nor EKS node groups with a launch template, such as those with encrypted disks.",
        ),
    },
    Part {
        id: id::AUTOSCALING_READ,
        name: "Auto Scaling groups, read",
        purpose: "read the Auto Scaling groups behind pools and node groups",
        without: None,
    },
    Part {
        id: id::LOAD_BALANCERS,
        name: "Load balancers",
        purpose: "create, configure, read and delete the load balancers in front of a cluster's API server and services",
        without: None,
    },
    Part {
        id: id::CSI_VOLUMES,
        name: "EBS volumes",
        purpose: "create, attach, resize, detach and delete EBS volumes for persistent storage",
        without: Some(
            "These policies no longer let anyone create, attach, resize or delete EBS volumes: persistent volumes need an EBS CSI driver with a role of its own.",
        ),
    },
    Part {
        id: id::SNAPSHOTS,
        name: "Snapshots",
        purpose: "take, list and delete snapshots of EBS volumes",
        without: None,
    },
    Part {
        id: id::TAGS,
        name: "Tags",
        purpose: "tag what it creates, to read tags, and to find its own things by them",
        without: None,
    },
    Part {
        id: id::CLUSTER,
        name: "EKS clusters",
        purpose: "create, read, update and delete EKS clusters, and to see which add-ons they have",
        without: None,
    },
    Part {
        id: id::EKS_ADDONS,
        name: "EKS add-ons",
        purpose: "install, read, update and remove add-ons of EKS clusters",
        without: Some(
            "Palette can no longer install, update or remove EKS add-ons. It still lists them, as it does for every EKS cluster.",
        ),
    },
    Part {
        id: id::MANAGED_NODE_GROUPS,
        name: "Managed node groups",
        purpose: "create, read, update and delete the managed node groups of EKS clusters",
        without: Some("EKS clusters can have no managed node groups, which are their usual worker nodes."),
    },
    Part {
        id: id::FARGATE,
        name: "Fargate",
        purpose: "create, read and delete the Fargate profiles of EKS clusters",
        without: Some("EKS clusters can have no Fargate profiles."),
    },
    Part {
        id: id::CLUSTER_LOGIN,
        name: "Sign-in to EKS clusters",
        purpose: "connect an OIDC identity provider of your own to an EKS cluster",
        without: None,
    },
    Part {
        id: id::EKS_ROLE_CREATION,
        name: "EKS role creation",
        purpose: "create, tag and delete the IAM roles of EKS clusters and node groups, and to attach and detach their policies",
        without: Some(
            "Palette can no longer make the roles of EKS clusters and node groups: create them by hand and name them in the EKS pack under roleName.",
        ),
    },
    Part {
        id: id::ROLE_READ,
        name: "Roles, read",
        purpose: "read the IAM roles of EKS clusters and node groups, and the policies attached to them",
        without: None,
    },
    Part {
        id: id::PASS_ROLE,
        name: "Passing roles",
        purpose: "hand a role to the AWS service or instance that is to run with it",
        without: None,
    },
    Part {
        id: id::SERVICE_LINKED_ROLES,
        name: "Service-linked roles",
        purpose: "let AWS services create the roles that they need in the account",
        without: None,
    },
    Part {
        id: id::SPOT,
        name: "Spot instances",
        purpose: "let AWS create the service-linked role for EC2 Spot",
        without: Some(
            "Spot instances need the account to have the role AWSServiceRoleForEC2Spot already, unless another grant covers it.",
        ),
    },
    Part {
        id: id::OIDC_PROVIDERS,
        name: "OIDC providers in IAM",
        purpose: "register the OIDC issuer of an EKS cluster in IAM, and to read and remove it",
        without: Some(
            "IAM roles for service accounts (IRSA) no longer work, Karpenter included; set disableAssociateOIDCProvider in the EKS pack, because creating a cluster registers its issuer otherwise.",
        ),
    },
    Part {
        id: id::KMS,
        name: "KMS keys",
        purpose: "find KMS keys and use them to encrypt the secrets and disks of clusters",
        without: Some("Secrets and disks can no longer be encrypted with KMS keys of your own."),
    },
    Part {
        id: id::SECRETS,
        name: "Secrets Manager",
        purpose: "keep the start-up data of new nodes in Secrets Manager until they have read it",
        without: Some(
            "Nodes that take their start-up data from Secrets Manager can no longer join. Systems Manager Parameter Store in its place needs permissions that are not part of these policies.",
        ),
    },
    Part {
        id: id::S3,
        name: "S3 buckets",
        purpose: "keep start-up data for nodes in S3 buckets",
        without: Some(
            "Nodes that take their start-up data from S3, as images that start with Ignition do, can no longer be made.",
        ),
    },
    Part {
        id: id::SESSION_MANAGER,
        name: "Session Manager",
        purpose: "let an administrator open a session on a node through Systems Manager, and check that the bucket for its log is encrypted",
        without: Some(
            "Sessions on nodes through Session Manager are no longer possible with these policies.",
        ),
    },
    Part {
        id: id::ECR_PULL,
        name: "ECR pull",
        purpose: "read images from Amazon ECR",
        without: Some(
            "Images in private Amazon ECR registries can no longer be pulled with these policies; EKS nodes keep the AWS managed policy of their own role.",
        ),
    },
    Part {
        id: id::CLOUDFORMATION,
        name: "CloudFormation stack",
        purpose: "create and update the CloudFormation stack that holds the roles of clusters, and the roles in it",
        without: None,
    },
    Part {
        id: id::IAM_GROUPS_USERS,
        name: "IAM users, groups and policies",
        purpose: "create and maintain the IAM users, groups and policies that its CloudFormation stack holds",
        without: None,
    },
    Part {
        id: id::INSTANCE_PROFILES,
        name: "Instance profiles",
        purpose: "create, read and delete the instance profiles that nodes run with, and to put roles into them",
        without: None,
    },
    Part {
        id: id::IDENTITY_TOKENS,
        name: "Identity tokens",
        purpose: "assume roles and get tokens from AWS STS",
        without: None,
    },
    Part {
        id: id::PRICING,
        name: "Price list",
        purpose: "read AWS's prices for its cost figures",
        without: Some("Palette no longer reads AWS's prices, which its cost figures are made of."),
    },
    Part {
        id: id::DEDICATED_HOSTS,
        name: "Dedicated Hosts",
        purpose: "find Dedicated Hosts, host resource groups and licences to place instances on",
        without: None,
    },
    Part {
        id: id::IMDS,
        name: "Instance metadata defaults",
        purpose: "read the account's defaults for the instance metadata service",
        without: None,
    },
    Part {
        id: id::PACK_OPTIONS,
        name: "EKS pack options",
        purpose: "carry out an option of the EKS pack",
        without: None,
    },
    Part {
        id: id::POD_IDENTITY,
        name: "Pod Identity",
        purpose: "manage the EKS Pod Identity associations and add-ons that it signs in with",
        without: None,
    },
    Part {
        id: id::REGISTRY_SYNC,
        name: "ECR registry",
        purpose: "sign in to an ECR registry and synchronise the packs in it",
        without: None,
    },
    Part {
        id: id::KARPENTER,
        name: "Karpenter",
        purpose: "let Karpenter launch, price and terminate nodes, and manage their launch templates and instance profiles",
        without: None,
    },
    Part {
        id: id::BACKUP,
        name: "Backup",
        purpose: "write backups to the bucket, and take and restore snapshots of volumes",
        without: None,
    },
];
