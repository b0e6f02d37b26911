//! Merging and packing AWS's own policies: nothing is widened, nothing is lost.

use palette_iam_composer::core::algebra::contains::{Universe, Verdict, interchangeable};
use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::pack::pack;
use palette_iam_composer::core::compose::verify::verify;
use palette_iam_composer::core::policy::{Document, Statement, wire, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::Value;

use crate::grants::{Names, same};
use crate::policies::{LIMIT, Version, action_names, current, too_long};

fn read(version: &Version) -> Vec<Statement> {
    wire::parse(&version.text).unwrap_or_else(|e| panic!("{}: {e}", version.name)).statements
}

fn value(statements: &[Statement]) -> Value {
    let document = Document { statements: statements.to_vec() };
    serde_json::from_str(&write::pretty(&document)).expect("what is written is JSON")
}

/// Over the actions of today and of tomorrow.
fn assert_same(name: &str, before: &Value, after: &[Value]) {
    let after: Vec<&Value> = after.iter().collect();
    let mut both = after.clone();
    both.push(before);
    let names = Names::with_tomorrow(action_names(), &both);
    assert_eq!(same(&[before], &after, &names), Ok(()), "{name}");
}

#[test]
fn a_merge_grants_what_its_source_grants() {
    for version in current() {
        let source = read(version);
        let merged = merge(&source, Reference::catalogue());
        assert_eq!(verify(&source, &merged), Ok(()), "{}", version.name);
        assert_same(&version.name, &version.document, &[value(&merged)]);
        assert_proven(&version.name, source, vec![merged]);
    }
}

/// Over all requests, whatever is allowed or denied.
fn assert_proven(name: &str, source: Vec<Statement>, documents: Vec<Vec<Statement>>) {
    let documents: Vec<Document> = documents.into_iter().map(|statements| Document { statements }).collect();
    let verdict = interchangeable(&[Document { statements: source }], &documents, Universe::All);
    assert_eq!(verdict, Verdict::Contained, "{name}");
}

/// What no document of the limit's length can hold: one list of exceptions (`NotAction`) is longer by
/// itself, and the exceptions of two statements cannot stand in for those of one.
const TOO_LONG_IN_ONE_PIECE: [(&str, usize); 2] = [
    ("AmazonDataZoneSageMakerEnvironmentRolePermissionsBoundary v13", 6_942),
    ("SageMakerStudioProjectUserRolePermissionsBoundary v19", 20_537),
];

#[test]
fn what_is_too_long_is_split_into_documents_that_fit() {
    let mut refused = Vec::new();
    for version in too_long() {
        let packing = match pack(&read(version), LIMIT) {
            Ok(packing) => packing,
            Err(too_long) => {
                refused.push((version.name.as_str(), too_long.size));
                continue;
            }
        };
        let documents: Vec<Value> = packing.documents.iter().map(|d| value(d)).collect();
        for document in &documents {
            let characters = document.to_string().chars().count();
            assert!(characters <= LIMIT, "{}: {characters}", version.name);
        }
        assert!(packing.lower_bound <= documents.len(), "{}", version.name);
        assert_same(&version.name, &version.document, &documents);
        assert_proven(&version.name, read(version), packing.documents);
    }
    assert_eq!(refused, TOO_LONG_IN_ONE_PIECE);
}
