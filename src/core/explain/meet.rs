//! Whether a pattern of a policy and the ARN format of a resource type have an ARN in common.

/// One step of an ARN format such as `arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// This byte.
    Byte(u8),
    /// One byte of a placeholder.
    One { slash: bool },
    /// Any number of bytes.
    Many { slash: bool },
}

/// Whether some ARN of the format matches the pattern of a `Resource` element. `false` is a proof.
///
/// A placeholder is not empty, but for the account: resources that AWS owns, such as documents of Systems
/// Manager, have none. A policy variable may become anything. Both are compared field by field,
/// as IAM does: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
pub(super) fn meets(pattern: &str, format: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    let pattern = open(pattern);
    // An incomplete ARN is completed with `*`.
    let mut fields = pattern.splitn(6, ':');
    split(format).all(|field| fields.next().is_none_or(|pattern| field_meets(pattern.as_bytes(), field)))
}

/// The six fields of a format. A colon inside a placeholder separates nothing.
fn split(format: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(format);
    let mut count = 0;
    std::iter::from_fn(move || {
        let text = rest?;
        count += 1;
        let (mut depth, mut end) = (0_u8, None);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'{' => depth = 1,
                b'}' => depth = 0,
                b':' if depth == 0 && count < 6 => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
        }
        let field = end.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
        let (field, after) = field.map_or((text, None), |(field, after)| (field, Some(after)));
        rest = after;
        Some(field)
    })
}

/// The pattern with each variable as `*`.
pub(super) fn open(pattern: &str) -> String {
    let mut open = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once("${") {
        open.push_str(before);
        open.push('*');
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    open.push_str(rest);
    open
}

/// Whether two glob patterns match some text both. `false` is a proof.
pub(super) fn globs_meet(one: &str, other: &str) -> bool {
    field_meets(one.as_bytes(), other)
}

fn field_meets(pattern: &[u8], format: &str) -> bool {
    if pattern == b"*" && !format.is_empty() {
        return true;
    }
    // Most pairs differ in what stands before the first wildcard.
    let literal = |byte: &u8| !matches!(byte, b'*' | b'?' | b'$' | b'<');
    let heads = pattern.iter().zip(format.as_bytes()).take_while(|(a, b)| literal(a) && literal(b));
    if heads.into_iter().any(|(a, b)| a != b) {
        return false;
    }
    walk(pattern, &steps(format))
}

fn steps(format: &str) -> Vec<Step> {
    let mut steps = Vec::with_capacity(format.len());
    let mut rest = format;
    while let Some(byte) = rest.bytes().next() {
        let placeholder = rest.strip_prefix("${").and_then(|inner| inner.split_once('}'));
        if let Some((name, after)) = placeholder {
            // The name of a bucket has no slash; paths and keys do.
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
            let slash = name != "BucketName";
            let some = (name != "Account").then_some(Step::One { slash });
            steps.extend(some.into_iter().chain([Step::Many { slash }]));
            rest = after;
            continue;
        }
        steps.push(match byte {
            b'*' => Step::Many { slash: true },
            b'?' => Step::One { slash: true },
            byte => Step::Byte(byte),
        });
        let next = rest.char_indices().nth(1).map_or(rest.len(), |(at, _)| at);
        // A character beyond ASCII is several bytes.
        steps.extend(rest.as_bytes().get(1..next).unwrap_or_default().iter().map(|b| Step::Byte(*b)));
        rest = rest.get(next..).unwrap_or_default();
    }
    steps
}

/// Walks both at once, through every pair of places that some text reaches.
fn walk(pattern: &[u8], steps: &[Step]) -> bool {
    let width = steps.len() + 1;
    let mut seen = vec![false; (pattern.len() + 1) * width];
    let mut open = vec![(0, 0)];
    while let Some((i, j)) = open.pop() {
        match seen.get_mut(i * width + j) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let (letter, step) = (pattern.get(i), steps.get(j));
        if letter.is_none() && step.is_none() {
            return true;
        }
        if letter == Some(&b'*') {
            open.push((i + 1, j));
        }
        if matches!(step, Some(Step::Many { .. })) {
            open.push((i, j + 1));
        }
        if let (Some(letter), Some(step)) = (letter, step)
            && share(*letter, *step)
        {
            let i = if *letter == b'*' { i } else { i + 1 };
            let j = if matches!(step, Step::Many { .. }) { j } else { j + 1 };
            open.push((i, j));
        }
    }
    false
}

/// Whether some byte fits both.
fn share(letter: u8, step: Step) -> bool {
    let wild = matches!(letter, b'*' | b'?');
    match step {
        Step::Byte(byte) => wild || letter == byte,
        Step::One { slash } | Step::Many { slash } => slash || letter != b'/',
    }
}

#[cfg(test)]
mod tests {
    use super::{globs_meet, meets};

    #[test]
    fn patterns_and_formats() {
        let cluster = "arn:${Partition}:eks:${Region}:${Account}:cluster/${ClusterName}";
        let bucket = "arn:${Partition}:s3:::${BucketName}";
        let object = "arn:${Partition}:s3:::${BucketName}/${ObjectName}";
        let stream = "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}";
        let rows = [
            ("any", "*", cluster, true),
            ("the type with a star", "arn:*:eks:*:*:cluster/*", cluster, true),
            ("another type", "arn:*:eks:*:*:nodegroup/*/*/*", cluster, false),
            ("another service", "arn:aws:ecs:*:*:cluster/*", cluster, false),
            ("one resource", "arn:aws:eks:eu-central-1:111122223333:cluster/a", cluster, true),
            ("a placeholder is not empty", "arn:aws:eks:eu-central-1:111122223333:cluster/", cluster, false),
            ("an empty region", "arn:aws:eks::111122223333:cluster/a", cluster, false),
            ("AWS's own", "arn:aws:eks:eu-central-1::cluster/a", cluster, true),
            ("fewer fields", "arn:aws:eks", cluster, true),
            ("fewer fields of another service", "arn:aws:ecs", cluster, false),
            ("a variable", "arn:aws:eks:*:*:${aws:PrincipalTag/a:b}/*", cluster, true),
            ("question marks", "arn:aws:eks:*:*:clus???/*", cluster, true),
            ("as many question marks as the type has", "arn:aws:eks:*:*:clus????", cluster, false),
            ("a bucket", "arn:aws:s3:::b", bucket, true),
            ("a bucket is no object", "arn:aws:s3:::b", object, false),
            ("an object is no bucket", "arn:aws:s3:::b/*", bucket, false),
            ("a star is both", "arn:aws:s3:::*", object, true),
            ("colons in the last field", "arn:aws:logs:*:*:log-group:*", stream, true),
            ("colons to the end", "arn:aws:logs:*:*:log-group:a:log-stream:b", stream, true),
            ("not enough colons", "arn:aws:logs:*:*:log-group:a", stream, false),
        ];
        for (name, pattern, format, expected) in rows {
            assert_eq!(meets(pattern, format), expected, "{name}");
        }
    }

    #[test]
    fn globs() {
        let rows = [
            ("a*c", "ab*", true),
            ("a*c", "*bc", true),
            ("a*", "b*", false),
            ("*a", "*b", false),
            ("", "*", true),
            ("?", "", false),
            ("\u{e9}*", "*\u{e9}", true),
        ];
        for (one, other, expected) in rows {
            assert_eq!(globs_meet(one, other), expected, "{one} {other}");
            assert_eq!(globs_meet(other, one), expected, "{other} {one}");
        }
    }
}
