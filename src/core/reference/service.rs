//! Services, their actions, resource types and condition keys.

use super::key::ConditionKey;
use super::{AccessLevel, INDEX_LINK};

/// Everything behind one service prefix. AWS may describe it on more than one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub(super) prefix: Box<str>,
    pub(super) name: Box<str>,
    pub(super) page: Option<Box<str>>,
    pub(super) condition_keys: Vec<ConditionKey>,
    /// Sets of places in `condition_keys`, each one once. The first is empty.
    pub(super) key_sets: Vec<Vec<u16>>,
    pub(super) resource_types: Vec<ResourceType>,
    pub(super) actions: Vec<Action>,
}

/// A kind of resource that actions of a service can be limited to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceType {
    pub(super) name: Box<str>,
    pub(super) arns: Vec<Box<str>>,
    pub(super) keys: KeySet,
}

/// One action of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub(super) name: Box<str>,
    pub(super) level: AccessLevel,
    pub(super) resource_types: Vec<TypeUse>,
    pub(super) keys: KeySet,
    pub(super) dependents: Vec<Box<str>>,
}

/// A resource type that an action can be limited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeUse {
    pub(super) index: u16,
    pub(super) required: bool,
    pub(super) keys: KeySet,
}

/// A place in [`Service::key_sets`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KeySet(pub(super) u16);

impl Service {
    /// The prefix in front of the colon, in lower case, such as `ec2`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// AWS's name for the service, such as `Amazon EC2`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All actions, sorted by name without regard to case.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// All resource types, sorted by name without regard to case.
    #[must_use]
    pub fn resource_types(&self) -> &[ResourceType] {
        &self.resource_types
    }

    /// The resource types of one of this service's actions, each with whether AWS requires it.
    pub fn resource_types_of(&self, action: &Action) -> impl Iterator<Item = (&ResourceType, bool)> {
        action.resource_types.iter().filter_map(|used| {
            let resource_type = self.resource_types.get(used.index())?;
            Some((resource_type, used.required))
        })
    }

    /// The part of the address of AWS's page that names the service, such as `amazonec2`.
    #[must_use]
    pub fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    /// AWS's page about this service, or the index of all pages when the page is not known.
    #[must_use]
    pub fn link(&self) -> String {
        match &self.page {
            Some(page) => {
                format!("https://docs.aws.amazon.com/service-authorization/latest/reference/list_{page}.html")
            }
            None => INDEX_LINK.to_owned(),
        }
    }
}

impl ResourceType {
    /// The name in AWS's table, such as `cluster`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The ARN formats, such as `arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}`.
    /// Nearly always one.
    pub fn arns(&self) -> impl Iterator<Item = &str> {
        self.arns.iter().map(|arn| &**arn)
    }
}

impl Action {
    /// The name in AWS's case, without the prefix, such as `CreateCluster`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The access level.
    #[must_use]
    pub fn level(&self) -> AccessLevel {
        self.level
    }

    /// The resource types that the action can be limited to, by their place in
    /// [`Service::resource_types`]. Empty: by the reference, it needs `*`.
    #[must_use]
    pub fn resource_types(&self) -> &[TypeUse] {
        &self.resource_types
    }

    /// The actions that a principal needs besides, in AWS's case, such as `iam:PassRole`. AWS lists
    /// them for whoever uses all that the action can do; a given call may need fewer. They are of the
    /// second source's date: [`Reference::dependents_source`](super::Reference::dependents_source).
    pub fn dependents(&self) -> impl Iterator<Item = &str> {
        self.dependents.iter().map(|action| &**action)
    }
}

impl TypeUse {
    /// The place in [`Service::resource_types`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.index)
    }

    /// Whether AWS marks the resource type as required (`*`) for the action.
    #[must_use]
    pub fn required(self) -> bool {
        self.required
    }
}
