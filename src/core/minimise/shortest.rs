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
    /// Characters of a pattern before its last star.
    pub longest: usize,
    /// Places to look at.
    pub steps: usize,
}

/// The patterns that match some of the targets and nothing forbidden; for each set of targets the shortest
/// that was found. `worth` is what each target is worth, in characters, and `overhead` what an entry costs
/// beside its text; a pattern that costs as much as its targets are worth is not looked for. A star or
/// question mark in a target is matched by a star only, so a target may be a pattern: what matches it then
/// matches all that it stands for.
pub fn search(
    targets: &[&str],
    forbidden: &[&str],
    worth: &[f64],
    overhead: usize,
    limits: Limits,
) -> Vec<Found> {
    let mut search = Search::new(targets, forbidden, worth, overhead, limits);
    search.run();
    search.found()
}

/// Letters have the codes from 0; these stand for any other character, and for the end of a name.
const OTHER: u8 = 62;
const STOP: u8 = 63;
const CODES: usize = 64;

/// The codes that patterns are made of, one bit each.
const LETTERS: u64 = (1 << 39) - 1;

/// What things are worth is counted in parts of a character.
const PARTS: u32 = 16;

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

/// A place in a name: where to read on in the codes of all names, which stand one after the other.
type Place = u32;

struct Search {
    codes: Vec<u8>,
    /// The name at each place.
    owners: Vec<u32>,
    /// The first place that is not in a target.
    border: Place,
    /// In parts of a character.
    worth: Vec<u32>,
    overhead: usize,
    limits: Limits,
    steps: usize,
    text: Vec<u8>,
    /// The places of the pattern and of those it grew from, one run after the other, each ascending.
    places: Vec<Place>,
    best: HashMap<Bits, Vec<u8>, BuildHasherDefault<DefaultHasher>>,
}

impl Search {
    fn new(targets: &[&str], forbidden: &[&str], worth: &[f64], overhead: usize, limits: Limits) -> Self {
        let mut search = Self {
            codes: Vec::new(),
            owners: Vec::new(),
            border: 0,
            worth: worth.iter().map(|&w| (w.clamp(0.0, 1e6) * f64::from(PARTS)) as u32).collect(),
            overhead,
            limits,
            steps: 0,
            text: Vec::new(),
            places: Vec::new(),
            best: HashMap::default(),
        };
        for (i, name) in targets.iter().chain(forbidden).enumerate() {
            search.places.push(search.codes.len() as Place);
            search.codes.extend(name.bytes().map(code));
            search.codes.push(STOP);
            search.owners.resize(search.codes.len(), i as u32);
            if i < targets.len() {
                search.border = search.codes.len() as Place;
            }
        }
        search
    }

    fn run(&mut self) {
        if self.border > 0 {
            self.visit(0, 0);
        }
    }

    fn found(self) -> Vec<Found> {
        let text = |text| String::from_utf8(text).unwrap_or_default();
        let found = self.best.into_iter().map(|(rows, found)| Found { text: text(found), rows });
        let mut found: Vec<Found> = found.collect();
        sorted::sort_by(&mut found, |a, b| a.text.cmp(&b.text));
        found
    }

    fn code_at(&self, place: Place) -> u8 {
        self.codes.get(place as usize).copied().unwrap_or(STOP)
    }

    fn owner(&self, place: Place) -> u32 {
        self.owners.get(place as usize).copied().unwrap_or(u32::MAX)
    }

    /// The places of a pattern, up to the first one that is not in a target, and from there.
    fn split(&self, from: usize, to: usize) -> (&[Place], &[Place]) {
        let places = self.places.get(from..to).unwrap_or_default();
        places.split_at(places.partition_point(|&place| place < self.border))
    }

    /// Takes the pattern whose places start at `from`, and grows it.
    fn visit(&mut self, from: usize, stars: usize) {
        let to = self.places.len();
        let (targets, others) = self.split(from, to);
        let ends = |&place: &Place| self.code_at(place) == STOP;
        let takes_end = targets.iter().any(ends) && !others.iter().any(ends);
        let is_pure = others.is_empty();
        if takes_end {
            self.take(from, to, false);
        }
        if is_pure {
            self.take(from, to, true);
        } else if self.text.len() < self.limits.longest && self.steps < self.limits.steps {
            self.grow(from, to, stars, false);
            if stars < self.limits.stars && self.text.last() != Some(&b'*') {
                self.text.push(b'*');
                self.grow(from, to, stars + 1, true);
                self.text.pop();
            }
        }
    }

    /// Grows the pattern by each letter, at the places themselves or anywhere after them.
    fn grow(&mut self, from: usize, to: usize, stars: usize, anywhere: bool) {
        let hopeful = self.hopeful(from, to, anywhere);
        if hopeful == 0 {
            return;
        }
        let starts = self.make_room(from, to, anywhere, hopeful);
        let mut ends = starts;
        let mut places = std::mem::take(&mut self.places);
        let (present, grown) = places.split_at_mut(to);
        self.each_next(present.get(from..).unwrap_or_default(), anywhere, |place, code| {
            if hopeful >> code & 1 == 1
                && let Some(end) = ends.get_mut(code)
            {
                grown.get_mut(*end as usize).into_iter().for_each(|slot| *slot = place);
                *end += 1;
            }
        });
        self.places = places;
        // From the last letter, so that what is done with can be cut off.
        let mut rest = hopeful;
        while rest != 0 {
            let code = rest.ilog2() as usize;
            rest ^= 1 << code;
            let start = to + starts.get(code).map_or(0, |&start| start as usize);
            self.text.push(letter(code));
            self.visit(start, stars);
            self.text.pop();
            self.places.truncate(start);
        }
    }

    /// The letters, one bit each, with which the pattern still costs less than its targets are worth.
    fn hopeful(&self, from: usize, to: usize, anywhere: bool) -> u64 {
        let (targets, _) = self.split(from, to);
        let mut worth = [0_u32; CODES];
        let mut last = [u32::MAX; CODES];
        self.each_next(targets, anywhere, |place, code| {
            // The place after a letter has the same owner: at the latest it is the end of the name.
            let owner = self.owner(place);
            if let (Some(last), Some(worth)) = (last.get_mut(code), worth.get_mut(code))
                && *last != owner
            {
                *last = owner;
                *worth += self.worth.get(owner as usize).copied().unwrap_or(0);
            }
        });
        let least = self.cost(1);
        let mut hopeful = 0;
        for (code, &worth) in worth.iter().enumerate() {
            hopeful |= u64::from(least < worth) << code;
        }
        hopeful & LETTERS
    }

    /// Makes room for the places of hopeful letters. Where each letter's begin, counted from `to`.
    fn make_room(&mut self, from: usize, to: usize, anywhere: bool, hopeful: u64) -> [u32; CODES] {
        let mut counts = [0_u32; CODES];
        let present = self.places.get(from..to).unwrap_or_default();
        self.each_next(present, anywhere, |_, code| {
            counts.get_mut(code).into_iter().for_each(|count| *count += 1);
        });
        let mut total = 0;
        for (code, count) in counts.iter_mut().enumerate() {
            let room = if hopeful >> code & 1 == 1 { *count } else { 0 };
            self.steps += *count as usize;
            *count = total;
            total += room;
        }
        self.places.resize(to + total as usize, 0);
        counts
    }

    /// Calls with the place after each next letter, and its code.
    fn each_next(&self, places: &[Place], anywhere: bool, mut call: impl FnMut(Place, usize)) {
        if !anywhere {
            for &place in places {
                call(place + 1, usize::from(self.code_at(place)) % CODES);
            }
            return;
        }
        let mut done = 0;
        for &place in places {
            // Places ascend: after the first one of a name lies all that lies after its others.
            if place < done {
                continue;
            }
            let rest = self.codes.get(place as usize..).unwrap_or_default();
            done = place;
            for &code in rest {
                done += 1;
                if code == STOP {
                    break;
                }
                call(done, usize::from(code) % CODES);
            }
        }
    }

    /// What an entry costs that is longer than the pattern by some characters.
    fn cost(&self, more: usize) -> u32 {
        (self.overhead + self.text.len() + more) as u32 * PARTS
    }

    /// Keeps the pattern for its targets, if none as short is known: closed by a star, or by the end.
    fn take(&mut self, from: usize, to: usize, star: bool) {
        let length = self.text.len() + usize::from(star);
        let cost = self.cost(usize::from(star));
        let mut rows = Bits::new(self.worth.len());
        for &place in self.split(from, to).0 {
            if star || self.code_at(place) == STOP {
                rows.insert(self.owner(place) as usize);
            }
        }
        let worth: u32 = rows.iter().filter_map(|r| self.worth.get(r)).sum();
        if cost >= worth || self.best.get(&rows).is_some_and(|text| text.len() <= length) {
            return;
        }
        for row in rows.iter() {
            self.worth.get_mut(row).into_iter().for_each(|w| *w = cost.min(*w));
        }
        let mut text = self.text.clone();
        if star && text.last() != Some(&b'*') {
            text.push(b'*');
        }
        self.best.insert(rows, text);
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, search};
    use crate::core::policy::glob;

    const LIMITS: Limits = Limits { stars: 2, longest: 8, steps: 1_000_000 };

    fn found(targets: &[&str], forbidden: &[&str]) -> Vec<(String, Vec<usize>)> {
        let worth = vec![100.0; targets.len()];
        let found = search(targets, forbidden, &worth, 5, LIMITS);
        found.into_iter().map(|f| (f.text, f.rows.iter().collect())).collect()
    }

    fn shortest(targets: &[&str], forbidden: &[&str], rows: &[usize]) -> Option<usize> {
        found(targets, forbidden).into_iter().filter(|(_, r)| r == rows).map(|(text, _)| text.len()).min()
    }

    #[test]
    fn patterns_match_their_targets_and_nothing_forbidden() {
        let names = ["getvolume", "getvolumes", "getvpc", "listvolume", "tagit", "untagit", "a-b", "aab"];
        for split in 1..names.len() {
            let (targets, forbidden) = names.split_at(split);
            for (text, rows) in found(targets, forbidden) {
                for (i, target) in targets.iter().enumerate() {
                    // What is matched beside the rows said is allowed all the same.
                    assert!(!rows.contains(&i) || glob::matches(&text, target), "{text} {target}");
                }
                assert!(!forbidden.iter().any(|f| glob::matches(&text, f)), "{text}");
            }
        }
    }

    #[test]
    fn the_shortest_is_found() {
        type Row<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [usize], Option<usize>);
        let rows: [Row<'_>; 7] = [
            ("nothing forbidden", &["get", "put"], &[], &[0, 1], Some(1)),
            ("a beginning", &["getone", "gettwo"], &["list"], &[0, 1], Some(2)),
            ("an end", &["getone", "putone"], &["gettwo", "puttwo"], &[0, 1], Some(2)),
            ("both", &["abxcd"], &["abx", "xcd"], &[0], Some(3)),
            ("a piece in the middle", &["xaay", "zaaw"], &["xaby", "zabw"], &[0, 1], Some(4)),
            ("a name inside another: only itself", &["get"], &["getit", "forget"], &[0], Some(3)),
            ("a pattern to be matched whole", &["get*"], &["put"], &[0], Some(2)),
        ];
        for (case, targets, forbidden, which, length) in rows {
            assert_eq!(shortest(targets, forbidden, which), length, "{case}");
        }
    }

    #[test]
    fn what_is_worth_less_than_it_costs_is_not_looked_for() {
        assert!(search(&["getone"], &["put"], &[7.0], 5, LIMITS).is_empty());
        assert_eq!(search(&["getone"], &["put"], &[7.5], 5, LIMITS).len(), 1);
    }
}
