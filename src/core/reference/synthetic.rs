//! Actions that AWS authorises on an ARN although its reference names no resource type for them.
//!
//! By the reference such an action needs `*`. In practice the service asks about an ARN that it makes
//! up, so a pattern that covers this ARN grants the action, and one that does not, does not. What the
//! service asks about stands in the denials that it sends.

/// When the table was made (`YYYY-MM-DD`).
pub const DATE: &str = "2026-10-27";

/// An action and the ARNs that its service asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntheticArn {
    /// The action in AWS's case, such as `eks:ListClusters`.
    pub action: &'static str,
    /// The ARNs as a pattern: `*` stands where the request has a value of its own.
    pub pattern: &'static str,
    /// How it is known.
    pub source: &'static str,
}

/// All that are known, sorted by action.
pub const SYNTHETIC_ARNS: [SyntheticArn; 4] = [
    SyntheticArn {
        action: "cloudformation:ListStacks",
        pattern: "arn:*:cloudformation:*:*:stack/*/*",
        source: "AWS's denial: `is not authorized to perform: cloudformation:ListStacks on resource: arn:aws:cloudformation:<region>:<account>:stack/*/*`",
    },
    SyntheticArn {
        action: "eks:CreateCluster",
        pattern: "arn:*:eks:*:*:cluster/*",
        source: "AWS's denial: `is not authorized to perform: eks:CreateCluster on resource: arn:aws:eks:<region>:<account>:cluster/<name>`",
    },
    SyntheticArn {
        action: "eks:ListClusters",
        pattern: "arn:*:eks:*:*:cluster/*",
        source: "AWS's denial: `is not authorized to perform: eks:ListClusters on resource: arn:aws:eks:<region>:<account>:cluster/*`",
    },
    SyntheticArn {
        action: "s3:ListAllMyBuckets",
        pattern: "arn:*:s3:::*",
        source: "AWS's examples: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
    },
];

/// The entry for an action such as `eks:ListClusters`, without regard to case.
#[must_use]
pub fn synthetic_arn(action: &str) -> Option<&'static SyntheticArn> {
    SYNTHETIC_ARNS.iter().find(|entry| entry.action.eq_ignore_ascii_case(action))
}
