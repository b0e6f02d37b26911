//! Patterns in which each `*` stands for one or more whole words of every name that they catch.
//!
//! One more form is as plain to read: an action and its opposite, `*AssociateRouteTable` for
//! `AssociateRouteTable` and `DisassociateRouteTable`. There the `*` stands for the prefix, or for nothing.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::bits::Bits;
use super::names::Names;
use super::words::words;

/// With more words than this, a name gives no patterns: AWS's longest has nine.
const MOST_WORDS: usize = 12;

/// What makes the opposite of an action: `DisassociateAddress`, `UntagResource`, `DeregisterTargets`.
const OPPOSITES: [&str; 3] = ["De", "Dis", "Un"];

/// Looked up, never walked: the order of patterns is the order in which they were found.
type Places = HashMap<Box<str>, usize, BuildHasherDefault<DefaultHasher>>;

/// Every pattern of whole words that some name of a service gives, with the names it stands for.
#[derive(Debug)]
pub struct WordPatterns {
    patterns: Vec<WordPattern>,
    /// For each name the places of its patterns, ascending.
    by_name: Vec<Vec<usize>>,
}

/// One pattern of whole words.
#[derive(Debug)]
pub struct WordPattern {
    /// As it is written, without prefix.
    pub text: Box<str>,
    /// The names of which it is words and stars, ascending.
    pub names: Vec<usize>,
    honest: Cell<Option<bool>>,
}

impl WordPattern {
    /// The pattern in lower case.
    pub fn folded(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// Whether its stars stand for whole words in every name that it catches. `DescribeVolumes*` would also
    /// catch `DescribeVolumeStatus`, since IAM does not look at case.
    pub fn is_honest(&self, names: &Names<'_>) -> bool {
        self.honest.get().unwrap_or_else(|| {
            let honest = names.caught(&self.folded()).len() == self.names.len();
            self.honest.set(Some(honest));
            honest
        })
    }
}

impl WordPatterns {
    /// The patterns of these names.
    pub fn new(names: &[&str]) -> Self {
        let mut places = Places::default();
        let mut patterns: Vec<WordPattern> = Vec::new();
        let mut by_name = Vec::with_capacity(names.len());
        let (mut text, mut folded) = (String::new(), String::new());
        for (i, name) in names.iter().enumerate() {
            let words = words(name);
            let count = if words.len() > MOST_WORDS { 1 } else { 1_usize << words.len() };
            let mut own = Vec::with_capacity(count - 1);
            // Each bit says whether a `*` stands for that word; bit by bit, the next `*` joins the one before.
            for starred in 1..count {
                write_pattern(&words, starred, &mut text);
                folded.clone_from(&text);
                folded.make_ascii_lowercase();
                let place = places.get(folded.as_str()).copied().unwrap_or_else(|| {
                    places.insert(folded.as_str().into(), patterns.len());
                    patterns.push(WordPattern {
                        text: text.as_str().into(),
                        names: Vec::new(),
                        honest: Cell::new(None),
                    });
                    patterns.len() - 1
                });
                if let Some(pattern) = patterns.get_mut(place)
                    && pattern.names.last() != Some(&i)
                {
                    pattern.names.push(i);
                    own.push(place);
                }
            }
            by_name.push(own);
        }
        let mut all = Self { patterns, by_name };
        all.add_opposites(names, &mut places);
        all.by_name.iter_mut().for_each(|own| own.sort_unstable());
        all
    }

    /// Adds, for a name that has an opposite, the pattern that stands for the two.
    fn add_opposites(&mut self, names: &[&str], places: &mut Places) {
        for (other, opposite) in names.iter().enumerate() {
            for name in OPPOSITES.iter().filter_map(|prefix| opposite.strip_prefix(prefix)) {
                let folded = |n: &str| n.bytes().map(|b| b.to_ascii_lowercase()).collect::<Vec<u8>>();
                let Ok(place) = names.binary_search_by(|n| folded(n).cmp(&folded(name))) else { continue };
                if let Some(spelt) = names.get(place) {
                    self.add_pair(format!("*{spelt}"), [place, other], places);
                }
            }
        }
    }

    fn add_pair(&mut self, text: String, pair: [usize; 2], places: &mut Places) {
        let place = *places.entry(text.to_ascii_lowercase().into()).or_insert(self.patterns.len());
        if place == self.patterns.len() {
            let text = text.into_boxed_str();
            self.patterns.push(WordPattern { text, names: Vec::new(), honest: Cell::new(None) });
        }
        let Some(pattern) = self.patterns.get_mut(place) else { return };
        for name in pair {
            if let Err(at) = pattern.names.binary_search(&name) {
                pattern.names.insert(at, name);
                self.by_name.get_mut(name).into_iter().for_each(|own| own.push(place));
            }
        }
    }

    /// The patterns that catch one of `wanted` and nothing outside `allowed`, ascending, each once.
    pub fn fitting<'a>(
        &'a self,
        names: &'a Names<'_>,
        wanted: &Bits,
        allowed: &Bits,
    ) -> Vec<&'a WordPattern> {
        let mut places: Vec<usize> = Vec::new();
        for name in wanted.iter() {
            let own = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
            places.extend(own.iter().filter(|&&place| {
                self.patterns.get(place).is_some_and(|p| {
                    // Taken once: at the first wanted name that the pattern stands for.
                    p.names.iter().all(|&n| allowed.has(n))
                        && p.names.iter().find(|&&n| wanted.has(n)) == Some(&name)
                })
            }));
        }
        places.sort_unstable();
        places.iter().filter_map(|&place| self.patterns.get(place)).filter(|p| p.is_honest(names)).collect()
    }
}

fn write_pattern(words: &[&str], starred: usize, text: &mut String) {
    text.clear();
    for (i, word) in words.iter().enumerate() {
        if starred & (1 << i) == 0 {
            text.push_str(word);
        } else if !text.ends_with('*') {
            text.push('*');
        }
    }
}
