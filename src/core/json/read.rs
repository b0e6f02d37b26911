//! From text to values.

use super::{Kind, Member, Position, Span, SyntaxError, SyntaxErrorKind, Value};

/// Brackets inside each other that are read; beyond it the text is refused, whatever the stack could bear.
pub const MAX_DEPTH: usize = 128;

/// Reads one JSON value with nothing but white space around it. A byte order mark at the beginning is
/// passed over.
///
/// # Errors
/// When the text is not JSON, with the place and the mend.
pub fn read(text: &str) -> Result<Value, SyntaxError> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, bytes: text.as_bytes(), at: start, depth: 0 };
    let read = reader.document();
    read.map_err(|(byte, kind)| SyntaxError { byte, position: Position::of(text, byte), kind })
}

type Failure = (usize, SyntaxErrorKind);

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<Value, Failure> {
        self.skip_space();
        if self.at >= self.bytes.len() {
            return Err((self.at, SyntaxErrorKind::Empty));
        }
        let value = self.value()?;
        self.skip_space();
        match self.peek() {
            None => Ok(value),
            Some(b'/' | b'#') => self.fail(SyntaxErrorKind::Comment),
            Some(_) => self.fail(SyntaxErrorKind::Trailing),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn character(&self) -> char {
        self.text.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}')
    }

    fn fail<T>(&self, kind: SyntaxErrorKind) -> Result<T, Failure> {
        Err((self.at, kind))
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Value, Failure> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            None => return self.fail(SyntaxErrorKind::End { wanted: "a value" }),
            Some(_) => self.word()?,
        };
        Ok(Value { span: Span { start, end: self.at }, kind })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind, Failure>) -> Result<Kind, Failure> {
        if self.depth >= MAX_DEPTH {
            return self.fail(SyntaxErrorKind::TooDeep);
        }
        self.depth += 1;
        self.at += 1;
        let kind = read(self);
        self.depth -= 1;
        kind
    }

    fn word(&mut self) -> Result<Kind, Failure> {
        for (word, kind) in [("true", Kind::Bool(true)), ("false", Kind::Bool(false)), ("null", Kind::Null)] {
            if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        let kind = self.stranger().unwrap_or_else(|| SyntaxErrorKind::NoValue(self.character()));
        self.fail(kind)
    }

    /// What people write where JSON has something else.
    fn stranger(&self) -> Option<SyntaxErrorKind> {
        match self.character() {
            c @ ('\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}') => {
                Some(SyntaxErrorKind::SmartQuote(c))
            }
            '\'' => Some(SyntaxErrorKind::SingleQuote),
            '/' | '#' => Some(SyntaxErrorKind::Comment),
            _ => None,
        }
    }

    fn list(&mut self) -> Result<Kind, Failure> {
        let mut items = Vec::new();
        while self.another(b']', "`]`", !items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(Kind::List(items))
    }

    fn object(&mut self) -> Result<Kind, Failure> {
        let mut members = Vec::new();
        while self.another(b'}', "`}`", !members.is_empty())? {
            members.push(self.member()?);
        }
        Ok(Kind::Object(members))
    }

    /// Passes over the comma before the next item, or the closing bracket; whether an item follows.
    fn another(&mut self, close: u8, wanted: &'static str, has_items: bool) -> Result<bool, Failure> {
        self.skip_space();
        match self.peek() {
            None => self.fail(SyntaxErrorKind::End { wanted }),
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_space();
                let next = self.peek();
                if !has_items || next == Some(close) || next == Some(b',') {
                    return Err((comma, SyntaxErrorKind::TrailingComma));
                }
                Ok(true)
            }
            Some(_) if has_items => {
                let kind = match self.stranger() {
                    Some(SyntaxErrorKind::Comment) => SyntaxErrorKind::Comment,
                    _ => SyntaxErrorKind::MissingComma,
                };
                self.fail(kind)
            }
            Some(_) => Ok(true),
        }
    }

    fn member(&mut self) -> Result<Member, Failure> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return match self.peek() {
                None => self.fail(SyntaxErrorKind::End { wanted: "`}`" }),
                Some(_) => self.fail(self.stranger().unwrap_or(SyntaxErrorKind::BareName)),
            };
        }
        let name = self.string()?;
        let name_span = Span { start, end: self.at };
        self.skip_space();
        match self.peek() {
            Some(b':') => self.at += 1,
            None => return self.fail(SyntaxErrorKind::End { wanted: "`:`" }),
            Some(_) => return self.fail(SyntaxErrorKind::MissingColon),
        }
        self.skip_space();
        Ok(Member { name, name_span, value: self.value()? })
    }

    fn number(&mut self) -> Result<Kind, Failure> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E')) {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        if is_number(text) {
            Ok(Kind::Number(text.to_owned()))
        } else {
            Err((start, SyntaxErrorKind::BadNumber))
        }
    }

    fn string(&mut self) -> Result<String, Failure> {
        let open = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.at;
            while self.peek().is_some_and(|b| b >= b' ' && b != b'"' && b != b'\\') {
                self.at += 1;
            }
            text.push_str(self.text.get(plain..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(b'\n' | b'\r') | None => return Err((open, SyntaxErrorKind::OpenString)),
                Some(byte) => return self.fail(SyntaxErrorKind::ControlCharacter(char::from(byte))),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Failure> {
        let start = self.at;
        let letter = self.bytes.get(start + 1).copied();
        self.at += 2;
        Ok(match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(start),
            _ => return Err((start, SyntaxErrorKind::BadEscape)),
        })
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF.
    fn code_point(&mut self, start: usize) -> Result<char, Failure> {
        let bad = |kind| Err((start, kind));
        let Some(first) = self.four_digits() else {
            return bad(SyntaxErrorKind::BadEscape);
        };
        if let Some(c) = char::from_u32(first) {
            return Ok(c);
        }
        let second = if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            self.four_digits()
        } else {
            None
        };
        match second {
            Some(second @ 0xDC00..=0xDFFF) if first < 0xDC00 => {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                char::from_u32(code).map_or_else(|| bad(SyntaxErrorKind::LoneSurrogate), Ok)
            }
            _ => bad(SyntaxErrorKind::LoneSurrogate),
        }
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// Whether a text is a number as JSON writes it: `-0.5e+10`, and neither `01` nor `.5` nor `1.`.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, write};
    use super::{MAX_DEPTH, read};

    #[test]
    fn what_is_json_is_read_and_written_back() {
        let rows = [
            r#"{"a":[1,-0.5e+10,true,false,null,"x"],"a":{}}"#,
            r#"[[],{},"\"\\\n\t\r\b\f\u0001é€"]"#,
            "123456789012345678901234567890.000000000000000000001",
        ];
        for text in rows {
            assert_eq!(write(&read(text).unwrap()), text, "{text}");
        }
    }

    #[test]
    fn escapes_are_undone() {
        let value = read(r#" "\u0041\u00e9\ud83d\ude00\/" "#).unwrap();
        assert_eq!(value.kind, Kind::Text("Aé😀/".to_owned()));
        assert_eq!((value.span.start, value.span.end), (1, 29));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert!(read("\u{feff}{}").is_ok());
    }

    #[test]
    fn errors_name_the_place_and_the_mend() {
        let rows = [
            ("nothing", "", "line 1, column 1: there is no JSON here; paste a policy"),
            ("blank", " \n ", "line 2, column 2: there is no JSON here; paste a policy"),
            ("cut off", "{\"a\": [1", "line 1, column 9: the text ends here; `]` is missing"),
            ("no comma", "{\"a\": 1\n \"b\": 2}", "line 2, column 2: a comma is missing here, before this"),
            ("trailing comma", "[1,\n2,\n]", "line 2, column 2: nothing follows this comma; remove it"),
            ("two commas", "[1,,2]", "line 1, column 3: nothing follows this comma; remove it"),
            ("leading comma", "[,1]", "line 1, column 2: nothing follows this comma; remove it"),
            (
                "no colon",
                "{\"a\" 1}",
                "line 1, column 6: a colon is missing here, between a name and its value",
            ),
            ("bare name", "{a: 1}", "line 1, column 2: a name stands in double quotes; add them"),
            ("smart quotes", "{“a”: 1}", "line 1, column 2: `“` is a typographic quote; write `\"`"),
            ("single quotes", "['a']", "line 1, column 2: JSON has no single quotes; write `\"`"),
            ("comment", "[1 // one\n]", "line 1, column 4: JSON has no comments; remove it"),
            (
                "open string",
                "[\"é\",\"b\n]",
                "line 1, column 6: this string is not closed on its line; add a `\"`",
            ),
            (
                "control",
                "[\"a\u{1}\"]",
                "line 1, column 4: a string may not hold the control character U+0001",
            ),
            (
                "escape",
                r#"["\x"]"#,
                "line 1, column 3: this backslash begins no escape; write `\\\\` for a backslash",
            ),
            (
                "surrogate",
                r#"["\ud83d"]"#,
                "line 1, column 3: half of a surrogate pair; write the character itself",
            ),
            (
                "number",
                "[01]",
                "line 1, column 2: JSON does not write a number so; put it in quotes, or mend it",
            ),
            (
                "placeholder",
                "[<id>]",
                "line 1, column 2: `<` begins no value; write a string, a list or an object",
            ),
            (
                "bare statements",
                "{}, {}",
                "line 1, column 3: something follows the end of the JSON; remove it, or put all in one list",
            ),
        ];
        for (name, text, message) in rows {
            assert_eq!(read(text).unwrap_err().to_string(), message, "{name}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_fallen_into() {
        assert!(read(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH))).is_ok());
        let error = read(&"[".repeat(1_000_000)).unwrap_err();
        assert_eq!((error.byte, error.position.column), (MAX_DEPTH, MAX_DEPTH + 1));
    }
}
