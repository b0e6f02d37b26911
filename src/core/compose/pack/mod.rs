//! Packing: statements into the fewest documents that each keep to a limit.
//!
//! | module | what it knows |
//! |---|---|
//! | `block` | a statement as sizes, and how it may be cut |
//! | `bound` | how many documents there must be at least |
//! | `arrange` | laying blocks into documents, with one way of cutting |
//! | `policies` | the union of several policies, as it stands or merged |
//!
//! Whole statements where they fit, else cut between services, else between actions; between resources
//! where one action with all its resources is too long. A `NotAction` list cannot be cut: what matches
//! neither half of it matches more than what matches none of it; its resources can, and the other way
//! round. The number of documents is compared with a lower bound, so that "fewest" is known or the gap is.

mod arrange;
mod block;
mod bound;
mod policies;

use std::fmt;

use self::arrange::{Layout, Manner, arrange};
use self::block::{Block, Prefer, blocks};
pub use self::bound::lower_bound;
pub use self::policies::pack_policies;
use crate::core::policy::{Clause, Statement, write};

/// Documents that keep to a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packing {
    /// The statements of each document.
    pub documents: Vec<Vec<Statement>>,
    /// No fewer documents than this can hold these statements, cut or not.
    pub lower_bound: usize,
}

/// A statement that no document can hold, however it is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotFit {
    /// Its place among the statements, from 0.
    pub statement: usize,
    /// Its Sid, if it has one.
    pub sid: Option<String>,
    /// Characters of a document with its longest piece alone.
    pub size: usize,
    /// What a document may have.
    pub limit: usize,
    /// What keeps it from being cut smaller.
    pub why: Uncuttable,
}

/// Why a piece of a statement cannot be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncuttable {
    /// It is one action on one resource.
    Single,
    /// Its `NotAction`, `NotResource` or both must stay whole.
    NotForm,
}

impl fmt::Display for CannotFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { statement, size, limit, .. } = self;
        write!(f, "statement {statement}")?;
        if let Some(sid) = &self.sid {
            write!(f, " (`{sid}`)")?;
        }
        let piece = match self.why {
            Uncuttable::Single => "one action on one resource",
            Uncuttable::NotForm => "its Not-element, which no cut leaves with the same meaning,",
        };
        write!(
            f,
            " does not fit: {piece} makes a document of {size} characters, and the limit is {limit}; \
             shorten it or raise the limit"
        )
    }
}

impl std::error::Error for CannotFit {}

/// Packs statements into documents of at most `limit` characters. Of statements with one Sid in one
/// document, the first keeps it.
///
/// # Errors
/// When a piece that cannot be cut is longer than the limit.
pub fn pack(statements: &[Statement], limit: usize) -> Result<Packing, CannotFit> {
    let whole = write::ENVELOPE + statements.iter().map(|s| write::statement_size(s) + 1).sum::<usize>();
    if statements.is_empty() || whole.saturating_sub(1) <= limit {
        let documents = if statements.is_empty() { Vec::new() } else { vec![distinct(statements.to_vec())] };
        let lower_bound = documents.len();
        return Ok(Packing { documents, lower_bound });
    }
    let united = unite(statements);
    let mut best = Vec::new();
    let lower_bound = lower_bound(&united.iter().map(|(_, s)| s.clone()).collect::<Vec<_>>(), limit);
    for prefer in [Prefer::Actions, Prefer::Longer] {
        let blocks = blocks(&united, prefer, limit)?;
        for layout in layouts(&blocks, limit, lower_bound) {
            if best.is_empty() || layout.len() < best.len() {
                best = documents(&blocks, layout);
            }
        }
        if best.len() <= lower_bound {
            break;
        }
    }
    Ok(Packing { documents: best, lower_bound })
}

/// Characters that the statements of a document may have, each with a comma behind it.
const fn room(limit: usize) -> usize {
    // The last statement has no comma.
    limit.saturating_add(1).saturating_sub(write::ENVELOPE)
}

/// Layouts from the kindest to the harshest, each of fewer documents than the one before.
fn layouts(blocks: &[Block], limit: usize, lower_bound: usize) -> Vec<Layout> {
    let room = room(limit);
    let all = blocks.len();
    let mut found: Vec<Layout> = Vec::new();
    let fewer = |found: &[Layout]| found.last().map_or(usize::MAX, |best| best.len().saturating_sub(1));
    for (rigid, manner) in [(all, Manner::Services), (0, Manner::Services), (0, Manner::Anywhere)] {
        let most = fewer(&found);
        if most >= lower_bound {
            found.extend(arrange(blocks, room, rigid, manner, most));
        }
    }
    // One document fewer, while some way reaches it.
    let ways: Vec<usize> = [0, 1, 2, 4, 8, all / 8, all / 4, all / 2, all - all / 4, all - all / 8, all]
        .into_iter()
        .filter(|rigid| *rigid <= all)
        .collect();
    while fewer(&found) >= lower_bound && !found.is_empty() {
        let most = fewer(&found);
        let tries = [Manner::Anywhere, Manner::ToTheBrim];
        let next = tries
            .iter()
            .find_map(|manner| ways.iter().find_map(|rigid| arrange(blocks, room, *rigid, *manner, most)));
        match next {
            Some(layout) => found.push(layout),
            None => break,
        }
    }
    found
}

/// The documents of a layout, in the order of what stands first in them.
fn documents(blocks: &[Block], layout: Layout) -> Vec<Vec<Statement>> {
    let pieces = |held: Vec<(usize, Vec<usize>)>| {
        held.iter().filter_map(|(place, entries)| Some(blocks.get(*place)?.piece(entries))).collect()
    };
    layout.into_iter().map(|held| distinct(pieces(held))).collect()
}

/// Statements without a Sid that differ in their actions only, as one: a part that two share is then
/// paid for once. Each with the place of its first.
fn unite(statements: &[Statement]) -> Vec<(usize, Statement)> {
    let mut united: Vec<(usize, Statement)> = Vec::new();
    for (place, statement) in statements.iter().enumerate() {
        let twin = united.iter_mut().find(|(_, s)| {
            s.sid.is_none()
                && statement.sid.is_none()
                && s.effect == statement.effect
                && s.resources == statement.resources
                && s.conditions == statement.conditions
                && s.actions.listed().is_some()
        });
        match (twin, &statement.actions) {
            (Some((_, Statement { actions: Clause::In(held), .. })), Clause::In(more)) => {
                let new: Vec<_> = more.items.iter().filter(|a| !held.items.contains(a)).cloned().collect();
                held.items.extend(new);
                held.bare = held.items.len() == 1;
            }
            _ => united.push((place, statement.clone())),
        }
    }
    united
}

/// Takes the Sid from statements that come after one with the same.
fn distinct(mut statements: Vec<Statement>) -> Vec<Statement> {
    let mut seen: Vec<String> = Vec::new();
    for statement in &mut statements {
        match &statement.sid {
            Some(sid) if !sid.is_empty() && seen.contains(sid) => statement.sid = None,
            Some(sid) => seen.push(sid.clone()),
            None => {}
        }
    }
    statements
}
