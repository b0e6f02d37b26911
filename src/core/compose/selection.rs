//! What a person chose: small, comparable, and all that a link holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::catalog::{EditionId, FEATURES, Feature, FeatureId, ParamId, PartId, Preset};
use crate::core::sorted;

/// What was ticked, and how it is to be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The edition of the documentation.
    pub edition: EditionId,
    /// The features ticked. Some may not be offered in the edition: they are kept, said, and give nothing.
    pub features: BTreeSet<FeatureId>,
    /// The parts switched off.
    pub off: BTreeSet<PartId>,
    /// How the policies are attached.
    pub kind: AttachmentKind,
    /// Merged or as published.
    pub mode: Mode,
    /// How many managed policies a principal may have.
    pub allowance: Allowance,
    /// Parameter values as typed; they may be wrong, and are checked where they are used.
    pub params: BTreeMap<ParamId, String>,
    /// Whether values that are marked private go into the link.
    pub share_private: bool,
}

/// How policies are attached, which decides the quota.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum AttachmentKind {
    /// Customer managed policies: 6,144 characters each.
    #[default]
    Managed,
    /// Inline policies of a user: 2,048 characters in all.
    InlineUser,
    /// Inline policies of a group: 5,120 characters in all.
    InlineGroup,
    /// Inline policies of a role: 10,240 characters in all.
    InlineRole,
}

/// Whether documents are shown merged or as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Mode {
    /// The same grants in the fewest documents.
    #[default]
    Merged,
    /// One document for each published policy.
    Published,
}

/// How many managed policies a principal may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Allowance {
    /// Ten: what Palette's documentation says of users and roles.
    #[default]
    Ten,
    /// Twenty: AWS's quota for a role since 2026, and for a user on request.
    Twenty,
}

impl AttachmentKind {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::Managed, Self::InlineUser, Self::InlineGroup, Self::InlineRole];

    /// Its name on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Managed => "Managed policies",
            Self::InlineUser => "Inline in a user",
            Self::InlineGroup => "Inline in a group",
            Self::InlineRole => "Inline in a role",
        }
    }

    /// Characters allowed: for each document if managed, for their sum if inline.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Managed => 6_144,
            Self::InlineUser => 2_048,
            Self::InlineGroup => 5_120,
            Self::InlineRole => 10_240,
        }
    }

    /// Whether the limit is on the sum of all documents.
    #[must_use]
    pub const fn is_inline(self) -> bool {
        !matches!(self, Self::Managed)
    }

    /// The kind for a principal that can only be a role.
    #[must_use]
    pub const fn for_role(self) -> Self {
        match self {
            Self::Managed => Self::Managed,
            Self::InlineUser | Self::InlineGroup | Self::InlineRole => Self::InlineRole,
        }
    }
}

impl Allowance {
    /// How many.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::Ten => 10,
            Self::Twenty => 20,
        }
    }
}

impl Selection {
    /// Nothing ticked, all else at its default.
    #[must_use]
    pub const fn empty(edition: EditionId) -> Self {
        Self {
            edition,
            features: BTreeSet::new(),
            off: BTreeSet::new(),
            kind: AttachmentKind::Managed,
            mode: Mode::Merged,
            allowance: Allowance::Ten,
            params: BTreeMap::new(),
            share_private: false,
        }
    }

    /// The features of a preset in its edition; how things are attached, and the values typed, stay.
    #[must_use]
    pub fn with_preset(&self, preset: &Preset) -> Self {
        Self {
            edition: preset.edition,
            features: sorted::set(preset.features.iter().copied()),
            off: BTreeSet::new(),
            ..self.clone()
        }
    }

    /// Whether this is just what a preset ticks, with every part on.
    #[must_use]
    pub fn is_preset(&self, preset: &Preset) -> bool {
        self.edition == preset.edition
            && self.off.is_empty()
            && self.features == sorted::set(preset.features.iter().copied())
    }

    /// The same with one feature ticked, or not.
    #[must_use]
    pub fn with_feature(&self, feature: FeatureId, ticked: bool) -> Self {
        let mut changed = self.clone();
        if ticked {
            changed.features.insert(feature);
        } else {
            changed.features.remove(&feature);
        }
        changed
    }

    /// The ticked features that the edition offers, in the catalogue's order.
    pub fn chosen(&self) -> impl Iterator<Item = &'static Feature> {
        FEATURES.iter().copied().filter(|f| self.features.contains(&f.id) && f.given(self.edition).is_some())
    }

    /// The ticked features that the edition does not offer.
    pub fn not_offered(&self) -> impl Iterator<Item = &'static Feature> {
        FEATURES.iter().copied().filter(|f| self.features.contains(&f.id) && f.given(self.edition).is_none())
    }
}
