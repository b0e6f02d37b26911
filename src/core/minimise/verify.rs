//! The check of a minimised result against its source.
//!
//! It knows nothing of how the result was made, and shares nothing with the search but what a pattern
//! means. Both sides are expanded over the names of the reference and over those beyond it that either
//! side spells out. Then, for each effect, resource and condition of one side, the other side must grant
//! every name that this side does, and the other way round. What a wildcard of the source holds for
//! tomorrow must be held by one pattern of the result.
//!
//! `Ok` is a proof, over the dated reference. A mismatch says that none was found.

use std::cell::OnceCell;
use std::fmt;

use crate::core::policy::{
    ActionPattern, Clause, Conditions, Effect, Entries, ResourcePattern, Statement, glob,
};
use crate::core::reference::Reference;
use crate::core::sorted::{self, Map};

/// Why a result was not proven to say what its source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The source grants this action there, and the result was not found to.
    Lost(Place),
    /// The result grants this action there, and the source was not found to.
    Widened(Place),
    /// The source's wildcard reaches names of tomorrow that the result was not found to reach.
    Future(Place),
    /// A statement with `NotAction` was not found on the other side.
    Uneven(Box<Statement>),
}

/// An action, or a pattern, and where it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Allow or Deny.
    pub effect: Effect,
    /// Action or pattern.
    pub action: String,
    /// The resource; none for what a `NotResource` leaves.
    pub resource: Option<ResourcePattern>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let resource = self.resource.as_ref().map_or("what `NotResource` leaves", ResourcePattern::as_str);
        write!(f, "{} of `{}` on `{resource}`", self.effect.as_str(), self.action)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(place) => write!(f, "{place} would be lost"),
            Self::Widened(place) => write!(f, "{place} would be added"),
            Self::Future(place) => {
                write!(f, "{place} would not reach the actions of tomorrow that it reaches")
            }
            Self::Uneven(_) => f.write_str("a statement with `NotAction` was not carried over"),
        }
    }
}

impl std::error::Error for Mismatch {}

/// Checks results against one reference, whose names are folded when they are first asked for.
#[derive(Debug)]
pub struct Checker<'r> {
    reference: &'r Reference,
    folded: Vec<OnceCell<Vec<String>>>,
}

impl<'r> Checker<'r> {
    /// A checker over a reference.
    #[must_use]
    pub fn new(reference: &'r Reference) -> Self {
        Self { reference, folded: reference.services().iter().map(|_| OnceCell::new()).collect() }
    }

    /// Proves that `result` says exactly what `source` says.
    ///
    /// # Errors
    /// The first thing for which no proof was found.
    pub fn check(&self, source: &[Statement], result: &[Statement]) -> Result<(), Mismatch> {
        let world = World::new(self, source, result);
        let (source, result) = (world.side(source), world.side(result));
        world.says(&source, &result, true)?;
        world.says(&result, &source, false)
    }

    /// The names of a service in the reference, in lower case.
    fn names(&self, service: &str) -> &[String] {
        let services = self.reference.services();
        let known = services.binary_search_by(|s| s.prefix().cmp(service)).ok();
        let Some((service, cell)) = known.and_then(|i| services.get(i).zip(self.folded.get(i))) else {
            return &[];
        };
        cell.get_or_init(|| service.actions().iter().map(|a| a.name().to_ascii_lowercase()).collect())
    }
}

/// Proves that `result` says exactly what `source` says.
///
/// # Errors
/// The first thing for which no proof was found.
pub fn verify(source: &[Statement], result: &[Statement], reference: &Reference) -> Result<(), Mismatch> {
    Checker::new(reference).check(source, result)
}

/// For each name of a service, in the order of [`World::name`], whether it is meant.
type Meant = Vec<bool>;

/// The names that both sides are expanded over.
struct World<'a> {
    checker: &'a Checker<'a>,
    /// Names beyond the reference, by service.
    beyond: Map<&'a str, Vec<&'a str>>,
}

/// A statement and what its patterns mean.
struct Said<'a> {
    statement: &'a Statement,
    conditions: Conditions,
    /// The names of each service that some entry of its list matches.
    listed: Map<&'a str, Meant>,
    /// Whether a bare `*` stands in its list.
    any: bool,
}

impl<'a> World<'a> {
    fn new(checker: &'a Checker<'a>, source: &'a [Statement], result: &'a [Statement]) -> Self {
        let mut beyond: Map<&str, Vec<&str>> = Map::default();
        for pattern in source.iter().chain(result).flat_map(|s| &s.actions.entries().items) {
            if let Some((service, name)) = pattern.folded().split_once(':')
                && !pattern.has_wildcard()
                && checker.names(service).binary_search_by(|n| n.as_str().cmp(name)).is_err()
            {
                beyond.entry(service).or_default().push(name);
            }
        }
        beyond.iter_mut().for_each(|(_, names)| sorted::sort_and_dedup(names));
        Self { checker, beyond }
    }

    fn beyond(&self, service: &str) -> &[&'a str] {
        self.beyond.get(service).map_or(&[], Vec::as_slice)
    }

    /// How many names a service has here.
    fn count(&self, service: &str) -> usize {
        self.checker.names(service).len() + self.beyond(service).len()
    }

    /// The names that a pattern means, by their numbers.
    fn each(&self, pattern: &ActionPattern, mut meant: impl FnMut(usize)) {
        let Some((service, glob)) = pattern.folded().split_once(':') else { return };
        let (known, beyond) = (self.checker.names(service), self.beyond(service));
        if !pattern.has_wildcard() {
            known.binary_search_by(|n| n.as_str().cmp(glob)).into_iter().for_each(&mut meant);
            beyond.binary_search(&glob).into_iter().for_each(|i| meant(known.len() + i));
            return;
        }
        // Only names that begin and end as the pattern does are worth a full match.
        let head = glob.split(['*', '?']).next().unwrap_or_default();
        let tail = glob.rsplit(['*', '?']).next().unwrap_or_default();
        let matches = |name: &str| name.ends_with(tail) && glob::matches(glob, name);
        let from = known.partition_point(|name| name.as_str() < head);
        let alike = known.iter().enumerate().skip(from).take_while(|(_, name)| name.starts_with(head));
        alike.filter(|(_, name)| matches(name)).for_each(|(i, _)| meant(i));
        let beyond = beyond.iter().enumerate().filter(|(_, name)| matches(name));
        beyond.for_each(|(i, _)| meant(known.len() + i));
    }

    fn side<'s>(&self, statements: &'s [Statement]) -> Vec<Said<'s>> {
        let said = |statement: &'s Statement| {
            let list = statement.actions.entries();
            let mut listed: Map<&str, Meant> = Map::default();
            for pattern in &list.items {
                let service = pattern.service();
                let names = listed.entry(service).or_insert_with(|| vec![false; self.count(service)]);
                self.each(pattern, |i| names.get_mut(i).into_iter().for_each(|n| *n = true));
            }
            let any = list.items.iter().any(|p| p.service().is_empty());
            Said { statement, conditions: statement.conditions.canonical(), listed, any }
        };
        statements.iter().map(said).collect()
    }

    /// Proves that `those` say all that `these` say.
    fn says(&self, these: &[Said<'_>], those: &[Said<'_>], from_source: bool) -> Result<(), Mismatch> {
        for this in these {
            let akin: Vec<&Said<'_>> = those.iter().filter(|that| that.is_akin(this)).collect();
            match this.statement.resources.listed() {
                Some(resources) => {
                    for resource in resources {
                        self.says_at(this, &akin, Some(resource), from_source)?;
                    }
                }
                None => self.says_at(this, &akin, None, from_source)?,
            }
        }
        Ok(())
    }

    fn says_at(
        &self,
        this: &Said<'_>,
        akin: &[&Said<'_>],
        resource: Option<&ResourcePattern>,
        from_source: bool,
    ) -> Result<(), Mismatch> {
        let here: Vec<&Said<'_>> =
            akin.iter().copied().filter(|that| that.holds_at(this, resource)).collect();
        let Clause::In(list) = &this.statement.actions else {
            let found = here.iter().any(|that| that.excludes_no_more(this));
            return if found { Ok(()) } else { Err(Mismatch::Uneven(Box::new(this.statement.clone()))) };
        };
        let place = |action: &str| Place {
            effect: this.statement.effect,
            action: action.to_owned(),
            resource: resource.cloned(),
        };
        for (service, names) in &this.listed {
            let ours = |i: usize| here.iter().any(|that| that.means(service, i));
            let missing = names.iter().enumerate().position(|(i, &meant)| meant && !ours(i));
            if let Some(name) = missing.map(|i| self.name(service, i)) {
                let place = place(&format!("{service}:{name}"));
                return Err(if from_source { Mismatch::Lost(place) } else { Mismatch::Widened(place) });
            }
        }
        for pattern in list.items.iter().filter(|p| p.has_wildcard()) {
            // A new wildcard is meant for today; what it holds for tomorrow is said beside the result.
            let must = from_source || self.means_nothing(pattern);
            if must && !here.iter().any(|that| that.has_whole(pattern)) {
                let place = place(pattern.as_str());
                return Err(if from_source { Mismatch::Future(place) } else { Mismatch::Widened(place) });
            }
        }
        Ok(())
    }

    /// Whether a wildcard matches nothing here, so that only its language can be compared.
    fn means_nothing(&self, pattern: &ActionPattern) -> bool {
        let mut nothing = true;
        self.each(pattern, |_| nothing = false);
        nothing
    }

    fn name(&self, service: &str, i: usize) -> &str {
        let known = self.checker.names(service);
        let beyond = || self.beyond(service).get(i.wrapping_sub(known.len())).copied();
        known.get(i).map(String::as_str).or_else(beyond).unwrap_or_default()
    }
}

impl Said<'_> {
    /// Whether it has the effect of `other` and asks for nothing that `other` does not ask for.
    fn is_akin(&self, other: &Self) -> bool {
        self.statement.effect == other.statement.effect
            && self.conditions.is_weaker_or_equal(&other.conditions)
    }

    /// Whether it holds on a resource of `other`, or on all that its `NotResource` leaves.
    fn holds_at(&self, other: &Self, resource: Option<&ResourcePattern>) -> bool {
        match (&self.statement.resources, resource) {
            (Clause::In(own), Some(resource)) => own.items.iter().any(|r| r.covers(resource)),
            (Clause::In(own), None) => own.items.iter().any(ResourcePattern::is_any),
            (Clause::NotIn(own), None) => match &other.statement.resources {
                Clause::NotIn(theirs) => within(own, theirs, ResourcePattern::covers),
                Clause::In(_) => false,
            },
            (Clause::NotIn(_), Some(_)) => false,
        }
    }

    /// Whether it grants a name: by its list, or by not excluding it.
    fn means(&self, service: &str, i: usize) -> bool {
        let listed = self.any || self.listed.get(service).is_some_and(|n| n.get(i) == Some(&true));
        listed == self.statement.actions.listed().is_some()
    }

    /// Whether some pattern of it takes in all that `pattern` ever matches.
    fn has_whole(&self, pattern: &ActionPattern) -> bool {
        self.statement.actions.listed().is_some_and(|list| list.iter().any(|p| p.covers(pattern)))
    }

    /// Whether it grants whatever the `NotAction` of `other` leaves.
    fn excludes_no_more(&self, other: &Self) -> bool {
        let Clause::NotIn(own) = &self.statement.actions else { return self.any };
        let theirs = &other.statement.actions.entries().items;
        own.items
            .iter()
            .all(|pattern| theirs.iter().any(|p| p.covers(pattern)) || self.is_known_within(pattern, other))
    }

    /// Whether a pattern of known names excludes only what `other` excludes too.
    fn is_known_within(&self, pattern: &ActionPattern, other: &Self) -> bool {
        let none = Vec::new();
        let service = pattern.service();
        let own = self.listed.get(service).unwrap_or(&none);
        let theirs = other.listed.get(service).unwrap_or(&none);
        own.contains(&true)
            && own.iter().enumerate().all(|(i, &meant)| !meant || theirs.get(i) == Some(&true))
    }
}

/// Whether each entry of `inner` is covered by one of `outer`.
fn within<T>(inner: &Entries<T>, outer: &Entries<T>, covers: impl Fn(&T, &T) -> bool) -> bool {
    inner.items.iter().all(|i| outer.items.iter().any(|o| covers(o, i)))
}
