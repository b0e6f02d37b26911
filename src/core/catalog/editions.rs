//! The generations of the documentation's page.

use super::ids::edition::{E2025_02, E2026_10};
use super::{Edition, EditionState};

/// Every edition, oldest first.
pub static EDITIONS: &[Edition] = &[
    Edition {
        id: E2025_02,
        line: "The page of November 2024 to February 2025: known as a whole.",
        text: "Four core policies, the controllers EKS policy, and one Minimum policy each for Dynamic and Static. \
               Every policy is here in the words of that page. This is the edition to start from unless you follow \
               the newer Minimum policies.",
        state: EditionState::Complete,
    },
    Edition {
        id: E2026_10,
        line: "The newest texts known, up to October 2026: partial.",
        text: "The page is now four pages. The Minimum policies are four: EKS or IaaS, each Dynamic or Static, with a \
               CloudFormation policy beside them; there is a policy for Dedicated Hosts, and Nodes, Deployment and EKS \
               have newer texts. The newest Controller and ControlPlane texts are not known, so those of 2025-02 \
               stand in and say so. Names of actions seen on the newer page are shown and never granted, because \
               their resources and conditions are not known.",
        state: EditionState::Partial { carried_over_from: E2025_02 },
    },
];
