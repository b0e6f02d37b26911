//! One service's part of an action list, as a set cover.

use super::Wildcards;
use super::bits::Bits;
use super::cover::{self, Column, Effort};
use super::names::Names;
use super::shortest::{self, Limits};
use crate::core::policy::glob;

/// What a list must say about one service.
#[derive(Debug)]
pub struct Wish<'a> {
    /// The service's names.
    pub names: &'a Names<'a>,
    /// The names that stand in the list.
    pub wanted: Bits,
    /// The wildcard patterns that stand in it, in lower case without prefix: each must be matched whole.
    pub wild: Vec<&'a str>,
    /// The names that may be matched: those of the list, and those granted elsewhere.
    pub allowed: Bits,
    /// Names beyond the reference that must not be matched.
    pub strangers: Vec<&'a str>,
    /// Characters of an entry beside the name: prefix, colon, quotes, comma.
    pub overhead: usize,
}

/// An entry of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The name at this place.
    Name(usize),
    /// The wildcard pattern of this number, as it stood.
    Kept(usize),
    /// A pattern that did not stand there.
    New(String),
}

/// The entries with the fewest characters that say what is wished, as far as the search reaches.
pub fn shorten(wish: &Wish<'_>, mode: Wildcards) -> Vec<Entry> {
    let plain = List::new(wish);
    if mode == Wildcards::None {
        return plain.entries;
    }
    let mut readable = plain;
    readable.add_words(wish);
    let readable_cover = readable.solve(Effort { rounds: 60, branches: 300 });
    if mode == Wildcards::Readable {
        return readable.pick(&readable_cover.chosen);
    }
    let mut smallest = readable;
    let mut best = readable_cover;
    for limits in [Limits { stars: 2, steps: 6_000_000 }, Limits { stars: 3, steps: 6_000_000 }] {
        smallest.add_shortest(wish, &best, limits);
        let found = smallest.solve(Effort { rounds: 200, branches: 2_000 });
        if smallest.cost(&found.chosen) <= smallest.cost(&best.chosen) {
            best = found;
        }
    }
    smallest.pick(&best.chosen)
}

/// The entries to choose from, each a column.
struct List<'a> {
    /// What must be matched: names, then wildcard patterns.
    targets: Vec<&'a str>,
    entries: Vec<Entry>,
    columns: Vec<Column>,
    overhead: usize,
}

impl<'a> List<'a> {
    /// The entries as they stand.
    fn new(wish: &'a Wish<'a>) -> Self {
        let folded = |place: usize| wish.names.folded().get(place).map_or("", String::as_str);
        let names: Vec<usize> = wish.wanted.iter().collect();
        let targets: Vec<&str> = names.iter().map(|&n| folded(n)).chain(wish.wild.iter().copied()).collect();
        let entries: Vec<Entry> =
            names.into_iter().map(Entry::Name).chain((0..wish.wild.len()).map(Entry::Kept)).collect();
        let mut list = Self { targets, entries: Vec::new(), columns: Vec::new(), overhead: wish.overhead };
        for (row, entry) in entries.into_iter().enumerate() {
            let mut rows = Bits::new(list.targets.len());
            rows.insert(row);
            let length = list.targets.get(row).map_or(0, |t| t.len());
            list.push(entry, length, rows);
        }
        list
    }

    fn push(&mut self, entry: Entry, length: usize, rows: Bits) {
        self.entries.push(entry);
        self.columns.push(Column { cost: self.overhead + length, rows });
    }

    /// Adds the patterns of whole words.
    fn add_words(&mut self, wish: &Wish<'_>) {
        let mut wanted = wish.wanted.clone();
        for pattern in &wish.wild {
            // What matches the pattern whole matches each name that it catches.
            wanted.unite(&wish.names.caught(pattern));
        }
        let named = self.targets.len() - wish.wild.len();
        let mut row_of: Vec<Option<usize>> = vec![None; wish.names.len()];
        for (row, name) in wish.wanted.iter().enumerate() {
            row_of.get_mut(name).into_iter().for_each(|slot| *slot = Some(row));
        }
        for pattern in wish.names.word_patterns().fitting(wish.names, &wanted, &wish.allowed) {
            let folded = pattern.folded();
            if wish.strangers.iter().any(|name| glob::matches(&folded, name)) {
                continue;
            }
            let mut rows = Bits::new(self.targets.len());
            for row in pattern.names.iter().filter_map(|&name| *row_of.get(name)?) {
                rows.insert(row);
            }
            for (row, target) in self.targets.iter().enumerate().skip(named) {
                if glob::covers(&folded, target) {
                    rows.insert(row);
                }
            }
            if !rows.is_empty() {
                self.push(Entry::New(pattern.text.to_string()), folded.len(), rows);
            }
        }
    }

    /// Adds the shortest patterns of any kind.
    fn add_shortest(&mut self, wish: &Wish<'_>, known: &cover::Cover, limits: Limits) {
        let names = wish.names.folded().iter().enumerate();
        let mut forbidden: Vec<&str> =
            names.filter(|(place, _)| !wish.allowed.has(*place)).map(|(_, name)| name.as_str()).collect();
        forbidden.extend(&wish.strangers);
        let worth: Vec<f64> = self.targets.iter().map(|t| (self.overhead + t.len() + 1) as f64).collect();
        let _ = known;
        for found in shortest::search(&self.targets, &forbidden, &worth, self.overhead, limits) {
            let length = found.text.len();
            self.push(Entry::New(found.text), length, found.rows);
        }
    }

    fn solve(&self, effort: Effort) -> cover::Cover {
        cover::solve(self.targets.len(), &self.columns, effort)
    }

    fn cost(&self, chosen: &[usize]) -> usize {
        chosen.iter().filter_map(|&c| self.columns.get(c)).map(|c| c.cost).sum()
    }

    fn pick(&self, chosen: &[usize]) -> Vec<Entry> {
        chosen.iter().filter_map(|&c| self.entries.get(c)).cloned().collect()
    }
}
