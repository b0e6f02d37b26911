//! Starting points: whole selections with a name.

use super::ids::edition::{E2025_02, E2026_10};
use super::ids::feature as id;
use super::{FeatureId, Preset};

const CORE: &[FeatureId] = &[id::CONTROLLER, id::CONTROL_PLANE, id::NODES, id::DEPLOYMENT];
const CORE_EKS: &[FeatureId] = &[id::CONTROLLER, id::CONTROL_PLANE, id::NODES, id::DEPLOYMENT, id::EKS];

/// Every preset, edition by edition.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "core",
        name: "Core",
        line: "IaaS clusters with the four core policies.",
        edition: E2025_02,
        features: CORE,
        complete: true,
    },
    Preset {
        id: "core-eks",
        name: "Core + EKS",
        line: "EKS and IaaS clusters with the four core policies and the EKS policy.",
        edition: E2025_02,
        features: CORE_EKS,
        complete: true,
    },
    Preset {
        id: "min-dynamic",
        name: "Minimum Dynamic",
        line: "IaaS clusters with fewer permissions; Palette creates the VPC.",
        edition: E2025_02,
        features: &[id::MIN_DYNAMIC],
        complete: true,
    },
    Preset {
        id: "min-dynamic-eks",
        name: "Minimum Dynamic + EKS",
        line: "EKS clusters with fewer permissions than Core; Palette creates the VPC.",
        edition: E2025_02,
        features: &[id::MIN_DYNAMIC, id::EKS],
        complete: true,
    },
    Preset {
        id: "min-static",
        name: "Minimum Static",
        line: "IaaS clusters with fewer permissions, in an existing VPC.",
        edition: E2025_02,
        features: &[id::MIN_STATIC],
        complete: true,
    },
    Preset {
        id: "min-static-eks",
        name: "Minimum Static + EKS",
        line: "EKS clusters with fewer permissions than Core, in an existing VPC.",
        edition: E2025_02,
        features: &[id::MIN_STATIC, id::EKS],
        complete: true,
    },
    Preset {
        id: "min-eks-dynamic",
        name: "EKS Dynamic",
        line: "EKS clusters; Palette creates the VPC and keeps the CloudFormation stack.",
        edition: E2026_10,
        features: &[id::MIN_EKS_DYNAMIC, id::CFN_STACK],
        complete: true,
    },
    Preset {
        id: "min-eks-static",
        name: "EKS Static",
        line: "EKS clusters in an existing VPC; Palette keeps the CloudFormation stack.",
        edition: E2026_10,
        features: &[id::MIN_EKS_STATIC, id::CFN_STACK],
        complete: true,
    },
    Preset {
        id: "min-iaas-dynamic",
        name: "IaaS Dynamic",
        line: "IaaS clusters; Palette creates the VPC and keeps the CloudFormation stack.",
        edition: E2026_10,
        features: &[id::MIN_IAAS_DYNAMIC, id::CFN_STACK],
        complete: true,
    },
    Preset {
        id: "min-iaas-static",
        name: "IaaS Static",
        line: "IaaS clusters in an existing VPC; Palette keeps the CloudFormation stack.",
        edition: E2026_10,
        features: &[id::MIN_IAAS_STATIC, id::CFN_STACK],
        complete: true,
    },
    Preset {
        id: "min-eks-static-manual",
        name: "EKS Static, own stack",
        line: "The fewest permissions for EKS: an existing VPC, and a CloudFormation stack that you keep.",
        edition: E2026_10,
        features: &[id::MIN_EKS_STATIC, id::CFN_MANUAL],
        complete: true,
    },
    Preset {
        id: "core-2026",
        name: "Core 2026",
        line: "The four core policies, two of them in older texts.",
        edition: E2026_10,
        features: CORE,
        complete: false,
    },
    Preset {
        id: "core-eks-2026",
        name: "Core + EKS 2026",
        line: "The four core policies, two of them in older texts, and the newest EKS policy.",
        edition: E2026_10,
        features: CORE_EKS,
        complete: false,
    },
];
