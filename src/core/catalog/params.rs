//! The values that policies leave open.

use super::ids::param as id;
use super::{Param, ParamRule};

/// Every parameter, in the order in which the page asks for them.
pub static PARAMS: &[Param] = &[
    Param {
        id: id::BUCKET_NAME,
        name: "Bucket name",
        line: "The S3 bucket that holds the backups.",
        example: "palette-backups",
        rule: ParamRule::BucketName,
        private: false,
    },
    Param {
        id: id::PARTITION,
        name: "Partition",
        line: "The AWS partition of the account: aws, or aws-us-gov for GovCloud, or aws-cn for China.",
        example: "aws",
        rule: ParamRule::Partition,
        private: false,
    },
    Param {
        id: id::ACCOUNT,
        name: "Account number",
        line: "Your AWS account, in which the clusters run.",
        example: "123456789012",
        rule: ParamRule::AccountId,
        private: true,
    },
    Param {
        id: id::REGION,
        name: "Region",
        line: "The Region of the EKS cluster.",
        example: "eu-central-1",
        rule: ParamRule::Region,
        private: false,
    },
    Param {
        id: id::CLUSTER_NAME,
        name: "EKS cluster name",
        line: "The name of the EKS cluster, as AWS shows it.",
        example: "my-eks-cluster",
        rule: ParamRule::EksClusterName,
        private: false,
    },
    Param {
        id: id::PALETTE_ACCOUNT,
        name: "Palette's account number",
        line: "The AWS account of Palette itself, as Palette shows it when you choose STS for the backup location.",
        example: "210987654321",
        rule: ParamRule::AccountId,
        private: true,
    },
    Param {
        id: id::EXTERNAL_ID,
        name: "External ID",
        line: "The external ID that Palette shows when you choose STS for the backup location.",
        example: "my-external-id",
        rule: ParamRule::ExternalId,
        private: true,
    },
    Param {
        id: id::OIDC_ID,
        name: "OIDC ID",
        line: "The last part of the EKS cluster's OpenID Connect provider URL, after the last slash.",
        example: "D539D4633E53DE1B71A1C0FFEE539D46",
        rule: ParamRule::OidcId,
        private: false,
    },
    Param {
        id: id::PALETTE_PRINCIPAL,
        name: "Palette's user or role",
        line: "The IAM user or role of the cloud account, with user/ or role/ before its name.",
        example: "role/PaletteRole",
        rule: ParamRule::UserOrRole,
        private: false,
    },
];
