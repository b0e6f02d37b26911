//! "Did you mean": what is suggested for misspelt names, the best first.
#![cfg(not(feature = "web"))]

use palette_iam_composer::core::reference::Reference;
use palette_iam_composer::core::reference::suggest::{MOST, Reason};

fn services(prefix: &str) -> Vec<&'static str> {
    Reference::complete().services_like(prefix).into_iter().map(|service| service.prefix()).collect()
}

fn actions(name: &str) -> Vec<(String, Reason)> {
    let found = Reference::complete().actions_like(name).into_iter();
    found.map(|s| (format!("{}:{}", s.service.prefix(), s.action.name()), s.reason)).collect()
}

#[test]
fn services_are_suggested() {
    #[rustfmt::skip]
    let table: [(&str, &str, &[&str]); 18] = [
        ("a letter too many", "ec22", &["ec2"]),
        ("another letter", "s4", &["s3"]),
        ("a letter left out", "lamda", &["lambda"]),
        ("two neighbours swapped", "amc", &["a2c", "acm"]),
        ("in another case", "LAMDA", &["lambda"]),
        ("letters left out of a long name", "secretmanger", &["secretsmanager"]),
        ("two are near", "ecs2", &["ec2", "ecs"]),
        ("initials of the name", "elb", &["elasticloadbalancing"]),
        ("the name", "stepfunctions", &["states"]),
        ("the name, of several words", "CloudWatchLogs", &["logs"]),
        ("first part of several", "cognito", &["cognito-identity", "cognito-idp", "cognito-sync"]),
        ("beginning", "dynamo", &["dynamodb"]),
        ("a version of the API", "elasticloadbalancingv2", &["elasticloadbalancing"]),
        ("itself", "eks", &[]),
        ("nothing near", "xyzzy", &[]),
        ("nothing", "", &[]),
        ("a pattern", "*", &[]),
        ("wide letters", "\u{e9}\u{e9}\u{e9}\u{e9}", &[]),
    ];
    for (case, prefix, expected) in table {
        assert_eq!(services(prefix), expected, "{case}");
    }
}

#[test]
fn actions_are_suggested() {
    use Reason::{Letters, Service, Verb, Words};
    #[rustfmt::skip]
    type Row<'a> = (&'a str, &'a str, &'a [(&'a str, Reason)]);
    let table: [Row<'_>; 20] = [
        ("plural", "kms:DescribeKeys", &[("kms:DescribeKey", Letters), ("kms:ListKeys", Verb)]),
        (
            "singular, and right elsewhere",
            "ec2:DescribeInstance",
            &[
                ("ec2:DescribeInstances", Letters),
                ("connect:DescribeInstance", Service),
                ("scn:DescribeInstance", Service),
                ("sso:DescribeInstance", Service),
            ],
        ),
        ("a letter left out", "iam:PasRole", &[("iam:PassRole", Letters), ("iam:TagRole", Letters)]),
        ("two neighbours swapped", "ec2:DecsribeVpcs", &[("ec2:DescribeVpcs", Letters)]),
        ("in another case", "IAM:createservicelinkrole", &[("iam:CreateServiceLinkedRole", Letters)]),
        ("words moved", "logs:CreateGroupLog", &[("logs:CreateLogGroup", Words)]),
        ("verb last", "ec2:InstancesDescribe", &[("ec2:DescribeInstances", Words)]),
        ("a word too many", "s3:PutBucketNotificationConfiguration", &[("s3:PutBucketNotification", Words)]),
        (
            "another verb",
            "ec2:ListVolumes",
            &[
                ("ec2:DescribeVolumes", Verb),
                ("deadline:ListVolumes", Service),
                ("storagegateway:ListVolumes", Service),
            ],
        ),
        (
            "another verb, in lower case",
            "ec2:listvolumes",
            &[
                ("ec2:DescribeVolumes", Verb),
                ("deadline:ListVolumes", Service),
                ("storagegateway:ListVolumes", Service),
            ],
        ),
        (
            "another service",
            "eks:DescribeInstances",
            &[
                ("ec2:DescribeInstances", Service),
                ("gamelift:DescribeInstances", Service),
                ("opsworks:DescribeInstances", Service),
                ("workdocs:DescribeInstances", Service),
            ],
        ),
        (
            "a near service, though many have it",
            "ecs:DescribeCluster",
            &[
                ("ecs:DescribeClusters", Letters),
                ("ecs:ListClusters", Verb),
                ("eks:DescribeCluster", Service),
            ],
        ),
        ("misspelt service", "ec22:RunInstances", &[("ec2:RunInstances", Service)]),
        ("both misspelt", "lamda:InvokeFunctions", &[("lambda:InvokeFunction", Letters)]),
        (
            "initials of the service",
            "elb:DescribeLoadBalancers",
            &[
                ("elasticloadbalancing:DescribeLoadBalancers", Service),
                ("autoscaling:DescribeLoadBalancers", Service),
            ],
        ),
        ("right", "EC2:runinstances", &[]),
        ("nothing near", "eks:Nothing", &[]),
        ("no service near", "xyzzy:Nothing", &[]),
        ("no colon", "RunInstances", &[]),
        ("no name", "s3:", &[]),
    ];
    for (case, name, expected) in table {
        let found = actions(name);
        let found: Vec<_> = found.iter().map(|(name, reason)| (name.as_str(), *reason)).collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn an_action_is_found_again_when_a_letter_is_lost() {
    for service in
        ["eks", "kms", "secretsmanager"].map(|prefix| Reference::complete().service(prefix).unwrap())
    {
        for action in service.actions() {
            let name = format!("{}:{}", service.prefix(), action.name());
            assert_eq!(Reference::complete().actions_like(&name), [], "{name} is right");
            let cut = &name[..name.len() - 1];
            if Reference::complete().action(cut).is_none() && !cut.ends_with(':') {
                let found = Reference::complete().actions_like(cut);
                assert!(
                    found.len() <= MOST && found.iter().any(|s| s.action.name() == action.name()),
                    "{cut}"
                );
            }
        }
    }
}
