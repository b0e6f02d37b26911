//! What a misspelt name may have meant.
//!
//! Deterministic: the best first, equals in the order of their names, never more than [`MOST`] and
//! none that is much further off than the best. It
//! looks for letters left out, added, changed or swapped, for words in another order or number, one
//! more or one fewer, for a verb of the same sense, and for the same action in another service. A name that many services have, such as
//! `TagResource`, says nothing about which one was meant, so it counts only where the prefix is near.

use super::{Action, Reference, Service};
use crate::core::sorted;

/// At most so many suggestions.
pub const MOST: usize = 5;

/// An action that a misspelt name may have meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'r> {
    /// The action's service.
    pub service: &'r Service,
    /// The action.
    pub action: &'r Action,
    /// What speaks for it.
    pub reason: Reason,
}

/// What speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A few letters differ.
    Letters,
    /// The words are the same, in another order or number, or but for one that is left out or too many:
    /// `VolumeDescribe` for `DescribeVolumes`.
    Words,
    /// Only the verb differs, and its sense is near: `ListVolumes` for `DescribeVolumes`.
    Verb,
    /// The name is right, the service is another one.
    Service,
}

/// Verbs that AWS's services use for nearly the same thing.
const VERBS: [&[&str]; 6] = [
    &["Describe", "Get", "List", "Read", "View"],
    &["Add", "Create", "Make", "Put", "Register"],
    &["Change", "Edit", "Modify", "Put", "Set", "Update"],
    &["Cancel", "Delete", "Deregister", "Remove", "Stop", "Terminate"],
    &["Add", "Associate", "Attach"],
    &["Detach", "Disassociate", "Remove"],
];

/// A suggestion and how far it is from what was written: changed letters, or as much as that.
struct Candidate<'r> {
    distance: usize,
    suggestion: Suggestion<'r>,
}

impl Reference {
    /// The services that a prefix without a service may have meant: by its letters, or because it is
    /// the service's name or its initials (`stepfunctions`, `elb`). None for the prefix of a service.
    #[must_use]
    pub fn services_like(&self, prefix: &str) -> Vec<&Service> {
        let near = if self.service(prefix).is_some() { Vec::new() } else { self.near_services(prefix) };
        near.into_iter().map(|(_, service)| service).collect()
    }

    /// The actions that a name such as `ec2:DescribeInstance` may have meant. None for the name of an
    /// action, or for a text without a colon.
    #[must_use]
    pub fn actions_like(&self, name: &str) -> Vec<Suggestion<'_>> {
        let Some((prefix, action)) = name.split_once(':') else {
            return Vec::new();
        };
        let services = match self.service(prefix) {
            Some(service) if service.action(action).is_some() => return Vec::new(),
            Some(service) => vec![(0, service)],
            None => self.near_services(prefix),
        };
        let asked = Asked::new(action);
        let mut found: Vec<Candidate> = Vec::new();
        for (distance, service) in &services {
            found.extend(asked.candidates(service).map(|candidate| candidate.further(*distance)));
        }
        found.extend(self.elsewhere(prefix, action, &services));
        sorted::sort_by_key(&mut found, |candidate| {
            let Suggestion { service, action, reason } = candidate.suggestion;
            (candidate.distance, reason, service.prefix(), action.name())
        });
        let best = found.first().map_or(0, |candidate| candidate.distance);
        let near = found.into_iter().take_while(|candidate| candidate.distance <= best + 1);
        near.take(MOST).map(|candidate| candidate.suggestion).collect()
    }

    /// Services near a prefix, the nearest first.
    fn near_services(&self, prefix: &str) -> Vec<(usize, &Service)> {
        let prefix = prefix.to_ascii_lowercase();
        let near = self.services().iter().filter_map(|service| Some((nearness(&prefix, service)?, service)));
        let mut near: Vec<_> = near.collect();
        sorted::sort_by_key(&mut near, |(distance, service)| (*distance, service.prefix()));
        near.truncate(MOST);
        near
    }

    /// The action of this name in services that were not looked at; in near ones only, if many have it.
    fn elsewhere<'r>(
        &'r self,
        prefix: &str,
        action: &str,
        seen: &[(usize, &Service)],
    ) -> impl Iterator<Item = Candidate<'r>> {
        let services = self.services().iter();
        let services =
            services.filter(|service| seen.iter().all(|(_, seen)| seen.prefix() != service.prefix()));
        let found: Vec<_> = services.filter_map(|service| Some((service, service.action(action)?))).collect();
        let telling = found.len() <= MOST;
        let prefix = prefix.to_ascii_lowercase();
        found.into_iter().filter(move |(service, _)| telling || nearness(&prefix, service).is_some()).map(
            |(service, action)| Candidate {
                distance: 2,
                suggestion: Suggestion { service, action, reason: Reason::Service },
            },
        )
    }
}

impl Candidate<'_> {
    /// The same, from a service that is itself a guess.
    fn further(mut self, distance: usize) -> Self {
        if self.distance == 0 {
            self.suggestion.reason = Reason::Service;
        }
        self.distance += distance;
        self
    }
}

/// The name of an action that was asked for.
struct Asked {
    folded: String,
    words: Vec<String>,
}

impl Asked {
    fn new(name: &str) -> Self {
        Self { folded: name.to_ascii_lowercase(), words: sorted_words(name) }
    }

    fn candidates<'r>(&self, service: &'r Service) -> impl Iterator<Item = Candidate<'r>> {
        service.actions().iter().filter_map(move |action| {
            let (distance, reason) = self.compare(action)?;
            Some(Candidate { distance, suggestion: Suggestion { service, action, reason } })
        })
    }

    fn compare(&self, action: &Action) -> Option<(usize, Reason)> {
        let known = action.name().to_ascii_lowercase();
        if let Some(distance) = letters(&self.folded, &known) {
            return Some((distance, Reason::Letters));
        }
        if let Some(distance) = moved(&self.words, &sorted_words(action.name())) {
            return Some((distance, Reason::Words));
        }
        self.other_verb(action).then_some((2, Reason::Verb))
    }

    /// Whether only the first word differs, in the letters but hardly in the sense.
    fn other_verb(&self, action: &Action) -> bool {
        let name = action.name();
        let Some((verb, object)) = words(name).next().and_then(|verb| name.split_at_checked(verb.len()))
        else {
            return false;
        };
        let object = object.to_ascii_lowercase();
        let asked = singular(&self.folded).strip_suffix(singular(&object)).filter(|_| !object.is_empty());
        let near = |verbs: &&[&str]| verbs.contains(&verb);
        asked.is_some_and(|asked| {
            let mut others = VERBS.iter().filter(|verbs| near(verbs)).flat_map(|verbs| verbs.iter());
            others.any(|other| other.eq_ignore_ascii_case(asked))
        })
    }
}

/// How far apart the sorted words of two names are, if at most one word is too many on one side.
fn moved(asked: &[String], known: &[String]) -> Option<usize> {
    let (short, long) = if asked.len() < known.len() { (asked, known) } else { (known, asked) };
    if short.len() < 2 || long.len() - short.len() > 1 {
        return None;
    }
    let mut rest = short.iter().peekable();
    let extra = long.iter().filter(|word| rest.next_if_eq(word).is_none()).count();
    (extra == long.len() - short.len()).then_some(1 + 2 * extra)
}

/// How far a prefix in lower case is from a service's prefix or name.
fn nearness(asked: &str, service: &Service) -> Option<usize> {
    let known = service.prefix();
    let words = service.name().split([' ', '-', '(', ')']);
    let words = words.filter(|word| !matches!(*word, "" | "AWS" | "Amazon" | "for" | "of" | "and"));
    let name: String = words.clone().collect();
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    if name.eq_ignore_ascii_case(asked) || (asked.len() > 1 && initials.eq_ignore_ascii_case(asked)) {
        return Some(1);
    }
    if asked.len() > 2 && known.strip_prefix(asked).is_some_and(|rest| rest.starts_with('-')) {
        return Some(1);
    }
    letters(asked, known)
}

/// How many letters are left out, added, changed or swapped with their neighbour, if few enough for
/// the length: one, and one more for every six letters, at most four, and never all.
fn letters(asked: &str, known: &str) -> Option<usize> {
    let most = (1 + asked.len() / 6).min(4);
    let near = asked.len().abs_diff(known.len()) <= most;
    let distance = near.then(|| strsim::osa_distance(asked, known))?;
    (distance <= most && distance < asked.len()).then_some(distance)
}

/// The words of a name, each from one upper-case letter to before the next.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let end = rest.char_indices().skip(1).find(|(_, letter)| letter.is_ascii_uppercase());
        let (word, tail) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at))?;
        rest = tail;
        Some(word).filter(|word| !word.is_empty())
    })
}

fn sorted_words(name: &str) -> Vec<String> {
    let mut words: Vec<_> = words(name).map(|word| singular(&word.to_ascii_lowercase()).to_owned()).collect();
    sorted::sort_by(&mut words, String::cmp);
    words
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
