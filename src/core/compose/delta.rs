//! What a change of the selection adds and takes away.

use std::collections::BTreeSet;

use super::grant::{Grant, GrantSet, explode};
use super::merge::irreducible;
use super::source::Source;
use crate::core::catalog::PrincipalId;
use crate::core::sorted::{self, Map};

/// The difference between two selections, for one principal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    /// Whose permissions change.
    pub principal: PrincipalId,
    /// Granted now and not before.
    pub added: Vec<Grant>,
    /// Granted before and not now.
    pub removed: Vec<Grant>,
}

impl Delta {
    /// How many action patterns some grants have, each counted once.
    #[must_use]
    pub fn actions(grants: &[Grant]) -> usize {
        Self::by_service(grants).values().map(BTreeSet::len).sum()
    }

    /// The action patterns of some grants, each once, by service.
    #[must_use]
    pub fn by_service(grants: &[Grant]) -> Map<&str, BTreeSet<&str>> {
        let mut services: Map<&str, BTreeSet<&str>> = Map::default();
        for grant in grants {
            services.entry(grant.action.service()).or_default().insert(grant.action.name());
        }
        services
    }
}

/// What changes from one set of sources to another; principals that nothing changes for are left out.
#[must_use]
pub fn delta(before: &[Source], after: &[Source]) -> Vec<Delta> {
    let principals: BTreeSet<PrincipalId> = sorted::set(before.iter().chain(after).map(|s| s.principal));
    principals
        .into_iter()
        .map(|principal| {
            let (before, after) = (grants(before, principal), grants(after, principal));
            Delta { principal, added: beyond(&after, &before), removed: beyond(&before, &after) }
        })
        .filter(|d| !d.added.is_empty() || !d.removed.is_empty())
        .collect()
}

/// The grants of one principal that no other one covers.
#[must_use]
pub fn grants(sources: &[Source], principal: PrincipalId) -> Vec<Grant> {
    irreducible(
        sources
            .iter()
            .filter(|s| s.principal == principal)
            .flat_map(|s| &s.statements)
            .filter_map(|(_, statement)| explode(statement))
            .flatten()
            .collect(),
    )
}

fn beyond(these: &[Grant], those: &[Grant]) -> Vec<Grant> {
    let set = GrantSet::new(those.iter().cloned());
    these.iter().filter(|g| !set.covers(g)).cloned().collect()
}
