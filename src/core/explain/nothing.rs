//! What in a statement gives nothing.
//!
//! AWS knows three reasons why a policy "does not provide permissions": an action that has no resource
//! type stands with an ARN; a resource is one that no action of the statement takes; a condition asks for
//! a key that no action of it has. <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html>
//! They are judged for each entry as it is written, on a dated reference. Global keys are spared: any request
//! may have them. What is named here is proven to give nothing by that reference; where nothing is known of
//! an action, nothing is said.

use super::meet::{globs_meet, meets, open};
use crate::core::policy::{ActionPattern, Comparison, ConditionKey, Conditions, Operator, Statement};
use crate::core::reference::global_keys::global_key;
use crate::core::reference::synthetic::synthetic_arn;
use crate::core::reference::{Action, Reference, Service, TypeUse};
use crate::core::sorted;

/// Something in a statement that gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nothing {
    /// What.
    pub part: Part,
    /// Why.
    pub why: Why,
}

/// A part of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The entry of `Action` at this place.
    Action(usize),
    /// The entry of `Resource` at this place.
    Resource(usize),
    /// A key under an operator of `Condition`.
    Key {
        /// The operator as it is written.
        operator: String,
        /// The key as it is written.
        key: String,
    },
    /// The whole `Condition`.
    Condition,
}

/// Why a part gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// By AWS's reference the action has no resource type, so only `*` grants it.
    NeedsStar {
        /// Whether AWS's service asks about an ARN all the same, which a resource of the statement matches:
        /// the action is then granted in practice.
        in_practice: bool,
    },
    /// The action has resource types, and no resource of the statement is of one.
    NoResource {
        /// An ARN format of each type, the required ones first.
        formats: Vec<String>,
    },
    /// No action of the statement takes this resource.
    NotTaken,
    /// A request for this action on these resources never has a key that the condition asks for.
    KeyNever {
        /// The keys, as they are written.
        keys: Vec<String>,
    },
    /// Each key can be there, and never all of them in one request.
    KeysApart {
        /// The keys, as they are written.
        keys: Vec<String>,
    },
    /// The path of a service-linked role is the name of its service, and the condition asks for another.
    OtherService {
        /// What the condition asks `iam:AWSServiceName` to be.
        services: Vec<String>,
    },
}

/// The parts of a statement that give nothing, actions first, then resources, then conditions.
#[must_use]
pub fn nothing(statement: &Statement, reference: &Reference) -> Vec<Nothing> {
    let (Some(actions), Some([_, ..])) = (statement.actions.listed(), statement.resources.listed()) else {
        return Vec::new();
    };
    let mut judge = Judge::new(statement, reference);
    let verdicts: Vec<Option<Why>> = actions.iter().map(|action| judge.action(action)).collect();
    let mut found = Vec::new();
    let common = common_reason(&verdicts);
    for (place, why) in verdicts.iter().enumerate() {
        if let (Some(why), None) = (why, &common) {
            found.push(Nothing { part: Part::Action(place), why: why.clone() });
        }
    }
    // Where no action gives anything, each resource would be blamed for it too.
    if verdicts.iter().any(Option::is_none) && !judge.unknown {
        let idle = judge.taken.iter().enumerate().filter(|(_, taken)| !**taken);
        found.extend(idle.map(|(place, _)| Nothing { part: Part::Resource(place), why: Why::NotTaken }));
    }
    found.extend(common.into_iter().flat_map(|why| judge.at_condition(why)));
    found
}

/// A reason of the condition that all actions share: it is then the condition's and not theirs.
fn common_reason(verdicts: &[Option<Why>]) -> Option<Why> {
    match verdicts.first()? {
        Some(Why::KeyNever { keys }) => {
            let mut shared = keys.clone();
            for verdict in verdicts {
                match verdict {
                    Some(Why::KeyNever { keys }) => shared.retain(|key| keys.contains(key)),
                    _ => return None,
                }
            }
            (!shared.is_empty()).then_some(Why::KeyNever { keys: shared })
        }
        Some(why @ Why::KeysApart { .. }) => {
            verdicts.iter().all(|v| v.as_ref() == Some(why)).then(|| why.clone())
        }
        _ => None,
    }
}

/// What is asked of one statement again and again.
struct Judge<'a> {
    reference: &'a Reference,
    resources: Vec<&'a str>,
    /// Keys, beyond the global ones, without which the condition fails.
    keys: Vec<&'a str>,
    /// Patterns of the service names that the condition asks for; one list for each test.
    service_names: Vec<Vec<String>>,
    conditions: &'a Conditions,
    /// Which resources some action takes.
    taken: Vec<bool>,
    /// Whether the reference lacks an action, so that what takes a resource is not known.
    unknown: bool,
    /// Resource types met before, by the address of their service and place, with the resources.
    met: sorted::Map<(&'a str, usize), Vec<usize>>,
}

/// What was found of one action entry.
#[derive(Default)]
struct Seen {
    /// Whether some resource of the statement is one that an action takes.
    resource: bool,
    /// Whether every action is without resource type.
    typeless: bool,
    in_practice: bool,
    /// For each key, whether some request has it.
    keys: Vec<bool>,
    /// Whether some request has all keys.
    together: bool,
}

impl<'a> Judge<'a> {
    fn new(statement: &'a Statement, reference: &'a Reference) -> Self {
        let listed = statement.resources.listed().unwrap_or_default();
        let resources: Vec<&str> = listed.iter().map(|r| r.as_str()).collect();
        let taken = vec![false; resources.len()];
        Self {
            reference,
            taken,
            resources,
            keys: needed_keys(&statement.conditions),
            service_names: service_names(&statement.conditions),
            conditions: &statement.conditions,
            unknown: false,
            met: sorted::Map::default(),
        }
    }

    /// Why an action entry gives nothing; none if it may give something.
    fn action(&mut self, pattern: &ActionPattern) -> Option<Why> {
        if pattern.service().is_empty() || pattern.as_str().ends_with(":*") {
            self.broad(pattern);
        }
        if pattern.service().is_empty() {
            return None;
        }
        let mut seen = Seen { typeless: true, keys: vec![false; self.keys.len()], ..Seen::default() };
        let mut known = false;
        let mut formats = Vec::new();
        let mut gives = false;
        for (service, action) in self.reference.actions_matching(pattern) {
            known = true;
            gives |= self.gives(service, action, &mut seen);
            if !gives && !seen.resource && formats.is_empty() {
                formats = formats_of(service, action);
            }
        }
        if !known {
            self.unknown = true;
        }
        (known && !gives).then(|| self.reason(seen, formats))
    }

    /// A pattern of all actions of a service: what its resources are is not told by today's actions alone.
    fn broad(&mut self, pattern: &ActionPattern) {
        let service = pattern.service();
        for (resource, taken) in self.resources.iter().zip(&mut self.taken) {
            let own = open(resource).split(':').nth(2).is_none_or(|field| globs_meet(field, service));
            *taken |= service.is_empty() || own;
        }
    }

    /// Whether one action is granted on some resource of the statement under some condition.
    fn gives(&mut self, service: &'a Service, action: &'a Action, seen: &mut Seen) -> bool {
        let mut gives = false;
        if action.resource_types().is_empty() {
            let star = self.resources.iter().position(|resource| *resource == "*");
            gives |= star.is_some_and(|place| self.gives_on(service, action, None, &[place], seen));
            if star.is_none() {
                seen.in_practice |= self.gives_in_practice(service, action);
            }
            return gives;
        }
        seen.typeless = false;
        for used in action.resource_types() {
            let places = self.resources_of(service, used.index());
            if !places.is_empty() {
                gives |= self.gives_on(service, action, Some(*used), &places, seen);
            }
        }
        gives
    }

    /// Whether the service asks about an ARN, although the reference names none, that a resource matches.
    fn gives_in_practice(&mut self, service: &Service, action: &Action) -> bool {
        let Some(known) = synthetic_arn(&format!("{}:{}", service.prefix(), action.name())) else {
            return false;
        };
        let mut found = false;
        for (resource, taken) in self.resources.iter().zip(&mut self.taken) {
            let here = meets(resource, known.pattern);
            *taken |= here;
            found |= here;
        }
        found && self.keys.iter().all(|key| service.key_applies_on(action, None, key))
    }

    fn gives_on(
        &mut self,
        service: &Service,
        action: &Action,
        used: Option<TypeUse>,
        places: &[usize],
        seen: &mut Seen,
    ) -> bool {
        seen.resource = true;
        let mut all = true;
        for (key, applies) in self.keys.iter().zip(&mut seen.keys) {
            let here = service.key_applies_on(action, used, key);
            *applies |= here;
            all &= here;
        }
        seen.together |= all;
        let is_role = service.prefix() == "iam" && action.name() == "CreateServiceLinkedRole";
        let mut gives = false;
        for place in places {
            let resource = self.resources.get(*place).copied().unwrap_or_default();
            if let Some(taken) = self.taken.get_mut(*place) {
                *taken = true;
            }
            gives |= all && (!is_role || self.names_its_service(resource));
        }
        gives
    }

    /// The resources of the statement that can be of a type.
    fn resources_of(&mut self, service: &'a Service, index: usize) -> Vec<usize> {
        let key = (service.prefix(), index);
        if let Some(known) = self.met.get(&key) {
            return known.clone();
        }
        let formats: Vec<&str> =
            service.resource_types().get(index).map(|t| t.arns().collect()).unwrap_or_default();
        let meets_type = |resource: &str| formats.iter().any(|format| meets(resource, format));
        let found: Vec<usize> =
            self.resources.iter().enumerate().filter(|(_, r)| meets_type(r)).map(|(i, _)| i).collect();
        self.met.insert(key, found.clone());
        found
    }

    /// Whether a pattern of service-linked roles can hold one whose path is what the condition asks
    /// `iam:AWSServiceName` to be.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html>
    fn names_its_service(&self, resource: &str) -> bool {
        self.service_names.iter().all(|names| {
            names.iter().any(|name| {
                resource == "*"
                    || open(resource)
                        .splitn(6, ':')
                        .nth(5)
                        .is_none_or(|path| globs_meet(path, &format!("role/aws-service-role/{name}/*")))
            })
        })
    }

    fn reason(&self, seen: Seen, formats: Vec<String>) -> Why {
        if !seen.resource && seen.typeless {
            return Why::NeedsStar { in_practice: seen.in_practice };
        }
        if !seen.resource {
            return Why::NoResource { formats };
        }
        if seen.together {
            let services = self.service_names.iter().flatten().cloned().collect();
            return Why::OtherService { services };
        }
        let keys = self.keys.iter().zip(&seen.keys);
        let never: Vec<String> =
            keys.filter(|(_, there)| !**there).map(|(key, _)| (*key).to_owned()).collect();
        if never.is_empty() {
            return Why::KeysApart { keys: self.keys.iter().map(|key| (*key).to_owned()).collect() };
        }
        Why::KeyNever { keys: never }
    }

    /// A reason that lies in the condition, at its keys.
    fn at_condition(&self, why: Why) -> Vec<Nothing> {
        let Why::KeyNever { keys } = why else {
            return vec![Nothing { part: Part::Condition, why }];
        };
        let mut found = Vec::new();
        for (operator, tests) in self.conditions.iter() {
            for (key, values) in tests {
                let key = key.as_str().to_owned();
                let needed = Operator::parse(operator).is_some_and(|o| needs(o, &values.items));
                if needed && keys.iter().any(|own| own.eq_ignore_ascii_case(&key)) {
                    let part = Part::Key { operator: operator.to_owned(), key: key.clone() };
                    found.push(Nothing { part, why: Why::KeyNever { keys: vec![key] } });
                }
            }
        }
        found
    }
}

/// An ARN format of each resource type of an action, the required ones first.
fn formats_of(service: &Service, action: &Action) -> Vec<String> {
    let mut types: Vec<_> = service.resource_types_of(action).collect();
    sorted::sort_by_key(&mut types, |(_, required)| !*required);
    types.iter().filter_map(|(kind, _)| kind.arns().next().map(str::to_owned)).collect()
}

/// The keys that must be there for the condition to hold, without the global ones.
fn needed_keys(conditions: &Conditions) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for (operator, tests) in conditions.iter() {
        let Some(operator) = Operator::parse(operator) else {
            continue;
        };
        for (key, values) in tests {
            if needs(operator, &values.items)
                && !is_global(key)
                && !found.iter().any(|k| k.eq_ignore_ascii_case(key.as_str()))
            {
                found.push(key.as_str());
            }
        }
    }
    found
}

/// Whether a test fails when the request lacks the key.
fn needs(operator: Operator, values: &[String]) -> bool {
    match operator.comparison {
        Comparison::Null => !values.iter().any(|value| value.eq_ignore_ascii_case("true")),
        _ => !operator.holds_when_missing(),
    }
}

/// Whether requests for any action may have the key.
pub(crate) fn is_global(key: &ConditionKey) -> bool {
    let prefix = key.as_str().get(..4);
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) || global_key(key.as_str()).is_some()
}

/// For each test of `iam:AWSServiceName` patterns of the names that pass.
fn service_names(conditions: &Conditions) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (operator, tests) in conditions.iter() {
        let Some(operator) = Operator::parse(operator).filter(|o| !o.negated) else {
            continue;
        };
        for (_, values) in tests.iter().filter(|(key, _)| **key == ConditionKey::new("iam:AWSServiceName")) {
            let names = values.items.iter();
            match operator.comparison {
                // A `*` is a letter to `StringEquals`. Taken for a wildcard it only ever says less.
                Comparison::StringEquals | Comparison::StringLike => {
                    found.push(names.map(|name| open(name)).collect());
                }
                _ => {}
            }
        }
    }
    found
}
