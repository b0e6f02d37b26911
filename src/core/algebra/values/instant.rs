//! Points in time.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
//! names the forms of <https://www.w3.org/TR/NOTE-datetime> and seconds since 1970.

/// A point in time, exact to every digit that is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Seconds since 1970-01-01T00:00:00Z, rounded down.
    seconds: i128,
    /// The digits of the rest, without zeros at the end.
    fraction: String,
}

impl Instant {
    /// Reads a year, a month, a day or a time of day with its zone, or seconds since 1970. A time without
    /// a zone is UTC. Four digits alone are a year, as W3C has it; see [`is_year`](Self::is_year).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if Self::is_year(text) || text.contains(['T', 't']) || text.trim_start_matches('-').contains('-') {
            calendar(text)
        } else {
            epoch(text)
        }
    }

    /// Seconds since 1970, as policies write them; none before 1970.
    #[must_use]
    pub fn epoch(&self) -> Option<String> {
        let point = if self.fraction.is_empty() { "" } else { "." };
        (self.seconds >= 0).then(|| format!("{}{point}{}", self.seconds, self.fraction))
    }

    /// Whether a text could be a year or seconds since 1970: AWS documents both forms.
    #[must_use]
    pub fn is_year(text: &str) -> bool {
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    }
}

fn epoch(text: &str) -> Option<Instant> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let unsigned = seconds.strip_prefix('-').unwrap_or(seconds);
    // What a fraction of a negative number means is nothing that anybody writes.
    if !is_digits(unsigned) || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if text.contains('.') && (fraction.is_empty() || seconds != unsigned) {
        return None;
    }
    Some(Instant { seconds: seconds.parse().ok()?, fraction: fraction.trim_end_matches('0').to_owned() })
}

fn calendar(text: &str) -> Option<Instant> {
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let (before_christ, date) = match date.strip_prefix('-') {
        Some(date) => (true, date),
        None => (false, date),
    };
    let mut parts = date.split('-');
    let year = parts.next().filter(|y| (4..=9).contains(&y.len())).and_then(number)?;
    let month = parts.next();
    let day = parts.next();
    if parts.next().is_some() || (time.is_some() && day.is_none()) {
        return None;
    }
    let year = if before_christ { -year } else { year };
    let month = month.map_or(Some(1), two).filter(|m| (1..=12).contains(m))?;
    let day = day.map_or(Some(1), two).filter(|d| (1..=days_in(year, month)).contains(d))?;
    let (seconds, fraction) = time.map_or(Some((0, "")), clock)?;
    let seconds = i128::from(days(year, month, day) * 86_400 + seconds);
    Some(Instant { seconds, fraction: fraction.trim_end_matches('0').to_owned() })
}

/// The seconds since midnight UTC of a time with its zone, and the digits behind its point.
fn clock(text: &str) -> Option<(i64, &str)> {
    let (clock, east) = match text.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, 0),
        None => match text.rfind(['+', '-']).and_then(|at| text.split_at_checked(at)) {
            Some((clock, zone)) => (clock, offset(zone)?),
            None => (text, 0),
        },
    };
    let mut parts = clock.split(':');
    let hours = parts.next().and_then(two).filter(|h| *h < 24)?;
    let minutes = parts.next().and_then(two).filter(|m| *m < 60)?;
    let (seconds, fraction) = match parts.next() {
        None => ("00", ""),
        Some(seconds) => match seconds.split_once('.') {
            Some((seconds, fraction)) if is_digits(fraction) => (seconds, fraction),
            Some(_) => return None,
            None => (seconds, ""),
        },
    };
    let seconds = two(seconds).filter(|s| *s < 60)?;
    parts.next().is_none().then_some((hours * 3_600 + minutes * 60 + seconds - east, fraction))
}

/// The seconds east of Greenwich of `+hh:mm` or `-hh:mm`.
fn offset(zone: &str) -> Option<i64> {
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let hours = two(hours).filter(|h| *h < 24)?;
    let minutes = two(minutes).filter(|m| *m < 60)?;
    Some(sign * (hours * 3_600 + minutes * 60))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(text: &str) -> Option<i64> {
    if is_digits(text) { text.parse().ok() } else { None }
}

fn two(text: &str) -> Option<i64> {
    if text.len() == 2 { number(text) } else { None }
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to a day of the Gregorian calendar. The year is taken to begin in March, so
/// that a leap day comes last; 146,097 days are 400 years.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::Instant;

    #[test]
    fn the_same_moment() {
        let rows = [
            ("2020-01-01T00:00:00Z", "1577836800"),
            ("2020", "1577836800"),
            ("2020-01", "1577836800"),
            ("2020-01-01", "1577836800"),
            ("2020-01-01T00:00Z", "1577836800"),
            ("2020-01-01T00:00:00", "1577836800"),
            ("2020-01-01t01:00:00+01:00", "1577836800"),
            ("2019-12-31T18:30:00-05:30", "1577836800"),
            ("2020-01-01T00:00:00.500Z", "1577836800.5"),
            ("1970-01-01", "0"),
            ("1969-12-31T23:59:59Z", "-1"),
            ("2000-02-29", "951782400"),
            ("2024-03-01T00:00:00z", "1709251200"),
            ("0000-03-01", "-62162035200"),
        ];
        for (left, right) in rows {
            assert_eq!(Instant::parse(left), Instant::parse(right), "{left}");
            assert!(Instant::parse(left).is_some(), "{left}");
        }
    }

    #[test]
    fn earlier() {
        let rows = [
            ("2019-12-31", "2020-01-01"),
            ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.001Z"),
            ("2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.12Z"),
            ("-0001-01-01", "0000-01-01"),
            ("1577836800", "1577836801"),
        ];
        for (left, right) in rows {
            assert!(Instant::parse(left).unwrap() < Instant::parse(right).unwrap(), "{left}");
        }
    }

    #[test]
    fn no_moments() {
        let rows = [
            "",
            "-",
            "today",
            "2020-1-1",
            "2020-13-01",
            "2021-02-29",
            "2020-01-32",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:60:00Z",
            "2020-01-01T00:00:60Z",
            "2020-01-01T00:00:00.Z",
            "2020-01-01T",
            "20-01-01",
            "2020-01T00:00Z",
            "2020-01-01T00:00:00+1:00",
            "2020-01-01T00:00:00:00Z",
            "1.",
            "1e3",
            "2020/01/01",
            "2020-01-01-01",
            "+5",
        ];
        for text in rows {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
