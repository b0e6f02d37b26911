//! The result: for each principal, the documents to attach, each proven equal to what was chosen.

use super::merge::merge;
use super::notice::{Notice, notices};
use super::pack::pack;
use super::quota::{Fit, weigh};
use super::selection::{AttachmentKind, Mode, Selection};
use super::source::{Source, fill_text, sources};
use super::verify::verify;
use crate::core::catalog::{AwsManaged, Companion, Feature, PRINCIPALS, PrincipalId};
use crate::core::policy::{ActionPattern, Document, Statement, write};
use crate::core::reference::Reference;
use crate::core::sorted;

/// All that follows from a selection.
#[derive(Debug, Clone)]
pub struct Composition {
    /// What was chosen.
    pub selection: Selection,
    /// The published policies it comes from.
    pub sources: Vec<Source>,
    /// What to attach, principal by principal, in the catalogue's order.
    pub plans: Vec<Plan>,
    /// Documents that go with it and are no identity policies, filled in.
    pub companions: Vec<FilledCompanion>,
    /// What to know about it.
    pub notices: Vec<Notice>,
}

/// What one principal gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Whom it is attached to.
    pub principal: PrincipalId,
    /// How it is attached.
    pub kind: AttachmentKind,
    /// The documents, in order.
    pub documents: Vec<PlannedDocument>,
    /// AWS managed policies to attach beside them.
    pub aws_managed: Vec<&'static AwsManaged>,
    /// How the documents were checked.
    pub proof: Proof,
    /// How it stands against the quotas.
    pub fit: Fit,
    /// Characters of the policies as published (filled in, parts taken out), for comparison.
    pub published_size: usize,
    /// How many published policies stand behind it.
    pub published_count: usize,
}

/// One document to attach.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedDocument {
    /// The name to create it under; its file adds `.json`.
    pub name: String,
    /// The document.
    pub document: Document,
    /// Its characters, as AWS counts them.
    pub size: usize,
    /// The published policy it shows, in published mode.
    pub published: Option<&'static crate::core::catalog::Policy>,
}

/// How a plan's documents were checked against their source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// The published texts themselves: there was nothing to check.
    Published,
    /// Taken apart and compared with the published texts: the same grants.
    Proven {
        /// Whether no fewer documents could hold them.
        fewest: bool,
        /// No fewer documents than this could.
        lower_bound: usize,
    },
    /// The comparison failed, so the published texts are shown instead.
    Failed {
        /// What it found.
        why: String,
    },
}

/// A document that is no identity policy, with its parameters filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledCompanion {
    /// The feature it goes with.
    pub feature: &'static Feature,
    /// What it is.
    pub companion: &'static Companion,
    /// Its text.
    pub text: String,
}

impl Composition {
    /// Composes a selection.
    #[must_use]
    pub fn new(selection: &Selection, reference: &Reference) -> Self {
        Self::after(selection, reference, None)
    }

    /// Composes a selection that comes after another one: what a principal gets is taken over where
    /// nothing that it follows from has changed. The result is the same as that of [`Self::new`].
    #[must_use]
    pub fn after(selection: &Selection, reference: &Reference, before: Option<&Self>) -> Self {
        let sources = sources(selection);
        let plan = |principal| {
            before
                .and_then(|b| b.unchanged(selection, principal, &sources))
                .or_else(|| plan(selection, principal, &sources, reference))
        };
        let plans = PRINCIPALS.iter().filter_map(|p| plan(p.id)).collect();
        Self {
            plans,
            companions: companions(selection),
            notices: notices(selection, &sources),
            sources,
            selection: selection.clone(),
        }
    }

    /// Whether something that the documentation asks for was switched off.
    #[must_use]
    pub fn is_narrower(&self) -> bool {
        self.notices.iter().any(|n| matches!(n, Notice::Narrower { .. }))
    }

    /// Whether a document still has a `<parameter>` in it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.notices.iter().any(|n| matches!(n, Notice::Missing { .. } | Notice::Invalid { .. }))
    }

    /// How many action patterns the documents have, each counted once.
    #[must_use]
    pub fn action_count(&self) -> usize {
        let documents = self.plans.iter().flat_map(|p| &p.documents);
        let listed = documents.flat_map(|d| &d.document.statements).filter_map(|s| s.actions.listed());
        sorted::set(listed.flatten().map(ActionPattern::folded)).len()
    }

    /// What a principal gets, if that is the same for another selection with these sources.
    fn unchanged(&self, selection: &Selection, principal: PrincipalId, sources: &[Source]) -> Option<Plan> {
        let ours = &self.selection;
        let alike = (ours.kind, ours.mode, ours.allowance)
            == (selection.kind, selection.mode, selection.allowance)
            && aws_managed(ours, principal).eq(aws_managed(selection, principal))
            && same_sources(of(&self.sources, principal), of(sources, principal));
        let plan = self.plans.iter().find(|p| p.principal == principal)?;
        alike.then(|| plan.clone())
    }

    /// The published policies behind one principal's documents.
    #[must_use]
    pub fn sources_of(&self, principal: PrincipalId) -> Vec<Source> {
        of(&self.sources, principal).cloned().collect()
    }
}

/// The sources of one principal.
fn of(all: &[Source], principal: PrincipalId) -> impl Iterator<Item = &Source> {
    all.iter().filter(move |s| s.principal == principal)
}

fn same_sources<'a>(
    mut these: impl Iterator<Item = &'a Source>,
    mut those: impl Iterator<Item = &'a Source>,
) -> bool {
    loop {
        match (these.next(), those.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a.is_same_as(b) => {}
            _ => return false,
        }
    }
}

/// AWS's own policies that the choice attaches to a principal.
fn aws_managed(selection: &Selection, principal: PrincipalId) -> impl Iterator<Item = &'static AwsManaged> {
    let given = selection.chosen().filter_map(|f| f.given(selection.edition));
    given.flat_map(|g| g.aws_managed).filter(move |a| a.principal == principal)
}

fn plan(
    selection: &Selection,
    principal: PrincipalId,
    all: &[Source],
    reference: &Reference,
) -> Option<Plan> {
    let sources: Vec<&Source> = of(all, principal).collect();
    let aws_managed: Vec<&'static AwsManaged> = aws_managed(selection, principal).collect();
    if sources.is_empty() && aws_managed.is_empty() {
        return None;
    }
    let known = principal.get()?;
    let kind = if known.is_role { selection.kind.for_role() } else { selection.kind };
    let published = as_published(&sources);
    let published_size = published.iter().map(|d| d.size).sum();
    let published_count = published.len();
    let (documents, proof) = match selection.mode {
        Mode::Published => (published, Proof::Published),
        Mode::Merged => merged(known.file_stem, kind, &sources, reference)
            .unwrap_or_else(|why| (published, Proof::Failed { why })),
    };
    let sizes: Vec<usize> = documents.iter().map(|d| d.size).collect();
    Some(Plan {
        principal,
        kind,
        fit: weigh(kind, &sizes, aws_managed.len(), selection.allowance.count()),
        documents,
        aws_managed,
        proof,
        published_size,
        published_count,
    })
}

fn as_published(sources: &[&Source]) -> Vec<PlannedDocument> {
    sources
        .iter()
        .filter(|s| !s.statements.is_empty())
        .map(|source| {
            let document = source.document();
            PlannedDocument {
                name: source.policy().name.to_owned(),
                size: write::size(&document),
                document,
                published: Some(source.policy()),
            }
        })
        .collect()
}

/// Merged and split documents, or why they are not to be trusted.
fn merged(
    stem: &str,
    kind: AttachmentKind,
    sources: &[&Source],
    reference: &Reference,
) -> Result<(Vec<PlannedDocument>, Proof), String> {
    let source: Vec<Statement> = sources.iter().flat_map(|s| &s.statements).map(|(_, s)| s.clone()).collect();
    let statements = merge(&source, reference);
    // An inline quota is on the sum: cutting gains nothing.
    let limit = if kind.is_inline() { usize::MAX } else { kind.limit() };
    let packing = pack(&statements, limit).map_err(|e| e.to_string())?;
    let shown: Vec<Statement> = packing.documents.iter().flatten().cloned().collect();
    verify(&source, &shown).map_err(|e| e.to_string())?;
    let count = packing.documents.len();
    let documents = packing
        .documents
        .into_iter()
        .enumerate()
        .map(|(i, statements)| {
            let document = Document { statements };
            PlannedDocument {
                name: if count == 1 {
                    format!("{stem}Policy")
                } else {
                    format!("{stem}Policy-{}-of-{count}", i + 1)
                },
                size: write::size(&document),
                document,
                published: None,
            }
        })
        .collect();
    let proof = Proof::Proven { fewest: count <= packing.lower_bound, lower_bound: packing.lower_bound };
    Ok((documents, proof))
}

fn companions(selection: &Selection) -> Vec<FilledCompanion> {
    let mut found: Vec<FilledCompanion> = Vec::new();
    for feature in selection.chosen() {
        for companion in feature.given(selection.edition).map(|g| g.companions).unwrap_or_default() {
            if found.iter().all(|f| !std::ptr::eq(f.companion, companion)) {
                found.push(FilledCompanion {
                    feature,
                    companion,
                    text: fill_text(companion.text, &selection.params),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Composition;
    use crate::core::catalog::{EditionId, FEATURES, PARTS, PRESETS};
    use crate::core::compose::{AttachmentKind, Mode, Selection};
    use crate::core::reference::Reference;

    /// A walk through the catalogue: each preset, each feature ticked one after the other, each part off,
    /// each way to attach, and back.
    fn walk() -> Vec<Selection> {
        let mut walk = vec![Selection::empty(EditionId::DEFAULT)];
        let mut step = |change: &dyn Fn(&mut Selection)| {
            let mut next = walk.last().cloned().unwrap();
            change(&mut next);
            walk.push(next);
        };
        for preset in PRESETS {
            step(&|s| *s = s.with_preset(preset));
            for feature in FEATURES {
                step(&|s| *s = s.with_feature(feature.id, true));
            }
        }
        for part in PARTS {
            step(&|s| _ = s.off.insert(part.id));
        }
        for kind in AttachmentKind::ALL {
            step(&|s| s.kind = kind);
        }
        step(&|s| s.mode = Mode::Published);
        step(&|s| s.off.clear());
        step(&|s| s.mode = Mode::Merged);
        for feature in FEATURES {
            step(&|s| *s = s.with_feature(feature.id, false));
        }
        walk
    }

    #[test]
    fn what_came_before_makes_no_difference() {
        let reference = Reference::catalogue();
        let mut before: Option<Composition> = None;
        for selection in walk() {
            let anew = Composition::new(&selection, reference);
            let after = Composition::after(&selection, reference, before.as_ref());
            assert_eq!(after.plans, anew.plans, "{:?}", selection.features);
            assert_eq!(after.notices, anew.notices, "{:?}", selection.features);
            before = Some(anew);
        }
    }
}
