//! Patterns in AWS's case. IAM does not look at it; people do.

/// A folded pattern, its letters as they are in a name that it matches. A `?` stays.
pub fn spell_like(pattern: &str, name: &str) -> String {
    let folded = name.to_ascii_lowercase();
    let mut spelt = String::with_capacity(pattern.len());
    let mut rest = 0;
    let fragments: Vec<&str> = pattern.split('*').collect();
    for (i, fragment) in fragments.iter().enumerate() {
        if i > 0 {
            spelt.push('*');
        }
        let last = i + 1 == fragments.len();
        let found = match folded.get(rest..) {
            _ if last && i > 0 => folded.len().checked_sub(fragment.len()),
            Some(_) if i == 0 => Some(0),
            Some(after) => after.find(fragment).map(|at| rest + at),
            None => None,
        };
        let letters = found.and_then(|at| name.get(at..at + fragment.len()));
        spelt.push_str(letters.filter(|l| l.eq_ignore_ascii_case(fragment)).unwrap_or(fragment));
        rest = found.map_or(rest, |at| at + fragment.len());
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::spell_like;

    #[test]
    fn letters_take_the_case_of_the_name() {
        let rows = [
            ("begins", "describev*", "DescribeVpcs", "DescribeV*"),
            ("ends", "*vpcs", "DescribeVpcs", "*Vpcs"),
            ("the end, where it stands before too", "*s", "DescribeVpcs", "*s"),
            ("in the middle, leftmost", "*e*v*", "DescribeVpcs", "*e*V*"),
            ("whole", "listwebacls", "ListWebACLs", "ListWebACLs"),
            ("all", "*", "ListWebACLs", "*"),
            ("question mark: left as it is", "list?ebacls", "ListWebACLs", "list?ebacls"),
            ("no match: left as it is", "*zz*", "ListWebACLs", "*zz*"),
        ];
        for (case, pattern, name, expected) in rows {
            assert_eq!(spell_like(pattern, name), expected, "{case}");
        }
    }
}
