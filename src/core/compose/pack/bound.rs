//! How many documents there must be at least.
//!
//! Each document pays its envelope. Each statement stands in at least one piece, and each piece pays the
//! statement's head, at least one action and at least one resource; a piece without all of the actions
//! has all of the resources beside it somewhere, and the other way round. What is long enough leaves no
//! room beside it. (The last is Martello's and Toth's bound for bin packing, with pieces that can be cut.)

use super::block::{BRACKETS, lists};
use super::room;
use crate::core::policy::{Statement, write};
use crate::core::sorted;

/// What the pieces of a statement take at least.
struct Need {
    /// Characters of the smallest piece, with its comma.
    smallest: u64,
    /// Number of pieces.
    pieces: u64,
    /// Characters of all pieces together, with their commas.
    sum: u64,
}

/// No fewer documents of at most `limit` characters hold these statements, however they are cut.
/// Nothing is said about other statements that mean the same.
#[must_use]
pub fn lower_bound(statements: &[Statement], limit: usize) -> usize {
    let room = (room(limit) as u64).max(1);
    let mut needs: Vec<Need> = statements.iter().map(|s| need(s, room)).collect();
    sorted::sort_by_key(&mut needs, |need| need.smallest);
    // Sums over the needs before each place.
    let (mut pieces, mut sums) = (vec![0_u64], vec![0_u64]);
    for need in &needs {
        pieces.push(pieces.last().copied().unwrap_or(0).saturating_add(need.pieces));
        sums.push(sums.last().copied().unwrap_or(0).saturating_add(need.sum));
    }
    let between = |list: &[u64], from: usize, to: usize| {
        let at = |place: usize| list.get(place).copied().unwrap_or(0);
        at(to).saturating_sub(at(from))
    };
    let first_over = |size: u64| needs.partition_point(|need| need.smallest <= size);
    let thresholds = needs.iter().flat_map(|n| [n.smallest, room.saturating_sub(n.smallest) + 1]).chain([0]);
    let bound = thresholds.filter(|least| *least <= room / 2).map(|least| {
        let mid = needs.partition_point(|need| need.smallest < least);
        let half = first_over(room / 2);
        let large = first_over(room - least);
        let alone = between(&pieces, large, needs.len());
        let apart = between(&pieces, half, large);
        alone + apart.max(between(&sums, mid, large).div_ceil(room))
    });
    usize::try_from(bound.max().unwrap_or(0)).unwrap_or(usize::MAX)
}

fn need(statement: &Statement, room: u64) -> Need {
    let whole = write::statement_size(statement) as u64 + 1;
    let lists = lists(statement);
    let (actions, resources) = (Axis::of(&lists.actions), Axis::of(&lists.resources));
    // A piece of one entry may spare the brackets of its list.
    let spared = (u64::from(actions.cut) + u64::from(resources.cut)) * BRACKETS as u64;
    let head = whole.saturating_sub(actions.sum + resources.sum + spared);
    let smallest = head + actions.least + resources.least;
    if whole <= room {
        return Need { smallest, pieces: 1, sum: whole };
    }
    // What is left for entries, and the most (action, resource) pairs that it can hold, by characters.
    let left = room.saturating_sub(head);
    let (sum, pieces) = match (actions.cut, resources.cut) {
        (false, false) => (whole, 1),
        (true, false) => along(actions.sum, left.saturating_sub(resources.sum), head + resources.sum),
        (false, true) => along(resources.sum, left.saturating_sub(actions.sum), head + actions.sum),
        (true, true) => {
            let short = actions.sum.min(resources.sum);
            let side = short.min(left / 2);
            let most = side.saturating_mul(left - side).max(1);
            let pairs = actions.sum.saturating_mul(resources.sum);
            let pieces = pairs.div_ceil(most).max(2);
            let repeated = pieces * head + actions.sum + resources.sum + short;
            (repeated.max(pairs.saturating_mul(room) / most), pieces)
        }
    };
    Need { smallest, pieces, sum }
}

/// Pieces along one list: together its entries, and each time what all of them repeat.
fn along(entries: u64, left: u64, repeated: u64) -> (u64, u64) {
    let pieces = entries.div_ceil(left.max(1)).max(2);
    (pieces.saturating_mul(repeated).saturating_add(entries), pieces)
}

/// One list of a statement.
struct Axis {
    /// Whether it can be cut.
    cut: bool,
    /// Characters of its entries where it can be cut; else it is part of the head.
    sum: u64,
    /// Characters of its shortest entry where it can be cut.
    least: u64,
}

impl Axis {
    fn of(entries: &[usize]) -> Self {
        let cut = entries.len() > 1;
        let entries = if cut { entries } else { &[] };
        let least = entries.iter().min().copied().unwrap_or(0);
        Self { cut, sum: entries.iter().sum::<usize>() as u64, least: least as u64 }
    }
}
