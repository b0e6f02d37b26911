//! From patterns to the actions that they match today.

use super::bits::Bits;
use super::names::Universe;
use crate::core::policy::ActionPattern;
use crate::core::reference::{Action, Service};

/// What patterns match.
#[derive(Debug, Clone, Default)]
pub struct Expansion<'r> {
    /// The actions of the reference, in its order, each once.
    pub actions: Vec<(&'r Service, &'r Action)>,
    /// The patterns that match none of them, in their order: unknown, misspelt, or newer than the reference.
    pub unknown: Vec<ActionPattern>,
}

/// The actions of the reference that some pattern matches.
#[must_use]
pub fn expand<'r>(patterns: &[ActionPattern], universe: &Universe<'r>) -> Expansion<'r> {
    let services = universe.reference().services();
    let mut expansion = Expansion::default();
    let everything = patterns.iter().any(|p| p.service().is_empty());
    let mut caught: Vec<Option<Bits>> = vec![None; services.len()];
    for pattern in patterns.iter().filter(|p| !p.service().is_empty()) {
        let name = pattern.folded().split_once(':').map_or("", |(_, name)| name);
        let place = services.binary_search_by(|s| s.prefix().cmp(pattern.service()));
        let found = universe.names(pattern.service()).map(|names| names.caught(name));
        match (place.ok().and_then(|i| caught.get_mut(i)), found) {
            (Some(held), Some(found)) if !found.is_empty() => match held {
                Some(held) => held.unite(&found),
                None => *held = Some(found),
            },
            _ => expansion.unknown.push(pattern.clone()),
        }
    }
    for (service, caught) in services.iter().zip(&caught) {
        let actions = service.actions();
        if everything {
            expansion.actions.extend(actions.iter().map(|action| (service, action)));
        } else if let Some(caught) = caught {
            expansion.actions.extend(caught.iter().filter_map(|i| Some((service, actions.get(i)?))));
        }
    }
    expansion
}

#[cfg(test)]
mod tests {
    use super::{Universe, expand};
    use crate::core::policy::ActionPattern;
    use crate::core::reference::Reference;

    #[test]
    fn patterns_expand_in_the_order_of_the_reference() {
        let universe = Universe::new(Reference::catalogue());
        type Row<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);
        let rows: [Row<'_>; 5] = [
            ("names in any case", &["EKS:listclusters"], &["eks:ListClusters"], &[]),
            (
                "a wildcard and its names, once each",
                &["ec2:describevolumes*", "ec2:DescribeVolumes"],
                &["ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVolumeStatus"],
                &[],
            ),
            ("question mark", &["ec2:DescribeVpc?"], &["ec2:DescribeVpcs"], &[]),
            ("unknown", &["ec2:Nope*", "nosuch:Get"], &[], &["ec2:Nope*", "nosuch:Get"]),
            ("nothing", &[], &[], &[]),
        ];
        for (case, patterns, actions, unknown) in rows {
            let patterns: Vec<_> = patterns.iter().map(|p| ActionPattern::parse(p).unwrap()).collect();
            let found = expand(&patterns, &universe);
            let named: Vec<String> =
                found.actions.iter().map(|(s, a)| format!("{}:{}", s.prefix(), a.name())).collect();
            assert_eq!(named, actions, "{case}");
            assert_eq!(
                found.unknown.iter().map(ActionPattern::as_str).collect::<Vec<_>>(),
                unknown,
                "{case}"
            );
        }
        let all = expand(&[ActionPattern::parse("*").unwrap()], &universe);
        let count: usize = Reference::catalogue().services().iter().map(|s| s.actions().len()).sum();
        assert_eq!(all.actions.len(), count);
    }
}
