//! What a word of an action's name is.

/// Words that change case in their middle, and are one word all the same.
const MIXED: &[&str] = &["iSCSI", "IoT", "OAuth", "GraphQL", "SaaS"];

/// The words of an action's name: pieces that, one after the other, are the name.
///
/// A word begins at a capital letter that
/// - follows a small letter or a digit (`Describe|Vpcs`, `Route53|Health|Checks`), or
/// - follows a capital and comes before a small letter, since the capitals before it are an acronym
///   (`DB|Instances`, `AWS|Service`); the `s` of an acronym's plural belongs to it (`Web|ACLs`).
///
/// Nothing else begins a word: a digit belongs to what stands before it (`Ipv6|Pools`, `S3|Bucket`), and a
/// hyphen joins what stands beside it (`Service-Events|And|States`). The few names that AWS writes in mixed
/// case, such as `iSCSI`, are one word. Where people could split otherwise, this splits less: a `*` that
/// stands for whole words here stands for whole words by any other reading too.
pub fn words(name: &str) -> Vec<&str> {
    let bytes = name.as_bytes();
    let mut words = Vec::new();
    let mut from = 0;
    for at in 1..bytes.len() {
        if begins(bytes, at)
            && !inside_mixed(name, at)
            && let Some(word) = name.get(from..at)
        {
            words.push(word);
            from = at;
        }
    }
    words.extend(name.get(from..).filter(|rest| !rest.is_empty()));
    words
}

fn begins(bytes: &[u8], at: usize) -> bool {
    let byte = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    let (before, here, after) = (byte(at.wrapping_sub(1)), byte(at), byte(at + 1));
    if !here.is_ascii_uppercase() {
        return false;
    }
    if before.is_ascii_lowercase() || before.is_ascii_digit() {
        return true;
    }
    let plural = after == b's' && !byte(at + 2).is_ascii_lowercase();
    before.is_ascii_uppercase() && after.is_ascii_lowercase() && !plural
}

/// Whether a word of mixed case goes on at this place.
fn inside_mixed(name: &str, at: usize) -> bool {
    MIXED.iter().any(|word| {
        (1..word.len()).any(|done| {
            at.checked_sub(done).and_then(|from| name.get(from..)).is_some_and(|s| s.starts_with(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_fall_into_words() {
        let rows = [
            ("plain", "DescribeVpcs", "Describe|Vpcs"),
            ("one word", "Subscribe", "Subscribe"),
            ("small letters", "connect", "connect"),
            ("a small first word", "viewMarketing", "view|Marketing"),
            ("acronym", "DescribeDBInstances", "Describe|DB|Instances"),
            ("acronym at the end", "CreateVPC", "Create|VPC"),
            ("plural acronym at the end", "ListWebACLs", "List|Web|ACLs"),
            ("plural acronym inside", "ListHITsForQualificationType", "List|HITs|For|Qualification|Type"),
            ("digits", "DescribeIpv6Pools", "Describe|Ipv6|Pools"),
            ("digits and a capital", "ListRoute53HealthChecks", "List|Route53|Health|Checks"),
            ("version", "DetectEntitiesV2Job", "Detect|Entities|V2|Job"),
            (
                "hyphen",
                "AssociateViaAWSService-EventsAndStates",
                "Associate|Via|AWS|Service-Events|And|States",
            ),
            ("mixed case", "CreateCachediSCSIVolume", "Create|CachediSCSI|Volume"),
            ("mixed case at the front", "IoTThing", "IoT|Thing"),
            ("nothing", "", ""),
        ];
        for (case, name, expected) in rows {
            assert_eq!(words(name).join("|"), expected, "{case}");
        }
    }
}
