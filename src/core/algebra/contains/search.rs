//! Is there a request in this region that none of these statements matches?
//!
//! A request escapes a statement by one of its elements: another action, another resource, a test that
//! fails. Statements that leave one way only are settled first, all at once; then one with the fewest
//! ways is taken and each way tried in turn, keeping what the ways before it have settled.

use super::problem::{Problem, Rule};
use super::region::{Element, Life, Region, Sample};

/// Steps that one search may take.
const BUDGET: usize = 4_000;

pub(super) const TOO_ENTANGLED: &str = "too many statements overlap in too many ways";

/// What a search comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A request.
    Escapes(Sample),
    /// There is none.
    Nothing,
    /// Not decided, and why.
    Open(&'static str),
}

pub(super) struct Search<'a> {
    problem: &'a Problem,
    steps: usize,
}

impl<'a> Search<'a> {
    pub fn new(problem: &'a Problem) -> Self {
        Self { problem, steps: 0 }
    }

    /// A request of `region` that no statement of `avoid` matches. `region` holds at least one request.
    pub fn escape(&mut self, mut region: Region<'a>, mut avoid: Vec<usize>) -> Outcome {
        loop {
            self.steps += 1 + avoid.len() / 8;
            if self.steps > BUDGET {
                return Outcome::Open(TOO_ENTANGLED);
            }
            let Some((single, several)) = self.ways_out(&region, &avoid) else {
                return Outcome::Nothing;
            };
            if single.is_empty() {
                return self.branch(&region, &several);
            }
            for (rule, element) in &single {
                region.narrow(rule, *element, false);
            }
            for (_, element) in &single {
                match region.life(*element) {
                    Life::Dead => return Outcome::Nothing,
                    // The sample at the end will tell.
                    Life::Open(_) | Life::Alive => {}
                }
            }
            avoid = several.into_iter().map(|(rule, _)| rule).collect();
        }
    }

    /// For each statement that a request of the region may match, the ways out: those with one, and those
    /// with several. Nothing if one has none.
    #[expect(clippy::type_complexity, reason = "two lists, each said in the line above")]
    fn ways_out(
        &self,
        region: &Region<'a>,
        avoid: &[usize],
    ) -> Option<(Vec<(&'a Rule, Element)>, Vec<(usize, Vec<Element>)>)> {
        let (mut single, mut several) = (Vec::new(), Vec::new());
        for number in avoid {
            let Some(rule) = self.problem.rules.get(*number) else { continue };
            match region.open_elements(rule).as_deref() {
                None => {}
                Some([]) => return None,
                Some([one]) => single.push((rule, *one)),
                Some(many) => several.push((*number, many.to_vec())),
            }
        }
        Some((single, several))
    }

    fn branch(&mut self, region: &Region<'a>, several: &[(usize, Vec<Element>)]) -> Outcome {
        let Some((chosen, ways)) = several.iter().min_by_key(|(_, ways)| ways.len()) else {
            return match region.sample() {
                Ok(Some(sample)) => Outcome::Escapes(sample),
                Ok(None) => Outcome::Nothing,
                Err(why) => Outcome::Open(why),
            };
        };
        let Some(rule) = self.problem.rules.get(*chosen) else {
            return Outcome::Nothing;
        };
        let rest: Vec<usize> = several.iter().map(|(number, _)| *number).filter(|n| n != chosen).collect();
        let mut kept = region.clone();
        let mut open = None;
        for way in ways {
            let mut out = kept.clone();
            out.narrow(rule, *way, false);
            match self.escape(out, rest.clone()) {
                Outcome::Nothing => {}
                Outcome::Open(why) => open = Some(why),
                found @ Outcome::Escapes(_) => return found,
            }
            kept.narrow(rule, *way, true);
            if kept.life(*way) == Life::Dead {
                break;
            }
        }
        open.map_or(Outcome::Nothing, Outcome::Open)
    }
}
