//! Writes the format that `core::reference` reads; it is described there.

use palette_iam_composer::core::reference::AccessLevel;

use crate::model::{Action, Places, ResourceType, Service, Source, Use};

/// Of the name before, at most this many words are taken: the count is one digit.
const MOST_SHARED: usize = 9;

pub fn write(sources: &[Source; 2], services: &[Service]) -> String {
    let sum = |count: fn(&Service) -> usize| services.iter().map(count).sum::<usize>();
    let mut lines = vec!["palette-reference 2".to_owned()];
    for Source { name, version, date } in sources {
        lines.push(format!("source {name} {version} {date}"));
    }
    lines.push(format!(
        "total {} {} {} {}",
        services.len(),
        sum(|s| s.resource_types.len()),
        sum(|s| s.actions.len()),
        sum(|s| s.keys.len()),
    ));
    lines.push("# Made by examples/reference.".to_owned());
    for service in services {
        write_service(service, &mut lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

fn write_service(service: &Service, lines: &mut Vec<String>) {
    let Service { prefix, name, page, keys, resource_types, actions } = service;
    lines.push(format!(
        "@{prefix} {} {} {} {name}",
        resource_types.len(),
        actions.len(),
        short_page(page, name)
    ));
    for key in keys {
        lines.push(format!("?{}{}", key.key_type.code(), short_name(prefix, &key.name)));
    }
    for resource_type in resource_types {
        lines.push(type_line(prefix, resource_type));
    }
    for level in AccessLevel::ALL {
        write_level(prefix, level, actions, lines);
    }
}

/// What stands for the name of a page: nearly all are the name of the service.
fn short_page<'a>(page: &'a Option<String>, name: &str) -> &'a str {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    match page {
        None => "-",
        Some(page) if letters.map(|letter| letter.to_ascii_lowercase()).eq(page.chars()) => "=",
        Some(page) => page,
    }
}

/// A name without the prefix of its own service.
fn short_name<'a>(prefix: &str, name: &'a str) -> &'a str {
    match name.strip_prefix(prefix) {
        Some(rest) if rest.starts_with(':') => rest,
        _ => name,
    }
}

fn type_line(prefix: &str, resource_type: &ResourceType) -> String {
    let mut line = format!(":{}", resource_type.name);
    for arn in &resource_type.arns {
        line.push('\t');
        line.push_str(&short_arn(prefix, &resource_type.name, arn));
    }
    if !resource_type.keys.is_empty() {
        line.push(' ');
        line.push_str(&places(&resource_type.keys));
    }
    line
}

fn write_level(prefix: &str, level: AccessLevel, actions: &[Action], lines: &mut Vec<String>) {
    let mut previous = None;
    for action in actions.iter().filter(|action| action.level == level) {
        if previous.is_none() {
            lines.push(format!(">{level}"));
        }
        let shared = shared(previous.unwrap_or_default(), &action.name);
        let rest: String = words(&action.name).into_iter().skip(shared).collect();
        let dependents: Vec<_> = action.dependents.iter().map(|name| short_name(prefix, name)).collect();
        let fields =
            [format!("{shared}{rest}"), uses(&action.uses), places(&action.keys), dependents.join(",")];
        lines.push(fields.join(" ").trim_end().to_owned());
        previous = Some(action.name.as_str());
    }
}

/// How many words two names begin with together.
fn shared(previous: &str, name: &str) -> usize {
    let pairs = words(previous).into_iter().zip(words(name));
    pairs.take(MOST_SHARED).take_while(|(before, now)| before == now).count()
}

/// The words of a name, each from one upper-case letter to before the next.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let next = rest.char_indices().skip(1).find(|(_, c)| c.is_ascii_uppercase());
        let (word, tail) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        words.push(word);
        rest = tail;
    }
    words
}

fn short_arn(prefix: &str, name: &str, arn: &str) -> String {
    let start = format!("arn:${{Partition}}:{prefix}:${{Region}}:${{Account}}:");
    match arn.strip_prefix(&start) {
        Some(rest) => match rest.strip_prefix(name) {
            Some(rest) => format!("={rest}"),
            None => format!("~{rest}"),
        },
        None => arn.to_owned(),
    }
}

/// Numbers and ranges, `?` behind those that are not required, then `/` and condition keys.
fn uses(uses: &[Use]) -> String {
    let runs = uses.chunk_by(|a, b| {
        a.resource_type + 1 == b.resource_type && a.required == b.required && a.keys == b.keys
    });
    let runs = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let mut text = range(first.resource_type, last.resource_type);
        text.push_str(if first.required { "" } else { "?" });
        if !first.keys.is_empty() {
            text.push('/');
            text.push_str(&places(&first.keys));
        }
        Some(text)
    });
    runs.collect::<Vec<_>>().join(",")
}

fn places(places: &Places) -> String {
    let runs = places.chunk_by(|a, b| a + 1 == *b);
    let runs = runs.filter_map(|run| Some(range(*run.first()?, *run.last()?)));
    runs.collect::<Vec<_>>().join(".")
}

fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
