//! Bytes, written in base64: <https://www.rfc-editor.org/rfc/rfc4648#section-4>.

/// Reads bytes from base64 with its padding.
#[must_use]
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return None;
    }
    let mut found = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let (mut held, mut bits) = (0u32, 0);
    for digit in digits.bytes() {
        held = (held << 6 | value(digit)?) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            found.push(u8::try_from(held >> bits & 0xFF).ok()?);
        }
    }
    Some(found)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn decoding() {
        let rows: [(&str, Option<&[u8]>); 11] = [
            ("", Some(b"")),
            ("Zg==", Some(b"f")),
            ("Zm8=", Some(b"fo")),
            ("Zm9v", Some(b"foo")),
            ("Zm9vYmFy", Some(b"foobar")),
            ("+/8=", Some(&[0xFB, 0xFF])),
            ("Zg", None),
            ("Zg=", None),
            ("Z===", None),
            ("Zm9v!mFy", None),
            ("Z=9v", None),
        ];
        for (text, expected) in rows {
            assert_eq!(bytes(text).as_deref(), expected, "{text}");
        }
    }
}
