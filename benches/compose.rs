//! How long the engine takes. Run with `make bench`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use palette_iam_composer::core::catalog::{EditionId, FEATURES, feature, part, preset};
use palette_iam_composer::core::compose::delta::delta;
use palette_iam_composer::core::compose::{Composition, Mode, Selection};
use palette_iam_composer::core::coverage::{Sort, table};
use palette_iam_composer::core::policy::Statement;
use palette_iam_composer::core::reference::Reference;

/// Every feature of the default edition.
fn everything(mode: Mode) -> Selection {
    let offered = FEATURES.iter().filter(|f| f.given(EditionId::DEFAULT).is_some());
    let features = offered.map(|f| f.id).collect();
    Selection { features, mode, ..Selection::empty(EditionId::DEFAULT) }
}

fn core_eks() -> Selection {
    let empty = Selection::empty(EditionId::DEFAULT);
    preset("core-eks").map(|p| empty.with_preset(p)).unwrap_or(empty)
}

fn compose(selection: &Selection) -> Composition {
    Composition::new(black_box(selection), Reference::catalogue())
}

fn composing(c: &mut Criterion) {
    let all = everything(Mode::Merged);
    c.bench_function("compose everything, merged", |b| b.iter(|| compose(&all)));
    let all = everything(Mode::Published);
    c.bench_function("compose everything, published", |b| b.iter(|| compose(&all)));
    let usual = core_eks();
    c.bench_function("compose core + EKS", |b| b.iter(|| compose(&usual)));
    let mut without = usual.clone();
    without.off.extend(part("fargate").map(|p| p.id));
    c.bench_function("compose core + EKS without Fargate", |b| b.iter(|| compose(&without)));
}

/// What one click costs: the feature is ticked, all is composed again, and the change is worked out.
fn toggling(c: &mut Criterion) {
    let before = compose(&core_eks());
    let Some(logging) = feature("eks-logging") else {
        return;
    };
    c.bench_function("toggle one feature of core + EKS", |b| {
        b.iter(|| {
            let after = compose(&before.selection.with_feature(logging.id, true));
            delta(&before.sources, &after.sources)
        });
    });
    let empty = compose(&Selection::empty(EditionId::DEFAULT));
    c.bench_function("delta from nothing to core + EKS", |b| {
        b.iter(|| delta(black_box(&empty.sources), &before.sources));
    });
}

fn coverage(c: &mut Criterion) {
    let composition = compose(&core_eks());
    let documents = composition.plans.iter().flat_map(|p| &p.documents);
    let statements: Vec<&Statement> = documents.flat_map(|d| &d.document.statements).collect();
    c.bench_function("coverage table of core + EKS", |b| {
        b.iter(|| table(Reference::catalogue(), black_box(&statements), Sort::default()));
    });
}

fn short() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
}

criterion_group! { name = benches; config = short(); targets = composing, toggling, coverage }
criterion_main!(benches);
