//! Finding things in the catalogue, and asking them small questions.

use super::{
    EDITIONS, Edition, EditionId, FEATURES, Feature, FeatureId, Given, PARAMS, PARTS, PRESETS, PRINCIPALS,
    Param, ParamId, Part, PartId, Policy, Preset, Principal, PrincipalId, ids,
};

/// The edition with this slug.
#[must_use]
pub fn edition(slug: &str) -> Option<&'static Edition> {
    EDITIONS.iter().find(|e| e.id.as_str() == slug)
}

/// The feature with this slug.
#[must_use]
pub fn feature(slug: &str) -> Option<&'static Feature> {
    FEATURES.iter().copied().find(|f| f.id.as_str() == slug)
}

/// The part with this slug.
#[must_use]
pub fn part(slug: &str) -> Option<&'static Part> {
    PARTS.iter().find(|p| p.id.as_str() == slug)
}

/// The parameter with this slug.
#[must_use]
pub fn param(slug: &str) -> Option<&'static Param> {
    PARAMS.iter().find(|p| p.id.as_str() == slug)
}

/// The principal with this slug.
#[must_use]
pub fn principal(slug: &str) -> Option<&'static Principal> {
    PRINCIPALS.iter().find(|p| p.id.as_str() == slug)
}

/// The preset with this slug.
#[must_use]
pub fn preset(slug: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|p| p.id == slug)
}

impl EditionId {
    /// The newest edition that is known as a whole.
    pub const DEFAULT: Self = ids::edition::E2025_02;

    /// The edition; every id of the catalogue has one.
    #[must_use]
    pub fn get(self) -> Option<&'static Edition> {
        edition(self.as_str())
    }
}

impl FeatureId {
    /// The feature; every id of the catalogue has one.
    #[must_use]
    pub fn get(self) -> Option<&'static Feature> {
        feature(self.as_str())
    }
}

impl PartId {
    /// The part; every id of the catalogue has one.
    #[must_use]
    pub fn get(self) -> Option<&'static Part> {
        part(self.as_str())
    }
}

impl ParamId {
    /// The parameter; every id of the catalogue has one.
    #[must_use]
    pub fn get(self) -> Option<&'static Param> {
        param(self.as_str())
    }
}

impl PrincipalId {
    /// The principal; every id of the catalogue has one.
    #[must_use]
    pub fn get(self) -> Option<&'static Principal> {
        principal(self.as_str())
    }
}

impl Feature {
    /// What ticking it gives in an edition; none where the edition does not offer it.
    #[must_use]
    pub fn given(&self, edition: EditionId) -> Option<&'static Given> {
        self.gives.iter().find(|g| g.editions.contains(&edition))
    }
}

impl Policy {
    /// The part that a grant belongs to: that of the first claim that fits.
    #[must_use]
    pub fn part_of(&self, statement: usize, action: &str) -> Option<PartId> {
        self.claims
            .iter()
            .filter(|c| c.statement == statement)
            .find(|c| c.actions.is_empty() || c.actions.iter().any(|p| fits(p.as_bytes(), action.as_bytes())))
            .map(|c| c.part)
    }
}

/// Whether a pattern with `*` fits an action, without regard to case.
fn fits(pattern: &[u8], action: &[u8]) -> bool {
    match (pattern.split_first(), action.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), None) => fits(rest, action),
        (Some((b'*', rest)), Some((_, tail))) => fits(rest, action) || fits(pattern, tail),
        (Some((p, rest)), Some((a, tail))) => p.eq_ignore_ascii_case(a) && fits(rest, tail),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_as_iam_reads_them() {
        for (pattern, action, expected) in [
            ("ec2:CreateVpc", "EC2:createvpc", true),
            ("ec2:CreateVpc", "ec2:CreateVpcEndpoint", false),
            ("ec2:*Vpc*", "ec2:DescribeVpcAttribute", true),
            ("ec2:*Vpc", "ec2:DescribeVpcs", false),
            ("eks:*", "eks:", true),
            ("*", "", true),
            ("", "ec2:RunInstances", false),
        ] {
            assert_eq!(fits(pattern.as_bytes(), action.as_bytes()), expected, "{pattern} and {action}");
        }
    }
}
