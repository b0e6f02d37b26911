//! EKS, and the options of the EKS pack.

use super::super::ids::feature as id;
use super::super::policies as text;
use super::super::{Feature, Group, Requirement, links};
use super::{ANY_EKS, BOTH, ONLY_2025, ONLY_2026, palette, policies};

const FOR_EKS: &[Requirement] =
    &[Requirement { any_of: ANY_EKS, reason: "An option of the EKS pack needs a policy for EKS clusters." }];
const WHO: &str = "Those who set this option in the EKS pack.";

pub static EKS: Feature = Feature {
    id: id::EKS,
    group: Group::Eks,
    name: "PaletteControllersEKSPolicy",
    line: "EKS host clusters, on top of Core or of a Minimum policy of 2025.",
    text: "Creates and maintains EKS clusters, node groups, add-ons, Fargate profiles, OIDC providers and the roles that they need. It may create roles and attach any policy to them, so it is powerful. The text of 2026-10 also lists and untags roles.",
    who: "Everyone who deploys EKS clusters, except with a Minimum EKS policy.",
    link: links::ADDITIONAL,
    dated: None,
    gives: &[
        policies(ONLY_2025, &[palette(&text::EKS_2025)]),
        policies(ONLY_2026, &[palette(&text::EKS_2026)]),
    ],
    requires: &[Requirement {
        any_of: &[
            id::CONTROLLER,
            id::MIN_DYNAMIC,
            id::MIN_STATIC,
            id::MIN_EKS_DYNAMIC,
            id::MIN_EKS_STATIC,
            id::MIN_IAAS_DYNAMIC,
            id::MIN_IAAS_STATIC,
        ],
        reason: "The EKS policy adds to Core or to a Minimum policy and does not work alone.",
    }],
    conflicts: &[],
    params: &[],
};

pub static OIDC_OFF: Feature = Feature {
    id: id::EKS_OIDC_OFF,
    group: Group::Eks,
    name: "Disable IAM OIDC identity provider",
    line: "Keep Palette from registering the cluster's OIDC issuer in IAM.",
    text: "The pack value disableAssociateOIDCProvider. Without the provider, IAM roles for service accounts do not work. Core and the newer Minimum EKS policies have these permissions already.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::OIDC_OFF)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static LOGGING: Feature = Feature {
    id: id::EKS_LOGGING,
    group: Group::Eks,
    name: "Configure Logging",
    line: "Switch on the logs of the EKS control plane.",
    text: "The pack values under logging: API server, audit, authenticator, controller manager and scheduler. Neither Core with the EKS policy nor a Minimum policy has the permissions for CloudWatch Logs.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::LOGGING)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static IRSA: Feature = Feature {
    id: id::EKS_IRSA,
    group: Group::Eks,
    name: "Configure IAM Roles for Service Accounts",
    line: "Let Palette create IAM roles for Kubernetes service accounts.",
    text: "The pack values under irsaRoles: each names a role, its policies and a service account. Karpenter gets its role this way. In 2025-02 the EKS policy lacks iam:ListRoles, which the option asks for.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::IRSA)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static SECURITY_GROUPS: Feature = Feature {
    id: id::EKS_SECURITY_GROUPS,
    group: Group::Eks,
    name: "Configure Security Group Overrides",
    line: "Use security groups of your own for the parts of an EKS cluster.",
    text: "The pack values under securityGroupOverrides. Neither Core with the EKS policy nor a Minimum policy has ec2:AuthorizeSecurityGroupEgress, which the option asks for.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::SECURITY_GROUPS)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static OIDC_PROVIDER: Feature = Feature {
    id: id::EKS_OIDC_PROVIDER,
    group: Group::Eks,
    name: "Configure OIDC Identity Provider",
    line: "Let people sign in to an EKS cluster with an identity provider such as Okta.",
    text: "The pack values under oidcIdentityProvider. The EKS policy names the wrong resources for two of the actions; this option has the right ones.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::OIDC_PROVIDER)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static CONTROL_PLANE_POLICIES: Feature = Feature {
    id: id::EKS_CONTROL_PLANE_POLICIES,
    group: Group::Eks,
    name: "Configure Additional Control Plane Policies",
    line: "Attach more policies to the role of the EKS control plane.",
    text: "The pack value roleAdditionalPolicies under managedControlPlane: a list of ARNs. The EKS policy has these permissions already; a Minimum policy alone lacks some of them.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::CONTROL_PLANE_POLICIES)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static RBAC: Feature = Feature {
    id: id::EKS_RBAC,
    group: Group::Eks,
    name: "Map IAM Identities to Kubernetes RBAC Groups",
    line: "Give IAM users and roles their Kubernetes groups.",
    text: "The pack values under iamAuthenticatorConfig. The EKS policy has these permissions already; a Minimum policy lacks eks:UpdateClusterConfig.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::RBAC)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static WORKER_ROLES: Feature = Feature {
    id: id::EKS_WORKER_ROLES,
    group: Group::Eks,
    name: "Configure Custom IAM Role and Policies for Worker Nodes",
    line: "Run worker nodes with a role or policies of your own.",
    text: "The pack values roleName and roleAdditionalPolicies under managedMachinePool. A name may not begin with ng-role_, which Palette keeps for its own roles. In 2025-02 the EKS policy lacks iam:ListRoles, which the option asks for.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::WORKER_ROLES)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};

pub static KUBECONFIG_OIDC: Feature = Feature {
    id: id::EKS_KUBECONFIG_OIDC,
    group: Group::Eks,
    name: "Configure OIDC-Based Authentication in Kubeconfig",
    line: "Put sign-in through your identity provider into the kubeconfig.",
    text: "The pack values under clientConfig. Every policy for EKS has this one permission already.",
    who: WHO,
    link: links::EKS_PACK,
    dated: None,
    gives: &[policies(BOTH, &[palette(&text::KUBECONFIG_OIDC)])],
    requires: FOR_EKS,
    conflicts: &[],
    params: &[],
};
