//! From statements to shorter ones that say the same.

use super::Wildcards;
use super::bits::Bits;
use super::list::{Entry, Wish, shorten};
use super::names::{Names, Universe};
use super::shadow::{Reach, spots, united, without_shadowed};
use super::shortest::LONGEST;
use crate::core::compose::merge::merge;
use crate::core::policy::{ActionPattern, Clause, Entries, Statement, write};
use crate::core::sorted::{self, Map};

/// Statements that say what their source says, and what their wildcards hold for tomorrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Minimised {
    /// The statements of one document.
    pub statements: Vec<Statement>,
    /// Every wildcard in their actions, in order.
    pub future: Vec<FutureWildcard>,
}

/// A wildcard in the actions of a result: it matches actions that AWS adds later, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FutureWildcard {
    /// The place of its statement.
    pub statement: usize,
    /// The place of its entry.
    pub entry: usize,
    /// The pattern.
    pub pattern: ActionPattern,
    /// Whether no statement of the source lists it.
    pub is_new: bool,
    /// Actions that it catches today although the source's statement does not name them here: all of them
    /// are granted by other statements at the same place.
    pub beyond: Vec<String>,
}

impl Minimised {
    /// The statements as they are.
    #[must_use]
    pub fn unchanged(statements: &[Statement]) -> Self {
        let mut result = Self { statements: statements.to_vec(), future: Vec::new() };
        for (statement, actions) in statements.iter().map(|s| s.actions.entries()).enumerate() {
            for (entry, pattern) in actions.items.iter().enumerate().filter(|(_, p)| p.has_wildcard()) {
                let (pattern, is_new, beyond) = (pattern.clone(), false, Vec::new());
                result.future.push(FutureWildcard { statement, entry, pattern, is_new, beyond });
            }
        }
        result
    }

    /// The place of a wildcard in the document, such as `$.Statement[0].Action[3]`.
    #[must_use]
    pub fn path(&self, wildcard: &FutureWildcard) -> String {
        let statement = self.statements.get(wildcard.statement);
        let actions = statement.map(|s| &s.actions);
        let name = if actions.is_some_and(|a| a.listed().is_none()) { "NotAction" } else { "Action" };
        let entry = match actions.map(Clause::entries) {
            Some(Entries { bare: true, .. }) => String::new(),
            _ => format!("[{}]", wildcard.entry),
        };
        format!("$.Statement[{}].{name}{entry}", wildcard.statement)
    }
}

/// The statements of a document that says the same in fewer characters, or in as many.
#[must_use]
pub fn minimise(sources: &[Statement], universe: &Universe<'_>, mode: Wildcards) -> Minimised {
    let written = without_shadowed(united(sources));
    let shorter = if explosion(sources) > MOST_GRANTS {
        written
    } else {
        let merged = without_shadowed(united(&merge(sources, universe.reference())));
        if length(&merged) < length(&written) { merged } else { written }
    };
    let known: Vec<ActionPattern> = wildcards(sources);
    let ground = Ground::new(sources, &shorter, universe, mode);
    let mut result = Minimised::default();
    for (place, statement) in shorter.iter().enumerate() {
        let list = ground.shorten(place, statement);
        for (entry, pattern) in list.items.iter().enumerate().filter(|(_, p)| p.has_wildcard()) {
            result.future.push(FutureWildcard {
                statement: place,
                entry,
                pattern: pattern.clone(),
                is_new: known.binary_search(pattern).is_err(),
                beyond: ground.beyond(place, pattern),
            });
        }
        result.statements.push(Statement { actions: statement.actions.with(|_| list), ..statement.clone() });
    }
    result
}

/// Characters of the statements, each with a comma.
fn length(statements: &[Statement]) -> usize {
    statements.iter().map(|s| write::statement_size(s) + 1).sum()
}

/// The wildcards in the actions of statements, sorted.
fn wildcards(statements: &[Statement]) -> Vec<ActionPattern> {
    let all = statements.iter().flat_map(|s| &s.actions.entries().items);
    let mut wild: Vec<ActionPattern> = all.filter(|p| p.has_wildcard()).cloned().collect();
    sorted::sort_and_dedup(&mut wild);
    wild
}

/// What the statements say of the reference, before their lists are shortened.
struct Ground<'a, 'r> {
    reaches: Vec<Reach<'a>>,
    universe: &'a Universe<'r>,
    mode: Wildcards,
    /// For each statement and service the names that its list matches.
    matched: Vec<Map<&'a str, Bits>>,
    /// The names beyond the reference that some list spells out, by service.
    strangers: Map<&'a str, Vec<&'a str>>,
}

impl<'a, 'r> Ground<'a, 'r> {
    fn new(
        sources: &'a [Statement],
        statements: &'a [Statement],
        universe: &'a Universe<'r>,
        mode: Wildcards,
    ) -> Self {
        let mut ground = Self {
            reaches: statements.iter().map(Reach::new).collect(),
            universe,
            mode,
            matched: Vec::new(),
            strangers: Map::default(),
        };
        for statement in statements {
            let mut matched: Map<&str, Bits> = Map::default();
            for pattern in &statement.actions.entries().items {
                let (service, name) = split(pattern);
                let Some(names) = universe.names(service) else { continue };
                let own = matched.entry(service).or_insert_with(|| Bits::new(names.len()));
                if pattern.has_wildcard() {
                    own.unite(&names.caught(name));
                } else if let Some(place) = names.place(name) {
                    own.insert(place);
                }
            }
            ground.matched.push(matched);
        }
        for pattern in sources.iter().flat_map(|s| &s.actions.entries().items) {
            let (service, name) = split(pattern);
            let known = universe.names(service).is_none_or(|names| names.place(name).is_some());
            if !known && !pattern.has_wildcard() {
                ground.strangers.entry(service).or_default().push(name);
            }
        }
        ground.strangers.iter_mut().for_each(|(_, names)| sorted::sort_and_dedup(names));
        ground
    }

    /// The action list of a statement in fewer characters.
    fn shorten(&self, place: usize, statement: &Statement) -> Entries<ActionPattern> {
        let list = statement.actions.entries();
        let mut services: Map<&str, Vec<&ActionPattern>> = Map::default();
        for pattern in &list.items {
            services.entry(pattern.service()).or_default().push(pattern);
        }
        let mut items = Vec::with_capacity(list.items.len());
        for (service, patterns) in &services {
            match self.universe.names(service) {
                Some(names) => items.extend(self.shorten_service(place, service, names, patterns)),
                None => items.extend(patterns.iter().map(|&p| p.clone())),
            }
        }
        Entries::new(items).canonical()
    }

    fn shorten_service(
        &self,
        place: usize,
        service: &str,
        names: &Names<'_>,
        patterns: &[&ActionPattern],
    ) -> Vec<ActionPattern> {
        let mut wanted = Bits::new(names.len());
        let (mut wild, mut fixed) = (Vec::new(), Vec::new());
        for &pattern in patterns {
            let (_, name) = split(pattern);
            if let Some(place) = names.place(name) {
                wanted.insert(place);
            } else if name.len() > LONGEST || !pattern.has_wildcard() || names.caught(name).is_empty() {
                // What matches nothing known stays as it is written.
                fixed.push(pattern.clone());
            } else {
                wild.push(pattern);
            }
        }
        let strangers = self.strangers.get(service).map_or(&[][..], Vec::as_slice);
        let own = |name: &&&str| !patterns.iter().any(|p| p.matches(&format!("{service}:{name}")));
        let wish = Wish {
            names,
            wanted,
            wild: wild.iter().map(|p| split(p).1).collect(),
            allowed: self.allowed(place, service, names),
            strangers: strangers.iter().filter(own).copied().collect(),
            overhead: service.len() + r#""":,"#.len(),
        };
        let entries = shorten(&wish, self.mode);
        let spell = |name: &str| ActionPattern::parse(&format!("{service}:{name}")).ok();
        let patterns = entries.iter().filter_map(|entry| match entry {
            Entry::Name(place) => names.spelt(*place).and_then(spell),
            Entry::Kept(number) => wild.get(*number).map(|&p| p.clone()),
            Entry::New(text) => spell(text),
        });
        patterns.chain(fixed).collect()
    }

    /// The names of a service that a statement's list may match: its own, and those that others grant
    /// wherever it does. An exclusion may match its own alone.
    fn allowed(&self, place: usize, service: &str, names: &Names<'_>) -> Bits {
        let none = || Bits::new(names.len());
        let own = self.matched.get(place).and_then(|m| m.get(service)).cloned().unwrap_or_else(none);
        let Some(this) = self.reaches.get(place).filter(|r| r.statement.actions.listed().is_some()) else {
            return own;
        };
        let mut everywhere: Vec<Bits> = vec![own.clone(); spots(this.statement)];
        let others = self.reaches.iter().enumerate().filter(|(j, _)| *j != place);
        for (j, other) in others.filter(|(_, other)| other.speaks_of(service) && other.is_akin(this)) {
            let shared = other.shared(this);
            if shared.is_empty() {
                continue;
            }
            let granted = self.granted(j, service, names);
            for spot in shared.iter() {
                everywhere.get_mut(spot).into_iter().for_each(|here| here.unite(&granted));
            }
        }
        let mut all = everywhere.pop().unwrap_or(own);
        everywhere.iter().for_each(|here| all.intersect(here));
        all
    }

    /// The names of a service that a statement's actions match, `NotAction` or not.
    fn granted(&self, place: usize, service: &str, names: &Names<'_>) -> Bits {
        let actions = self.reaches.get(place).map(|r| &r.statement.actions);
        let any = actions.is_some_and(|a| a.entries().items.iter().any(|p| p.service().is_empty()));
        let listed = self.matched.get(place).and_then(|m| m.get(service));
        let listed = match listed {
            _ if any => Bits::full(names.len()),
            Some(listed) => listed.clone(),
            None => Bits::new(names.len()),
        };
        if actions.is_none_or(|a| a.listed().is_some()) {
            return listed;
        }
        let mut rest = Bits::full(names.len());
        rest.subtract(&listed);
        rest
    }

    /// What a pattern in a statement's list catches beyond what the statement said.
    fn beyond(&self, place: usize, pattern: &ActionPattern) -> Vec<String> {
        let (service, name) = split(pattern);
        let Some(names) = self.universe.names(service) else { return Vec::new() };
        let mut caught = names.caught(name);
        if let Some(own) = self.matched.get(place).and_then(|m| m.get(service)) {
            caught.subtract(own);
        }
        caught.iter().filter_map(|i| names.spelt(i)).map(|name| format!("{service}:{name}")).collect()
    }
}

/// Service and name of a pattern, in lower case; no service and `*` for the bare `*`.
fn split(pattern: &ActionPattern) -> (&str, &str) {
    pattern.folded().split_once(':').unwrap_or(("", "*"))
}

/// With more grants than this, statements are not taken apart to be put together anew.
const MOST_GRANTS: usize = 1_000;

/// How many grants the statements fall into.
fn explosion(statements: &[Statement]) -> usize {
    let of = |s: &Statement| s.actions.listed().map_or(1, <[_]>::len).saturating_mul(spots(s));
    statements.iter().map(of).fold(0, usize::saturating_add)
}
