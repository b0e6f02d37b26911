//! Packing: statements into the fewest documents that each keep to a limit.
//!
//! Whole statements where they fit, else cut between services, else between actions. The number of
//! documents is compared with a lower bound, so that "fewest" is known or the gap is.

use crate::core::policy::{ActionPattern, Clause, Entries, Statement, write};

/// Documents that keep to a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packing {
    /// The statements of each document.
    pub documents: Vec<Vec<Statement>>,
    /// No fewer documents than this can hold these statements, cut or not.
    pub lower_bound: usize,
}

/// A single entry of a statement is longer than a whole document may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// Characters of the document that would hold it alone.
    pub size: usize,
}

/// Packs statements into documents of at most `limit` characters.
///
/// # Errors
/// When one action of one statement alone is longer than the limit.
pub fn pack(statements: &[Statement], limit: usize) -> Result<Packing, TooLong> {
    let lower_bound = lower_bound(statements, limit);
    if lower_bound <= 1 {
        let documents = if statements.is_empty() { Vec::new() } else { vec![statements.to_vec()] };
        return Ok(Packing { documents, lower_bound });
    }
    // From the kindest cut to the harshest; the first that reaches the lower bound, else the fewest.
    let attempts = [
        largest_first(statements.to_vec(), limit),
        largest_first(by_service(statements, limit), limit),
        fill(statements, limit),
    ];
    let mut best: Option<Vec<Vec<Statement>>> = None;
    let mut failure = TooLong { size: 0 };
    for attempt in attempts {
        match attempt {
            Ok(documents) if best.as_ref().is_none_or(|b| documents.len() < b.len()) => {
                best = Some(documents)
            }
            Ok(_) => {}
            Err(too_long) => failure = too_long,
        }
    }
    best.map(|documents| Packing { documents: documents.into_iter().map(rejoin).collect(), lower_bound })
        .ok_or(failure)
}

/// However the statements are cut, their characters are still there, and each document adds its own.
fn lower_bound(statements: &[Statement], limit: usize) -> usize {
    let content: usize = statements.iter().map(|s| write::statement_size(s) + 1).sum();
    // Each document spares the comma after its last statement.
    let room = limit.saturating_add(1).saturating_sub(write::ENVELOPE).max(1);
    content.div_ceil(room)
}

/// First fit, the largest statement first; the documents then ordered by what stood first in the source.
fn largest_first(statements: Vec<Statement>, limit: usize) -> Result<Vec<Vec<Statement>>, TooLong> {
    let mut sized: Vec<(usize, usize, Statement)> =
        statements.into_iter().enumerate().map(|(i, s)| (write::statement_size(&s), i, s)).collect();
    sized.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut bins: Vec<(usize, Vec<(usize, Statement)>)> = Vec::new();
    for (size, place, statement) in sized {
        let alone = write::ENVELOPE + size;
        if alone > limit {
            return Err(TooLong { size: alone });
        }
        match bins.iter_mut().find(|(used, _)| used + size < limit) {
            Some((used, held)) => {
                *used += size + 1;
                held.push((place, statement));
            }
            None => bins.push((alone, vec![(place, statement)])),
        }
    }
    for (_, held) in &mut bins {
        held.sort_by_key(|(place, _)| *place);
    }
    bins.sort_by_key(|(_, held)| held.first().map(|(place, _)| *place));
    Ok(bins.into_iter().map(|(_, held)| held.into_iter().map(|(_, s)| s).collect()).collect())
}

/// Each statement cut into one for each service, where that makes pieces which can be placed more freely.
fn by_service(statements: &[Statement], limit: usize) -> Vec<Statement> {
    let mut pieces = Vec::new();
    for statement in statements {
        let Some(actions) = statement.actions.listed() else {
            pieces.push(statement.clone());
            continue;
        };
        let mut run: Vec<ActionPattern> = Vec::new();
        for action in actions {
            if run.first().is_some_and(|first| first.service() != action.service()) {
                pieces.extend(cut_to(statement, std::mem::take(&mut run), limit));
            }
            run.push(action.clone());
        }
        pieces.extend(cut_to(statement, run, limit));
    }
    pieces
}

/// A piece of a statement, halved until it fits a document by itself.
fn cut_to(statement: &Statement, actions: Vec<ActionPattern>, limit: usize) -> Vec<Statement> {
    let piece = with_actions(statement, actions);
    let Some(actions) = piece.actions.listed() else {
        return vec![piece];
    };
    if actions.len() < 2 || write::ENVELOPE + write::statement_size(&piece) <= limit {
        return vec![piece];
    }
    let (head, tail) = actions.split_at(actions.len() / 2);
    let mut pieces = cut_to(statement, head.to_vec(), limit);
    pieces.extend(cut_to(statement, tail.to_vec(), limit));
    pieces
}

/// Fills one document after the other to the brim, cutting between actions.
fn fill(statements: &[Statement], limit: usize) -> Result<Vec<Vec<Statement>>, TooLong> {
    let mut documents: Vec<Vec<Statement>> = Vec::new();
    let mut open: Vec<Statement> = Vec::new();
    let mut used = write::ENVELOPE;
    for statement in statements {
        let mut rest = Some(statement.clone());
        while let Some(piece) = rest.take() {
            let comma = usize::from(!open.is_empty());
            let room = limit.saturating_sub(used + comma);
            let (now, later) = cut(&piece, room);
            match now {
                Some(fits) => {
                    used += comma + write::statement_size(&fits);
                    open.push(fits);
                }
                None if open.is_empty() => {
                    return Err(TooLong { size: write::ENVELOPE + write::statement_size(&piece) });
                }
                None => {}
            }
            if later.is_some() {
                documents.push(std::mem::take(&mut open));
                used = write::ENVELOPE;
            }
            rest = later;
        }
    }
    if !open.is_empty() {
        documents.push(open);
    }
    Ok(documents)
}

/// The longest head of a statement that fits `room`, and the rest.
fn cut(statement: &Statement, room: usize) -> (Option<Statement>, Option<Statement>) {
    if write::statement_size(statement) <= room {
        return (Some(statement.clone()), None);
    }
    let Some(actions) = statement.actions.listed() else {
        return (None, Some(statement.clone()));
    };
    let (mut fits, mut fails) = (0, actions.len());
    while fails - fits > 1 {
        let middle = usize::midpoint(fits, fails);
        let head = actions.iter().take(middle).cloned().collect();
        if write::statement_size(&with_actions(statement, head)) <= room {
            fits = middle;
        } else {
            fails = middle;
        }
    }
    if fits == 0 {
        return (None, Some(statement.clone()));
    }
    let (head, tail) = actions.split_at(fits);
    (Some(with_actions(statement, head.to_vec())), Some(with_actions(statement, tail.to_vec())))
}

fn with_actions(statement: &Statement, actions: Vec<ActionPattern>) -> Statement {
    if statement.actions.listed().is_none() {
        return statement.clone();
    }
    Statement { actions: Clause::In(Entries::new(actions)), ..statement.clone() }
}

/// Pieces of one statement that met again in one document become one statement.
fn rejoin(statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::new();
    for statement in statements {
        let twin = joined.iter_mut().find(|s| {
            s.sid.is_none()
                && statement.sid.is_none()
                && s.effect == statement.effect
                && s.resources == statement.resources
                && s.conditions == statement.conditions
        });
        match (twin, &statement.actions) {
            (Some(Statement { actions: Clause::In(held), .. }), Clause::In(more)) => {
                held.items.extend(more.items.iter().cloned());
                held.bare = held.items.len() == 1;
            }
            _ => joined.push(statement),
        }
    }
    joined
}
