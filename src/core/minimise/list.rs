//! One service's part of an action list, as a set cover.

use std::borrow::Cow;

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
pub enum Entry<'a> {
    /// The name at this place.
    Name(usize),
    /// The wildcard pattern of this number, as it stood.
    Kept(usize),
    /// Another pattern, without prefix.
    New(Cow<'a, str>),
}

/// The entries with the fewest characters that say what is wished, as far as the search reaches: `steps`
/// bounds it.
pub fn shorten<'a>(wish: &'a Wish<'a>, mode: Wildcards, steps: usize) -> Vec<Entry<'a>> {
    let mut list = List::new(wish);
    if mode == Wildcards::None {
        return list.entries;
    }
    list.add_words(wish);
    let readable = list.solve(READABLE);
    if mode == Wildcards::Readable {
        return list.pick(&readable.chosen);
    }
    list.add_shortest(wish, &readable.prices, steps);
    let smallest = list.solve(SMALLEST);
    let best = if list.cost(&smallest.chosen) < list.cost(&readable.chosen) { smallest } else { readable };
    list.pick(&best.chosen)
}

/// How hard to look for the cheapest choice. Nearly every list is solved before either ends.
const READABLE: Effort = Effort { rounds: 60, branches: 300 };
const SMALLEST: Effort = Effort { rounds: 200, branches: 2_000 };

/// The entries to choose from, each a column.
struct List<'a> {
    /// What must be matched: names, then wildcard patterns.
    targets: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
    columns: Vec<Column>,
    overhead: usize,
}

impl<'a> List<'a> {
    /// The entries as they stand.
    fn new(wish: &'a Wish<'a>) -> Self {
        let folded = |place: usize| wish.names.folded().get(place).map_or("", String::as_str);
        let names: Vec<usize> = wish.wanted.iter().collect();
        let targets: Vec<&str> = names.iter().map(|&n| folded(n)).chain(wish.wild.iter().copied()).collect();
        let entries: Vec<Entry<'a>> =
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

    fn push(&mut self, entry: Entry<'a>, length: usize, rows: Bits) {
        self.entries.push(entry);
        self.columns.push(Column { cost: self.overhead + length, rows });
    }

    /// Adds the patterns of whole words.
    fn add_words(&mut self, wish: &'a Wish<'a>) {
        let mut wanted = wish.wanted.clone();
        for pattern in &wish.wild {
            // What matches the pattern whole matches each name that it catches.
            wanted.unite(&wish.names.caught(pattern));
        }
        let mut row_of: Vec<Option<usize>> = vec![None; wish.names.len()];
        for (row, name) in wish.wanted.iter().enumerate() {
            row_of.get_mut(name).into_iter().for_each(|slot| *slot = Some(row));
        }
        let mut alone: Vec<usize> = self.columns.iter().map(|c| c.cost).collect();
        for pattern in wish.names.word_patterns().fitting(wish.names, &wanted, &wish.allowed) {
            let mut rows = Bits::new(self.targets.len());
            let names = pattern.names.iter().filter_map(|&name| *row_of.get(name)?);
            names.for_each(|row| rows.insert(row));
            if !wish.wild.is_empty() || !wish.strangers.is_empty() {
                let folded = pattern.folded();
                if wish.strangers.iter().any(|name| glob::matches(&folded, name)) {
                    continue;
                }
                let wild = self.targets.iter().enumerate().skip(self.targets.len() - wish.wild.len());
                wild.filter(|(_, wild)| glob::covers(&folded, wild)).for_each(|(row, _)| rows.insert(row));
            }
            if let Some(only) = rows.only() {
                // For a single target only ever cheaper ones.
                let cost = self.overhead + pattern.text.len();
                match alone.get_mut(only) {
                    Some(known) if cost < *known => *known = cost,
                    _ => continue,
                }
            }
            if !rows.is_empty() {
                self.push(Entry::New(Cow::Borrowed(&pattern.text)), pattern.text.len(), rows);
            }
        }
    }

    /// Adds the shortest patterns of any kind. `prices` are what the targets cost by the patterns known so far.
    fn add_shortest(&mut self, wish: &Wish<'_>, prices: &[f64], steps: usize) {
        let names = wish.names.folded().iter().enumerate();
        let mut forbidden: Vec<&str> =
            names.filter(|(place, _)| !wish.allowed.has(*place)).map(|(_, name)| name.as_str()).collect();
        forbidden.extend(&wish.strangers);
        // The prices are near the truth, not at it.
        let worth: Vec<f64> = prices.iter().map(|price| price * 1.25 + 1.0).collect();
        let limits = Limits { stars: 2, longest: 8, steps };
        for found in shortest::search(&self.targets, &forbidden, &worth, self.overhead, limits) {
            let length = found.text.len();
            self.push(Entry::New(found.text.into()), length, found.rows);
        }
    }

    fn solve(&self, effort: Effort) -> cover::Cover {
        cover::solve(self.targets.len(), &self.columns, effort)
    }

    fn cost(&self, chosen: &[usize]) -> usize {
        chosen.iter().filter_map(|&c| self.columns.get(c)).map(|c| c.cost).sum()
    }

    fn pick(&self, chosen: &[usize]) -> Vec<Entry<'a>> {
        chosen.iter().filter_map(|&c| self.entries.get(c)).cloned().collect()
    }
}
