//! A reference on its way into the file: as the sources say it, and as it is read back.

use palette_iam_composer::core::reference::{self, AccessLevel, KeyType, Reference, TypeUse};

/// Where the data comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub version: String,
    /// The day or the month.
    pub date: String,
}

/// A service as it goes into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub prefix: String,
    pub name: String,
    pub page: Option<String>,
    /// Sorted by name, as `resource_types` and `actions` are.
    pub keys: Vec<Key>,
    pub resource_types: Vec<ResourceType>,
    pub actions: Vec<Action>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub key_type: KeyType,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceType {
    pub name: String,
    pub arns: Vec<String>,
    pub keys: Places,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub name: String,
    pub level: AccessLevel,
    pub uses: Vec<Use>,
    pub keys: Places,
    /// Sorted, with prefix.
    pub dependents: Vec<String>,
}

/// A resource type in the action's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub resource_type: usize,
    pub required: bool,
    pub keys: Places,
}

/// Places in the service's condition keys, in order.
pub type Places = Vec<usize>;

impl Service {
    /// The same without condition keys and dependent actions.
    pub fn names_only(&self) -> Self {
        let mut service = self.clone();
        service.keys.clear();
        for resource_type in &mut service.resource_types {
            resource_type.keys.clear();
        }
        for action in &mut service.actions {
            action.keys.clear();
            action.dependents.clear();
            for used in &mut action.uses {
                used.keys.clear();
            }
        }
        service
    }

    fn read_back(service: &reference::Service) -> Self {
        let keys = service.condition_keys().iter();
        let types = service.resource_types().iter();
        Self {
            prefix: service.prefix().to_owned(),
            name: service.name().to_owned(),
            page: service.page().map(str::to_owned),
            keys: keys.map(|key| Key { name: key.name().to_owned(), key_type: key.key_type() }).collect(),
            resource_types: types
                .map(|known| ResourceType {
                    name: known.name().to_owned(),
                    arns: known.arns().map(str::to_owned).collect(),
                    keys: places(service, service.keys_of_type(known)),
                })
                .collect(),
            actions: service.actions().iter().map(|action| Action::read_back(service, action)).collect(),
        }
    }
}

impl Action {
    fn read_back(service: &reference::Service, action: &reference::Action) -> Self {
        let read = |used: &TypeUse| Use {
            resource_type: used.index(),
            required: used.required(),
            keys: places(service, service.keys_of_use(*used)),
        };
        Self {
            name: action.name().to_owned(),
            level: action.level(),
            uses: action.resource_types().iter().map(read).collect(),
            keys: places(service, service.keys_of_row(action)),
            dependents: action.dependents().map(str::to_owned).collect(),
        }
    }
}

fn places<'a>(
    service: &reference::Service,
    keys: impl Iterator<Item = &'a reference::ConditionKey>,
) -> Places {
    keys.filter_map(|key| service.condition_keys().iter().position(|known| known == key)).collect()
}

/// What a text says.
pub fn read_back(reference: &Reference) -> ([Source; 2], Vec<Service>) {
    let sources = [reference.source(), reference.dependents_source()].map(|source| Source {
        name: source.name().to_owned(),
        version: source.version().to_owned(),
        date: source.date().to_owned(),
    });
    (sources, reference.services().iter().map(Service::read_back).collect())
}
