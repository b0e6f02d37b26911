//! A statement as sizes: what it takes whole, and what a piece of it takes.

use super::{CannotFit, Uncuttable, room};
use crate::core::policy::{ActionPattern, Clause, Entries, ResourcePattern, Statement, write};

/// A statement, or a part of one, that is cut along one of its lists.
#[derive(Debug)]
pub(super) struct Block {
    statement: Statement,
    axis: Axis,
    /// Characters of all of it, with the comma behind it.
    pub whole: usize,
    /// Characters of a piece besides its entries, with the comma behind it.
    pub frame: usize,
    /// Characters of each entry, with a comma. A block that cannot be cut is a single entry.
    pub entries: Vec<usize>,
    /// Where the entries of another service begin.
    pub services: Vec<usize>,
}

/// The list that a statement is cut along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Actions,
    Resources,
    /// It stays whole.
    None,
}

/// Which list to cut where both can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefer {
    /// The actions: what a document is about then stays together.
    Actions,
    /// The longer one, so that each piece repeats the shorter one.
    Longer,
}

/// What a piece of one entry spares: the brackets of its list.
pub(super) const BRACKETS: usize = 2;

/// The statements as blocks whose every entry fits a document by itself.
pub(super) fn blocks(
    statements: &[(usize, Statement)],
    prefer: Prefer,
    limit: usize,
) -> Result<Vec<Block>, CannotFit> {
    let mut found = Vec::with_capacity(statements.len());
    for (place, statement) in statements {
        split(*place, statement, prefer, limit, &mut found)?;
    }
    Ok(found)
}

fn split(
    place: usize,
    statement: &Statement,
    prefer: Prefer,
    limit: usize,
    found: &mut Vec<Block>,
) -> Result<(), CannotFit> {
    let room = room(limit);
    let lists = lists(statement);
    let (actions, resources) = (lists.actions.iter().sum::<usize>(), lists.resources.iter().sum::<usize>());
    let resources_first = prefer == Prefer::Longer && resources > actions;
    let axes =
        if resources_first { [Axis::Resources, Axis::Actions] } else { [Axis::Actions, Axis::Resources] };
    let mut cuttable = axes.into_iter().filter(|axis| lists.of(*axis).len() > 1);
    let candidates: Vec<Block> = cuttable.by_ref().map(|axis| Block::new(statement, axis, &lists)).collect();
    let both = candidates.len() == 2;
    let whole = Block::new(statement, Axis::None, &lists);
    if candidates.is_empty() && whole.whole <= room {
        found.push(whole);
        return Ok(());
    }
    let longest = candidates.iter().map(Block::longest_piece).min().unwrap_or(whole.whole);
    let fitting = candidates.into_iter().find(|block| block.longest_piece() <= room);
    // A piece that repeats more than half a document is cheaper as several that repeat less.
    let heavy =
        |block: &Block| prefer == Prefer::Longer && both && block.whole > room && block.frame > room / 2;
    if let Some(block) = fitting.filter(|block| !heavy(block)) {
        found.push(block);
        return Ok(());
    }
    if !both {
        let why = if statement.actions.listed().is_some() && statement.resources.listed().is_some() {
            Uncuttable::Single
        } else {
            Uncuttable::NotForm
        };
        return Err(cannot_fit(place, statement, longest, limit, why));
    }
    cut_both(place, statement, &lists, limit, found)
}

/// Cuts the shorter list first, so that along the longer one every piece fits.
fn cut_both(
    place: usize,
    statement: &Statement,
    lists: &Lists,
    limit: usize,
    found: &mut Vec<Block>,
) -> Result<(), CannotFit> {
    let room = room(limit);
    let sum = |list: &[usize]| list.iter().sum::<usize>();
    let frame = write::statement_size(statement) + 1 - sum(&lists.actions) - sum(&lists.resources);
    let actions_shorter = sum(&lists.actions) <= sum(&lists.resources);
    let (short, long) =
        if actions_shorter { (&lists.actions, &lists.resources) } else { (&lists.resources, &lists.actions) };
    let longest = long.iter().max().copied().unwrap_or(0);
    let most = (room.saturating_sub(frame) / 2).min(room.saturating_sub(frame + longest)).max(1);
    for chosen in chunks(short, most) {
        let axis = if actions_shorter { Axis::Actions } else { Axis::Resources };
        let part = select(statement, axis, &chosen);
        let other = if actions_shorter { Axis::Resources } else { Axis::Actions };
        let block = Block::new(&part, other, &self::lists(&part));
        let piece = block.longest_piece();
        if piece > room {
            return Err(cannot_fit(place, statement, piece, limit, Uncuttable::Single));
        }
        found.push(block);
    }
    Ok(())
}

/// The places of entries in chunks of about one size and at most `most` characters; a longer entry is a
/// chunk of its own.
fn chunks(entries: &[usize], most: usize) -> Vec<Vec<usize>> {
    let sum: usize = entries.iter().sum();
    let longest = entries.iter().max().copied().unwrap_or(0);
    let most = most.min(sum.div_ceil(sum.div_ceil(most).max(1)) + longest / 2);
    let mut chunks = Vec::new();
    let (mut chunk, mut held) = (Vec::new(), 0);
    for (at, size) in entries.iter().enumerate() {
        if !chunk.is_empty() && held + size > most {
            chunks.push(std::mem::take(&mut chunk));
            held = 0;
        }
        chunk.push(at);
        held += size;
    }
    chunks.push(chunk);
    chunks
}

fn cannot_fit(place: usize, statement: &Statement, piece: usize, limit: usize, why: Uncuttable) -> CannotFit {
    CannotFit {
        statement: place,
        sid: statement.sid.clone(),
        size: write::ENVELOPE + piece.saturating_sub(1),
        limit,
        why,
    }
}

/// Characters of the entries of the lists that can be cut, each with a comma.
pub(super) struct Lists {
    /// Of `Action`; empty for `NotAction`.
    pub actions: Vec<usize>,
    /// Of `Resource`; empty for `NotResource`.
    pub resources: Vec<usize>,
}

pub(super) fn lists(statement: &Statement) -> Lists {
    let actions = statement.actions.listed().unwrap_or_default();
    let resources = statement.resources.listed().unwrap_or_default();
    Lists {
        actions: actions.iter().map(|a| write::quoted_size(a.as_str()) + 1).collect(),
        resources: resources.iter().map(|r| write::quoted_size(r.as_str()) + 1).collect(),
    }
}

impl Lists {
    fn of(&self, axis: Axis) -> &[usize] {
        match axis {
            Axis::Actions => &self.actions,
            Axis::Resources => &self.resources,
            Axis::None => &[],
        }
    }
}

impl Block {
    fn new(statement: &Statement, axis: Axis, lists: &Lists) -> Self {
        let whole = write::statement_size(statement) + 1;
        let entries = lists.of(axis).to_vec();
        let (axis, entries) = if entries.len() > 1 { (axis, entries) } else { (Axis::None, vec![whole]) };
        let frame = whole - entries.iter().sum::<usize>();
        let services = match (axis, statement.actions.listed()) {
            (Axis::Actions, Some(actions)) => beginnings(actions),
            _ => vec![0],
        };
        Self { statement: statement.clone(), axis, whole, frame, entries, services }
    }

    /// Characters of a piece of `count` entries of `sum` characters.
    pub(super) fn cost(&self, count: usize, sum: usize) -> usize {
        let brackets = if count == 1 && self.entries.len() > 1 { BRACKETS } else { 0 };
        (self.frame + sum).saturating_sub(brackets)
    }

    fn longest_piece(&self) -> usize {
        self.cost(1, self.entries.iter().max().copied().unwrap_or(0))
    }

    /// The statement with these entries only.
    pub(super) fn piece(&self, entries: &[usize]) -> Statement {
        if entries.len() == self.entries.len() {
            self.statement.clone()
        } else {
            select(&self.statement, self.axis, entries)
        }
    }
}

/// Where in a list of actions a service other than the one before begins.
fn beginnings(actions: &[ActionPattern]) -> Vec<usize> {
    let mut last = None;
    let mut found = Vec::new();
    for (at, action) in actions.iter().enumerate() {
        if last != Some(action.service()) {
            found.push(at);
        }
        last = Some(action.service());
    }
    found
}

fn select(statement: &Statement, axis: Axis, places: &[usize]) -> Statement {
    let mut piece = statement.clone();
    match (axis, &statement.actions, &statement.resources) {
        (Axis::Actions, Clause::In(all), _) => {
            piece.actions = Clause::In(chosen::<ActionPattern>(all, places))
        }
        (Axis::Resources, _, Clause::In(all)) => {
            piece.resources = Clause::In(chosen::<ResourcePattern>(all, places));
        }
        _ => {}
    }
    piece
}

fn chosen<T: Clone>(all: &Entries<T>, places: &[usize]) -> Entries<T> {
    Entries::new(places.iter().filter_map(|at| all.items.get(*at).cloned()).collect())
}
