//! Laying blocks into documents, with one way of cutting.
//!
//! Blocks whose head is long are laid out first and whole, the largest first, each where it fits
//! tightest; those whose head is short are then poured into what is left, since each cut repeats a head.

use super::block::Block;
use crate::core::sorted;

/// What each document holds: the places of blocks, each with the places of its entries.
pub(super) type Layout = Vec<Vec<(usize, Vec<usize>)>>;

/// How a block that is poured is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Between services, where a service fits a document.
    Services,
    /// Between any two entries.
    Anywhere,
    /// Out of the order of entries too, so that nothing of a document is left empty.
    ToTheBrim,
}

/// A document on the way.
struct Bin {
    left: usize,
    held: Vec<(usize, Vec<usize>)>,
}

/// Lays out the blocks in at most `most` documents with `room` characters each, if this way does it.
/// The `rigid` blocks with the longest heads stay whole where a document can hold them.
pub(super) fn arrange(
    blocks: &[Block],
    room: usize,
    rigid: usize,
    manner: Manner,
    most: usize,
) -> Option<Layout> {
    let mut order: Vec<(usize, &Block)> = blocks.iter().enumerate().collect();
    sorted::sort_by(&mut order, |(_, a), (_, b)| b.frame.cmp(&a.frame).then(b.whole.cmp(&a.whole)));
    let (mut whole, mut poured) = (Vec::new(), Vec::new());
    for (rank, (place, block)) in order.into_iter().enumerate() {
        let stays = block.whole <= room && (rank < rigid || block.entries.len() < 2);
        if stays { &mut whole } else { &mut poured }.push((place, block));
    }
    sorted::sort_by(&mut whole, |(_, a), (_, b)| b.whole.cmp(&a.whole));
    let mut table = Table { bins: Vec::new(), room, most };
    for (place, block) in whole {
        table.lay(place, block, all(block))?;
    }
    for (place, block) in poured {
        match manner {
            Manner::Services => table.pour_services(place, block)?,
            Manner::Anywhere | Manner::ToTheBrim => table.pour(place, block, all(block), manner)?,
        }
    }
    Some(table.finish())
}

fn all(block: &Block) -> Vec<usize> {
    (0..block.entries.len()).collect()
}

/// The documents on the way, with what each may have and how many there may be.
struct Table {
    bins: Vec<Bin>,
    room: usize,
    most: usize,
}

impl Table {
    /// Lays entries where they fit tightest, in a new document if they fit none.
    fn lay(&mut self, place: usize, block: &Block, entries: Vec<usize>) -> Option<()> {
        let (count, sum) = (entries.len(), block.sum(&entries));
        let fits = |bin: &Bin| bin.left.checked_sub(bin.more(place, block, count, sum));
        let tightest = self.bins.iter_mut().filter_map(|bin| Some((fits(bin)?, bin)));
        match tightest.min_by_key(|(left, bin)| (!bin.holds(place), *left)) {
            Some((_, bin)) => bin.put(place, block, entries),
            None => self.open(block.cost(count, sum))?.put(place, block, entries),
        }
        Some(())
    }

    /// A new document, if there may be one more and it can hold a piece of this size.
    fn open(&mut self, size: usize) -> Option<&mut Bin> {
        if self.bins.len() >= self.most || size > self.room {
            return None;
        }
        self.bins.push(Bin { left: self.room, held: Vec::new() });
        self.bins.last_mut()
    }

    /// Lays a block whole if it fits, else service by service, the longest first.
    fn pour_services(&mut self, place: usize, block: &Block) -> Option<()> {
        if block.whole <= self.room && self.lay(place, block, all(block)).is_some() {
            return Some(());
        }
        let ends = block.services.iter().skip(1).copied().chain([block.entries.len()]);
        let mut runs: Vec<Vec<usize>> =
            block.services.iter().zip(ends).map(|(from, to)| (*from..to).collect()).collect();
        sorted::sort_by(&mut runs, |a, b| block.sum(b).cmp(&block.sum(a)));
        for run in runs {
            if block.cost(run.len(), block.sum(&run)) <= self.room {
                self.lay(place, block, run)?;
            } else {
                self.pour(place, block, run, Manner::Anywhere)?;
            }
        }
        Some(())
    }

    /// Lays entries together where they fit, else fills the emptiest document with as many as it takes,
    /// and so on.
    fn pour(&mut self, place: usize, block: &Block, mut rest: Vec<usize>, manner: Manner) -> Option<()> {
        loop {
            let (count, sum) = (rest.len(), block.sum(&rest));
            let fits = self.bins.iter().any(|bin| bin.more(place, block, count, sum) <= bin.left);
            let opens = self.bins.len() < self.most;
            if fits || (opens && block.cost(count, sum) <= self.room) {
                return self.lay(place, block, rest);
            }
            let emptiest = self.bins.iter_mut().rev().max_by_key(|bin| bin.left);
            let taken = emptiest.and_then(|bin| {
                let taken = bin.take(place, block, &rest, manner);
                (!taken.is_empty()).then(|| bin.put(place, block, taken.clone()))?;
                Some(taken)
            });
            match taken {
                Some(taken) => rest.retain(|entry| taken.binary_search(entry).is_err()),
                None => _ = self.open(block.cost(1, block.sum(rest.get(..1)?)))?,
            }
        }
    }

    fn finish(self) -> Layout {
        let mut layout: Layout = self.bins.into_iter().map(|bin| bin.held).collect();
        layout.retain(|held| !held.is_empty());
        for held in &mut layout {
            for (_, entries) in held.iter_mut() {
                sorted::sort_by_key(entries, |entry| *entry);
            }
            sorted::sort_by_key(held, |(place, _)| *place);
        }
        sorted::sort_by_key(&mut layout, |held| {
            held.first().map(|(place, entries)| (*place, entries.first().copied()))
        });
        layout
    }
}

impl Block {
    fn sum(&self, entries: &[usize]) -> usize {
        entries.iter().filter_map(|entry| self.entries.get(*entry)).sum()
    }
}

impl Bin {
    fn holds(&self, place: usize) -> bool {
        self.held.iter().any(|(held, _)| *held == place)
    }

    /// Characters that a piece of a block would add.
    fn more(&self, place: usize, block: &Block, count: usize, sum: usize) -> usize {
        match self.held.iter().find(|(held, _)| *held == place) {
            Some((_, held)) => {
                let (held_count, held_sum) = (held.len(), block.sum(held));
                block.cost(held_count + count, held_sum + sum) - block.cost(held_count, held_sum)
            }
            None => block.cost(count, sum),
        }
    }

    fn put(&mut self, place: usize, block: &Block, entries: Vec<usize>) {
        self.left = self.left.saturating_sub(self.more(place, block, entries.len(), block.sum(&entries)));
        match self.held.iter_mut().find(|(held, _)| *held == place) {
            Some((_, held)) => held.extend(entries),
            None => self.held.push((place, entries)),
        }
    }

    /// As many of the entries as fit: the first ones, and for [`Manner::ToTheBrim`] in place of the last
    /// of them those that fill the document best. In order.
    fn take(&self, place: usize, block: &Block, rest: &[usize], manner: Manner) -> Vec<usize> {
        let size = |entry: &usize| block.entries.get(*entry).copied().unwrap_or(0);
        let (mut count, mut sum) = (0, 0);
        for entry in rest {
            if self.more(place, block, count + 1, sum + size(entry)) > self.left {
                break;
            }
            count += 1;
            sum += size(entry);
        }
        if manner != Manner::ToTheBrim {
            return rest.iter().take(count).copied().collect();
        }
        // Enough of an opening for several entries, so that some choice of them fills it.
        while count > 0 && self.left - self.more(place, block, count, sum) < OPENING {
            count -= 1;
            sum -= rest.get(count).map_or(0, size);
        }
        let (head, tail) = rest.split_at(count.min(rest.len()));
        let mut taken = head.to_vec();
        let opening = self.left.checked_sub(self.more(place, block, count.max(2), sum));
        let Some(opening) = opening.filter(|opening| *opening <= WIDEST) else {
            return taken;
        };
        let sizes: Vec<usize> = tail.iter().take(CHOICES).map(size).collect();
        taken.extend(fullest(&sizes, opening).into_iter().filter_map(|at| tail.get(at).copied()));
        sorted::sort_by_key(&mut taken, |entry| *entry);
        taken
    }
}

/// Characters of a document that are filled by choice.
const OPENING: usize = 200;
/// Above this the entries are so long that choosing costs more than it brings.
const WIDEST: usize = 8_192;
/// Entries among which is chosen.
const CHOICES: usize = 512;

/// The places of sizes whose sum is as near to `room` as can be and not above it; the first such choice.
fn fullest(sizes: &[usize], room: usize) -> Vec<usize> {
    // For each sum the entry that reached it first, after entries before it.
    let mut reached: Vec<Option<usize>> = vec![None; room + 1];
    for (at, size) in sizes.iter().enumerate() {
        for sum in (*size..=room).rev() {
            let before = sum - size;
            let reachable =
                before == 0 || reached.get(before).copied().flatten().is_some_and(|last| last < at);
            if let Some(slot @ None) = reached.get_mut(sum)
                && reachable
            {
                *slot = Some(at);
            }
        }
    }
    let mut sum = reached.iter().rposition(Option::is_some).unwrap_or(0);
    let mut chosen = Vec::new();
    while let Some(at) = reached.get(sum).copied().flatten() {
        chosen.push(at);
        sum -= sizes.get(at).copied().unwrap_or(sum);
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::fullest;

    #[test]
    fn the_fullest_choice() {
        let rows: [(&str, &[usize], usize, &[usize]); 5] = [
            ("nothing to choose", &[], 10, &[]),
            ("nothing fits", &[11, 12], 10, &[]),
            ("not the first that fits", &[6, 7, 3], 10, &[1, 2]),
            ("the first of two ways", &[4, 6, 4, 6], 10, &[0, 1]),
            ("as near as can be", &[7, 7, 2], 10, &[0, 2]),
        ];
        for (name, sizes, room, chosen) in rows {
            assert_eq!(fullest(sizes, room), chosen, "{name}");
        }
    }
}
