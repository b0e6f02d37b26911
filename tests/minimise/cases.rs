//! Named cases, over the whole reference.

use palette_iam_composer::core::minimise::Wildcards::{None, Readable, Smallest};
use palette_iam_composer::core::policy::{Clause, Entries};
use palette_iam_composer::core::reference::Reference;

use crate::{reference, run, statements};

fn names(list: &[&str]) -> String {
    let quoted: Vec<String> = list.iter().map(|a| format!("\"{a}\"")).collect();
    format!("[{}]", quoted.join(","))
}

fn policy(actions: &[&str]) -> String {
    let actions = names(actions);
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":{actions},"Resource":"*"}}]}}"#
    )
}

#[test]
fn lists_of_one_statement() {
    let rows: [(&str, _, &[&str], &[&str]); 14] = [
        (
            "a name in another case, twice",
            None,
            &["EKS:listclusters", "eks:ListClusters"],
            &["eks:ListClusters"],
        ),
        ("a wildcard takes its names in", None, &["ec2:Describe*", "ec2:describevpcs"], &["ec2:Describe*"]),
        ("a wider wildcard takes a narrower one in", None, &["s3:Get*", "s3:GetObject*"], &["s3:Get*"]),
        ("everything", None, &["*", "s3:Get*", "nosuch:Thing"], &["*"]),
        (
            "no new wildcard, though the two names are all there is",
            None,
            &["eks:TagResource", "eks:UntagResource"],
            &["eks:TagResource", "eks:UntagResource"],
        ),
        (
            "an action and its opposite",
            Readable,
            &["eks:TagResource", "eks:UntagResource"],
            &["eks:*TagResource"],
        ),
        (
            "DescribeVolumes* would catch DescribeVolumeStatus, where the star is no word",
            Readable,
            &["ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVolumeStatus"],
            &["ec2:*VolumesModifications", "ec2:*VolumeStatus", "ec2:DescribeVolumes"],
        ),
        (
            "the same as short as can be",
            Smallest,
            &["ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVolumeStatus"],
            &["ec2:D*mes*"],
        ),
        (
            "what is unknown stays",
            Smallest,
            &["ec2:NoSuchThing", "nosuch:Get", "nosuch:GetIt"],
            &["ec2:NoSuchThing", "nosuch:Get", "nosuch:GetIt"],
        ),
        ("a wildcard of nothing stays", Smallest, &["ec2:NoSuch*"], &["ec2:NoSuch*"]),
        (
            "a hyphen joins words",
            Readable,
            &["vpc-lattice:AssociateViaAWSService-EventsAndStates"],
            &["vpc-lattice:*And*"],
        ),
        ("a lone action of its service", Readable, &["neptune-db:connect"], &["neptune-db:connect"]),
        (
            "a wildcard of the source keeps its reach",
            Readable,
            &["ssm:GetParameter*", "ssm:GetParameters"],
            &["ssm:GetParameter*"],
        ),
        ("a question mark of the source stays", None, &["ec2:DescribeVpc?"], &["ec2:DescribeVpc?"]),
    ];
    for (case, mode, given, expected) in rows {
        let source = statements(&policy(given));
        let result = run(&source, Reference::complete(), mode);
        let found: Vec<&str> =
            result.statements.iter().flat_map(|s| &s.actions.entries().items).map(|a| a.as_str()).collect();
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn statements_beside_each_other() {
    let all = r#"{"Effect":"Allow","Action":["iam:PassRole","iam:GetRole"],"Resource":"*"}"#;
    let scoped = r#"{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::1:role/x"}"#;
    let conditional =
        r#"{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"Bool":{"aws:x":"true"}}}"#;
    let deny = r#"{"Effect":"Deny","Action":"iam:PassRole","Resource":"arn:aws:iam::1:role/x"}"#;
    let not = r#"{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"#;
    let twice = r#"{"Effect":"Allow","Action":"iam:PassRole","Resource":["arn:aws:iam::1:role/*","arn:aws:iam::1:role/x"]}"#;
    let rows = [
        ("scoped, under one on all", vec![all, scoped], 1),
        ("conditional, under one without", vec![conditional, all], 1),
        ("the same twice", vec![scoped, scoped], 1),
        ("a Deny is no Allow", vec![all, deny], 2),
        ("not under a stricter one", vec![conditional, scoped], 2),
        ("an exception is not under its list", vec![not, scoped], 2),
        ("two equal exceptions", vec![not, not], 1),
        ("one resource in another", vec![twice], 1),
    ];
    for (case, given, expected) in rows {
        let text = format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, given.join(","));
        let result = run(&statements(&text), Reference::complete(), None);
        assert_eq!(result.statements.len(), expected, "{case}: {result:?}");
        let resources: usize = result.statements.iter().map(|s| s.resources.entries().items.len()).sum();
        assert_eq!(resources, expected, "{case}: resources");
    }
}

/// What is granted on everything may be caught by the pattern of a narrower statement; what is granted
/// only under a condition may not.
#[test]
fn what_others_grant_may_be_caught() {
    let reference = reference(&[("aa", ["GetBoat", "GetBook", "GetBooks"].map(str::to_owned).to_vec())]);
    let text = |condition: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[
            {{"Effect":"Allow","Action":"aa:GetBoat","Resource":"*"{condition}}},
            {{"Effect":"Allow","Action":["aa:GetBook","aa:GetBooks"],"Resource":"arn:aws:aa:::x"}}]}}"#
        )
    };
    let rows =
        [("", "aa:*", vec!["aa:GetBoat"]), (r#","Condition":{"Bool":{"aws:x":"true"}}"#, "aa:*k*", vec![])];
    for (condition, pattern, beyond) in rows {
        let result = run(&statements(&text(condition)), &reference, Smallest);
        let found: Vec<_> = result.future.iter().map(|f| (f.pattern.as_str(), f.beyond.clone())).collect();
        let beyond: Vec<String> = beyond.into_iter().map(str::to_owned).collect();
        assert!(found.contains(&(pattern, beyond)), "{condition}: {found:?}");
    }
}

/// A document without a statement would be refused.
#[test]
fn what_grants_nothing_stays_a_policy() {
    let mut source = statements(&policy(&["s3:GetObject"]));
    source[0].actions = Clause::In(Entries::new(Vec::new()));
    assert_eq!(run(&source, Reference::complete(), Smallest).statements, source);
}
