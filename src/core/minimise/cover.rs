//! Weighted set cover: the cheapest columns that together hold every row.
//!
//! Columns that another one makes needless go first; what is left falls into parts that have nothing in
//! common. Each part is solved by a greedy choice, then by prices on the rows (Lagrangian relaxation:
//! Caprara, Fischetti and Toth, "A heuristic method for the set covering problem", 1999), then by branch
//! and bound, which proves the choice cheapest unless its budget ends first. Any answer is a cover; only
//! its cost depends on the budget. The same columns give the same answer.

use super::bits::Bits;
use crate::core::sorted;

/// Something that can be chosen, at a cost.
#[derive(Debug, Clone)]
pub struct Column {
    /// What choosing it costs.
    pub cost: usize,
    /// The rows that it holds.
    pub rows: Bits,
}

/// A choice of columns.
#[derive(Debug, Clone, Default)]
pub struct Cover {
    /// The places of the columns, ascending.
    pub chosen: Vec<usize>,
    /// What each row is worth: no column costs less than its rows are worth, but for those that lost.
    pub prices: Vec<f64>,
}

/// How far to look for something cheaper.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Rounds of finding prices.
    pub rounds: usize,
    /// Branches to try in each part.
    pub branches: usize,
}

/// Chooses columns that hold all of `rows` rows. A row that no column holds stays without one.
pub fn solve(rows: usize, columns: &[Column], effort: Effort) -> Cover {
    let mut problem = Problem::new(rows, columns);
    problem.reduce();
    let mut cover = Cover { chosen: std::mem::take(&mut problem.chosen), prices: vec![0.0; rows] };
    for &place in &cover.chosen {
        share(&mut cover.prices, columns, place);
    }
    for (rows, held) in problem.parts() {
        let mut part = Part::new(columns, &rows, held);
        cover.chosen.extend(part.solve(effort));
        for (&row, &price) in rows.iter().zip(&part.prices) {
            if let Some(slot) = cover.prices.get_mut(row) {
                *slot = price;
            }
        }
    }
    cover.chosen.sort_unstable();
    cover
}

/// The cost of a column, shared among those of its rows that have no price.
fn share(prices: &mut [f64], columns: &[Column], place: usize) {
    let Some(column) = columns.get(place) else { return };
    let mut open: Vec<usize> = column.rows.iter().collect();
    open.retain(|&r| prices.get(r).is_some_and(|&p| p == 0.0));
    for &row in &open {
        if let Some(slot) = prices.get_mut(row) {
            *slot = column.cost as f64 / open.len() as f64;
        }
    }
}

/// The place of a column, and those of its rows that are still open.
type Numbered = (usize, Bits);

/// What is still to be decided: the open rows and the columns in play, each with its open rows.
struct Problem<'a> {
    columns: &'a [Column],
    open: Bits,
    held: Vec<Numbered>,
    chosen: Vec<usize>,
}

impl<'a> Problem<'a> {
    fn new(rows: usize, columns: &'a [Column]) -> Self {
        let mut open = Bits::new(rows);
        columns.iter().for_each(|c| open.unite(&c.rows));
        let held = columns.iter().enumerate().map(|(place, c)| (place, c.rows.clone())).collect();
        Self { columns, open, held, chosen: Vec::new() }
    }

    fn cost(&self, place: usize) -> usize {
        self.columns.get(place).map_or(0, |c| c.cost)
    }

    /// Takes what must be taken and drops what is never needed, until neither happens.
    fn reduce(&mut self) {
        loop {
            self.drop_dominated();
            let forced = self.forced();
            if forced.is_empty() {
                return;
            }
            for place in forced {
                if let Some((_, rows)) = self.held.iter().find(|(p, _)| *p == place) {
                    self.open.subtract(rows);
                    self.chosen.push(place);
                }
            }
            for (_, rows) in &mut self.held {
                rows.intersect(&self.open);
            }
        }
    }

    /// Drops each column whose rows a column of no more cost holds too.
    fn drop_dominated(&mut self) {
        let mut held: Vec<Numbered> = std::mem::take(&mut self.held);
        held.retain(|(_, rows)| !rows.is_empty());
        sorted::sort_by(&mut held, |a, b| {
            self.cost(a.0).cmp(&self.cost(b.0)).then_with(|| a.1.larger_first(&b.1)).then(a.0.cmp(&b.0))
        });
        let mut kept: Vec<Numbered> = Vec::new();
        // The kept columns of each row: a column that dominates holds every row of the other one.
        let mut by_row: Vec<Vec<usize>> = vec![Vec::new(); self.rows()];
        for (place, rows) in held {
            let few = rows.iter().filter_map(|r| by_row.get(r)).min_by_key(|list| list.len());
            let needless = few.is_some_and(|list| {
                list.iter().filter_map(|&k| kept.get(k)).any(|(_, wider)| rows.is_within(wider))
            });
            if needless {
                continue;
            }
            for row in rows.iter() {
                by_row.get_mut(row).into_iter().for_each(|list| list.push(kept.len()));
            }
            kept.push((place, rows));
        }
        self.held = kept;
    }

    fn rows(&self) -> usize {
        self.open.iter().last().map_or(0, |last| last + 1)
    }

    /// The columns that alone hold some row.
    fn forced(&self) -> Vec<usize> {
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.rows()];
        for (place, rows) in &self.held {
            for row in rows.iter() {
                holders.get_mut(row).into_iter().for_each(|list| list.push(*place));
            }
        }
        let mut forced: Vec<usize> = holders
            .iter()
            .filter_map(|list| if let [only] = list.as_slice() { Some(*only) } else { None })
            .collect();
        forced.sort_unstable();
        forced.dedup();
        forced
    }

    /// Sets of open rows, and the columns that hold them, which have nothing to do with each other.
    fn parts(&self) -> Vec<(Vec<usize>, Vec<Numbered>)> {
        let mut parts: Vec<(Bits, Vec<Numbered>)> = Vec::new();
        for (place, rows) in &self.held {
            let mut joined = (rows.clone(), vec![(*place, rows.clone())]);
            let mut apart = Vec::new();
            for part in parts {
                if part.0.meets(&joined.0) {
                    joined.0.unite(&part.0);
                    joined.1.extend(part.1);
                } else {
                    apart.push(part);
                }
            }
            apart.push(joined);
            parts = apart;
        }
        parts
            .into_iter()
            .map(|(rows, mut held)| {
                sorted::sort_by_key(&mut held, |(place, _)| *place);
                (rows.iter().collect(), held)
            })
            .collect()
    }
}

/// A part by itself: its rows counted from 0.
struct Part {
    /// Cost, place, rows.
    columns: Vec<Held>,
    /// The columns of each row.
    holders: Vec<Vec<usize>>,
    prices: Vec<f64>,
    best: Vec<usize>,
    best_cost: usize,
    branches: usize,
}

struct Held {
    place: usize,
    cost: usize,
    list: Vec<usize>,
    rows: Bits,
}

impl Part {
    fn new(columns: &[Column], rows: &[usize], held: Vec<Numbered>) -> Self {
        let mut holders = vec![Vec::new(); rows.len()];
        let mut own = Vec::with_capacity(held.len());
        for (place, wide) in held {
            let list: Vec<usize> = wide.iter().filter_map(|row| rows.binary_search(&row).ok()).collect();
            let mut narrow = Bits::new(rows.len());
            for &row in &list {
                narrow.insert(row);
                holders.get_mut(row).into_iter().for_each(|h: &mut Vec<usize>| h.push(own.len()));
            }
            let cost = columns.get(place).map_or(0, |c| c.cost);
            own.push(Held { place, cost, list, rows: narrow });
        }
        Self {
            columns: own,
            holders,
            prices: Vec::new(),
            best: Vec::new(),
            best_cost: usize::MAX,
            branches: 0,
        }
    }

    /// The places of the columns chosen.
    fn solve(&mut self, effort: Effort) -> Vec<usize> {
        let costs: Vec<f64> = self.columns.iter().map(|c| c.cost as f64).collect();
        self.greedy(&costs);
        self.prices = self.ascent(vec![0.0; self.holders.len()]);
        if !self.is_proven() {
            self.find_prices(effort.rounds);
        }
        if !self.is_proven() {
            self.branches = effort.branches;
            let open = Bits::full(self.holders.len());
            self.branch(&open, 0, &mut Vec::new());
        }
        let mut places: Vec<usize> =
            self.best.iter().filter_map(|&c| self.columns.get(c)).map(|c| c.place).collect();
        places.sort_unstable();
        places
    }

    /// Whether nothing cheaper than the best can exist: costs are whole numbers.
    fn is_proven(&self) -> bool {
        self.prices.iter().sum::<f64>() > self.best_cost as f64 - 1.0 + 1e-6
    }

    /// Chooses by `worth` (what a column costs beyond its prices), then drops what is not needed.
    fn greedy(&mut self, worth: &[f64]) {
        let mut open = Bits::full(self.holders.len());
        let mut chosen: Vec<usize> = Vec::new();
        for (c, (column, &worth)) in self.columns.iter().zip(worth).enumerate() {
            if worth < 0.0 && column.rows.meets(&open) {
                open.subtract(&column.rows);
                chosen.push(c);
            }
        }
        while !open.is_empty() {
            let mut choice: Option<(f64, usize)> = None;
            for (c, (column, &worth)) in self.columns.iter().zip(worth).enumerate() {
                let gain = column.rows.common(&open);
                if gain == 0 {
                    continue;
                }
                let rate = worth.max(0.0) / gain as f64;
                if choice.is_none_or(|(best, _)| rate < best - 1e-9) {
                    choice = Some((rate, c));
                }
            }
            let Some((_, c)) = choice else { break };
            self.columns.get(c).into_iter().for_each(|column| open.subtract(&column.rows));
            chosen.push(c);
        }
        self.drop_needless(&mut chosen);
        self.offer(&chosen);
    }

    /// Drops columns whose rows the others hold, the dearest first.
    fn drop_needless(&self, chosen: &mut Vec<usize>) {
        let mut times = vec![0_usize; self.holders.len()];
        let mut count = |c: usize, by: isize| {
            let list = self.columns.get(c).map_or(&[][..], |column| &column.list);
            let needless = list.iter().all(|&r| times.get(r).is_some_and(|&n| n > 1));
            if by > 0 || needless {
                for &row in list {
                    times.get_mut(row).into_iter().for_each(|n| *n = n.saturating_add_signed(by));
                }
            }
            needless
        };
        chosen.iter().for_each(|&c| {
            count(c, 1);
        });
        sorted::sort_by_key(chosen, |&c| {
            (std::cmp::Reverse(self.columns.get(c).map_or(0, |x| x.cost)), std::cmp::Reverse(c))
        });
        chosen.retain(|&c| !count(c, -1));
    }

    fn offer(&mut self, chosen: &[usize]) {
        let cost = chosen.iter().filter_map(|&c| self.columns.get(c)).map(|c| c.cost).sum();
        if cost < self.best_cost {
            self.best_cost = cost;
            self.best = chosen.to_vec();
        }
    }

    /// What each column costs beyond what its rows are worth.
    fn beyond(&self, prices: &[f64]) -> Vec<f64> {
        let worth = |c: &Held| c.list.iter().filter_map(|&r| prices.get(r)).sum::<f64>();
        self.columns.iter().map(|c| c.cost as f64 - worth(c)).collect()
    }

    /// Prices that no column undercuts: lowered until that holds, then raised as far as it does.
    fn ascent(&self, mut prices: Vec<f64>) -> Vec<f64> {
        for column in &self.columns {
            let worth: f64 = column.list.iter().filter_map(|&r| prices.get(r)).sum();
            let cost = column.cost as f64;
            if worth > cost {
                for &row in &column.list {
                    prices.get_mut(row).into_iter().for_each(|p| *p *= cost / worth);
                }
            }
        }
        let mut beyond = self.beyond(&prices);
        let mut order: Vec<usize> = (0..self.holders.len()).collect();
        sorted::sort_by_key(&mut order, |&r| self.holders.get(r).map_or(0, Vec::len));
        for row in order {
            let Some(holders) = self.holders.get(row) else { continue };
            let slack =
                holders.iter().filter_map(|&c| beyond.get(c)).fold(f64::MAX, |a, &b| a.min(b)).max(0.0);
            prices.get_mut(row).into_iter().for_each(|p| *p += slack);
            for &c in holders {
                beyond.get_mut(c).into_iter().for_each(|b| *b -= slack);
            }
        }
        prices
    }

    /// Moves the prices towards the dearest that are still a bound, trying a greedy choice on the way.
    fn find_prices(&mut self, rounds: usize) {
        let mut prices = self.prices.clone();
        let mut bound: f64 = prices.iter().sum();
        let (mut stride, mut stale) = (1.0, 0);
        for round in 0..rounds {
            let beyond = self.beyond(&prices);
            let mut lack = vec![1.0_f64; prices.len()];
            let mut value: f64 = prices.iter().sum();
            for (column, &b) in self.columns.iter().zip(&beyond) {
                if b < 0.0 {
                    value += b;
                    for &row in &column.list {
                        lack.get_mut(row).into_iter().for_each(|l| *l -= 1.0);
                    }
                }
            }
            if value > bound + 1e-6 {
                (bound, stale) = (value, 0);
                let sound = self.ascent(prices.clone());
                if sound.iter().sum::<f64>() > self.prices.iter().sum::<f64>() {
                    self.prices = sound;
                }
            } else {
                stale += 1;
                if stale == 8 {
                    (stride, stale) = (stride * 0.6, 0);
                }
            }
            if round % 4 == 0 {
                self.greedy(&beyond);
            }
            let norm: f64 = lack.iter().map(|l| l * l).sum();
            if self.is_proven() || norm == 0.0 || stride < 0.01 {
                return;
            }
            let step = stride * (self.best_cost as f64 * 1.02 - value).max(0.5) / norm;
            prices.iter_mut().zip(&lack).for_each(|(p, l)| *p = (*p + step * l).max(0.0));
        }
    }

    /// Tries the columns of the open row that has the fewest, as far as the prices leave hope.
    fn branch(&mut self, open: &Bits, cost: usize, chosen: &mut Vec<usize>) {
        if open.is_empty() {
            self.offer(chosen);
            return;
        }
        let hope: f64 = open.iter().filter_map(|r| self.prices.get(r)).sum();
        if cost as f64 + hope > self.best_cost as f64 - 1.0 + 1e-6 || self.branches == 0 {
            return;
        }
        self.branches -= 1;
        let fewest = open.iter().min_by_key(|&r| self.holders.get(r).map_or(0, Vec::len));
        let Some(holders) = fewest.and_then(|r| self.holders.get(r)).cloned() else { return };
        let mut ranked: Vec<(f64, usize)> = Vec::new();
        for c in holders {
            let Some(column) = self.columns.get(c) else { continue };
            let gained = column.list.iter().filter(|&&r| open.has(r)).filter_map(|&r| self.prices.get(r));
            ranked.push((column.cost as f64 - gained.sum::<f64>(), c));
        }
        sorted::sort_by(&mut ranked, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, c) in ranked {
            let Some(column) = self.columns.get(c) else { continue };
            let mut rest = open.clone();
            rest.subtract(&column.rows);
            let cost = cost + column.cost;
            chosen.push(c);
            self.branch(&rest, cost, chosen);
            chosen.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Effort, solve};
    use crate::core::minimise::bits::Bits;

    const EFFORT: Effort = Effort { rounds: 60, branches: 300 };

    /// The next of numbers that look random, the same in every run.
    fn next(state: &mut u64) -> usize {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 33) as usize
    }

    fn column(cost: usize, rows: &[usize], size: usize) -> Column {
        let mut bits = Bits::new(size);
        rows.iter().for_each(|&r| bits.insert(r));
        Column { cost, rows: bits }
    }

    /// Every row by itself, and some sets of rows.
    fn problem(state: &mut u64) -> (usize, Vec<Column>) {
        let size = 1 + next(state) % 7;
        let mut columns: Vec<Column> = (0..size).map(|r| column(5 + next(state) % 8, &[r], size)).collect();
        for _ in 0..next(state) % 8 {
            let rows: Vec<usize> = (0..size).filter(|_| next(state) % 5 < 2).collect();
            columns.push(column(4 + next(state) % 14, &rows, size));
        }
        (size, columns)
    }

    fn cost(columns: &[Column], chosen: impl Iterator<Item = usize>) -> usize {
        chosen.map(|c| columns[c].cost).sum()
    }

    /// The cheapest of all choices that hold every row.
    fn cheapest(size: usize, columns: &[Column]) -> usize {
        let holds = |mask: &usize| {
            let mut rows = Bits::new(size);
            (0..columns.len()).filter(|c| mask >> c & 1 == 1).for_each(|c| rows.unite(&columns[c].rows));
            rows == Bits::full(size)
        };
        let of = |mask: usize| cost(columns, (0..columns.len()).filter(move |c| mask >> c & 1 == 1));
        (0..1_usize << columns.len()).filter(holds).map(of).min().unwrap()
    }

    #[test]
    fn small_problems_are_solved_best() {
        let mut state = 7;
        for case in 0..1_500 {
            let (size, columns) = problem(&mut state);
            let cover = solve(size, &columns, EFFORT);
            let mut rows = Bits::new(size);
            cover.chosen.iter().for_each(|&c| rows.unite(&columns[c].rows));
            assert_eq!(rows, Bits::full(size), "case {case}: {columns:?}");
            assert_eq!(
                cost(&columns, cover.chosen.into_iter()),
                cheapest(size, &columns),
                "case {case}: {columns:?}"
            );
        }
    }

    /// Three pairs of a triangle, two of which are the best cover; the prices alone cannot prove it.
    #[test]
    fn an_odd_circle_needs_branching() {
        let columns = [&[0, 1], &[1, 2], &[2, 0]].map(|rows| column(10, rows, 3));
        assert_eq!(solve(3, &columns, EFFORT).chosen.len(), 2);
    }

    #[test]
    fn a_row_that_nothing_holds_stays_without() {
        assert_eq!(solve(3, &[column(1, &[1], 3)], EFFORT).chosen, [0]);
    }

    #[test]
    fn without_effort_it_is_still_a_cover() {
        let mut state = 11;
        for _ in 0..300 {
            let (size, columns) = problem(&mut state);
            let mut rows = Bits::new(size);
            let cover = solve(size, &columns, Effort { rounds: 0, branches: 0 });
            cover.chosen.iter().for_each(|&c| rows.unite(&columns[c].rows));
            assert_eq!(rows, Bits::full(size));
        }
    }
}
