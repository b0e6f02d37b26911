//! Checks a parameter's value. Each message says what to change.

use super::ParamRule;

/// Why a value will not do, as the sentence shown beside the field.
type Checked = Result<(), &'static str>;

const PARTITIONS: &[&str] =
    &["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"];

/// Beginnings and endings that S3 keeps for itself.
const BUCKET_PREFIXES: &[&str] = &["xn--", "sthree-", "amzn-s3-demo-"];
const BUCKET_SUFFIXES: &[&str] = &["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

impl ParamRule {
    /// Whether a value will do.
    ///
    /// # Errors
    /// A sentence that says how to mend the value.
    pub fn check(self, value: &str) -> Checked {
        match self {
            Self::BucketName => bucket_name(value),
            Self::EksClusterName => eks_cluster_name(value),
            Self::AccountId => ensure(
                value.len() == 12 && value.bytes().all(|b| b.is_ascii_digit()),
                "Give the twelve digits of an AWS account number, without dashes or spaces.",
            ),
            Self::Region => {
                ensure(is_region(value), "Give a Region's name in small letters, such as eu-central-1.")
            }
            Self::Partition => {
                ensure(PARTITIONS.contains(&value), "Give a partition's name: aws, aws-us-gov or aws-cn.")
            }
            Self::ExternalId => ensure(
                (2..=1224).contains(&value.len()) && only(value, b"_+=,.@:/-"),
                "Give 2 to 1,224 letters, digits and _ + = , . @ : / -, without spaces.",
            ),
            Self::OidcId => ensure(
                value.len() == 32 && value.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F')),
                "Give the 32 digits and capital letters A to F after the last slash of the cluster's OpenID Connect provider URL.",
            ),
            Self::UserOrRole => user_or_role(value),
        }
    }
}

fn bucket_name(value: &str) -> Checked {
    ensure((3..=63).contains(&value.len()), "Give 3 to 63 characters.")?;
    ensure(
        value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')),
        "Use only small letters, digits, dots and hyphens.",
    )?;
    ensure(
        [value.bytes().next(), value.bytes().last()]
            .iter()
            .all(|b| b.is_some_and(|b| b.is_ascii_alphanumeric())),
        "Begin and end with a small letter or a digit.",
    )?;
    ensure(!value.contains(".."), "Leave out the second of two dots in a row.")?;
    ensure(
        value.parse::<std::net::Ipv4Addr>().is_err(),
        "Choose a name that does not look like an IP address.",
    )?;
    ensure(
        !BUCKET_PREFIXES.iter().any(|p| value.starts_with(p)),
        "Choose another beginning: S3 keeps xn--, sthree- and amzn-s3-demo- for itself.",
    )?;
    ensure(
        !BUCKET_SUFFIXES.iter().any(|s| value.ends_with(s)),
        "Choose another ending: S3 keeps -s3alias, --ol-s3, .mrap, --x-s3 and --table-s3 for itself.",
    )
}

fn eks_cluster_name(value: &str) -> Checked {
    ensure((1..=100).contains(&value.len()), "Give 1 to 100 characters.")?;
    ensure(value.starts_with(|c: char| c.is_ascii_alphanumeric()), "Begin with a letter or a digit.")?;
    ensure(only(value, b"-_"), "Use only letters, digits, hyphens and underscores.")
}

fn user_or_role(value: &str) -> Checked {
    let Some(rest) = value.strip_prefix("user/").or_else(|| value.strip_prefix("role/")) else {
        return Err("Begin with user/ or role/, such as role/PaletteRole.");
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    ensure((1..=64).contains(&name.len()), "Give a name of 1 to 64 characters after the last slash.")?;
    ensure(only(name, b"+=,.@_-"), "Use only letters, digits and + = , . @ _ - in the name.")?;
    ensure(
        rest.len() <= 512 && !rest.starts_with('/') && !rest.contains("//") && only(rest, b"/+=,.@_-"),
        "Give the path in letters and digits with single slashes, such as role/team/PaletteRole.",
    )
}

/// Small letters in groups, and a number at the end: `us-gov-west-1`.
fn is_region(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let Some((number, words)) = parts.split_last() else {
        return false;
    };
    (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && (2..=4).contains(&words.len())
        && words.iter().all(|w| (2..=9).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Letters, digits and these marks.
fn only(value: &str, marks: &[u8]) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || marks.contains(&b))
}

fn ensure(holds: bool, mend: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(mend) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_values_pass() {
        for (rule, value) in [
            (ParamRule::BucketName, "a.b-c"),
            (ParamRule::EksClusterName, "A_b-1"),
            (ParamRule::AccountId, "000000000000"),
            (ParamRule::Region, "us-gov-west-1"),
            (ParamRule::Region, "us-isob-east-1"),
            (ParamRule::Region, "eusc-de-east-1"),
            (ParamRule::Partition, "aws-us-gov"),
            (ParamRule::ExternalId, "a:b/c_d"),
            (ParamRule::OidcId, "0123456789ABCDEF0123456789ABCDEF"),
            (ParamRule::UserOrRole, "user/team/palette@example.com"),
        ] {
            assert_eq!(rule.check(value), Ok(()), "{value}");
        }
    }

    #[test]
    fn each_fault_has_its_own_mend() {
        for (rule, value, mend) in [
            (ParamRule::BucketName, "ab", "3 to 63"),
            (ParamRule::BucketName, "Backups", "small letters"),
            (ParamRule::BucketName, "backups-", "Begin and end"),
            (ParamRule::BucketName, "back..ups", "two dots"),
            (ParamRule::BucketName, "192.168.0.1", "IP address"),
            (ParamRule::BucketName, "xn--bucket", "another beginning"),
            (ParamRule::BucketName, "bucket--x-s3", "another ending"),
            (ParamRule::EksClusterName, "", "1 to 100"),
            (ParamRule::EksClusterName, "-a", "Begin with"),
            (ParamRule::EksClusterName, "a b", "Use only"),
            (ParamRule::AccountId, "1234-5678-9012", "twelve digits"),
            (ParamRule::Region, "Frankfurt", "Region's name"),
            (ParamRule::Region, "eu-central-1a", "Region's name"),
            (ParamRule::Partition, "arn:aws", "partition's name"),
            (ParamRule::ExternalId, "two words", "without spaces"),
            (ParamRule::OidcId, "d539", "32 digits"),
            (ParamRule::UserOrRole, "PaletteRole", "Begin with user/"),
            (ParamRule::UserOrRole, "role/", "1 to 64"),
            (ParamRule::UserOrRole, "role/a b", "Use only"),
            (ParamRule::UserOrRole, "role//a", "single slashes"),
        ] {
            let said = rule.check(value).unwrap_err();
            assert!(said.contains(mend), "{value}: {said}");
        }
    }
}
