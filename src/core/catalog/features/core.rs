//! The four core policies.

use super::super::ids::edition::E2025_02;
use super::super::ids::feature as id;
use super::super::ids::principal::PALETTE;
use super::super::policies as text;
use super::super::{Attached, CarriedOver, Feature, Group, NewerNames, Requirement, links};
use super::{ONLY_2025, ONLY_2026, palette, policies};

const ALL_FOUR: &str = "Palette needs the four core policies together, or a Minimum policy instead.";
const NAMES: &str = "The names were read off the newer page by a third party on 2026-04-17 and are not verified. Their resources and conditions are not known, so they are not granted.";
const CARRIED: Option<CarriedOver> = Some(CarriedOver {
    from: E2025_02,
    text: "The newer text of this policy is not known. The text of 2025-02 stands in for it.",
});

/// The other three core policies.
macro_rules! others {
    ($($other:ident),*) => {
        &[$(Requirement { any_of: &[id::$other], reason: ALL_FOUR }),*]
    };
}

pub static CONTROLLER: Feature = Feature {
    id: id::CONTROLLER,
    group: Group::Core,
    name: "PaletteControllerPolicy",
    line: "Creates the network, instances, load balancers and machine pools of clusters.",
    text: "Cluster API's controllers in Palette work with this policy: VPC, subnets, NAT gateways, EC2 instances, launch templates, load balancers, Auto Scaling groups, OIDC providers, service-linked roles, start-up data in Secrets Manager and S3, and the right to pass Cluster API's own roles.",
    who: "Everyone who uses Core, always.",
    link: links::CORE,
    dated: Some("2023-04-20"),
    gives: &[
        policies(ONLY_2025, &[palette(&text::CONTROLLER)]),
        policies(
            ONLY_2026,
            &[Attached {
                principal: PALETTE,
                policy: &text::CONTROLLER,
                carried_over: CARRIED,
                newer_names: Some(NewerNames {
                    lacks: &[
                        "ec2:AssignIpv6Addresses",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:AssociateVpcCidrBlock",
                        "ec2:AttachNetworkInterface",
                        "ec2:CreateCarrierGateway",
                        "ec2:CreateEgressOnlyInternetGateway",
                        "ec2:CreateNetworkInterface",
                        "ec2:CreateVpcEndpoint",
                        "ec2:DeleteCarrierGateway",
                        "ec2:DeleteEgressOnlyInternetGateway",
                        "ec2:DeleteVpcEndpoints",
                        "ec2:DescribeCarrierGateways",
                        "ec2:DescribeDhcpOptions",
                        "ec2:DescribeEgressOnlyInternetGateways",
                        "ec2:DescribeInstanceTypes",
                        "ec2:DescribeTags",
                        "ec2:DescribeVpcEndpoints",
                        "ec2:DetachNetworkInterface",
                        "ec2:DisassociateVpcCidrBlock",
                        "ec2:GetInstanceMetadataDefaults",
                        "ec2:ModifyInstanceMetadataOptions",
                        "ec2:ModifyVpcEndpoint",
                        "ec2:UnassignPrivateIpAddresses",
                        "elasticloadbalancing:CreateListener",
                        "elasticloadbalancing:CreateTargetGroup",
                        "elasticloadbalancing:DeleteListener",
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeTargetGroups",
                        "elasticloadbalancing:DescribeTargetHealth",
                        "elasticloadbalancing:ModifyTargetGroupAttributes",
                        "elasticloadbalancing:RegisterTargets",
                        "elasticloadbalancing:SetSecurityGroups",
                        "elasticloadbalancing:SetSubnets",
                        "sts:AssumeRole",
                    ],
                    text: NAMES,
                }),
            }],
        ),
    ],
    requires: others![CONTROL_PLANE, NODES, DEPLOYMENT],
    conflicts: &[],
    params: &[],
};

pub static CONTROL_PLANE: Feature = Feature {
    id: id::CONTROL_PLANE,
    group: Group::Core,
    name: "PaletteControlPlanePolicy",
    line: "Lets the cloud provider on control-plane nodes manage load balancers, volumes and routes.",
    text: "The Kubernetes cloud provider for AWS on the control-plane nodes works with this policy. It also creates service-linked roles on every resource without a condition, which covers those of the other policies.",
    who: "Everyone who uses Core, always.",
    link: links::CORE,
    dated: Some("2023-04-20"),
    gives: &[
        policies(ONLY_2025, &[palette(&text::CONTROL_PLANE)]),
        policies(
            ONLY_2026,
            &[Attached {
                principal: PALETTE,
                policy: &text::CONTROL_PLANE,
                carried_over: CARRIED,
                newer_names: Some(NewerNames {
                    lacks: &[
                        "ec2:AssignIpv6Addresses",
                        "elasticloadbalancing:DeregisterTargets",
                        "elasticloadbalancing:SetSecurityGroups",
                        "sts:AssumeRole",
                    ],
                    text: NAMES,
                }),
            }],
        ),
    ],
    requires: others![CONTROLLER, NODES, DEPLOYMENT],
    conflicts: &[],
    params: &[],
};

pub static NODES: Feature = Feature {
    id: id::NODES,
    group: Group::Core,
    name: "PaletteNodesPolicy",
    line: "Lets worker nodes pull from ECR, read their start-up data and open Session Manager.",
    text: "Worker nodes read images from ECR, fetch and delete their start-up data in Secrets Manager, and can be reached through Session Manager. The text of 2026-10 adds tags, network interfaces and instance types.",
    who: "Everyone who uses Core, always.",
    link: links::CORE,
    dated: None,
    gives: &[
        policies(ONLY_2025, &[palette(&text::NODES_2025)]),
        policies(
            ONLY_2026,
            &[Attached {
                principal: PALETTE,
                policy: &text::NODES_2026,
                carried_over: None,
                newer_names: Some(NewerNames { lacks: &["ec2:GetInstanceMetadataDefaults"], text: NAMES }),
            }],
        ),
    ],
    requires: others![CONTROLLER, CONTROL_PLANE, DEPLOYMENT],
    conflicts: &[],
    params: &[],
};

pub static DEPLOYMENT: Feature = Feature {
    id: id::DEPLOYMENT,
    group: Group::Core,
    name: "PaletteDeploymentPolicy",
    line: "Lets Palette itself keep its CloudFormation stack, IAM users, groups, policies and snapshots.",
    text: "Palette creates a CloudFormation stack with the roles of clusters, and with it IAM users, groups, policies and instance profiles. It also takes snapshots and reads the price list. This is the most powerful of the four: whoever holds it can become an administrator.",
    who: "Everyone who uses Core, always.",
    link: links::CORE,
    dated: None,
    gives: &[
        policies(ONLY_2025, &[palette(&text::DEPLOYMENT_2025)]),
        policies(
            ONLY_2026,
            &[Attached {
                principal: PALETTE,
                policy: &text::DEPLOYMENT_2026,
                carried_over: None,
                newer_names: Some(NewerNames {
                    lacks: &["iam:CreateRole", "iam:GetRole", "iam:ListRoleTags"],
                    text: "The text is known up to 2025-05-25. The first two names were read off the newer page by a third party on 2026-04-17 and are not verified; the release notes of Palette 4.9.0 add iam:ListRoleTags. Their resources and conditions are not known, so they are not granted.",
                }),
            }],
        ),
    ],
    requires: others![CONTROLLER, CONTROL_PLANE, NODES],
    conflicts: &[],
    params: &[],
};
