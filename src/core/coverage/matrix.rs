//! Services by published policy: how many actions of each service each policy grants.

use std::collections::BTreeSet;

use super::actions_of;
use crate::core::compose::source::Source;
use crate::core::policy::Effect;
use crate::core::reference::Reference;
use crate::core::sorted::Map;

/// Services by published policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The names of the policies, in the catalogue's order.
    pub policies: Vec<&'static str>,
    /// One row for each service of which something is granted, by prefix.
    pub rows: Vec<MatrixRow>,
}

/// One service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The service's prefix.
    pub prefix: String,
    /// Actions granted by each policy.
    pub counts: Vec<usize>,
    /// Actions granted by any of them, each counted once.
    pub together: usize,
    /// Actions that more than one of them grants.
    pub shared: usize,
}

impl Matrix {
    /// The greatest count, for the depth of the colour.
    #[must_use]
    pub fn greatest(&self) -> usize {
        self.rows.iter().flat_map(|r| &r.counts).copied().max().unwrap_or_default()
    }
}

/// Counts the actions of each source's statements by service.
#[must_use]
pub fn matrix(reference: &Reference, sources: &[&Source]) -> Matrix {
    let mut services: Map<&str, Vec<BTreeSet<&str>>> = Map::default();
    for (place, source) in sources.iter().enumerate() {
        let allowed = source.statements.iter().filter(|(_, s)| s.effect == Effect::Allow);
        for (service, action) in allowed.flat_map(|(_, s)| actions_of(reference, s)) {
            let sets =
                services.entry(service.prefix()).or_insert_with(|| vec![BTreeSet::new(); sources.len()]);
            if let Some(set) = sets.get_mut(place) {
                set.insert(action.name());
            }
        }
    }
    let rows = services
        .into_iter()
        .map(|(prefix, sets)| {
            let mut times: Map<&str, usize> = Map::default();
            for name in sets.iter().flatten() {
                *times.entry(name).or_default() += 1;
            }
            MatrixRow {
                prefix: prefix.to_owned(),
                counts: sets.iter().map(BTreeSet::len).collect(),
                together: times.len(),
                shared: times.values().filter(|&&n| n > 1).count(),
            }
        })
        .collect();
    Matrix { policies: sources.iter().map(|s| s.policy().name).collect(), rows }
}
