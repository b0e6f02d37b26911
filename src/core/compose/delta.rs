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
        .map(|principal| Delta {
            principal,
            added: beyond(after, before, principal),
            removed: beyond(before, after, principal),
        })
        .filter(|d| !d.added.is_empty() || !d.removed.is_empty())
        .collect()
}

/// What `these` grant a principal and `those` do not.
fn beyond(these: &[Source], those: &[Source], principal: PrincipalId) -> Vec<Grant> {
    // A policy that both sides have in the same form adds nothing, and most are such.
    let new = these.iter().filter(|s| !those.iter().any(|t| t.is_same_as(s)));
    let grants = exploded(new, principal);
    if grants.is_empty() {
        return grants;
    }
    let set = GrantSet::new(exploded(those.iter(), principal));
    irreducible(grants.into_iter().filter(|g| !set.covers(g)).collect())
}

/// The grants of one principal that no other one covers.
#[must_use]
pub fn grants(sources: &[Source], principal: PrincipalId) -> Vec<Grant> {
    irreducible(exploded(sources.iter(), principal))
}

fn exploded<'a>(sources: impl Iterator<Item = &'a Source>, principal: PrincipalId) -> Vec<Grant> {
    sources
        .filter(|s| s.principal == principal)
        .flat_map(|s| &s.statements)
        .filter_map(|(_, statement)| explode(statement))
        .flatten()
        .collect()
}
