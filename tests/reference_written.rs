//! The texts of the reference are what their generator writes, byte for byte.
#![cfg(not(feature = "web"))]

#[path = "../examples/reference/model.rs"]
mod model;
#[path = "../examples/reference/write.rs"]
mod write;

use palette_iam_composer::core::reference::Reference;

const CATALOGUE: &str = include_str!("../src/core/reference/data/catalogue.txt");
const COMPLETE: &str = include_str!("../public/reference/complete.txt");

#[test]
fn every_service_is_written_back_as_it_stands() {
    for text in [CATALOGUE, COMPLETE] {
        let (sources, services) = model::read_back(&Reference::parse(text).unwrap());
        let written = write::write(&sources, &services);
        for (written, stands) in written.lines().zip(text.lines()) {
            assert_eq!(written, stands);
        }
        assert!(written == text);
        // One by one too, so that nothing leans on its neighbours.
        for service in &services {
            let alone = write::write(&sources, std::slice::from_ref(service));
            let read = model::read_back(&Reference::parse(&alone).unwrap()).1;
            assert_eq!(read, std::slice::from_ref(service), "{}", service.prefix);
        }
    }
}

/// The catalogue's text is the complete one, cut: the same services with the same facts, but without
/// condition keys and dependent actions.
#[test]
fn the_two_texts_agree() {
    let (sources, few) = model::read_back(Reference::catalogue());
    let (same_sources, all) = model::read_back(Reference::complete());
    assert_eq!(sources, same_sources);
    for service in &few {
        let whole = all.iter().find(|whole| whole.prefix == service.prefix).unwrap();
        assert_eq!(service, &whole.names_only(), "{}", service.prefix);
    }
}
