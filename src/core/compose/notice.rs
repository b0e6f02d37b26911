//! What a person must know about their choice: what it requires, what it excludes, what is missing,
//! what is narrower than documented. Nothing here changes the choice.

use std::collections::{BTreeMap, BTreeSet};

use super::delta::grants;
use super::grant::{GrantSet, explode};
use super::selection::Selection;
use super::source::{Source, sources};
use crate::core::catalog::{Feature, FeatureId, PARTS, Param, ParamId, Part, PrincipalId};

/// Something to know, where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A feature needs one of others.
    Requires {
        /// The feature that needs it.
        feature: FeatureId,
        /// Any one of these mends it.
        any_of: Vec<&'static Feature>,
        /// Why.
        reason: &'static str,
    },
    /// Two features do not go together.
    Conflicts {
        /// The one that says so.
        feature: FeatureId,
        /// The other, ticked too.
        with: &'static Feature,
        /// Why.
        reason: &'static str,
    },
    /// A feature is ticked that the edition does not offer.
    NotOffered {
        /// The feature.
        feature: &'static Feature,
    },
    /// A value is needed.
    Missing {
        /// The feature that needs it.
        feature: FeatureId,
        /// The parameter.
        param: &'static Param,
    },
    /// A value is not what it should be.
    Invalid {
        /// The feature that asks for it.
        feature: FeatureId,
        /// The parameter.
        param: &'static Param,
        /// What is wrong, and the mend.
        message: &'static str,
    },
    /// A part is switched off: narrower than documented.
    Narrower {
        /// The part.
        part: &'static Part,
        /// How many grants are gone.
        gone: usize,
        /// Actions of the part that something else that is chosen still grants in full.
        still_granted: Vec<String>,
    },
}

impl Notice {
    /// The feature beside which it is said.
    #[must_use]
    pub fn feature(&self) -> Option<FeatureId> {
        match self {
            Self::Requires { feature, .. }
            | Self::Conflicts { feature, .. }
            | Self::Missing { feature, .. }
            | Self::Invalid { feature, .. } => Some(*feature),
            Self::NotOffered { feature } => Some(feature.id),
            Self::Narrower { .. } => None,
        }
    }
}

/// Everything to know about a selection, in the catalogue's order.
#[must_use]
pub fn notices(selection: &Selection, chosen: &[Source]) -> Vec<Notice> {
    let mut found = Vec::new();
    found.extend(selection.not_offered().map(|feature| Notice::NotOffered { feature }));
    for feature in selection.chosen() {
        found.extend(requirements(selection, feature));
        found.extend(conflicts(selection, feature));
        found.extend(parameters(selection, feature));
    }
    found.extend(narrower(selection, chosen));
    found
}

fn requirements(selection: &Selection, feature: &'static Feature) -> impl Iterator<Item = Notice> {
    feature.requires.iter().filter_map(move |rule| {
        let offered: Vec<&'static Feature> = rule
            .any_of
            .iter()
            .filter_map(|id| id.get())
            .filter(|f| f.given(selection.edition).is_some())
            .collect();
        let met = offered.is_empty() || offered.iter().any(|f| selection.features.contains(&f.id));
        (!met).then_some(Notice::Requires { feature: feature.id, any_of: offered, reason: rule.reason })
    })
}

fn conflicts(selection: &Selection, feature: &'static Feature) -> impl Iterator<Item = Notice> {
    feature.conflicts.iter().flat_map(move |rule| {
        selection.chosen().filter(|other| rule.with.contains(&other.id)).map(move |with| Notice::Conflicts {
            feature: feature.id,
            with,
            reason: rule.reason,
        })
    })
}

fn parameters(selection: &Selection, feature: &'static Feature) -> impl Iterator<Item = Notice> {
    feature.params.iter().filter_map(|id| id.get()).filter_map(move |param| {
        let feature = feature.id;
        match selection.params.get(&param.id).map(String::as_str) {
            None | Some("") => Some(Notice::Missing { feature, param }),
            Some(value) => {
                let message = param.rule.check(value).err()?;
                Some(Notice::Invalid { feature, param, message })
            }
        }
    })
}

/// For each part switched off that the choice has: how much is gone, and what is granted all the same.
fn narrower(selection: &Selection, chosen: &[Source]) -> Vec<Notice> {
    if selection.off.is_empty() {
        return Vec::new();
    }
    let full = sources(&Selection { off: BTreeSet::new(), ..selection.clone() });
    let principals: BTreeSet<PrincipalId> = full.iter().map(|s| s.principal).collect();
    let left: BTreeMap<PrincipalId, GrantSet> =
        principals.into_iter().map(|p| (p, GrantSet::new(grants(chosen, p)))).collect();
    let mut found = Vec::new();
    for part in PARTS.iter().filter(|p| selection.off.contains(&p.id)) {
        let (mut gone, mut still_granted, mut touched) = (0, BTreeSet::new(), false);
        for source in &full {
            let left = left.get(&source.principal);
            for (place, statement) in &source.statements {
                for grant in explode(statement).unwrap_or_default() {
                    if source.policy().part_of(*place, grant.action.as_str()) != Some(part.id) {
                        continue;
                    }
                    touched = true;
                    if left.is_some_and(|l| l.covers(&grant)) {
                        still_granted.insert(grant.action.as_str().to_owned());
                    } else {
                        gone += 1;
                    }
                }
            }
        }
        if touched {
            let still_granted = still_granted.into_iter().collect();
            found.push(Notice::Narrower { part, gone, still_granted });
        }
    }
    found
}

/// The parameters that the chosen features ask for, each once, in the catalogue's order.
#[must_use]
pub fn asked_for(selection: &Selection) -> Vec<ParamId> {
    let mut asked = Vec::new();
    for feature in selection.chosen() {
        for param in feature.params {
            if !asked.contains(param) {
                asked.push(*param);
            }
        }
    }
    asked
}
