//! Minimising: laws under random references and policies, named cases, and the sizes that must be reached.
//! What a policy grants is asked of [`model`], which knows nothing of the engine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod cases;
mod golden;
mod laws;
mod model;
mod random;

use palette_iam_composer::core::minimise::{Minimised, Universe, Wildcards, minimise};
use palette_iam_composer::core::policy::{Document, Statement, wire, write};
use palette_iam_composer::core::reference::Reference;

/// A reference with these actions, in AWS's case: services and names.
pub fn reference(services: &[(&str, Vec<String>)]) -> Reference {
    let count: usize = services.iter().map(|(_, names)| names.len()).sum();
    let mut text = format!(
        "palette-reference 2\nsource made 1 2026-10-27\nsource up 1 2026-10\ntotal {} 0 {count} 0\n",
        services.len()
    );
    for (prefix, names) in services {
        text += &format!("@{prefix} 0 {} - {prefix}\n>Write\n", names.len());
        for name in names {
            text += &format!("0{name}\n");
        }
    }
    Reference::parse(&text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

/// The statements of a policy's text.
pub fn statements(text: &str) -> Vec<Statement> {
    wire::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}")).statements
}

/// A result, over a universe of its own.
pub fn run(statements: &[Statement], reference: &Reference, mode: Wildcards) -> Minimised {
    minimise(statements, &Universe::new(reference), mode)
}

/// The size of a document of these.
pub fn size(statements: &[Statement]) -> usize {
    write::size(&Document { statements: statements.to_vec() })
}
