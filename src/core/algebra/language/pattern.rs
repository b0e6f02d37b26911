//! One pattern: a row of symbols.

/// What a symbol may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// This character.
    Char(char),
    /// This character, a lower-case ASCII letter, or its upper-case form.
    Fold(char),
    /// Every character.
    Any,
    /// Every character but a colon: what stays within a field of an ARN.
    NotColon,
    /// What a service prefix is made of: `a-z`, `0-9`, `.`, `-`.
    Prefix,
    /// What an action's name is made of, case put aside: `a-z`, `0-9`, `-`.
    Name,
}

/// A class, once or any number of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Symbol {
    /// Which characters.
    pub class: Class,
    /// Any number of them, none too.
    pub many: bool,
}

/// A row of symbols: the texts that can be read off it from the first symbol to the last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Pattern {
    symbols: Vec<Symbol>,
}

impl Class {
    /// Whether a character is of this class.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Char(own) => own == c,
            Self::Fold(own) => own == c || own == c.to_ascii_lowercase(),
            Self::Any => true,
            Self::NotColon => c != ':',
            Self::Prefix => c == '.' || Self::Name.has(c),
            Self::Name => c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-',
        }
    }

    /// Whether every character of the other class is of this one. `true` is a proof.
    fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (_, Self::Char(c)) => self.has(c),
            (Self::NotColon, other) => other != Self::Any,
            (Self::Prefix, Self::Name) => true,
            (own, other) => own == other,
        }
    }

    /// Whether some character is of both classes.
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Char(c), class) | (class, Self::Char(c)) => class.has(c),
            (Self::Fold(a), Self::Fold(b)) => a == b,
            (Self::Fold(c), class) | (class, Self::Fold(c)) => {
                class.has(c) || class.has(c.to_ascii_uppercase())
            }
            // The others all have the small letters.
            _ => true,
        }
    }
}

impl Symbol {
    /// One character of a class.
    #[must_use]
    pub const fn one(class: Class) -> Self {
        Self { class, many: false }
    }

    /// Any number of characters of a class.
    #[must_use]
    pub const fn many(class: Class) -> Self {
        Self { class, many: true }
    }
}

impl Pattern {
    /// The pattern of these symbols.
    #[must_use]
    pub fn new(symbols: impl IntoIterator<Item = Symbol>) -> Self {
        let mut pattern = Self::default();
        for symbol in symbols {
            pattern.push(symbol);
        }
        pattern
    }

    /// The pattern that only this text matches.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        Self { symbols: text.chars().map(|c| Symbol::one(Class::Char(c))).collect() }
    }

    /// Adds a symbol at the end. A run after the same run says nothing new.
    pub fn push(&mut self, symbol: Symbol) {
        if !(symbol.many && self.symbols.last() == Some(&symbol)) {
            self.symbols.push(symbol);
        }
    }

    /// The symbols in order.
    #[must_use]
    pub fn symbols(&self) -> &[Symbol] {
        &self.symbols
    }

    /// The one text that it matches, if it is only one.
    #[must_use]
    pub fn as_literal(&self) -> Option<String> {
        self.symbols
            .iter()
            .map(|s| match s {
                Symbol { class: Class::Char(c), many: false } => Some(*c),
                _ => None,
            })
            .collect()
    }

    /// Whether every text matches.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self.symbols.as_slice(), [Symbol { class: Class::Any, many: true }])
    }

    /// Whether a text matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let mut places = vec![false; self.symbols.len() + 1];
        if let Some(first) = places.first_mut() {
            *first = true;
        }
        self.close(&mut places);
        for c in text.chars() {
            let mut next = vec![false; places.len()];
            for (i, symbol) in self.symbols.iter().enumerate() {
                if places.get(i) == Some(&true)
                    && symbol.class.has(c)
                    && let Some(place) = next.get_mut(if symbol.many { i } else { i + 1 })
                {
                    *place = true;
                }
            }
            if !next.contains(&true) {
                return false;
            }
            self.close(&mut next);
            places = next;
        }
        places.last() == Some(&true)
    }

    /// Adds the places that are reached by taking nothing for a run.
    fn close(&self, places: &mut [bool]) {
        for (i, symbol) in self.symbols.iter().enumerate() {
            if symbol.many
                && places.get(i) == Some(&true)
                && let Some(next) = places.get_mut(i + 1)
            {
                *next = true;
            }
        }
    }

    /// Whether every text that matches the other pattern matches this one, symbol by symbol. `true` is a
    /// proof; `false` only says that there is no such simple one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.symbols, &other.symbols);
        // Whether our symbols from `i` on cover theirs from `j` on, for all `i` and one `j` at a time.
        let mut after: Vec<bool> = (0..=ours.len()).map(|i| ours.iter().skip(i).all(|s| s.many)).collect();
        for symbol in theirs.iter().rev() {
            let mut row = vec![false; ours.len() + 1];
            for (i, own) in ours.iter().enumerate().rev() {
                let at = |row: &[bool], i: usize| row.get(i) == Some(&true);
                let takes = own.class.covers(symbol.class) && (own.many || !symbol.many);
                let covers =
                    (own.many && at(&row, i + 1)) || (takes && at(&after, if own.many { i } else { i + 1 }));
                if let Some(place) = row.get_mut(i) {
                    *place = covers;
                }
            }
            after = row;
        }
        after.first() == Some(&true)
    }

    /// Whether some text matches both patterns.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let width = other.symbols.len() + 1;
        let mut seen = vec![false; (self.symbols.len() + 1) * width];
        let mut open = vec![(0, 0)];
        while let Some((i, j)) = open.pop() {
            match seen.get_mut(i * width + j) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            match (self.symbols.get(i), other.symbols.get(j)) {
                (None, None) => return true,
                (ours, theirs) => {
                    if ours.is_some_and(|s| s.many) {
                        open.push((i + 1, j));
                    }
                    if theirs.is_some_and(|s| s.many) {
                        open.push((i, j + 1));
                    }
                    if let (Some(a), Some(b)) = (ours, theirs)
                        && a.class.meets(b.class)
                    {
                        open.push((if a.many { i } else { i + 1 }, if b.many { j } else { j + 1 }));
                    }
                }
            }
        }
        false
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Class, Pattern, Symbol};

    /// `*` and `?` over all characters; `<` and `-` the same within a field.
    pub fn pattern(text: &str) -> Pattern {
        Pattern::new(text.chars().map(|c| match c {
            '*' => Symbol::many(Class::Any),
            '?' => Symbol::one(Class::Any),
            '<' => Symbol::many(Class::NotColon),
            '-' => Symbol::one(Class::NotColon),
            c => Symbol::one(Class::Char(c)),
        }))
    }

    #[test]
    fn matching() {
        let rows = [
            ("literal", "abc", "abc", true),
            ("empty", "", "", true),
            ("star", "a*c", "abbbc", true),
            ("star takes nothing", "a*", "a", true),
            ("one is one", "a?", "a", false),
            ("field star stays", "a<c", "a:c", false),
            ("field star takes", "a<c", "abbc", true),
            ("field one is no colon", "a-", "a:", false),
            ("wide letter is one", "a?c", "aéc", true),
        ];
        for (name, text, subject, expected) in rows {
            assert_eq!(pattern(text).matches(subject), expected, "{name}");
        }
        let folded = Pattern::new([Symbol::one(Class::Fold('k')), Symbol::many(Class::Name)]);
        assert!(folded.matches("K8s") && folded.matches("k") && !folded.matches("kS"));
    }

    #[test]
    fn covering() {
        let rows = [
            ("itself", "a*c", "a*c", true),
            ("star over anything", "*", "a?<b", true),
            ("star over nothing", "a*", "a", true),
            ("one over a letter", "a?", "ab", true),
            ("a letter over one", "ab", "a?", false),
            ("one never covers a star", "?", "*", false),
            ("field star over a field", "a<:<", "a:b<", true),
            ("field star over a colon", "<", "a:b", false),
            ("star over field star", "a*", "a<:<", true),
            ("field star over star", "<", "*", false),
            ("the right star is found", "*b*c", "xbybzc", true),
            ("one after the star", "*?", "?*", false),
        ];
        for (name, outer, inner, expected) in rows {
            assert_eq!(pattern(outer).covers(&pattern(inner)), expected, "{name}");
        }
    }

    #[test]
    fn meeting() {
        let rows = [
            ("crossing stars", "a*", "*b", true),
            ("prefixes", "ab*", "ac*", false),
            ("both end", "*a", "*b", false),
            ("one against nothing", "a?", "a", false),
            ("field star against colon", "<", "*:*", false),
            ("stars within", "a*c*", "*b*d", true),
        ];
        for (name, a, b, expected) in rows {
            assert_eq!(pattern(a).meets(&pattern(b)), expected, "{name}");
            assert_eq!(pattern(b).meets(&pattern(a)), expected, "{name}, turned round");
        }
    }
}
