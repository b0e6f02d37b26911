//! Sizes counted once, independently of the engine. It may do better, never worse.

use super::{Case, cases, plan};
use palette_iam_composer::core::compose::{AttachmentKind, Composition, Selection};
use palette_iam_composer::core::reference::Reference;

struct Known {
    case: &'static str,
    published: usize,
    merged: usize,
    statements: usize,
    entries: usize,
    documents: usize,
}

const KNOWN: &[Known] = &[
    Known { case: "core", published: 7_510, merged: 5_348, statements: 5, entries: 165, documents: 1 },
    Known { case: "core-eks", published: 10_170, merged: 6_882, statements: 10, entries: 206, documents: 2 },
    Known {
        case: "min-dynamic-eks",
        published: 5_962,
        merged: 5_357,
        statements: usize::MAX,
        entries: usize::MAX,
        documents: 1,
    },
    Known {
        case: "min-static-eks",
        published: 5_474,
        merged: 5_114,
        statements: usize::MAX,
        entries: usize::MAX,
        documents: 1,
    },
];

fn case(name: &str) -> Case {
    cases().into_iter().find(|c| c.name == name).expect(name)
}

#[test]
fn sizes_are_no_worse_than_known() {
    for known in KNOWN {
        let name = known.case;
        let case = case(&format!("preset-{name}"));
        let composition = case.composition();
        assert_eq!(composition.plans.len(), 1, "{name}");
        let plan = &composition.plans[0];
        assert_eq!(plan.published_size, known.published, "{name}");
        assert_eq!(plan.documents.len(), known.documents, "{name}");
        assert!(plan.documents.iter().all(|d| d.size <= 6_144), "{name}");
        // In a role the same is one document: the known figures are those of the whole.
        let selection = Selection { kind: AttachmentKind::InlineRole, ..case.selection };
        let whole = Composition::new(&selection, Reference::catalogue()).plans.remove(0).documents.remove(0);
        assert!(whole.size <= known.merged, "{name}: {}", whole.size);
        let statements = &whole.document.statements;
        assert!(statements.len() <= known.statements, "{name}: {}", statements.len());
        let entries: usize = statements.iter().map(plan::entries).sum();
        assert!(entries <= known.entries, "{name}: {entries}");
    }
}
