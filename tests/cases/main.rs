//! Golden cases. A case is a folder beside this file:
//!
//! | file | what |
//! |---|---|
//! | `README` | what the case pins, in a line or two |
//! | `link` | the selection, as the fragment of a link |
//! | `plan.txt` | each principal's documents, figures, proof and fit; the notices |
//! | all else | the files that a person leaves with, byte for byte; `README.md` only where the case has one |
//!
//! `UPDATE_CASES=1 cargo test --no-default-features --test cases` writes what the engine says now into
//! every case. Look at the difference before it is committed: it is what visitors will get.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop where something is wrong, and so may what it is made of"
)]

mod catalogue;
mod known;
mod plan;

use palette_iam_composer::core::compose::{Composition, Selection};
use palette_iam_composer::core::export::files::files;
use palette_iam_composer::core::reference::Reference;
use palette_iam_composer::core::share::decode;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One folder.
struct Case {
    name: String,
    folder: PathBuf,
    link: String,
    selection: Selection,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap().map(Result::unwrap).filter(|e| e.path().is_dir()) {
        let name = entry.file_name().into_string().unwrap();
        let link = fs::read_to_string(entry.path().join("link")).expect(&name).trim_end().to_owned();
        let (decoded, warnings) = decode(&link);
        assert_eq!(warnings, [], "{name}");
        found.push(Case { name, folder: entry.path(), link, selection: decoded.selection });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

impl Case {
    fn composition(&self) -> Composition {
        Composition::new(&self.selection, Reference::catalogue())
    }

    /// What the engine says now, by file name.
    fn made(&self) -> BTreeMap<String, String> {
        let composition = self.composition();
        let all = files(&composition, &format!("https://example.org/{}", self.link));
        let mut made: BTreeMap<String, String> = all.into_iter().map(|e| (e.name, e.text)).collect();
        if !self.folder.join("README.md").exists() {
            made.remove("README.md");
        }
        made.insert("plan.txt".to_owned(), plan::text(&composition));
        made
    }

    /// What the folder says, by file name.
    fn kept(&self) -> BTreeMap<String, String> {
        let entries = fs::read_dir(&self.folder).unwrap().map(Result::unwrap);
        let named = entries.map(|e| (e.file_name().into_string().unwrap(), e.path()));
        let outputs = named.filter(|(name, _)| name != "README" && name != "link");
        outputs.map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect()
    }
}

#[test]
fn cases_come_out_as_they_stand() {
    let update = std::env::var_os("UPDATE_CASES").is_some_and(|v| v == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        let (made, kept) = (case.made(), case.kept());
        if update {
            kept.keys().for_each(|name| fs::remove_file(case.folder.join(name)).unwrap());
            made.iter().for_each(|(name, text)| fs::write(case.folder.join(name), text).unwrap());
            continue;
        }
        let names = made.keys().chain(kept.keys().filter(|name| !made.contains_key(*name)));
        wrong.extend(names.filter_map(|name| difference(&case.name, name, kept.get(name), made.get(name))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first line that differs.
fn difference(case: &str, file: &str, kept: Option<&String>, made: Option<&String>) -> Option<String> {
    let (kept, made) = match (kept, made) {
        (Some(kept), Some(made)) if kept == made => return None,
        (Some(kept), Some(made)) => (kept, made),
        (None, _) => return Some(format!("{case}/{file}: new")),
        (_, None) => return Some(format!("{case}/{file}: no longer made")),
    };
    let pairs = kept.lines().map(Some).chain([None]).zip(made.lines().map(Some).chain([None]));
    let (number, (was, is)) = pairs.enumerate().find(|(_, (was, is))| was != is)?;
    let line = |text: Option<&str>| text.unwrap_or("(end)").to_owned();
    Some(format!("{case}/{file}:{}\n  was: {}\n  is:  {}", number + 1, line(was), line(is)))
}

#[test]
fn every_case_says_what_it_pins() {
    for case in cases() {
        let readme = fs::read_to_string(case.folder.join("README")).expect(&case.name);
        let lines = readme.lines().count();
        assert!((1..=2).contains(&lines) && readme.ends_with(".\n"), "{}", case.name);
    }
}
