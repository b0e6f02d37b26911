//! The files that a person leaves with: the documents, what goes with them, and a README.

use super::readme::readme;
use super::zip::Entry;
use crate::core::compose::Composition;
use crate::core::policy::write;

/// Every file of a composition: README first, then principal by principal, then what goes with them.
/// `link` is the page's address with the state in it, as the README shows it.
#[must_use]
pub fn files(composition: &Composition, link: &str) -> Vec<Entry> {
    let mut files = vec![Entry { name: "README.md".to_owned(), text: readme(composition, link) }];
    for document in composition.plans.iter().flat_map(|p| &p.documents) {
        files
            .push(Entry { name: format!("{}.json", document.name), text: write::pretty(&document.document) });
    }
    for filled in &composition.companions {
        files.push(Entry { name: filled.companion.file.to_owned(), text: filled.text.clone() });
    }
    files
}

/// The name of the archive.
#[must_use]
pub fn archive_name(composition: &Composition) -> String {
    format!("palette-iam-{}.zip", composition.selection.edition)
}
