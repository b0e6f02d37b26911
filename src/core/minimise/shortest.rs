//! The search for the shortest patterns: any text with stars that matches some targets and nothing
//! forbidden.
//!
//! Patterns are grown letter by letter, depth first. Beside a pattern goes the list of places where its
//! last run of letters can end in each name (a projection, as in sequence mining: Pei et al., "PrefixSpan",
//! 2001), so a letter more costs a look at the next letter of each place and not another match. A pattern
//! that meets nothing forbidden is taken and not grown, since what grows from it is longer and matches
//! less. One whose targets are together worth less than it costs is given up.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::bits::Bits;
use crate::core::sorted;

/// Names longer than this are left as they are: AWS's longest has 63 letters.
pub const LONGEST: usize = 120;

/// Letters that patterns are made of, and one code for everything else, which no pattern names.
const LETTERS: usize = 39;
const OTHER: u8 = LETTERS as u8;

/// A pattern that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// In lower case, without prefix.
    pub text: String,
    /// The targets that it matches.
    pub rows: Bits,
}

/// How far to search.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Stars before the last run of letters.
    pub stars: usize,
    /// Places to look at.
    pub steps: usize,
}

/// The patterns that match some of the targets and nothing forbidden; for each set of targets the shortest
/// that was found. `worth` is what each target is worth, in characters, and `overhead` what an entry costs
/// beside its text. A star or question mark in a target is matched by a star only, so a target may be a
/// pattern: what matches it then matches all that it stands for.
pub fn search(
    targets: &[&str],
    forbidden: &[&str],
    worth: &[f64],
    overhead: usize,
    limits: Limits,
) -> Vec<Found> {
    let mut search = Search::new(targets, forbidden, worth, overhead, limits);
    // Short patterns first: what they are worth bounds the long ones.
    for longest in [4, 6, 9, LONGEST] {
        search.longest = longest;
        search.run();
    }
    search.found()
}

/// A place in a name: which one, and where the last run of letters ends.
type Place = (u32, u8);

struct Search {
    codes: Vec<Vec<u8>>,
    targets: usize,
    worth: Vec<f64>,
    overhead: f64,
    limits: Limits,
    longest: usize,
    steps: usize,
    text: Vec<u8>,
    /// The places of the pattern and of those it grew from, one run after the other.
    places: Vec<Place>,
    best: HashMap<Bits, Vec<u8>, BuildHasherDefault<DefaultHasher>>,
}

fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => byte - b'0' + 26,
        b'-' => 36,
        b'.' => 37,
        b'_' => 38,
        _ => OTHER,
    }
}

fn letter(code: usize) -> u8 {
    b"abcdefghijklmnopqrstuvwxyz0123456789-._".get(code).copied().unwrap_or(b'?')
}

impl Search {
    fn new(targets: &[&str], forbidden: &[&str], worth: &[f64], overhead: usize, limits: Limits) -> Self {
        let codes = targets.iter().chain(forbidden).map(|name| name.bytes().map(code).collect()).collect();
        Self {
            codes,
            targets: targets.len(),
            worth: worth.to_vec(),
            overhead: overhead as f64,
            limits,
            longest: 0,
            steps: 0,
            text: Vec::new(),
            places: Vec::new(),
            best: HashMap::default(),
        }
    }

    fn run(&mut self) {
        self.text.clear();
        self.places.clear();
        self.places.extend((0..self.codes.len()).map(|name| (name as u32, 0)));
        self.visit(0, 0);
    }

    fn found(self) -> Vec<Found> {
        let text = |text| String::from_utf8(text).unwrap_or_default();
        let mut found: Vec<Found> =
            self.best.into_iter().map(|(rows, found)| Found { text: text(found), rows }).collect();
        sorted::sort_by(&mut found, |a, b| a.text.cmp(&b.text));
        found
    }

    fn len(&self, name: u32) -> usize {
        self.codes.get(name as usize).map_or(0, Vec::len)
    }

    /// Takes the pattern whose places start at `from`, or grows it.
    fn visit(&mut self, from: usize, stars: usize) {
        let to = self.places.len();
        let (mut rows, mut ending) = (Bits::new(self.targets), Bits::new(self.targets));
        let (mut worth, mut last) = (0.0, None);
        let (mut pure, mut pure_ending) = (true, true);
        for &(name, end) in self.places.get(from..to).unwrap_or_default() {
            let ends = self.len(name) == usize::from(end);
            if name as usize >= self.targets {
                pure = false;
                pure_ending &= !ends;
                continue;
            }
            if last != Some(name) {
                last = Some(name);
                rows.insert(name as usize);
                worth += self.worth.get(name as usize).copied().unwrap_or(0.0);
            }
            if ends {
                ending.insert(name as usize);
            }
        }
        if pure_ending && !ending.is_empty() {
            self.take(ending, false);
        }
        if pure {
            self.take(rows, true);
            return;
        }
        let hopeless = self.overhead + self.text.len() as f64 + 1.0 > worth - 1e-6;
        if hopeless || self.text.len() >= self.longest || self.steps >= self.limits.steps {
            return;
        }
        if self.best.get(&rows).is_some_and(|text| text.len() <= self.text.len() + 1) {
            return;
        }
        self.grow(from, to, stars, false);
        if stars < self.limits.stars && self.text.last() != Some(&b'*') {
            self.text.push(b'*');
            self.grow(from, to, stars + 1, true);
            self.text.pop();
        }
    }

    /// Grows the pattern by each letter, at the places themselves or anywhere after them.
    fn grow(&mut self, from: usize, to: usize, stars: usize, anywhere: bool) {
        let mut counts = [0_usize; LETTERS];
        let mut wanted = [false; LETTERS];
        self.each_next(from, to, anywhere, |target, _, code| {
            if let (Some(count), Some(wanted)) = (counts.get_mut(code), wanted.get_mut(code)) {
                *count += 1;
                *wanted |= target;
            }
        });
        self.steps += counts.iter().sum::<usize>() + (to - from);
        // One run of places for each letter, put one after the other.
        let mut starts = [0_usize; LETTERS];
        let mut at = self.places.len();
        for ((start, &count), &wanted) in starts.iter_mut().zip(&counts).zip(&wanted) {
            *start = at;
            at += if wanted { count } else { 0 };
        }
        let mut fill = starts;
        let base = self.places.len();
        let mut grown: Vec<Place> = vec![(0, 0); at - base];
        self.each_next(from, to, anywhere, |_, place, code| {
            if wanted.get(code) == Some(&true)
                && let Some(next) = fill.get_mut(code)
            {
                grown.get_mut(*next - base).into_iter().for_each(|slot| *slot = place);
                *next += 1;
            }
        });
        for code in 0..LETTERS {
            let (Some(&start), Some(&end)) = (starts.get(code), fill.get(code)) else { continue };
            if start == end {
                continue;
            }
            self.places.extend_from_slice(grown.get(start - base..end - base).unwrap_or_default());
            self.text.push(letter(code));
            self.visit(to, stars);
            self.text.pop();
            self.places.truncate(to);
        }
    }

    /// Calls with each next letter: whether of a target, the place after it, its code.
    fn each_next(&self, from: usize, to: usize, anywhere: bool, mut call: impl FnMut(bool, Place, usize)) {
        let mut last = None;
        for &(name, end) in self.places.get(from..to).unwrap_or_default() {
            // Ends ascend: after the first one lies all that lies after the others.
            if anywhere && last == Some(name) {
                continue;
            }
            last = Some(name);
            let Some(codes) = self.codes.get(name as usize) else { continue };
            let target = (name as usize) < self.targets;
            let most = if anywhere { usize::MAX } else { 1 };
            for (&code, after) in codes.iter().skip(usize::from(end)).take(most).zip(end + 1..) {
                call(target, (name, after), usize::from(code));
            }
        }
    }

    /// Keeps the pattern for its targets, if none as short is known.
    fn take(&mut self, rows: Bits, star: bool) {
        let length = self.text.len() + usize::from(star);
        let cost = self.overhead + length as f64;
        let worth: f64 = rows.iter().filter_map(|r| self.worth.get(r)).sum();
        if cost > worth - 1e-6 || self.best.get(&rows).is_some_and(|text| text.len() <= length) {
            return;
        }
        for row in rows.iter() {
            self.worth.get_mut(row).into_iter().for_each(|w| *w = w.min(cost));
        }
        let mut text = self.text.clone();
        if star && text.last() != Some(&b'*') {
            text.push(b'*');
        }
        self.best.insert(rows, text);
    }
}
