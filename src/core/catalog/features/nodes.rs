//! What nodes, or the hosts below them, need beyond the rest.

use super::super::ids::feature as id;
use super::super::ids::principal::NODE_ROLE;
use super::super::policies as text;
use super::super::{AwsManaged, Conflict, Feature, Given, Group, Requirement, links};
use super::{BOTH, ONLY_2026, palette, policies};

pub static EBS_CSI: Feature = Feature {
    id: id::EBS_CSI,
    group: Group::Nodes,
    name: "AWS EBS CSI storage",
    line: "Lets the EBS CSI driver on the nodes manage volumes.",
    text: "An AWS managed policy for the nodes' role, not for Palette's. Give its ARN in the cloud account under Add IAM policies, for every cluster of the account, or in the Kubernetes pack under roleAdditionalPolicies with roleName. It counts towards the ten policies of that role.",
    who: "Those whose cluster profile has the AWS EBS CSI storage layer.",
    link: links::ADDITIONAL,
    dated: None,
    gives: &[Given {
        editions: BOTH,
        policies: &[],
        aws_managed: &[AwsManaged {
            principal: NODE_ROLE,
            name: "AmazonEBSCSIDriverPolicy",
            arn: "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
            line: "Give the ARN to Palette, which attaches it to the role that the nodes run with. In GovCloud and China the partition in the ARN differs.",
        }],
        companions: &[],
    }],
    requires: &[],
    conflicts: &[Conflict {
        with: &[id::MIN_EKS_DYNAMIC, id::MIN_EKS_STATIC, id::MIN_IAAS_DYNAMIC, id::MIN_IAAS_STATIC],
        reason: "The documentation says that this is not needed with the Minimum policies of this edition.",
    }],
    params: &[],
};

pub static DEDICATED_HOSTS: Feature = Feature {
    id: id::DEDICATED_HOSTS,
    group: Group::Nodes,
    name: "PaletteHostResourceGroupsPolicy",
    line: "IaaS clusters on EC2 Dedicated Hosts.",
    text: "Reads Dedicated Hosts, host resource groups and licence configurations. Five actions that only read.",
    who: "Those who run IaaS clusters on EC2 Dedicated Hosts.",
    link: links::ADDITIONAL,
    dated: Some("2026-01-17"),
    gives: &[policies(ONLY_2026, &[palette(&text::DEDICATED_HOSTS)])],
    requires: &[Requirement {
        any_of: &[id::CONTROLLER, id::MIN_IAAS_DYNAMIC, id::MIN_IAAS_STATIC],
        reason: "Dedicated Hosts are for IaaS clusters, which need Core or a Minimum IaaS policy.",
    }],
    conflicts: &[],
    params: &[],
};

pub static IMDS_DEFAULTS: Feature = Feature {
    id: id::IMDS_DEFAULTS,
    group: Group::Nodes,
    name: "IMDS account defaults",
    line: "Read the account's defaults for the instance metadata service (IMDS).",
    text: "EKS clusters follow the IMDS defaults of the EC2 account, which Palette reads with ec2:GetInstanceMetadataDefaults. One action that only reads.",
    who: "Those whose account has IMDS defaults that clusters are to follow.",
    link: links::EKS,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::IMDS_DEFAULTS)])],
    requires: &[],
    conflicts: &[],
    params: &[],
};
