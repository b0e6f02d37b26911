//! How long the engine takes. Run with `make bench`.

use criterion::{Criterion, criterion_group, criterion_main};
use palette_iam_composer::core::catalog::EDITIONS;
use std::hint::black_box;

fn catalogue(c: &mut Criterion) {
    c.bench_function("list the editions", |b| b.iter(|| black_box(EDITIONS).len()));
}

criterion_group!(benches, catalogue);
criterion_main!(benches);
