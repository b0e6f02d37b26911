//! `*` and `?`: matching, and a sound test whether one pattern covers another.

/// Whether `pattern` matches the whole of `text`. `*` stands for any run of bytes, `?` for one character.
///
/// Linear in practice: only the last `*` is ever retried.
pub fn matches(pattern: &str, text: &str) -> bool {
    run(pattern, text, |p, t| p == b'?' || p == t)
}

/// [`matches`], without regard to the case of the text's ASCII letters. The pattern is in lower case.
pub fn matches_folded(pattern: &str, text: &str) -> bool {
    run(pattern, text, |p, t| p == b'?' || p == t.to_ascii_lowercase())
}

/// Whether everything that `inner` matches is matched by `outer` too.
///
/// Sound, not complete: `true` is a proof, `false` only says that none was found (`a*?` and `a?*` are equal,
/// and not found to be). The engine drops a grant only on `true`, so it can never lose one.
pub fn covers(outer: &str, inner: &str) -> bool {
    // A `*` of `inner` is any run of characters; only a `*` of `outer` may take it.
    run(outer, inner, |o, i| i != b'*' && ((o == b'?' && i.is_ascii()) || (o == i && i != b'?')))
}

fn run(pattern: &str, text: &str, same: impl Fn(u8, u8) -> bool) -> bool {
    let (p, t) = (pattern.as_bytes(), text.as_bytes());
    let (mut i, mut j) = (0, 0);
    // Where to go on when the literal run after the last `*` fails: that `*`, one character further.
    let mut retry: Option<(usize, usize)> = None;
    while let Some(&byte) = t.get(j) {
        match p.get(i) {
            Some(b'*') => {
                retry = Some((i, j));
                i += 1;
            }
            // `?` is one character, and a character beyond ASCII is several bytes.
            Some(b'?') if !byte.is_ascii() && same(b'?', byte) => {
                i += 1;
                j += width(byte);
            }
            Some(&letter) if same(letter, byte) => {
                i += 1;
                j += 1;
            }
            _ => match retry {
                Some((star, from)) => {
                    let next = from + t.get(from).map_or(1, |&lead| width(lead));
                    i = star + 1;
                    j = next;
                    retry = Some((star, next));
                }
                None => return false,
            },
        }
    }
    p.iter().skip(i).all(|&b| b == b'*')
}

/// Bytes of the UTF-8 character that starts with `lead`.
const fn width(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{covers, matches, matches_folded};

    #[test]
    fn matching() {
        let rows = [
            ("exact", "abc", "abc", true),
            ("empty pattern, empty text", "", "", true),
            ("star takes nothing", "a*", "a", true),
            ("star in the middle", "a*c", "abbbc", true),
            ("last star retried", "*ab*ab", "abxab", true),
            ("question mark is one", "a?c", "abc", true),
            ("question mark is not none", "a?c", "ac", false),
            ("question mark takes a wide letter", "a?c", "a\u{e9}c", true),
            ("a wide letter is one, after a star too", "*??xb", "\u{20ac}xb", false),
            ("slash is ordinary", "b/*/test/*", "b//test/o", true),
            ("slash is needed", "b/*/test/*", "b/test/o", false),
            ("tail missing", "abc", "ab", false),
        ];
        for (name, pattern, text, expected) in rows {
            assert_eq!(matches(pattern, text), expected, "{name}");
        }
    }

    #[test]
    fn matching_without_regard_to_case() {
        let rows = [
            ("letters of either case", "get*object", "GetBucketObject", true),
            ("question mark", "get?bject", "GetObject", true),
            ("another letter", "getobject", "GetObjecT!", false),
        ];
        for (name, pattern, text, expected) in rows {
            assert_eq!(matches_folded(pattern, text), expected, "{name}");
        }
    }

    #[test]
    fn covering() {
        let rows = [
            ("itself", "a*c", "a*c", true),
            ("star over literal", "a*", "abc", true),
            ("star over star", "*", "a*b", true),
            ("literal never covers star", "ab", "a*", false),
            ("question mark never covers star", "a?", "a*", false),
            ("question mark over question mark", "a?", "a?", true),
            ("literal never covers question mark", "ab", "a?", false),
            ("narrower suffix", "*.k8s.io", "a.*.k8s.io", true),
            ("wider suffix", "a.*.k8s.io", "*.k8s.io", false),
        ];
        for (name, outer, inner, expected) in rows {
            assert_eq!(covers(outer, inner), expected, "{name}");
        }
    }
}
