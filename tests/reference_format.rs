//! The text format of the reference: what it says, and what is refused with the number of the line.

use palette_iam_composer::core::reference::{ConditionKey, Reference};

const GOOD: &str = "\
palette-reference 2
source made-up 1.0 2026-01-02
source other 2.0 2026-01
total 2 3 4 4
# A remark.
@one 2 3 - Service One
?Saws:RequestTag/${TagKey}
?a:Arns
?N:size
:alpha\t=/${Id}\t~other/${Id} 1
:beta\tarn:${Partition}:one:::beta
>Read
0GetAlpha 0?
>Write
0CreateAlpha 0-1/0.2 1-2 :GetAlpha,two:ListGammas
2Group  1
@two 1 1 = Service (Two)
?B:isIt
:gamma\t~c
>List
0ListGammas";

fn names<'a>(keys: impl IntoIterator<Item = &'a ConditionKey>) -> Vec<&'a str> {
    keys.into_iter().map(ConditionKey::name).collect()
}

#[test]
fn a_text_says_what_it_says() {
    let reference = Reference::parse(GOOD).unwrap();
    let source = reference.source();
    assert_eq!([source.name(), source.version(), source.date()], ["made-up", "1.0", "2026-01-02"]);
    let source = reference.dependents_source();
    assert_eq!([source.name(), source.version(), source.date()], ["other", "2.0", "2026-01"]);
    let one = reference.service("one").unwrap();
    let actions: Vec<_> = one.actions().iter().map(|action| action.name()).collect();
    assert_eq!(actions, ["CreateAlpha", "CreateAlphaGroup", "GetAlpha"]);
    assert_eq!((one.page(), reference.service("two").unwrap().page()), (None, Some("servicetwo")));
    let create = one.action("createalpha").unwrap();
    let types: Vec<_> = one.resource_types_of(create).collect();
    assert_eq!(types.len(), 2);
    assert!(types.iter().all(|(_, required)| *required));
    assert!(!one.action("getalpha").unwrap().resource_types()[0].required());
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
fn a_text_says_which_keys_and_dependents_there_are() {
    let reference = Reference::parse(GOOD).unwrap();
    let one = reference.service("one").unwrap();
    let keys = ["aws:RequestTag/${TagKey}", "one:Arns", "one:size"];
    assert_eq!(names(one.condition_keys()), keys);
    let types: Vec<_> = one.condition_keys().iter().map(|key| key.key_type().to_string()).collect();
    assert_eq!(types, ["String", "ArrayOfARN", "Numeric"]);
    let create = one.action("CreateAlpha").unwrap();
    assert_eq!(names(one.keys_of_row(create)), keys[1..]);
    assert_eq!(names(one.keys_of_use(create.resource_types()[1])), [keys[0], keys[2]]);
    assert_eq!(names(one.keys_of_type(&one.resource_types()[0])), [keys[1]]);
    assert_eq!(names(one.keys_of_type(&one.resource_types()[1])), [""; 0]);
    assert_eq!(names(one.keys_of(create)), keys);
    assert_eq!(create.dependents().collect::<Vec<_>>(), ["one:GetAlpha", "two:ListGammas"]);
    let group = one.action("CreateAlphaGroup").unwrap();
    assert_eq!((names(one.keys_of(group)), group.resource_types()), (vec![keys[1]], &[][..]));
    assert_eq!(group.dependents().count(), 0);
}

#[test]
fn malformed_texts_are_refused_with_the_line() {
    // What is wrong, a piece of the good text, what stands there instead, the error.
    #[rustfmt::skip]
    let table = [
        ("no format", "palette-reference 2\n", "", "line 1: expected `palette-reference 2`"),
        ("earlier version", "reference 2", "reference 1", "line 1: expected `palette-reference 2`"),
        ("later version", "reference 2", "reference 3", "line 1: expected `palette-reference 2`"),
        ("no date", " 2026-01-02", "", "line 2: expected a line `source` with all its fields"),
        ("one source", "source other", "# other", "line 3: expected a line `source` with all its fields"),
        ("no totals", "total", "# total", "line 4: expected a line `total` with all its fields"),
        ("three totals", "2 3 4 4", "2 3 4", "line 4: expected a line `total` with all its fields"),
        ("total of services", "total 2", "total 3", "line 4: announced 3 services, found 2"),
        ("total of types", "2 3 4 4", "2 4 4 4", "line 4: announced 4 resource types, found 3"),
        ("total of actions", "2 3 4 4", "2 3 x 4", "line 4: expected a count"),
        ("total of keys", "2 3 4 4", "2 3 4 5", "line 4: announced 5 condition keys, found 4"),
        ("unknown line", "# A", "! A", "line 5: no kind of line begins like this"),
        ("empty line", "# A remark.", "", "line 5: no kind of line begins like this"),
        ("action without service", "# A remark.", "0Get", "line 5: this line belongs below a service"),
        ("level without service", "# A remark.", ">Read", "line 5: this line belongs below a service"),
        ("key without service", "# A remark.", "?S:k", "line 5: this line belongs below a service"),
        ("no name", " - Service One", " -", "line 6: expected a name"),
        ("no prefix", "@one ", "@ ", "line 6: expected a prefix"),
        ("count of types", "@one 2", "@one 1", "line 6: announced 1 resource types, found 2"),
        ("count of actions", "@two 1 1", "@two 1 7", "line 17: announced 7 actions, found 1"),
        ("count no number", "@two 1 1", "@two 1 -1", "line 17: expected a count"),
        ("service twice", "@two", "@ONE", "line 17: `ONE` is out of order or there twice"),
        ("unknown type of key", "?N", "?X", "line 9: expected the letter of a type"),
        ("key twice", ":size", ":ARNS", "line 9: `one:ARNS` is out of order or there twice"),
        ("key after type", ":gamma\t~c", ":gamma\t~c\n?S:k", "line 20: this line belongs above the resource types"),
        ("no ARN", "\t~c", "", "line 19: expected an ARN format"),
        ("type twice", ":beta", ":alpha", "line 11: `alpha` is out of order or there twice"),
        ("type after level", ">List", ">List\n:delta\t~", "line 21: this line belongs above the access levels"),
        ("no such key of a type", "other/${Id} 1", "other/${Id} 3", "line 10: the service has no condition key `3`"),
        ("unknown level", ">Read", ">Reading", "line 12: expected an access level"),
        ("action without level", ">Read", "# Read", "line 13: this line belongs below an access level"),
        ("no such word", "2Group", "3Group", "line 16: takes more words than the name before it has"),
        ("words of another level", "0CreateAlpha", "1Alpha", "line 15: takes more words than the name before it has"),
        ("action twice", "2Group", "2", "line 16: `CreateAlpha` is out of order or there twice"),
        ("action in two levels", "2Group", "0GetAlpha", "line 6: `GetAlpha` is out of order or there twice"),
        ("no such type", "GetAlpha 0?", "GetAlpha 2", "line 13: the service has no resource type `2`"),
        ("range too long", "0-1/", "0-2/", "line 15: the service has no resource type `0-2/0.2`"),
        ("range turned round", "0-1/", "1-0/", "line 15: the service has no resource type `1-0/0.2`"),
        ("type used twice", "0?", "0,0", "line 13: the service has no resource type `0`"),
        ("number too large", "0?", "99999", "line 13: the service has no resource type `99999`"),
        ("no such key of a use", "/0.2", "/0.3", "line 15: the service has no condition key `3`"),
        ("key of a use twice", "/0.2", "/0.0", "line 15: the service has no condition key `0`"),
        ("no such key of a row", " 1-2 ", " 1-3 ", "line 15: the service has no condition key `1-3`"),
        ("dependent twice", "two:ListGammas\n", "one:GetAlpha\n", "line 15: `one:GetAlpha` is out of order or there twice"),
        ("nothing between commas", ":GetAlpha,", ",", "line 15: `` is out of order or there twice"),
        ("one field too many", "ListGammas\n", "ListGammas x\n", "line 15: expected no further field"),
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
