//! Services by access level.

use super::{Access, accesses};
use crate::core::policy::Statement;
use crate::core::reference::{AccessLevel, Reference, Service};
use crate::core::sorted::{self, Map};

/// One service of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The service's prefix.
    pub prefix: String,
    /// The service's name.
    pub name: String,
    /// One cell for each access level, in [`AccessLevel::ALL`]'s order.
    pub cells: Vec<Cell>,
}

/// How much of one access level of one service is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Actions granted on every resource without a condition.
    pub unscoped: usize,
    /// Actions granted on some resources, or under a condition.
    pub scoped: usize,
    /// Actions that the service has at this level.
    pub existing: usize,
}

impl Cell {
    /// Actions granted, either way.
    #[must_use]
    pub const fn granted(self) -> usize {
        self.unscoped + self.scoped
    }

    /// AWS's own summary: Full, Limited or None; nothing where the level has no actions.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        match (self.granted(), self.existing) {
            (_, 0) => "",
            (0, _) => "None",
            (g, e) if g == e => "Full",
            _ => "Limited",
        }
    }
}

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By the service's name.
    #[default]
    Service,
    /// Most granted first, at one level.
    Level(AccessLevel),
    /// Most granted first, all levels together.
    Total,
}

impl Row {
    /// All levels together.
    #[must_use]
    pub fn total(&self) -> Cell {
        self.cells.iter().fold(Cell::default(), |sum, cell| Cell {
            unscoped: sum.unscoped + cell.unscoped,
            scoped: sum.scoped + cell.scoped,
            existing: sum.existing + cell.existing,
        })
    }

    /// The cell of one level.
    #[must_use]
    pub fn cell(&self, level: AccessLevel) -> Cell {
        let place = AccessLevel::ALL.iter().position(|l| *l == level);
        place.and_then(|i| self.cells.get(i)).copied().unwrap_or_default()
    }
}

/// The services of which something is granted.
#[must_use]
pub fn table(reference: &Reference, statements: &[&Statement], sort: Sort) -> Vec<Row> {
    let granted = accesses(reference, statements);
    let mut rows: Vec<Row> = reference
        .services()
        .iter()
        .filter_map(|service| Some(row(service, granted.get(service.prefix())?)))
        .collect();
    sorted::sort_by(&mut rows, |a, b| {
        let key = |row: &Row| match sort {
            Sort::Service => 0,
            Sort::Level(level) => row.cell(level).granted(),
            Sort::Total => row.total().granted(),
        };
        key(b).cmp(&key(a)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.prefix.cmp(&b.prefix))
    });
    rows
}

fn row(service: &Service, granted: &Map<&str, Access>) -> Row {
    let cells = AccessLevel::ALL
        .iter()
        .map(|level| {
            let mut cell = Cell::default();
            for action in service.actions().iter().filter(|a| a.level() == *level) {
                cell.existing += 1;
                match granted.get(action.name()) {
                    Some(Access::Unscoped) => cell.unscoped += 1,
                    Some(Access::Scoped) => cell.scoped += 1,
                    Some(Access::None) | None => {}
                }
            }
            cell
        })
        .collect();
    Row { prefix: service.prefix().to_owned(), name: service.name().to_owned(), cells }
}
