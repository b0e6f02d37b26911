//! Is there a text in all of these sets and in none of those?
//!
//! The patterns are walked together, a character at a time; a state is, for each pattern, the places in
//! it that the text so far can have reached. States are visited once, nearest first, so the text found is
//! a shortest one, and where none is left there is none. From one state characters differ only by the
//! symbols reached: those named there are tried, and one that is not named stands for all others.

use std::collections::BTreeSet;

use super::{Class, Pattern};

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Yes: this one.
    Text(String),
    /// No.
    Nothing,
    /// More states than the budget allows.
    TooMany,
}

/// Finds a text that lies in each of the sets `within` (each a union of patterns) and matches none of
/// `without`. `budget` bounds the states visited.
#[must_use]
pub fn find(within: &[Vec<&Pattern>], without: &[&Pattern], budget: usize) -> Found {
    if without.iter().any(|p| p.is_everything()) || within.iter().any(Vec::is_empty) {
        return Found::Nothing;
    }
    // What a single pattern keeps out as a whole needs no search.
    let kept_out = |pattern: &&Pattern| without.iter().any(|out| out.covers(pattern));
    let within: Vec<Vec<&Pattern>> = within
        .iter()
        .filter(|set| !set.iter().any(|p| p.is_everything()))
        .map(|set| set.iter().copied().filter(|p| !kept_out(p)).collect())
        .collect();
    if within.iter().any(Vec::is_empty) {
        return Found::Nothing;
    }
    let within: Vec<&[&Pattern]> = within.iter().map(Vec::as_slice).collect();
    if let Some(answer) = among_literals(&within, without) {
        return answer;
    }
    // A pattern that meets nothing of what is wanted keeps nothing out.
    let matters = |pattern: &&&Pattern| within.iter().all(|set| set.iter().any(|p| p.meets(pattern)));
    let without: Vec<&Pattern> = without.iter().filter(matters).copied().collect();
    Walk::new(&within, &without).run(budget)
}

/// Where one of the sets is a list of texts, each of them is tried.
fn among_literals(within: &[&[&Pattern]], without: &[&Pattern]) -> Option<Found> {
    let texts = |set: &&[&Pattern]| set.iter().map(|p| p.as_literal()).collect::<Option<Vec<_>>>();
    let lists = within.iter().filter_map(texts);
    let list = lists.min_by_key(Vec::len)?;
    let fits = |text: &String| {
        within.iter().all(|set| set.iter().any(|p| p.matches(text)))
            && !without.iter().any(|p| p.matches(text))
    };
    Some(list.into_iter().find(fits).map_or(Found::Nothing, Found::Text))
}

/// For each pattern in turn the places reached in it, as bits.
type State = Box<[u64]>;

struct Walk<'a> {
    /// Each pattern with the first of its words in a state.
    patterns: Vec<(&'a Pattern, usize)>,
    /// How many patterns each wanted set has; they come first.
    sets: Vec<usize>,
    words: usize,
}

impl<'a> Walk<'a> {
    fn new(within: &[&[&'a Pattern]], without: &[&'a Pattern]) -> Self {
        let mut words = 0;
        let mut patterns = Vec::new();
        for pattern in within.iter().copied().flatten().chain(without).copied() {
            patterns.push((pattern, words));
            words += pattern.symbols().len() / 64 + 1;
        }
        Self { patterns, sets: within.iter().map(|set| set.len()).collect(), words }
    }

    fn run(&self, budget: usize) -> Found {
        let mut start = vec![0; self.words].into_boxed_slice();
        for (pattern, base) in &self.patterns {
            reach(&mut start, *base, 0, pattern);
        }
        let mut seen: BTreeSet<State> = BTreeSet::new();
        // Each state with the one before it and the character between them.
        let mut queue: Vec<(State, usize, char)> = vec![(start, usize::MAX, ' ')];
        let mut next = 0;
        while let Some((state, ..)) = queue.get(next) {
            if self.accepts(state) {
                return Found::Text(text(&queue, next));
            }
            let state = state.clone();
            for c in self.characters(&state) {
                let after = self.step(&state, c);
                if self.is_alive(&after) && seen.insert(after.clone()) {
                    if seen.len() > budget {
                        return Found::TooMany;
                    }
                    queue.push((after, next, c));
                }
            }
            next += 1;
        }
        Found::Nothing
    }

    fn step(&self, state: &State, c: char) -> State {
        let mut after = vec![0; self.words].into_boxed_slice();
        for (pattern, base) in &self.patterns {
            for (place, symbol) in places(state, *base, pattern) {
                if symbol.class.has(c) {
                    reach(&mut after, *base, if symbol.many { place } else { place + 1 }, pattern);
                }
            }
        }
        after
    }

    /// The characters to go on with: one for all that no symbol names, then those that are named.
    fn characters(&self, state: &State) -> Vec<char> {
        let mut named: Vec<char> = Vec::new();
        let mut unnamed_in_names = false;
        for (pattern, base) in &self.patterns {
            for (_, symbol) in places(state, *base, pattern) {
                match symbol.class {
                    Class::Char(c) => named.push(c),
                    Class::Fold(c) => named.extend([c, c.to_ascii_uppercase()]),
                    Class::NotColon => named.push(':'),
                    Class::Prefix => {
                        named.push('.');
                        unnamed_in_names = true;
                    }
                    Class::Name => unnamed_in_names = true,
                    Class::Any => {}
                }
            }
        }
        named.sort_unstable();
        named.dedup();
        let unnamed = |fits: fn(char) -> bool| others().find(|c| fits(*c) && named.binary_search(c).is_err());
        // What is unnamed and can stand in a name, and what is unnamed and cannot, are two cases.
        let (in_name, other) = if unnamed_in_names {
            (
                PLAIN.chars().find(|c| Class::Name.has(*c) && !named.contains(c)),
                unnamed(|c| !Class::Name.has(c)),
            )
        } else {
            (None, unnamed(|_| true))
        };
        in_name.into_iter().chain(other).chain(named.iter().copied()).collect()
    }

    /// Whether something wanted can still be reached, and nothing unwanted is certain.
    fn is_alive(&self, state: &State) -> bool {
        // Each set is counted to its end: what follows it are the next one's patterns.
        let mut patterns = self.patterns.iter();
        self.sets.iter().all(|count| {
            let set = patterns.by_ref().take(*count);
            set.filter(|(pattern, base)| words(state, *base, pattern).any(|w| w != 0)).count() > 0
        }) && !patterns.any(|(pattern, base)| {
            let symbols = pattern.symbols();
            symbols.last().is_some_and(|s| s.many && s.class == Class::Any)
                && has(state, *base, symbols.len() - 1)
        })
    }

    fn accepts(&self, state: &State) -> bool {
        let mut patterns = self.patterns.iter();
        let ends = |(pattern, base): &(&Pattern, usize)| has(state, *base, pattern.symbols().len());
        self.sets.iter().all(|count| {
            let set = patterns.by_ref().take(*count);
            set.filter(|p| ends(p)).count() > 0
        }) && !patterns.any(ends)
    }
}

/// Characters to stand for those that no pattern names, the plainest first.
fn others() -> impl Iterator<Item = char> {
    PLAIN.chars().chain('\u{a1}'..=char::MAX)
}

const PLAIN: &str = "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW-_./ ";

/// The places reached in one pattern before its end, each with the symbol that follows it.
fn places<'a>(
    state: &'a State,
    base: usize,
    pattern: &'a Pattern,
) -> impl Iterator<Item = (usize, super::Symbol)> + 'a {
    words(state, base, pattern).enumerate().flat_map(move |(word, mut bits)| {
        std::iter::from_fn(move || {
            let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(word * 64 + bit)
        })
        .filter_map(move |place| Some((place, *pattern.symbols().get(place)?)))
    })
}

fn words<'a>(state: &'a State, base: usize, pattern: &Pattern) -> impl Iterator<Item = u64> + 'a {
    state.iter().copied().skip(base).take(pattern.symbols().len() / 64 + 1)
}

fn has(state: &State, base: usize, place: usize) -> bool {
    state.get(base + place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
}

/// Marks a place, and those behind it that are reached by taking nothing for a run.
fn reach(state: &mut State, base: usize, from: usize, pattern: &Pattern) {
    let mut place = from;
    loop {
        if let Some(word) = state.get_mut(base + place / 64) {
            *word |= 1 << (place % 64);
        }
        if !pattern.symbols().get(place).is_some_and(|s| s.many) {
            return;
        }
        place += 1;
    }
}

fn text(queue: &[(State, usize, char)], mut at: usize) -> String {
    let mut letters = Vec::new();
    while let Some((_, before, c)) = queue.get(at) {
        if *before == usize::MAX {
            break;
        }
        letters.push(*c);
        at = *before;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::super::pattern::tests::pattern;
    use super::super::{Class, Pattern, Symbol};
    use super::{Found, find};

    fn ask(within: &[&[&str]], without: &[&str]) -> Found {
        let within: Vec<Vec<Pattern>> =
            within.iter().map(|set| set.iter().map(|p| pattern(p)).collect()).collect();
        let within: Vec<Vec<&Pattern>> = within.iter().map(|set| set.iter().collect()).collect();
        let without: Vec<Pattern> = without.iter().map(|p| pattern(p)).collect();
        find(&within, &without.iter().collect::<Vec<_>>(), 10_000)
    }

    fn text(text: &str) -> Found {
        Found::Text(text.to_owned())
    }

    #[test]
    fn texts_within_and_without() {
        type Row<'a> = (&'a str, &'a [&'a [&'a str]], &'a [&'a str], Found);
        let rows: [Row<'_>; 15] = [
            ("everything", &[], &[], text("")),
            ("a literal", &[&["abc"]], &["a*d"], text("abc")),
            ("a literal kept out", &[&["abc"]], &["a*c"], Found::Nothing),
            ("crossing", &[&["a*"], &["*b"]], &[], text("ab")),
            ("one longer", &[&["a*"]], &["a", "a?"], text("axx")),
            ("two equal forms", &[&["*?"]], &["?*"], Found::Nothing),
            ("unions decided together", &[&["a*"]], &["a", "a?*"], Found::Nothing),
            ("a union with a gap", &[&["*"]], &["", "a*", "b*"], text("x")),
            ("all but the named", &[&["?"]], &["x", "y"], text("z")),
            ("a field star does not leave", &[&["a<"]], &["a*"], Found::Nothing),
            ("a star does", &[&["a*"]], &["a<"], text("a:")),
            ("a union in the wanted", &[&["ab", "c*"]], &["ab", "c"], text("cx")),
            ("empty set", &[&[]], &[], Found::Nothing),
            ("inside many stars", &[&["*a*b*a*"]], &["*ab*"], text("axba")),
            ("apart", &[&["a*"], &["b*"]], &[], Found::Nothing),
        ];
        for (name, within, without, expected) in rows {
            assert_eq!(ask(within, without), expected, "{name}");
        }
    }

    #[test]
    fn a_class_is_tried_to_its_end() {
        let name = Pattern::new([Symbol::one(Class::Name)]);
        let name = [vec![&name]];
        let all: Vec<Pattern> = "abcdefghijklmnopqrstuvwxyz0123456789"
            .chars()
            .map(|c| Pattern::literal(&c.to_string()))
            .collect();
        let without: Vec<&Pattern> = all.iter().collect();
        assert_eq!(find(&name, &without, 100), text("-"));
        let hyphen = Pattern::literal("-");
        let with_hyphen: Vec<&Pattern> = all.iter().chain([&hyphen]).collect();
        assert_eq!(find(&name, &with_hyphen, 100), Found::Nothing);
    }

    #[test]
    fn a_budget_is_kept_to() {
        let stars: Vec<String> = ('a'..='n').map(|c| format!("*{c}*")).collect();
        let stars: Vec<Pattern> = stars.iter().map(|s| pattern(s)).collect();
        let sets: Vec<Vec<&Pattern>> = stars.iter().map(|s| vec![s]).collect();
        assert_eq!(find(&sets, &[], 500), Found::TooMany);
    }
}
