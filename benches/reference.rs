//! How long the whole reference takes to read, to search and to expand patterns. Run with `make bench`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use palette_iam_composer::core::policy::ActionPattern;
use palette_iam_composer::core::reference::Reference;

const COMPLETE: &str = include_str!("../public/reference/complete.txt");

fn reading(c: &mut Criterion) {
    c.bench_function("read the complete reference", |b| b.iter(|| Reference::parse(black_box(COMPLETE))));
}

fn expanding(c: &mut Criterion) {
    let reference = Reference::complete();
    for text in ["ec2:Describe*", "*", "s3:*Tag*", "iam:PassRole"] {
        if let Ok(pattern) = ActionPattern::parse(text) {
            let expand = || reference.actions_matching(black_box(&pattern)).collect::<Vec<_>>();
            c.bench_function(&format!("expand {text}, {} actions", expand().len()), |b| b.iter(expand));
        }
    }
}

fn searching(c: &mut Criterion) {
    let reference = Reference::complete();
    c.bench_function("find an action", |b| b.iter(|| reference.action(black_box("EC2:runinstances"))));
    if let Some((service, action)) = reference.action("ec2:RunInstances") {
        let applies = || service.key_applies(action, black_box("aws:RequestTag/team"));
        c.bench_function("ask whether a key applies", |b| b.iter(applies));
    }
    for name in ["ec2:DescribeInstance", "ec22:RunInstances"] {
        let suggest = || reference.actions_like(black_box(name));
        c.bench_function(&format!("suggest for {name}"), |b| b.iter(suggest));
    }
}

criterion_group!(reference, reading, expanding, searching);
criterion_main!(reference);
