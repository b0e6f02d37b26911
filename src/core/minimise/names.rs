//! The action names of one service, folded, so that a pattern finds its names fast.

use std::cell::OnceCell;

use super::bits::Bits;
use super::readable::WordPatterns;
use crate::core::policy::glob;
use crate::core::reference::{Reference, Service};

/// The names that a minimisation ranges over: a reference, its services made ready when first asked for.
#[derive(Debug)]
pub struct Universe<'r> {
    reference: &'r Reference,
    ready: Vec<OnceCell<Names<'r>>>,
}

impl<'r> Universe<'r> {
    /// A universe over a reference, nothing made ready yet.
    pub fn new(reference: &'r Reference) -> Self {
        Self { reference, ready: reference.services().iter().map(|_| OnceCell::new()).collect() }
    }

    /// The reference that it ranges over.
    #[must_use]
    pub fn reference(&self) -> &'r Reference {
        self.reference
    }

    /// The names of a service, by its prefix in lower case.
    pub fn names(&self, prefix: &str) -> Option<&Names<'r>> {
        let services = self.reference.services();
        let place = services.binary_search_by(|s| s.prefix().cmp(prefix)).ok()?;
        Some(self.ready.get(place)?.get_or_init(|| Names::new(services.get(place))))
    }
}

/// The action names of a service, in the order of the reference.
#[derive(Debug)]
pub struct Names<'r> {
    spelt: Vec<&'r str>,
    folded: Vec<String>,
    /// For each pair of neighbouring letters the names that have it.
    pairs: Vec<Option<Bits>>,
    words: OnceCell<WordPatterns>,
}

/// Classes of bytes that pairs are made of: letters, digits by one class, all else by another.
const CLASSES: usize = 28;

fn class(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => usize::from(byte - b'a'),
        b'0'..=b'9' => 26,
        _ => 27,
    }
}

impl<'r> Names<'r> {
    fn new(service: Option<&'r Service>) -> Self {
        let spelt: Vec<&str> = service.into_iter().flat_map(|s| s.actions()).map(|a| a.name()).collect();
        let folded: Vec<String> = spelt.iter().map(|name| name.to_ascii_lowercase()).collect();
        let mut pairs: Vec<Option<Bits>> = vec![None; CLASSES * CLASSES];
        for (i, name) in folded.iter().enumerate() {
            for pair in pairs_of(name) {
                if let Some(slot) = pairs.get_mut(pair) {
                    slot.get_or_insert_with(|| Bits::new(folded.len())).insert(i);
                }
            }
        }
        Self { spelt, folded, pairs, words: OnceCell::new() }
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.folded.len()
    }

    /// The name at a place, in AWS's case.
    pub fn spelt(&self, place: usize) -> Option<&'r str> {
        self.spelt.get(place).copied()
    }

    /// All names in lower case.
    pub fn folded(&self) -> &[String] {
        &self.folded
    }

    /// The place of a name in lower case.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.folded.binary_search_by(|n| n.as_str().cmp(name)).ok()
    }

    /// The names that a folded pattern (without prefix) matches.
    pub fn caught(&self, pattern: &str) -> Bits {
        let mut caught = Bits::new(self.len());
        if !pattern.contains(['*', '?']) {
            self.place(pattern).into_iter().for_each(|i| caught.insert(i));
            return caught;
        }
        let mut hopeful = Bits::full(self.len());
        for fragment in pattern.split(['*', '?']) {
            for pair in pairs_of(fragment) {
                match self.pairs.get(pair) {
                    Some(Some(names)) => hopeful.intersect(names),
                    _ => return caught,
                }
            }
        }
        for i in hopeful.iter() {
            if self.folded.get(i).is_some_and(|name| glob::matches(pattern, name)) {
                caught.insert(i);
            }
        }
        caught
    }

    /// The patterns of whole words over these names.
    pub fn word_patterns(&self) -> &WordPatterns {
        self.words.get_or_init(|| WordPatterns::new(&self.spelt))
    }
}

fn pairs_of(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.as_bytes().windows(2).filter_map(|pair| match pair {
        [a, b] => Some(class(*a) * CLASSES + class(*b)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::Universe;
    use crate::core::policy::glob;
    use crate::core::reference::Reference;

    #[test]
    fn caught_is_what_the_matcher_says() {
        let universe = Universe::new(Reference::catalogue());
        let names = universe.names("ec2").unwrap();
        for pattern in
            ["*", "describe*", "*vpc*end*s", "describevolume?", "a", "*ipv6*", "describevpcs", "*zzqx*"]
        {
            let caught = names.caught(pattern);
            for (i, name) in names.folded().iter().enumerate() {
                assert_eq!(caught.has(i), glob::matches(pattern, name), "`{pattern}` on `{name}`");
            }
        }
        assert!(universe.names("nosuch").is_none());
    }

    #[test]
    fn every_name_has_its_place() {
        let universe = Universe::new(Reference::catalogue());
        for service in Reference::catalogue().services() {
            let names = universe.names(service.prefix()).unwrap();
            for (i, action) in service.actions().iter().enumerate() {
                assert_eq!(names.place(&action.name().to_ascii_lowercase()), Some(i));
                assert_eq!(names.spelt(i), Some(action.name()));
            }
        }
    }
}
