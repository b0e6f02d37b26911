//! What the programs share: JSON Lines in, JSON Lines out. Every line that is not blank gets one answer, in
//! order; a bad one gets an error with its line and column, counted in the policy's own text where the
//! fault lies in a policy, else in the line.
#![allow(dead_code, reason = "no program asks for everything")]

use std::io::{self, BufRead, BufWriter, Write};

use palette_iam_composer::core::json::{self, Kind, Position, Value};
use palette_iam_composer::core::policy::{Document, WireError, wire};
use serde_json::json;

/// One line of the input.
pub struct Question<'a> {
    text: &'a str,
    root: Value,
}

/// Why a line has no answer.
pub struct Fault {
    /// What is wrong and how to mend it.
    pub message: String,
    /// Where.
    pub position: Position,
}

/// The text of a policy: of a JSON object in the line, or inside a string of it.
pub struct PolicyText(String);

/// Answers every line of standard input.
///
/// # Errors
/// When reading or writing fails.
pub fn serve(answer: impl Fn(&Question) -> Result<serde_json::Value, Fault>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answered = Question::read(&line).and_then(|(text, root)| answer(&Question { text, root }));
        let answered = answered.unwrap_or_else(|fault| {
            let Position { line, column } = fault.position;
            json!({"error": {"message": fault.message, "line": line, "column": column}})
        });
        writeln!(out, "{answered}")?;
    }
    out.flush()
}

impl From<WireError> for Fault {
    fn from(error: WireError) -> Self {
        let message = match error.path {
            Some(path) => format!("{path}: {}", error.message),
            None => error.message,
        };
        Self { message, position: error.position }
    }
}

impl From<json::SyntaxError> for Fault {
    fn from(error: json::SyntaxError) -> Self {
        WireError::from(error).into()
    }
}

impl<'a> Question<'a> {
    fn read(line: &'a [u8]) -> Result<(&'a str, Value), Fault> {
        let text = std::str::from_utf8(line).map_err(|e| {
            let before = String::from_utf8_lossy(line.get(..e.valid_up_to()).unwrap_or_default());
            let position = Position::of(&before, before.len());
            Fault { message: "this byte is not UTF-8; save the text as UTF-8".to_owned(), position }
        })?;
        let root = json::read(text)?;
        Ok((text, root))
    }

    /// A fault at a value of the line.
    pub fn fault(&self, at: &Value, message: impl Into<String>) -> Fault {
        Fault { message: message.into(), position: Position::of(self.text, at.span.start) }
    }

    /// The value of a member that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn wanted(&self, name: &str) -> Result<&Value, Fault> {
        self.get(name).ok_or_else(|| self.fault(&self.root, format!("`{name}` is missing")))
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.root.get(name)
    }

    /// A text member, if it is there.
    ///
    /// # Errors
    /// When it is there and no string.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Fault> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let text = value.text().ok_or_else(|| self.fault(value, format!("`{name}` must be a string")))?;
        Ok(Some(text))
    }

    /// One of some words; the first where the member is missing.
    ///
    /// # Errors
    /// When it is another word.
    pub fn one_of<T: Copy>(&self, name: &str, words: &[(&str, T)]) -> Result<T, Fault> {
        let given = self.text(name)?;
        let found = match given {
            None => words.first(),
            Some(text) => words.iter().find(|(word, _)| *word == text),
        };
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let known: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            let at = self.get(name).unwrap_or(&self.root);
            self.fault(at, format!("`{name}` must be one of {}", known.join(", ")))
        })
    }

    /// The strings of a list that must be there.
    ///
    /// # Errors
    /// When it is not, or is no list of strings.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, Fault> {
        let value = self.wanted(name)?;
        let items = value.items().ok_or_else(|| self.fault(value, format!("`{name}` must be a list")))?;
        let text = |item| Value::text(item).ok_or_else(|| self.fault(item, "must be a string"));
        items.iter().map(text).collect()
    }

    /// The text of the policy that stands at a value.
    ///
    /// # Errors
    /// When it is neither an object nor a string.
    pub fn policy_text(&self, value: &Value) -> Result<PolicyText, Fault> {
        match &value.kind {
            Kind::Text(text) => Ok(PolicyText(text.clone())),
            Kind::Object(_) => {
                Ok(PolicyText(self.text.get(value.span.start..value.span.end).unwrap_or_default().to_owned()))
            }
            _ => Err(self.fault(value, "a policy is a JSON object, or a string with its text")),
        }
    }

    /// The policy of a member that must be there.
    ///
    /// # Errors
    /// When it is not, or is no policy.
    pub fn policy(&self, name: &str) -> Result<Document, Fault> {
        Ok(wire::parse(self.policy_text(self.wanted(name)?)?.as_str())?)
    }

    /// The policies of a list that must be there.
    ///
    /// # Errors
    /// When it is not, or one is no policy.
    pub fn policies(&self, name: &str) -> Result<Vec<Document>, Fault> {
        let value = self.wanted(name)?;
        let items =
            value.items().ok_or_else(|| self.fault(value, format!("`{name}` must be a list of policies")))?;
        items.iter().map(|item| Ok(wire::parse(self.policy_text(item)?.as_str())?)).collect()
    }
}

impl PolicyText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A document as JSON, in the policy language's order of elements.
pub fn shown(document: &Document) -> serde_json::Value {
    serde_json::from_str(&palette_iam_composer::core::policy::write::pretty(document))
        .unwrap_or(serde_json::Value::Null)
}
