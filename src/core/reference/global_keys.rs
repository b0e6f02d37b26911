//! AWS's global condition keys: a request for any action of any service may have them.
//!
//! The service authorization reference lists only three of them, and only where an action has them:
//! `aws:RequestTag`, `aws:ResourceTag` and `aws:TagKeys`. The others stand on a page of their own, which
//! this table follows: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use super::key::fits;
use super::{KeyType, ValueType};

/// When the table was compared with AWS's page (`YYYY-MM`).
pub const DATE: &str = "2026-10";

/// A global condition key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GlobalKey {
    name: &'static str,
    key_type: KeyType,
    /// The other type that AWS names.
    other: Option<ValueType>,
}

impl GlobalKey {
    /// The name in AWS's case, such as `aws:SourceIp` or `aws:PrincipalTag/${TagKey}`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The type of its values.
    #[must_use]
    pub const fn key_type(&self) -> KeyType {
        self.key_type
    }

    /// Another type that its values can have: `aws:EpochTime` is a date and a number,
    /// `aws:FederatedProvider` a name or an ARN.
    #[must_use]
    pub const fn other_type(&self) -> Option<ValueType> {
        self.other
    }

    /// Whether the prefix is that of a service (`ec2:SourceInstanceArn`): AWS calls it a cross-service
    /// key, a kind of global key.
    #[must_use]
    pub fn is_cross_service(&self) -> bool {
        !self.name.starts_with("aws:")
    }

    /// Whether a key of a policy or a request is this one: without regard to case, and with something
    /// in place of the placeholder.
    #[must_use]
    pub fn matches(&self, key: &str) -> bool {
        fits(self.name, key)
    }
}

/// The global key that a policy or a request names.
#[must_use]
pub fn global_key(key: &str) -> Option<&'static GlobalKey> {
    GLOBAL_KEYS.iter().find(|known| known.matches(key))
}

const fn one(name: &'static str, value: ValueType) -> GlobalKey {
    GlobalKey { name, key_type: KeyType { value, many: false }, other: None }
}

const fn many(name: &'static str, value: ValueType) -> GlobalKey {
    GlobalKey { name, key_type: KeyType { value, many: true }, other: None }
}

const fn either(name: &'static str, value: ValueType, other: ValueType) -> GlobalKey {
    GlobalKey { name, key_type: KeyType { value, many: false }, other: Some(other) }
}

use ValueType::{Arn, Bool, Date, IpAddress, Numeric, String};

/// All global keys, in the order of AWS's page.
pub const GLOBAL_KEYS: [GlobalKey; 61] = [
    // Properties of the principal.
    one("aws:PrincipalArn", Arn),
    one("aws:PrincipalAccount", String),
    many("aws:PrincipalOrgPaths", String),
    one("aws:PrincipalOrgID", String),
    one("aws:PrincipalTag/${TagKey}", String),
    one("aws:PrincipalIsAWSService", Bool),
    one("aws:PrincipalServiceName", String),
    many("aws:PrincipalServiceNamesList", String),
    one("aws:PrincipalType", String),
    one("aws:userid", String),
    one("aws:username", String),
    // Properties of a role session.
    one("aws:AssumedRoot", Bool),
    either("aws:FederatedProvider", String, Arn),
    one("aws:TokenIssueTime", Date),
    one("aws:SignInSessionArn", Arn),
    one("aws:MultiFactorAuthAge", Numeric),
    one("aws:MultiFactorAuthPresent", Bool),
    one("aws:ChatbotSourceArn", Arn),
    one("aws:Ec2InstanceSourceVpc", String),
    one("aws:Ec2InstanceSourcePrivateIPv4", IpAddress),
    one("aws:SourceIdentity", String),
    one("ec2:RoleDelivery", Numeric),
    one("ec2:SourceInstanceArn", Arn),
    one("glue:RoleAssumedBy", String),
    one("glue:CredentialIssuingService", String),
    one("codebuild:BuildArn", Arn),
    one("codebuild:ProjectArn", Arn),
    one("lambda:SourceFunctionArn", Arn),
    one("ssm:SourceInstanceArn", Arn),
    one("identitystore:UserId", String),
    // Properties of the network.
    one("aws:SourceIp", IpAddress),
    one("aws:SourceVpc", String),
    one("aws:SourceVpcArn", Arn),
    one("aws:SourceVpce", String),
    one("aws:VpceAccount", String),
    one("aws:VpceOrgID", String),
    many("aws:VpceOrgPaths", String),
    one("aws:VpcSourceIp", IpAddress),
    // Properties of the resource.
    one("aws:ResourceAccount", String),
    one("aws:ResourceOrgID", String),
    many("aws:ResourceOrgPaths", String),
    one("aws:ResourceTag/${TagKey}", String),
    // Properties of the request.
    many("aws:CalledVia", String),
    one("aws:CalledViaFirst", String),
    one("aws:CalledViaLast", String),
    one("aws:CalledViaAWSMCP", String),
    one("aws:ViaAWSService", Bool),
    one("aws:ViaAWSMCPService", Bool),
    one("aws:CurrentTime", Date),
    either("aws:EpochTime", Date, Numeric),
    one("aws:referer", String),
    one("aws:RequestedRegion", String),
    one("aws:RequestTag/${TagKey}", String),
    many("aws:TagKeys", String),
    one("aws:SecureTransport", Bool),
    one("aws:SourceAccount", String),
    one("aws:SourceArn", Arn),
    one("aws:SourceOrgID", String),
    many("aws:SourceOrgPaths", String),
    one("aws:UserAgent", String),
    one("aws:IsMcpServiceAction", Bool),
];

#[cfg(test)]
mod tests {
    use super::{GLOBAL_KEYS, global_key};

    #[test]
    fn keys_are_found_in_any_case_and_with_a_tag() {
        let table = [
            ("AWS:sourceip", "aws:SourceIp", "IPAddress"),
            ("aws:PrincipalTag/Team", "aws:PrincipalTag/${TagKey}", "String"),
            ("aws:principalorgpaths", "aws:PrincipalOrgPaths", "ArrayOfString"),
            ("ec2:SourceInstanceARN", "ec2:SourceInstanceArn", "ARN"),
            ("aws:epochtime", "aws:EpochTime", "Date"),
        ];
        for (key, name, key_type) in table {
            let found = global_key(key).unwrap();
            assert_eq!((found.name(), found.key_type().to_string().as_str()), (name, key_type), "{key}");
        }
        for key in ["aws:PrincipalTag/", "aws:Source", "s3:prefix", ""] {
            assert_eq!(global_key(key), None, "{key}");
        }
    }

    #[test]
    fn each_key_stands_once() {
        for (place, key) in GLOBAL_KEYS.iter().enumerate() {
            assert_eq!(
                GLOBAL_KEYS.iter().position(|other| other.matches(key.name)),
                Some(place),
                "{}",
                key.name
            );
        }
        assert_eq!(GLOBAL_KEYS.iter().filter(|key| key.is_cross_service()).count(), 9);
    }
}
