//! From the text of a link to a selection. Whatever the text, the rest of it that makes sense is taken
//! and what does not is said; only known ids ever come out.

use std::collections::BTreeSet;
use std::fmt;

use super::encode::kind_slug;
use super::{Link, View};
use crate::core::catalog;
use crate::core::compose::{Allowance, AttachmentKind, Mode};

/// Longer links are not read at all. The longest that this page makes is well under a quarter of it.
pub const MAX_LENGTH: usize = 8_192;

/// How much of a text that is not understood is shown.
const SHOWN: usize = 40;

/// What of a link was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// More than [`MAX_LENGTH`] bytes.
    TooLong,
    /// Another version of the grammar.
    Version(String),
    /// Broken percent-encoding or UTF-8.
    Damaged,
    /// No edition, or none that is known; the default stands in.
    Edition(String),
    /// A key that is not known.
    Key(String),
    /// A key that stands twice; the first one counts.
    Twice(String),
    /// A value that the key does not have.
    Value {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => {
                write!(f, "The link is longer than {MAX_LENGTH} characters, so it was not read.")
            }
            Self::Version(v) => {
                write!(f, "The link says version “{v}”; this page reads version “1”. It was not read.")
            }
            Self::Damaged => f.write_str("The link is damaged: some of its characters could not be read."),
            Self::Edition(e) if e.is_empty() => {
                f.write_str("The link names no edition; the default one is shown.")
            }
            Self::Edition(e) => {
                write!(f, "The link names an edition that is not known, “{e}”; the default one is shown.")
            }
            Self::Key(key) => write!(f, "The link has a part that is not known, “{key}”; it was left out."),
            Self::Twice(key) => write!(f, "The link says “{key}” twice; the first one was taken."),
            Self::Value { key, value } => {
                write!(f, "The link has a value that is not known for “{key}”, “{value}”; it was left out.")
            }
        }
    }
}

/// Reads the fragment of a link, with or without its `#`. An empty one is the default.
#[must_use]
pub fn decode(fragment: &str) -> (Link, Vec<Warning>) {
    let mut link = Link::default();
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    if text.is_empty() {
        return (link, Vec::new());
    }
    if text.len() > MAX_LENGTH {
        return (link, vec![Warning::TooLong]);
    }
    let mut warnings = Vec::new();
    // What chat and mail programs put behind a link. Before decoding: a value may end in an encoded dot.
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)]}>\"'".contains(c));
    let text = percent_decode(text, &mut warnings);
    let mut fields = text.split(';');
    let version = fields.next().unwrap_or_default();
    if version != "1" {
        warnings.push(Warning::Version(shown(version)));
        return (link, warnings);
    }
    let mut seen = BTreeSet::new();
    for field in fields.filter(|f| !f.is_empty()) {
        let (key, value) = field.split_once('=').unwrap_or((field, ""));
        if !seen.insert(key.to_owned()) {
            warnings.push(Warning::Twice(shown(key)));
            continue;
        }
        take(&mut link, key, value, &mut warnings);
    }
    if !seen.contains("c") {
        warnings.push(Warning::Edition(String::new()));
    }
    warnings.dedup();
    (link, warnings)
}

fn take(link: &mut Link, key: &str, value: &str, warnings: &mut Vec<Warning>) {
    let selection = &mut link.selection;
    let mut unknown = |value: &str| {
        warnings.push(Warning::Value { key: shown(key), value: shown(value) });
    };
    match key {
        "c" => match catalog::edition(value) {
            Some(edition) => selection.edition = edition.id,
            None => warnings.push(Warning::Edition(shown(value))),
        },
        "f" => {
            for slug in list(value).filter(|s| *s != "none") {
                match catalog::feature(slug) {
                    Some(feature) => _ = selection.features.insert(feature.id),
                    None => unknown(slug),
                }
            }
        }
        "off" => {
            for slug in list(value) {
                match catalog::part(slug).filter(|part| part.without.is_some()) {
                    Some(part) => _ = selection.off.insert(part.id),
                    None => unknown(slug),
                }
            }
        }
        "k" => match AttachmentKind::ALL.into_iter().find(|k| kind_slug(*k) == Some(value)) {
            Some(kind) => selection.kind = kind,
            None => unknown(value),
        },
        "m" if value == "published" => selection.mode = Mode::Published,
        "q" if value == "20" => selection.allowance = Allowance::Twenty,
        "v" => match View::ALL.into_iter().find(|v| v.slug() == value) {
            Some(view) => link.view = view,
            None => unknown(value),
        },
        "m" | "q" => unknown(value),
        _ => match key.strip_prefix("p.").and_then(catalog::param) {
            Some(param) if param.rule.check(value).is_ok() => {
                selection.share_private |= param.private;
                selection.params.insert(param.id, value.to_owned());
            }
            Some(_) => unknown(value),
            None => warnings.push(Warning::Key(shown(key))),
        },
    }
}

fn list(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|slug| !slug.is_empty())
}

/// A text from a link as it may be shown: short, and without characters that could mislead the eye.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).flat_map(char::escape_default).collect();
    if text.chars().count() > SHOWN {
        short.push('…');
    }
    short
}

fn percent_decode(text: &str, warnings: &mut Vec<Warning>) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        match tail.split_at_checked(2).and_then(|(pair, after)| Some((hex(pair)?, after))) {
            Some((decoded, after)) => {
                bytes.push(decoded);
                rest = after;
            }
            None => {
                warnings.push(Warning::Damaged);
                bytes.push(byte);
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|e| {
        warnings.push(Warning::Damaged);
        String::from_utf8_lossy(e.as_bytes()).into_owned()
    })
}

fn hex(pair: &[u8]) -> Option<u8> {
    let text = std::str::from_utf8(pair).ok()?;
    if text.starts_with('+') {
        return None;
    }
    u8::from_str_radix(text, 16).ok()
}
