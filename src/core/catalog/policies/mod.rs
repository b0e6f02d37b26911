//! The published policies: each with its text, the parts its grants belong to, and its known faults.

mod core;
mod eks;
mod encryption;
mod minimum_2025;
mod minimum_2026;
mod options;
mod roles;

pub use self::core::{CONTROL_PLANE, CONTROLLER, DEPLOYMENT_2025, DEPLOYMENT_2026, NODES_2025, NODES_2026};
pub use eks::{EKS_2025, EKS_2026};
pub use encryption::{DISK_ENCRYPTION, KEY_LISTING, SECRETS_ENCRYPTION};
pub use minimum_2025::{MIN_DYNAMIC, MIN_STATIC};
pub use minimum_2026::{CFN_STACK, MIN_EKS_DYNAMIC, MIN_EKS_STATIC, MIN_IAAS_DYNAMIC, MIN_IAAS_STATIC};
pub use options::{
    CONTROL_PLANE_POLICIES, IRSA, KUBECONFIG_OIDC, LOGGING, OIDC_OFF, OIDC_PROVIDER, RBAC, SECURITY_GROUPS,
    WORKER_ROLES,
};
pub use roles::{
    BACKUP, DEDICATED_HOSTS, IMDS_DEFAULTS, KARPENTER, POD_IDENTITY, POD_IDENTITY_ECR, POD_IDENTITY_MINIMUM,
};

use super::{Fault, Policy};

/// Every policy, edition by edition and then the features.
pub static POLICIES: &[&Policy] = &[
    &CONTROLLER,
    &CONTROL_PLANE,
    &NODES_2025,
    &DEPLOYMENT_2025,
    &EKS_2025,
    &MIN_DYNAMIC,
    &MIN_STATIC,
    &NODES_2026,
    &DEPLOYMENT_2026,
    &EKS_2026,
    &MIN_EKS_DYNAMIC,
    &MIN_EKS_STATIC,
    &MIN_IAAS_DYNAMIC,
    &MIN_IAAS_STATIC,
    &CFN_STACK,
    &OIDC_OFF,
    &LOGGING,
    &IRSA,
    &SECURITY_GROUPS,
    &OIDC_PROVIDER,
    &CONTROL_PLANE_POLICIES,
    &RBAC,
    &WORKER_ROLES,
    &KUBECONFIG_OIDC,
    &SECRETS_ENCRYPTION,
    &DISK_ENCRYPTION,
    &KEY_LISTING,
    &DEDICATED_HOSTS,
    &IMDS_DEFAULTS,
    &KARPENTER,
    &BACKUP,
    &POD_IDENTITY,
    &POD_IDENTITY_MINIMUM,
    &POD_IDENTITY_ECR,
];

/// The text of a policy, as it is served.
macro_rules! text {
    ($folder:literal, $name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/policies/", $folder, "/", $name, ".json"))
    };
}
use text;

/// A fault of one statement.
const fn at(statement: usize, text: &'static str) -> Fault {
    Fault { statement: Some(statement), text }
}

/// A fault of the whole text.
const fn overall(text: &'static str) -> Fault {
    Fault { statement: None, text }
}

const USERS_ESCALATE: &str = "Whoever may create users, put them into groups, attach policies to groups, write new policy versions and assume any role can gain every permission of the account. It is as powerful as an administrator.";
const NO_PRICES_IN_GOVCLOUD: &str =
    "pricing:GetProducts does not exist in GovCloud and grants nothing there.";
const ECR_READ_ONLY: &str =
    "The documentation says that this manages images in ECR, but all seven ECR actions only read.";
const HARD_PARTITION: &str = "The ARN names the partition aws. In GovCloud and China IAM refuses the whole document until the partition is changed.";
const SLR_REDUNDANT: &str = "Beside the ControlPlane policy, which allows iam:CreateServiceLinkedRole on every resource without a condition, this statement adds nothing.";
const ROLES_ESCALATE: &str = "It may create roles and attach any policy to any role of the account. Together with the right to pass roles that is a way to every permission.";
