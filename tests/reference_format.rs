//! The text format of the reference: what it says, and what is refused with the number of the line.

use palette_iam_composer::core::reference::Reference;

const GOOD: &str = "\
palette-reference 1
source made-up 1.0 2026-01-02
total 2 3 4
# A remark.
@one 2 3 - Service One
:alpha\t=/${Id}\t~other/${Id}
:beta\tarn:${Partition}:one:::beta
>Read
0GetAlpha 0
>Write
0CreateAlpha 0-1*
2Group
@two 1 1 servicetwo Service Two
:gamma\t~c
>List
0ListGammas";

#[test]
fn a_text_says_what_it_says() {
    let reference = Reference::parse(GOOD).unwrap();
    assert_eq!(reference.source().name(), "made-up");
    assert_eq!(reference.source().version(), "1.0");
    assert_eq!(reference.source().date(), "2026-01-02");
    let one = reference.service("one").unwrap();
    let names: Vec<_> = one.actions().iter().map(|action| action.name()).collect();
    assert_eq!(names, ["CreateAlpha", "CreateAlphaGroup", "GetAlpha"]);
    let create = one.action("createalpha").unwrap();
    let types: Vec<_> = one.resource_types_of(create).collect();
    assert_eq!(types.len(), 2);
    assert!(types.iter().all(|(_, required)| *required));
    let arns: Vec<_> = types[0].0.arns().collect();
    assert_eq!(
        arns,
        [
            "arn:${Partition}:one:${Region}:${Account}:alpha/${Id}",
            "arn:${Partition}:one:${Region}:${Account}:other/${Id}",
        ]
    );
}

#[test]
fn malformed_texts_are_refused_with_the_line() {
    // What is wrong, a piece of the good text, what stands there instead, the error.
    #[rustfmt::skip]
    let table = [
        ("no format", "palette-reference 1\n", "", "line 1: expected `palette-reference 1`"),
        ("later version", "reference 1", "reference 2", "line 1: expected `palette-reference 1`"),
        ("no date", " 2026-01-02", "", "line 2: expected a line `source` with all its fields"),
        ("no totals", "total", "# total", "line 3: expected a line `total` with all its fields"),
        ("total of services", "total 2", "total 3", "line 3: announced 3 services, found 2"),
        ("total of types", "2 3 4", "2 4 4", "line 3: announced 4 resource types, found 3"),
        ("total of actions", "2 3 4", "2 3 x", "line 3: expected a count"),
        ("unknown line", "# A", "? A", "line 4: no kind of line begins like this"),
        ("empty line", "# A remark.", "", "line 4: no kind of line begins like this"),
        ("action without service", "# A remark.", "0Get", "line 4: this line belongs below a service"),
        ("level without service", "# A remark.", ">Read", "line 4: this line belongs below a service"),
        ("no name", " - Service One", " -", "line 5: expected a name"),
        ("no prefix", "@one ", "@ ", "line 5: expected a prefix"),
        ("count of types", "@one 2", "@one 1", "line 5: announced 1 resource types, found 2"),
        ("count of actions", "@two 1 1", "@two 1 7", "line 13: announced 7 actions, found 1"),
        ("count no number", "@two 1 1", "@two 1 -1", "line 13: expected a count"),
        ("service twice", "@two", "@ONE", "line 13: `ONE` is out of order or there twice"),
        ("no ARN", "\t~c", "", "line 14: expected an ARN format"),
        ("type twice", ":beta", ":alpha", "line 7: `alpha` is out of order or there twice"),
        ("type after level", ">List", ">List\n:delta\t~", "line 16: this line belongs above the access levels"),
        ("unknown level", ">Read", ">Reading", "line 8: expected an access level"),
        ("action without level", ">Read", "# Read", "line 9: this line belongs below an access level"),
        ("no such word", "2Group", "3Group", "line 12: takes more words than the name before it has"),
        ("words of another level", "0CreateAlpha", "1Alpha", "line 11: takes more words than the name before it has"),
        ("action twice", "2Group", "2", "line 12: `CreateAlpha` is out of order or there twice"),
        ("action in two levels", "2Group", "0GetAlpha", "line 5: `GetAlpha` is out of order or there twice"),
        ("no such type", "GetAlpha 0", "GetAlpha 2", "line 9: the service has no resource type `2`"),
        ("range too long", "0-1*", "0-2*", "line 11: the service has no resource type `0-2*`"),
        ("range turned round", "0-1*", "1-0*", "line 11: the service has no resource type `1-0*`"),
        ("type used twice", "0-1*", "0,0", "line 11: the service has no resource type `0`"),
        ("blank without types", "GetAlpha 0", "GetAlpha ", "line 9: the service has no resource type ``"),
    ];
    assert!(Reference::parse(GOOD).is_ok());
    for (case, from, to, message) in table {
        assert!(GOOD.contains(from), "{case}");
        let error = Reference::parse(&GOOD.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.to_string(), message, "{case}");
    }
}

#[test]
fn any_beginning_of_a_text_is_read_or_refused() {
    for end in 0..GOOD.len() {
        let cut = &GOOD[..end];
        assert!(Reference::parse(cut).is_err() || end + "ListGammas".len() > GOOD.len());
    }
}
