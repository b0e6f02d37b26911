use super::{Link, View, decode, encode};
use crate::core::catalog;
use crate::core::compose::{Allowance, AttachmentKind, Mode};

#[test]
fn the_default_link_has_a_form_of_its_own() {
    assert_eq!(encode(&Link::default()), "#1;c=2025-02;f=none");
    assert_eq!(decode(""), (Link::default(), vec![]));
    assert_eq!(decode("#"), (Link::default(), vec![]));
    assert_eq!(decode("#1;c=2025-02;f=none"), (Link::default(), vec![]));
}

#[test]
fn every_key_is_written_and_read() {
    let mut link = Link { view: View::Coverage, ..Link::default() };
    let s = &mut link.selection;
    s.features = ["karpenter", "backup-s3"].map(|f| catalog::feature(f).unwrap().id).into();
    s.off = ["s3", "fargate"].map(|p| catalog::part(p).unwrap().id).into();
    s.kind = AttachmentKind::InlineRole;
    s.mode = Mode::Published;
    s.allowance = Allowance::Twenty;
    s.params.insert(catalog::param("bucket-name").unwrap().id, "my.bucket".to_owned());
    let text = encode(&link);
    assert_eq!(
        text,
        "#1;c=2025-02;f=backup-s3,karpenter;off=fargate,s3;k=role;m=published;q=20;p.bucket-name=my.bucket;v=coverage"
    );
    assert_eq!(decode(&text), (link, vec![]));
}

#[test]
fn an_account_number_is_shared_only_when_the_person_says_so() {
    let mut link = Link::default();
    link.selection.params.insert(catalog::param("account").unwrap().id, "123456789012".to_owned());
    assert!(!encode(&link).contains("123456789012"));
    link.selection.share_private = true;
    assert_eq!(decode(&encode(&link)), (link, vec![]));
}

#[test]
fn mail_and_chat_may_mangle_a_link() {
    let (plain, _) = decode("#1;c=2025-02;f=eks,controller");
    for mangled in [
        "#1%3Bc%3D2025-02%3Bf%3Deks%2Ccontroller",
        "#1;c=2025-02;f=eks,controller).",
        "#1;c=2025-02;f=controller,eks,eks ;",
    ] {
        assert_eq!(decode(mangled), (plain.clone(), vec![]), "{mangled}");
    }
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_kept() {
    let rows = [
        (
            "unknown feature",
            "#1;c=2025-02;f=eks,nope",
            "The link has a value that is not known for “f”, “nope”; it was left out.",
        ),
        (
            "unknown edition",
            "#1;c=1999-01;f=eks",
            "The link names an edition that is not known, “1999-01”; the default one is shown.",
        ),
        ("no edition", "#1;f=eks", "The link names no edition; the default one is shown."),
        (
            "unknown key",
            "#1;c=2025-02;f=eks;zz=1",
            "The link has a part that is not known, “zz”; it was left out.",
        ),
        (
            "prototype",
            "#1;c=2025-02;f=eks;__proto__=1",
            "The link has a part that is not known, “__proto__”; it was left out.",
        ),
        ("twice", "#1;c=2025-02;f=eks;f=nodes", "The link says “f” twice; the first one was taken."),
        (
            "bad value",
            "#1;c=2025-02;f=eks;k=king",
            "The link has a value that is not known for “k”, “king”; it was left out.",
        ),
        (
            "part that cannot be switched off",
            "#1;c=2025-02;f=eks;off=network",
            "The link has a value that is not known for “off”, “network”; it was left out.",
        ),
        (
            "bad parameter",
            "#1;c=2025-02;f=eks;p.account=12",
            "The link has a value that is not known for “p.account”, “12”; it was left out.",
        ),
        (
            "markup",
            "#1;c=2025-02;f=eks,<script>x",
            "The link has a value that is not known for “f”, “<script>x”; it was left out.",
        ),
        (
            "bidi",
            "#1;c=2025-02;f=eks,a\u{202e}b",
            "The link has a value that is not known for “f”, “a\\u{202e}b”; it was left out.",
        ),
        (
            "null",
            "#1;c=2025-02;f=eks,%00",
            "The link has a value that is not known for “f”, “\\u{0}”; it was left out.",
        ),
        (
            "broken percent",
            "#1;c=2025-02;f=eks;k=role%",
            "The link is damaged: some of its characters could not be read.",
        ),
        (
            "bad UTF-8",
            "#1;c=2025-02;f=eks;x%FF=1",
            "The link is damaged: some of its characters could not be read.",
        ),
    ];
    let eks = catalog::feature("eks").unwrap().id;
    for (name, text, warning) in rows {
        let (link, warnings) = decode(text);
        assert!(link.selection.features.contains(&eks), "{name}");
        assert_eq!(warnings.first().map(ToString::to_string).as_deref(), Some(warning), "{name}");
    }
}

#[test]
fn what_cannot_be_read_at_all_is_said() {
    let long = format!("#1;c=2025-02;f={}", "a".repeat(1_000_000));
    let rows = [
        ("a megabyte", long.as_str(), "The link is longer than 8192 characters, so it was not read."),
        (
            "another version",
            "#2;c=2025-02;f=eks",
            "The link says version “2”; this page reads version “1”. It was not read.",
        ),
        (
            "no link of ours",
            "#top",
            "The link says version “top”; this page reads version “1”. It was not read.",
        ),
    ];
    for (name, text, warning) in rows {
        let (link, warnings) = decode(text);
        assert_eq!(link, Link::default(), "{name}");
        assert_eq!(warnings.iter().map(ToString::to_string).collect::<Vec<_>>(), [warning], "{name}");
    }
}
