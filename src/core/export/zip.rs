//! A zip archive of text files, for the download of more than one file.
//!
//! The same entries give the same bytes: everything is stored uncompressed, in the order given, dated
//! 1980-01-01 00:00, the earliest date that the format knows.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::io::Write;

use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};

const READ_WRITE: u32 = 0o644;

/// 1980-01-01 00:00:00 UTC, in seconds since 1970.
const DATE: i64 = 315_532_800;

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path in the archive, with `/` between folders.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Why an archive cannot be made.
#[derive(Debug)]
pub enum ArchiveError {
    /// The name could leave the folder that the archive is unpacked to, or some system cannot
    /// hold a file with it.
    Name(String),
    /// Two names are the same, or differ in case only: some systems would keep one of the files.
    Twice(String),
    /// One name is also the folder of another.
    FolderToo(String),
    /// The archive could not be written.
    Write(rawzip::Error),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "`{name}` is not a safe name for a file"),
            Self::Twice(name) => write!(f, "`{name}` is there twice"),
            Self::FolderToo(name) => write!(f, "`{name}` is a file and a folder"),
            Self::Write(_) => f.write_str("cannot write the archive"),
        }
    }
}

impl Error for ArchiveError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<rawzip::Error> for ArchiveError {
    fn from(error: rawzip::Error) -> Self {
        Self::Write(error)
    }
}

impl From<std::io::Error> for ArchiveError {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error.into())
    }
}

/// Packs the entries, in their order.
///
/// # Errors
///
/// When a name is not safe or not unique.
pub fn archive(entries: &[Entry]) -> Result<Vec<u8>, ArchiveError> {
    check(entries)?;
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for entry in entries {
        let (mut file, config) = archive
            .new_file(&entry.name)
            .compression_method(CompressionMethod::STORE)
            .last_modified(UtcDateTime::from_unix(DATE))
            .unix_permissions(READ_WRITE)
            .start()?;
        let mut data = config.wrap(&mut file);
        data.write_all(entry.text.as_bytes())?;
        let (_, descriptor) = data.finish()?;
        file.finish(descriptor)?;
    }
    Ok(archive.finish()?)
}

fn check(entries: &[Entry]) -> Result<(), ArchiveError> {
    let mut names = BTreeSet::new();
    for Entry { name, .. } in entries {
        if !safe(name) {
            return Err(ArchiveError::Name(name.clone()));
        }
        if !names.insert(name.to_ascii_lowercase()) {
            return Err(ArchiveError::Twice(name.clone()));
        }
    }
    let folder = entries.iter().map(|entry| &entry.name).find(|name| {
        let folder = format!("{}/", name.to_ascii_lowercase());
        names.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder))
    });
    folder.map_or(Ok(()), |name| Err(ArchiveError::FolderToo(name.clone())))
}

/// Whether every system can hold a file with this name, below the folder it is unpacked to.
fn safe(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    let part = |part: &str| !matches!(part, "" | "." | "..") && !part.ends_with(['.', ' ']);
    name.len() <= 255 && !name.contains(forbidden) && name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use rawzip::ZipArchive;

    use super::{ArchiveError, Entry, archive};

    fn entries(list: &[(&str, &str)]) -> Vec<Entry> {
        let entry =
            |(name, text): &(&str, &str)| Entry { name: (*name).to_owned(), text: (*text).to_owned() };
        list.iter().map(entry).collect()
    }

    fn read_back(bytes: &[u8]) -> Vec<Entry> {
        let archive = ZipArchive::from_slice(bytes).unwrap();
        let mut found = Vec::new();
        for record in archive.entries() {
            let record = record.unwrap();
            let entry = archive.get_entry(record.wayfinder()).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut entry.verifying_reader(entry.data()), &mut text).unwrap();
            let name = record.file_path().try_normalize().unwrap();
            let name = name.as_str().to_owned();
            found.push(Entry { name, text });
        }
        found
    }

    #[test]
    fn what_goes_in_comes_out() {
        let table = [
            ("nothing", entries(&[])),
            ("one", entries(&[("policy.json", "{}\n")])),
            ("empty text", entries(&[("empty.txt", "")])),
            ("folders", entries(&[("a/one.json", "1"), ("a/b/two.json", "2"), ("ab", "3")])),
            ("names and text in UTF-8", entries(&[("Übersicht/été.md", "Grüße, 世界\n")])),
            ("order as given", entries(&[("z", "last"), ("a", "first")])),
        ];
        for (case, entries) in table {
            let bytes = archive(&entries).unwrap();
            assert_eq!(read_back(&bytes), entries, "{case}");
        }
    }

    #[test]
    fn the_same_entries_give_the_same_bytes() {
        let entries = entries(&[("policies/eks.json", "{}"), ("README.md", "# Policies\n")]);
        assert_eq!(archive(&entries).unwrap(), archive(&entries).unwrap());
    }

    #[test]
    fn every_file_has_the_same_date() {
        let bytes = archive(&entries(&[("a", "1"), ("b", "2")])).unwrap();
        for record in ZipArchive::from_slice(&bytes).unwrap().entries() {
            let date = record.unwrap().last_modified_dos();
            // Packed: years since 1980, month, day. All zero would be no date.
            assert_eq!(date.packed_date(), (1 << 5) | 1);
            assert_eq!(date.packed_time(), 0);
        }
    }

    #[test]
    fn unsafe_names_are_refused() {
        let long = "a".repeat(256);
        let table = [
            ("empty", ""),
            ("absolute", "/etc/passwd"),
            ("parent", "../up.json"),
            ("parent inside", "a/../../up.json"),
            ("here", "./a.json"),
            ("folder only", "a/"),
            ("empty folder", "a//b"),
            ("drive", "C:/a.json"),
            ("backslash", "..\\up.json"),
            ("control", "a\nb"),
            ("wildcard", "a*.json"),
            ("blank at the end", "a /b"),
            ("dot at the end", "a."),
            ("too long", &long),
        ];
        for (case, name) in table {
            match archive(&entries(&[(name, "")])) {
                Err(ArchiveError::Name(refused)) => assert_eq!(refused, name, "{case}"),
                other => panic!("{case}: {other:?}"),
            }
        }
    }

    #[test]
    fn names_that_clash_are_refused() {
        let table = [
            ("same", ["a", "a"], "`a` is there twice"),
            ("other case", ["a/É.json", "A/é.json"], "`A/é.json` is there twice"),
            ("file and folder", ["a", "a/b"], "`a` is a file and a folder"),
            ("folder first", ["a/b", "A"], "`A` is a file and a folder"),
        ];
        for (case, [one, two], message) in table {
            let error = archive(&entries(&[(one, ""), (two, "")])).unwrap_err();
            assert_eq!(error.to_string(), message, "{case}");
        }
    }
}
