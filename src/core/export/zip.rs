//! A zip archive of text files, for the download of more than one file.
//!
//! The same entries give the same bytes: everything is stored uncompressed, in the order given, dated
//! 1980-01-01 00:00, the earliest date that the format knows.

//!
//! Written by hand: the best crate for it brings 16 KB of tables that do not compress, a tenth of the
//! page. That crate reads the archives back in the tests.
//! The format: <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

/// The least version of the format that stored files need: 2.0.
const VERSION: u16 = 20;

/// The archive was made on Unix, whose permissions it has.
const MADE_BY: u16 = (3 << 8) | VERSION;

/// The names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// 1980-01-01: years since 1980, month, day.
const DATE: u16 = (1 << 5) | 1;

/// A plain file that its owner can write and all can read.
const MODE: u32 = 0o100_644 << 16;

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The path in the archive, with `/` between folders.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Why an archive cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveError {
    /// The name could leave the folder that the archive is unpacked to, or some system cannot
    /// hold a file with it.
    Name(String),
    /// Two names are the same, or differ in case only: some systems would keep one of the files.
    Twice(String),
    /// One name is also the folder of another.
    FolderToo(String),
    /// The archive would be larger than the format allows: 4 GiB, 65,535 files.
    TooLarge,
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "`{name}` is not a safe name for a file"),
            Self::Twice(name) => write!(f, "`{name}` is there twice"),
            Self::FolderToo(name) => write!(f, "`{name}` is a file and a folder"),
            Self::TooLarge => f.write_str("the archive is too large"),
        }
    }
}

impl Error for ArchiveError {}

/// Packs the entries, in their order.
///
/// # Errors
///
/// When a name is not safe or not unique, or the whole is too large.
pub fn archive(entries: &[Entry]) -> Result<Vec<u8>, ArchiveError> {
    check(entries)?;
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = word(bytes.len())?;
        let about = about(entry)?;
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&about);
        bytes.extend(entry.name.as_bytes());
        bytes.extend(entry.text.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&about);
        // No comment, on the first disk, nothing known of its content.
        directory.extend([0; 6]);
        directory.extend(MODE.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let count = half(entries.len())?.to_le_bytes();
    let (size, offset) = (word(directory.len())?, word(bytes.len())?);
    bytes.append(&mut directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(size.to_le_bytes());
    bytes.extend(offset.to_le_bytes());
    bytes.extend([0; 2]);
    Ok(bytes)
}

/// What both headers of a file say of it, from the version to the lengths of name and extra field.
fn about(entry: &Entry) -> Result<Vec<u8>, ArchiveError> {
    let (method, time) = (0_u16, 0_u16);
    let mut bytes = Vec::new();
    for number in [VERSION, FLAGS, method, time, DATE] {
        bytes.extend(number.to_le_bytes());
    }
    let size = word(entry.text.len())?;
    for number in [crc32(entry.text.as_bytes()), size, size] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(half(entry.name.len())?.to_le_bytes());
    bytes.extend([0; 2]);
    Ok(bytes)
}

fn half(number: usize) -> Result<u16, ArchiveError> {
    u16::try_from(number).map_err(|_| ArchiveError::TooLarge)
}

fn word(number: usize) -> Result<u32, ArchiveError> {
    u32::try_from(number).map_err(|_| ArchiveError::TooLarge)
}

/// The checksum of the format, bit by bit: slower than with tables, and fast enough.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
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
            ("other case", ["a/E.json", "A/e.json"], "`A/e.json` is there twice"),
            ("file and folder", ["a", "a/b"], "`a` is a file and a folder"),
            ("folder first", ["a/b", "A"], "`A` is a file and a folder"),
        ];
        for (case, [one, two], message) in table {
            let error = archive(&entries(&[(one, ""), (two, "")])).unwrap_err();
            assert_eq!(error.to_string(), message, "{case}");
        }
    }
}
