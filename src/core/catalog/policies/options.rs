//! The options of the EKS pack. The documentation gives action names only; the texts are this
//! project's own.

use super::super::claims::rest;
use super::super::ids::part as id;
use super::super::{Policy, links};
use super::{at, overall, text};

const NAMES_ONLY: &str = "The documentation lists names of actions only. The resources and conditions here are those that the Controller and EKS policies themselves use for the same actions.";
const NAMES_ONLY_OWN: &str = "The documentation lists names of actions only. The Controller and EKS policies do not have all of them; what they lack is allowed here on every resource, the rest as in those policies.";
const ATTACH_ANY: &str = "It may attach any policy to any role of the account. Together with the right to pass roles that is a way to more permissions than were given.";

pub static OIDC_OFF: Policy = Policy {
    name: "PaletteEksOidcOff",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksOidcOff"),
    claims: &[rest(0, id::PACK_OPTIONS)],
    faults: &[
        overall(NAMES_ONLY),
        overall(
            "The documentation asks for the rights to create and delete a provider under the option that does without one, and does not say why.",
        ),
    ],
};

pub static LOGGING: Policy = Policy {
    name: "PaletteEksLogging",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksLogging"),
    claims: &[rest(0, id::PACK_OPTIONS), rest(1, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY_OWN)],
};

pub static IRSA: Policy = Policy {
    name: "PaletteEksIrsa",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksIrsa"),
    claims: &[rest(0, id::PACK_OPTIONS), rest(1, id::PASS_ROLE), rest(2, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY), at(0, ATTACH_ANY)],
};

pub static SECURITY_GROUPS: Policy = Policy {
    name: "PaletteEksSecurityGroups",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksSecurityGroups"),
    claims: &[rest(0, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY_OWN)],
};

pub static OIDC_PROVIDER: Policy = Policy {
    name: "PaletteEksOidcProvider",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksOidcProvider"),
    claims: &[rest(0, id::PACK_OPTIONS), rest(1, id::PACK_OPTIONS), rest(2, id::PACK_OPTIONS)],
    faults: &[
        overall(NAMES_ONLY),
        at(
            1,
            "The EKS policy names clusters and node groups for these two actions, which act on an identityproviderconfig. That resource stands here instead, because the actions would be refused otherwise.",
        ),
    ],
};

pub static CONTROL_PLANE_POLICIES: Policy = Policy {
    name: "PaletteEksControlPlanePolicies",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksControlPlanePolicies"),
    claims: &[rest(0, id::PACK_OPTIONS), rest(1, id::PASS_ROLE)],
    faults: &[overall(NAMES_ONLY), at(0, ATTACH_ANY)],
};

pub static RBAC: Policy = Policy {
    name: "PaletteEksRbac",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksRbac"),
    claims: &[rest(0, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY)],
};

pub static WORKER_ROLES: Policy = Policy {
    name: "PaletteEksWorkerRoles",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksWorkerRoles"),
    claims: &[rest(0, id::PACK_OPTIONS), rest(1, id::PASS_ROLE), rest(2, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY), at(0, ATTACH_ANY)],
};

pub static KUBECONFIG_OIDC: Policy = Policy {
    name: "PaletteEksKubeconfigOidc",
    folder: "features",
    dated: None,
    link: links::EKS_PACK,
    json: text!("features", "PaletteEksKubeconfigOidc"),
    claims: &[rest(0, id::PACK_OPTIONS)],
    faults: &[overall(NAMES_ONLY)],
};
