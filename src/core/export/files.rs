//! The files that a person leaves with: the documents, what goes with them, and a README.

use super::readme::readme;
use crate::core::compose::Composition;
use crate::core::policy::write;

/// A file by name and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, with its ending.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Every file of a composition: README first, then principal by principal, then what goes with them.
/// `link` is the page's address with the state in it, as the README shows it.
#[must_use]
pub fn files(composition: &Composition, link: &str) -> Vec<File> {
    let mut files = vec![File {
        name: "README.md".to_owned(),
        text: readme(composition, link),
    }];
    for document in composition.plans.iter().flat_map(|p| &p.documents) {
        files.push(File {
            name: format!("{}.json", document.name),
            text: write::pretty(&document.document),
        });
    }
    for filled in &composition.companions {
        files.push(File {
            name: filled.companion.file.to_owned(),
            text: filled.text.clone(),
        });
    }
    files
}

/// The name of the archive.
#[must_use]
pub fn archive_name(composition: &Composition) -> String {
    format!("palette-iam-{}.zip", composition.selection.edition)
}
