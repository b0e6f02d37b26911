//! KMS permissions for secrets and disks.

use super::super::claims::rest;
use super::super::ids::part as id;
use super::super::{Policy, links};
use super::{at, text};

pub static SECRETS_ENCRYPTION: Policy = Policy {
    name: "PaletteEksSecretsEncryption",
    folder: "features",
    dated: None,
    link: links::SECRETS_ENCRYPTION,
    json: text!("features", "PaletteEksSecretsEncryption"),
    claims: &[rest(0, id::KMS)],
    faults: &[
        at(
            0,
            "The documentation writes kms:DescribeKeys, which does not exist. kms:DescribeKey stands here.",
        ),
        at(
            0,
            "The documentation lists names of actions only. kms:CreateGrant and kms:DescribeKey stand here for every key that lets IAM policies decide; name your keys where that is too much.",
        ),
    ],
};

pub static DISK_ENCRYPTION: Policy = Policy {
    name: "PaletteEksDiskEncryption",
    folder: "features",
    dated: None,
    link: links::DISK_ENCRYPTION,
    json: text!("features", "PaletteEksDiskEncryption"),
    claims: &[rest(0, id::KMS)],
    faults: &[at(
        0,
        "kms:ListKeys and kms:ListAliases are never granted here: the condition asks for the aliases of a key, and neither action concerns one key. They need a statement of their own.",
    )],
};

pub static KEY_LISTING: Policy = Policy {
    name: "PaletteKmsKeyListing",
    folder: "features",
    dated: None,
    link: links::DISK_ENCRYPTION,
    json: text!("features", "PaletteKmsKeyListing"),
    claims: &[rest(0, id::KMS)],
    faults: &[at(
        0,
        "The documentation has no such statement. This is what it means: the two actions of its disk encryption statement, without the condition that keeps them from being granted.",
    )],
};
