//! The policies that stand instead of Core.

use super::super::ids::feature as id;
use super::super::policies as text;
use super::super::{Companion, Conflict, Feature, FeatureId, Group, Requirement, links};
use super::{ONLY_2025, ONLY_2026, companion, palette, policies, with_companions};

const CORE: &[FeatureId] = &[id::CONTROLLER, id::CONTROL_PLANE, id::NODES, id::DEPLOYMENT];
const MINIMUM_2026: &[FeatureId] =
    &[id::MIN_EKS_DYNAMIC, id::MIN_EKS_STATIC, id::MIN_IAAS_DYNAMIC, id::MIN_IAAS_STATIC];

const NOT_WITH_CORE: Conflict = Conflict {
    with: CORE,
    reason: "A Minimum policy stands instead of Core; together they grant the union of both.",
};
const EKS_NOT_NEEDED: Conflict = Conflict {
    with: &[id::EKS],
    reason: "With a Minimum EKS policy the controllers EKS policy is not needed, and it would grant far more.",
};
const ONE_KIND: &str =
    "Choose one: Dynamic has what Palette needs to create VPCs, and Static is for an existing VPC.";
const STACK: &[Requirement] = &[Requirement {
    any_of: &[id::CFN_STACK, id::CFN_MANUAL],
    reason: "A Minimum policy of this edition leaves open who keeps the CloudFormation stack: Palette or you.",
}];
const FOR_A_MINIMUM: &[Requirement] = &[Requirement {
    any_of: MINIMUM_2026,
    reason: "This goes with a Minimum policy; Core has what it needs for the stack already.",
}];

pub static DYNAMIC: Feature = Feature {
    id: id::MIN_DYNAMIC,
    group: Group::Minimum,
    name: "PaletteMinimumDynamicPermissions",
    line: "Instead of Core, where Palette creates the VPC.",
    text: "One policy instead of four. It can create, change and delete VPCs, subnets, gateways and route tables, and read ECR, which the Static one cannot. It is smaller than Core but no subset of it, and it keeps the power over IAM users and groups. This text lacks three actions that were added in March 2025.",
    who: "Those who want less than Core and let Palette create the network. For EKS clusters add the controllers EKS policy.",
    link: links::MINIMUM,
    dated: None,
    gives: &[policies(ONLY_2025, &[palette(&text::MIN_DYNAMIC)])],
    requires: &[],
    conflicts: &[NOT_WITH_CORE, Conflict { with: &[id::MIN_STATIC], reason: ONE_KIND }],
    params: &[],
};

pub static STATIC: Feature = Feature {
    id: id::MIN_STATIC,
    group: Group::Minimum,
    name: "PaletteMinimumStaticPermissions",
    line: "Instead of Core, where clusters are placed in an existing VPC.",
    text: "One policy instead of four. It cannot create a network, but it can manage EBS volumes and read a bucket's encryption settings, which the Dynamic one cannot. It is smaller than Core but no subset of it, and it keeps the power over IAM users and groups.",
    who: "Those who want less than Core and bring a VPC with subnets and gateways. For EKS clusters add the controllers EKS policy.",
    link: links::MINIMUM,
    dated: Some("2024-10-29"),
    gives: &[policies(ONLY_2025, &[palette(&text::MIN_STATIC)])],
    requires: &[],
    conflicts: &[NOT_WITH_CORE],
    params: &[],
};

pub static EKS_DYNAMIC: Feature = Feature {
    id: id::MIN_EKS_DYNAMIC,
    group: Group::Minimum,
    name: "PaletteMinimumEKSDynamicPermissions",
    line: "EKS clusters, where Palette creates the VPC.",
    text: "Instead of Core and the controllers EKS policy. Names of roles of your own must match *.cluster-api-provider-aws.sigs.k8s.io, because the policy reads and passes no other roles.",
    who: "Those who run EKS clusters only, and let Palette create the network.",
    link: links::MINIMUM,
    dated: Some("2026-02-21"),
    gives: &[policies(ONLY_2026, &[palette(&text::MIN_EKS_DYNAMIC)])],
    requires: STACK,
    conflicts: &[NOT_WITH_CORE, EKS_NOT_NEEDED, Conflict { with: &[id::MIN_EKS_STATIC], reason: ONE_KIND }],
    params: &[],
};

pub static EKS_STATIC: Feature = Feature {
    id: id::MIN_EKS_STATIC,
    group: Group::Minimum,
    name: "PaletteMinimumEKSStaticPermissions",
    line: "EKS clusters in an existing VPC.",
    text: "Instead of Core and the controllers EKS policy, and the smallest of all for EKS. Names of roles of your own must match *.cluster-api-provider-aws.sigs.k8s.io, because the policy reads and passes no other roles.",
    who: "Those who run EKS clusters only, in a VPC that they bring.",
    link: links::MINIMUM,
    dated: Some("2026-02-21"),
    gives: &[policies(ONLY_2026, &[palette(&text::MIN_EKS_STATIC)])],
    requires: STACK,
    conflicts: &[NOT_WITH_CORE, EKS_NOT_NEEDED],
    params: &[],
};

pub static IAAS_DYNAMIC: Feature = Feature {
    id: id::MIN_IAAS_DYNAMIC,
    group: Group::Minimum,
    name: "PaletteMinimumIaaSDynamicPermissions",
    line: "IaaS clusters on EC2, where Palette creates the VPC.",
    text: "Instead of Core, for clusters whose control plane runs on EC2 instances of yours. It launches instances and load balancers and keeps start-up data in Secrets Manager.",
    who: "Those who run IaaS clusters and let Palette create the network.",
    link: links::MINIMUM,
    dated: Some("2026-02-21"),
    gives: &[policies(ONLY_2026, &[palette(&text::MIN_IAAS_DYNAMIC)])],
    requires: STACK,
    conflicts: &[NOT_WITH_CORE, Conflict { with: &[id::MIN_IAAS_STATIC], reason: ONE_KIND }],
    params: &[],
};

pub static IAAS_STATIC: Feature = Feature {
    id: id::MIN_IAAS_STATIC,
    group: Group::Minimum,
    name: "PaletteMinimumIaaSStaticPermissions",
    line: "IaaS clusters on EC2, in an existing VPC.",
    text: "Instead of Core, for clusters whose control plane runs on EC2 instances of yours. It cannot create or change a network.",
    who: "Those who run IaaS clusters in a VPC that they bring.",
    link: links::MINIMUM,
    dated: Some("2026-02-21"),
    gives: &[policies(ONLY_2026, &[palette(&text::MIN_IAAS_STATIC)])],
    requires: STACK,
    conflicts: &[NOT_WITH_CORE],
    params: &[],
};

pub static CFN_STACK: Feature = Feature {
    id: id::CFN_STACK,
    group: Group::Minimum,
    name: "PaletteCloudFormationStackPermissions",
    line: "Option 1: Palette keeps the CloudFormation stack with the roles of clusters.",
    text: "Goes on top of a Minimum policy. It creates and updates the stack, creates roles, and attaches policies to any role of the account, which is far more than the Minimum policies allow otherwise.",
    who: "Those who use a Minimum policy and want Palette to keep the stack.",
    link: links::MINIMUM,
    dated: Some("2026-02-21"),
    gives: &[policies(ONLY_2026, &[palette(&text::CFN_STACK)])],
    requires: FOR_A_MINIMUM,
    conflicts: &[Conflict {
        with: &[id::CFN_MANUAL],
        reason: "Either Palette keeps the CloudFormation stack or you do.",
    }],
    params: &[],
};

pub static CFN_MANUAL: Feature = Feature {
    id: id::CFN_MANUAL,
    group: Group::Minimum,
    name: "Manual CloudFormation stack",
    line: "Option 2: you keep the CloudFormation stack yourself; no further permissions.",
    text: "Create the stack cluster-api-provider-aws-sigs-k8s-io by hand from the documentation's template, and set manageCloudFormationStackManually in the Kubernetes layer of your cluster profiles. For IaaS clusters only the Palette eXtended Kubernetes (PXK) pack knows that setting. Roles of your own for EKS must be named *.cluster-api-provider-aws.sigs.k8s.io.",
    who: "Those who use a Minimum policy and do not want Palette to create roles.",
    link: links::MINIMUM,
    dated: None,
    gives: &[with_companions(
        ONLY_2026,
        &[],
        &[Companion {
            title: "Pack values for a stack of your own",
            file: "pack-values-cloudformation.yaml",
            line: "Goes into the values of the Kubernetes layer of each cluster profile, at the top level.",
            text: companion!("pack-values-cloudformation.yaml"),
        }],
    )],
    requires: FOR_A_MINIMUM,
    conflicts: &[],
    params: &[],
};
