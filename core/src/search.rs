//! The author's search: a story that reaches a goal, every valid one, or the best.
//!
//! One plan is looked for within narrow limits first: people who think few acts ahead are quickly understood, and what
//! they do mostly stands when they may think further. A [`Turn`] is the search within one pair of limits; turns take
//! turns, earlier ones longer. Within a turn, states wait in several orders at once: in the order in which they were
//! found, by what was done and is estimated to be missing, and by what is missing alone.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::bound::Bound;
use crate::estimate::Estimate;
use crate::hash::{Map, map_bytes};
use crate::limits::Limits;
use crate::meter::{Meter, Stop};
use crate::minds::{Answer, Minds, Trouble};
use crate::program::Program;
use crate::reasons::{Ideas, Known, Reason, Reasons};
use crate::relevance::Relevance;

/// What is assumed of a state from which no way to the goal is seen.
const FAR: u32 = 1_000;
/// What an estimate costs beside a transition.
const ESTIMATE: u64 = 8;
/// The work of the first turn of a search.
const FIRST: u64 = 1_024;
/// No event: the beginning.
const NONE: u32 = u32::MAX;
/// The weights of what is missing, beside what was done, by which states are ranked.
const WEIGHTS: [u32; 3] = [1, 2, 64];

/// A plan with the reasons of all who take part in it.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Candidate {
    pub events: Vec<u32>,
    pub utility: f64,
    pub reasons: Vec<Vec<Reason>>,
}

/// What a search came to: plans that reach the goal, the best that falls short of it, and why it was stopped.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Outcome {
    pub plans: Vec<Candidate>,
    pub best: Option<Candidate>,
    pub stopped: Option<Stop>,
    pub depth: usize,
}

impl Outcome {
    /// Whether a plan that is worth so much is worth a look.
    fn wants(&self, worth: f64, request: &Request) -> bool {
        let better = |than: Option<&Candidate>| than.is_none_or(|c| worth > c.utility);
        if worth >= request.goal {
            return request.strategy != Strategy::Best || better(self.plans.first());
        }
        self.plans.is_empty() && better(self.best.as_ref())
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// One plan, breadth first at the full limits.
    Breadth,
    /// One plan, within narrow limits first and in several orders.
    Both,
    /// Every plan.
    All,
    /// The plan that is worth most.
    Best,
}

/// One question to the search.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Request {
    pub goal: f64,
    pub limits: Limits,
    pub strategy: Strategy,
    pub most: Option<usize>,
    pub ideas: Ideas,
}

/// Says of a plan that reaches the goal whether it will do.
pub type Accept<'a> = dyn FnMut(&Candidate) -> bool + 'a;

/// What all searches in one world share.
pub struct Shared<'a, 'm> {
    /// The task.
    pub program: &'a Program,
    /// Its states.
    pub minds: &'a mut Minds,
    /// The bound on what states may be worth.
    pub bound: &'a mut Bound,
    /// What events may change.
    pub relevance: &'a Relevance,
    /// Limits of time and memory.
    pub meter: &'a mut Meter<'m>,
    /// The real state in which the story begins.
    pub start: u32,
}

/// Looks for what is asked. The outcome says why it was stopped, if it was.
///
/// # Errors
/// If an event that could be imagined has no outcome.
pub fn search(shared: &mut Shared, request: &Request, accept: &mut Accept) -> Answer<Outcome> {
    let mut outcome = Outcome::default();
    let done = match request.strategy {
        Strategy::All => all(shared, request, accept, &mut outcome),
        _ => turns(shared, request, accept, &mut outcome),
    };
    outcome.depth = shared.meter.depth;
    match done {
        Err(Trouble::Stopped(stop)) => outcome.stopped = Some(stop),
        other => other?,
    }
    Ok(outcome)
}

/// Every valid plan, shortest first.
fn all(shared: &mut Shared, request: &Request, accept: &mut Accept, outcome: &mut Outcome) -> Answer<()> {
    let mut known = Known::new(request.limits, request.ideas);
    let start = shared.start;
    let mut reasons = shared.reasons(&mut known);
    let start = reasons.real(start);
    let mut length = 1;
    loop {
        // no minimal plan comes to a state twice
        let more = request.limits.author.is_none_or(|l| length <= l) && reasons.reaches(start, length)?;
        let list = if more { reasons.author_list(start, length)? } else { None };
        let Some(list) = list else { return Ok(()) };
        let mut place = 0;
        while let Some((plan, worth)) = reasons.plan(list, place)? {
            if worth >= request.goal {
                if request.most.is_some_and(|m| outcome.plans.len() >= m) {
                    return Err(Trouble::Stopped(Stop::Enough));
                }
                let events = reasons.events(plan);
                let candidate = candidate(&mut reasons, start, events, worth)?;
                if accept(&candidate) {
                    outcome.plans.push(candidate);
                }
            }
            place += 1;
        }
        reasons.meter.depth = length as usize;
        length += 1;
    }
}

/// Turns within all limits up to those that are asked for.
fn turns(shared: &mut Shared, request: &Request, accept: &mut Accept, outcome: &mut Outcome) -> Answer<()> {
    let mut waiting: Vec<Turn> = Vec::new();
    for limits in ladder(request) {
        waiting.push(Turn::new(limits, request));
    }
    let mut estimates: [Option<Estimate>; 2] = [None, None];
    let mut given_up = false;
    for round in 0.. {
        if given_up && waiting.is_empty() {
            return Err(Trouble::Stopped(Stop::Length));
        }
        let mut place = 0;
        while place < waiting.len() {
            let alone = waiting.len() == 1;
            // the asked limits have as long turns as the narrowest, the others ever shorter ones
            let rank = if waiting[place].full { 0 } else { place.min(6) };
            let work = (!alone).then(|| (FIRST << round.min(40)) >> rank);
            let others = waiting.iter().enumerate().filter(|(i, _)| *i != place).map(|(_, turn)| turn.bytes());
            shared.meter.besides = others.sum();
            shared.meter.pause_after(work);
            let turn = &mut waiting[place];
            let ranked = request.strategy == Strategy::Both && request.ideas.ranks && (round > 0 || alone);
            match turn.go_on(shared, request, &mut estimates, ranked, outcome, accept) {
                Err(Trouble::Stopped(Stop::Pause)) => place += 1,
                // reasons within reasons without end: others may still find something within less
                Err(Trouble::Stopped(Stop::Length)) => {
                    given_up = true;
                    waiting.remove(place);
                }
                Err(trouble) => return Err(trouble),
                Ok(true) => return Ok(()),
                Ok(false) if turn.full => return Ok(()),
                Ok(false) => {
                    waiting.remove(place);
                }
            }
        }
    }
    Ok(())
}

/// Limits to look within, the asked ones last: people who think ever further ahead, of ever more minds.
fn ladder(request: &Request) -> Vec<Limits> {
    let full = request.limits;
    let mut steps: Vec<(u32, u32)> = Vec::new();
    if request.strategy == Strategy::Both && request.ideas.widening && full.epistemic != Some(0) {
        let (acts, minds) = (full.character.unwrap_or(6), full.epistemic.unwrap_or(2));
        for ahead in 1..=acts.min(64) {
            // deeper minds than acts ahead but one make no difference
            steps.extend((1..=minds.min(ahead.saturating_sub(1).max(1))).map(|deep| (ahead, deep)));
        }
        steps.sort_by_key(|&(ahead, deep)| (ahead + 2 * (deep - 1), deep));
    }
    let narrow =
        steps.into_iter().map(|(ahead, deep)| Limits { character: Some(ahead), epistemic: Some(deep), ..full });
    let mut ladder: Vec<Limits> = narrow.filter(|&l| l != full).collect();
    ladder.push(full);
    ladder
}

impl<'m> Shared<'_, 'm> {
    fn reasons<'s>(&'s mut self, known: &'s mut Known) -> Reasons<'s, 'm> {
        Reasons {
            program: self.program,
            minds: self.minds,
            bound: self.bound,
            relevance: self.relevance,
            meter: self.meter,
            known,
        }
    }
}

/// A way to a state: from where, by which event, where to, after how many acts.
#[derive(Clone, Copy)]
struct Edge {
    before: u32,
    event: u32,
    state: u32,
    depth: u32,
}

/// The search within one pair of limits, which can be paused.
struct Turn {
    full: bool,
    known: Known,
    start: u32,
    initial: Option<f64>,
    guesses: Map<u32, u32>,
    /// Breadth first, and by each of the weights once the search takes longer.
    frontiers: Vec<Frontier>,
}

impl Turn {
    fn new(limits: Limits, request: &Request) -> Self {
        Turn {
            full: limits == request.limits,
            known: Known::new(limits, request.ideas),
            start: 0,
            initial: None,
            guesses: Map::default(),
            frontiers: Vec::new(),
        }
    }

    fn bytes(&self) -> usize {
        self.known.bytes() + map_bytes(&self.guesses) + self.frontiers.iter().map(Frontier::bytes).sum::<usize>()
    }

    /// Goes on until a plan is accepted (true) or nothing is left (false). The best is known when nothing is left.
    fn go_on(
        &mut self,
        shared: &mut Shared,
        request: &Request,
        estimates: &mut [Option<Estimate>; 2],
        ranked: bool,
        outcome: &mut Outcome,
        accept: &mut Accept,
    ) -> Answer<bool> {
        if self.frontiers.is_empty() {
            let start = shared.start;
            let mut reasons = shared.reasons(&mut self.known);
            self.start = reasons.real(start);
            let author = reasons.author();
            self.initial = reasons.minds.utility(reasons.program, self.start, author)?;
            self.frontiers.push(Frontier::new(self.start, None));
        }
        if ranked && self.frontiers.len() == 1 {
            self.frontiers.extend(WEIGHTS.iter().map(|&w| Frontier::new(self.start, Some(w))));
        }
        if self.initial.is_none() {
            return Ok(false);
        }
        let from = usize::from(ranked); // breadth first goes on only where nothing else is tried
        loop {
            let place = (from..self.frontiers.len()).min_by_key(|&f| self.frontiers[f].spent).unwrap_or(0);
            let before = shared.meter.work();
            shared.meter.frontiers =
                map_bytes(&self.guesses) + self.frontiers.iter().map(Frontier::bytes).sum::<usize>();
            let step = self.step(place, shared, request, estimates, outcome);
            self.frontiers[place].spent += shared.meter.work() - before;
            match step? {
                Step::Found(found) if accept(&found) => {
                    outcome.plans = vec![found];
                    if request.strategy != Strategy::Best {
                        return Ok(true);
                    }
                }
                Step::Over => return Ok(false),
                Step::Found(_) | Step::On => {}
            }
        }
    }

    /// One more state of a frontier, or as many of its events as there are until a plan.
    fn step(
        &mut self,
        place: usize,
        shared: &mut Shared,
        request: &Request,
        estimates: &mut [Option<Estimate>; 2],
        outcome: &mut Outcome,
    ) -> Answer<Step> {
        if self.frontiers[place].current.is_none() {
            if self.frontiers[place].weight.is_some() {
                self.rank(place, shared, estimates, request.goal)?;
            }
            let frontier = &mut self.frontiers[place];
            let Some(edge) = frontier.next() else { return Ok(Step::Over) };
            frontier.current = Some((edge, 0));
        }
        let Some((number, from)) = self.frontiers[place].current else { return Ok(Step::On) };
        let edge = self.frontiers[place].edges[number as usize];
        if from == 0 {
            if !self.enter(place, shared, request, edge)? {
                self.frontiers[place].current = None;
                return Ok(Step::On);
            }
            if self.full {
                shared.meter.depth = shared.meter.depth.max(edge.depth as usize);
            }
            let frontier = &mut self.frontiers[place];
            frontier.possible.clear();
            if request.limits.author.is_none_or(|l| edge.depth < l) {
                shared.minds.possible(shared.program, edge.state, &mut frontier.possible)?;
            }
            frontier.current = Some((number, 1));
        }
        for at in from.max(1)..=self.frontiers[place].possible.len() {
            self.frontiers[place].current = Some((number, at));
            let event = self.frontiers[place].possible[at - 1];
            if let Some(found) = self.follow(place, shared, request, edge, event, outcome)? {
                self.frontiers[place].current = Some((number, at + 1));
                return Ok(Step::Found(found));
            }
        }
        self.frontiers[place].current = None;
        Ok(Step::On)
    }

    /// Ranks the edges that were found since the last time.
    fn rank(
        &mut self,
        place: usize,
        shared: &mut Shared,
        estimates: &mut [Option<Estimate>; 2],
        goal: f64,
    ) -> Answer<()> {
        let alone = shared.reasons(&mut self.known).others_gain_at_once();
        let (program, bound, relevance) = (shared.program, &mut *shared.bound, shared.relevance);
        let estimate =
            estimates[usize::from(alone)].get_or_insert_with(|| Estimate::new(program, bound, relevance, alone));
        let frontier = &mut self.frontiers[place];
        while frontier.first < frontier.edges.len() {
            let number = frontier.first;
            let edge = frontier.edges[number];
            let guess = if let Some(&known) = self.guesses.get(&edge.state) {
                known
            } else {
                if shared.meter.worked(ESTIMATE) {
                    shared.meter.check(&shared.minds.progress())?;
                }
                let guess = estimate.acts(shared.program, shared.minds, shared.bound, edge.state, goal)?;
                *self.guesses.entry(edge.state).or_insert(guess.unwrap_or(FAR))
            };
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let weight = frontier.weight.unwrap_or(0);
            frontier.heap.push(Reverse((edge.depth + weight * guess, u32::MAX - number, number))); // the newest first
            frontier.first += 1;
        }
        Ok(())
    }

    /// Looks at an edge: whether the goal may be reached from there, its event is explained, and its state was not
    /// reached as soon before.
    fn enter(&mut self, place: usize, shared: &mut Shared, request: &Request, edge: Edge) -> Answer<bool> {
        if self.frontiers[place].closed.get(&edge.state).is_some_and(|c| c.2 <= edge.depth) {
            return Ok(false);
        }
        if !self.may_reach(shared, request, edge)? {
            return Ok(false);
        }
        if edge.event != NONE {
            let mut reasons = shared.reasons(&mut self.known);
            let budget = reasons.first_budget();
            if !reasons.all_explained(edge.before, edge.event, 1, budget, NONE)? {
                return Ok(false);
            }
        }
        self.frontiers[place].closed.insert(edge.state, (edge.before, edge.event, edge.depth));
        Ok(true)
    }

    /// Whether the goal may be reached from where an edge leads, within the acts that are left.
    fn may_reach(&mut self, shared: &mut Shared, request: &Request, edge: Edge) -> Answer<bool> {
        if request.strategy == Strategy::Best || !request.ideas.bound {
            return Ok(true);
        }
        let author = shared.reasons(&mut self.known).author();
        let needed = request.goal - request.goal.abs().max(1.0) * 1e-9; // as much as the goal is enough
        let at = (edge.state, author, false);
        let least = shared.bound.acts(shared.program, shared.minds, shared.relevance, at, needed)?;
        Ok(least.is_some_and(|acts| request.limits.author.is_none_or(|l| edge.depth + acts <= l)))
    }

    /// One event from a state on: a plan, if that reaches the goal; else a new edge.
    fn follow(
        &mut self,
        place: usize,
        shared: &mut Shared,
        request: &Request,
        edge: Edge,
        event: u32,
        outcome: &mut Outcome,
    ) -> Answer<Option<Candidate>> {
        let state = match shared.minds.after(shared.program, shared.meter, edge.state, event) {
            Err(trouble) if trouble.is_no_outcome() => {
                let mut reasons = shared.reasons(&mut self.known);
                let budget = reasons.first_budget();
                // what nobody would do needs no outcome
                return if reasons.all_explained(edge.state, event, 1, budget, NONE)? {
                    Err(trouble)
                } else {
                    Ok(None)
                };
            }
            other => other?,
        };
        let next = Edge { before: edge.state, event, state, depth: edge.depth + 1 };
        if self.frontiers[place].closed.get(&state).is_some_and(|c| c.2 <= next.depth) {
            return Ok(None);
        }
        let mut reasons = shared.reasons(&mut self.known);
        let author = reasons.author();
        let initial = self.initial.unwrap_or(f64::INFINITY);
        let worth = reasons.minds.utility(reasons.program, state, author)?.filter(|&w| w > initial);
        let reached = worth.is_some_and(|w| w >= request.goal);
        if let Some(worth) = worth.filter(|&w| outcome.wants(w, request)) {
            let budget = reasons.first_budget();
            if reasons.all_explained(edge.state, event, 1, budget, NONE)? {
                let mut events = path(&self.frontiers[place].closed, edge.state);
                events.push(event);
                let start = self.start;
                let events = shortened(&mut reasons, start, events, worth)?;
                let found = candidate(&mut reasons, start, events, worth)?;
                if reached {
                    self.frontiers[place].edges.push(next);
                    return Ok(Some(found));
                }
                outcome.best = Some(found);
            }
        }
        self.frontiers[place].edges.push(next);
        Ok(None)
    }
}

/// What came of one step.
enum Step {
    /// There is more to look at.
    On,
    /// A plan that reaches the goal.
    Found(Candidate),
    /// Nothing is left.
    Over,
}

/// States in one order in which they are looked at. Frontiers share what is known of reasons, but not where they were:
/// so each is as quick as it would be alone, and the best of them decides.
struct Frontier {
    /// How much what is missing weighs beside what was done; none for the order in which states are found.
    weight: Option<u32>,
    edges: Vec<Edge>,
    closed: Map<u32, (u32, u32, u32)>,
    /// How far the edges were looked at (or ranked) in the order in which they were found.
    first: usize,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
    /// The edge that is looked at, and how far its possible events.
    current: Option<(u32, usize)>,
    possible: Vec<u32>,
    spent: u64,
}

impl Frontier {
    fn new(start: u32, weight: Option<u32>) -> Self {
        Frontier {
            weight,
            edges: vec![Edge { before: start, event: NONE, state: start, depth: 0 }],
            closed: Map::default(),
            first: 0,
            heap: BinaryHeap::new(),
            current: None,
            possible: Vec::new(),
            spent: 0,
        }
    }

    fn bytes(&self) -> usize {
        self.edges.capacity() * size_of::<Edge>() + map_bytes(&self.closed) + self.heap.capacity() * 12
    }

    fn next(&mut self) -> Option<u32> {
        if self.weight.is_some() {
            return self.heap.pop().map(|Reverse((.., place))| place);
        }
        let place = self.first;
        self.first += 1;
        (place < self.edges.len()).then(|| u32::try_from(place).unwrap_or(u32::MAX))
    }
}

fn path(closed: &Map<u32, (u32, u32, u32)>, state: u32) -> Vec<u32> {
    let (mut at, mut events) = (state, Vec::new());
    while let Some(&(before, event, _)) = closed.get(&at) {
        if event == NONE {
            break;
        }
        events.push(event);
        at = before;
    }
    events.reverse();
    events
}

/// A plan with the reasons of all who take part in it.
fn candidate(reasons: &mut Reasons, start: u32, events: Vec<u32>, utility: f64) -> Answer<Candidate> {
    let budget = reasons.first_budget();
    let (mut state, mut trees) = (start, Vec::with_capacity(events.len()));
    for &event in &events {
        let mut row = Vec::new();
        for &who in &reasons.program.deeds[event as usize].consents {
            row.extend(reasons.tree(state, event, who, 1, budget)?);
        }
        trees.push(row);
        state = reasons.minds.after(reasons.program, reasons.meter, state, event)?;
    }
    Ok(Candidate { events, utility, reasons: trees })
}

/// The plan without acts that it can do without.
fn shortened(reasons: &mut Reasons, start: u32, events: Vec<u32>, worth: f64) -> Answer<Vec<u32>> {
    let mut events = events;
    loop {
        let mut parts = Parts { worth, kept: Vec::new(), failed: Map::default() };
        if !parts.found(reasons, start, &events, false)? {
            return Ok(events);
        }
        events = parts.kept;
    }
}

/// The search for a part of a plan, not all of it, that is possible and explained and ends as well.
struct Parts {
    worth: f64,
    kept: Vec<u32>,
    /// Where nothing was found: in which state, with how many acts to come, whether one was left out before.
    failed: Map<(u32, usize, bool), ()>,
}

impl Parts {
    fn found(&mut self, reasons: &mut Reasons, state: u32, events: &[u32], gap: bool) -> Answer<bool> {
        let key = (state, events.len(), gap);
        if self.failed.contains_key(&key) {
            return Ok(false);
        }
        let found = self.look(reasons, state, events, gap)?;
        if !found {
            self.failed.insert(key, ());
        }
        Ok(found)
    }

    fn look(&mut self, reasons: &mut Reasons, state: u32, events: &[u32], gap: bool) -> Answer<bool> {
        let author = reasons.author();
        let Some((&event, rest)) = events.split_first() else {
            let worth = reasons.minds.utility(reasons.program, state, author)?;
            return Ok(gap && worth.is_some_and(|w| w >= self.worth));
        };
        reasons.go_on()?;
        if self.found(reasons, state, rest, true)? {
            return Ok(true);
        }
        if !reasons.minds.is_possible(reasons.program, state, event)? {
            return Ok(false);
        }
        let after = reasons.minds.after(reasons.program, reasons.meter, state, event)?;
        let before = self.kept.len();
        self.kept.push(event);
        if self.found(reasons, after, rest, gap)? {
            let budget = reasons.first_budget();
            if !gap || reasons.all_explained(state, event, 1, budget, NONE)? {
                return Ok(true);
            }
        }
        self.kept.truncate(before);
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::meter::Bounds;
    use crate::tiny::{EARN, GIVE, LIMITS, OPEN, TELL, World, document};

    fn request(strategy: Strategy, goal: f64) -> Request {
        Request { goal, limits: LIMITS, strategy, most: None, ideas: Ideas::default() }
    }

    fn shared<'a>(world: &'a mut World, meter: &'a mut Meter<'static>) -> Shared<'a, 'static> {
        Shared {
            program: &world.program,
            minds: &mut world.minds,
            bound: &mut world.bound,
            relevance: &world.relevance,
            meter,
            start: world.start,
        }
    }

    fn asked(world: &mut World, request: &Request, accept: &mut Accept) -> Outcome {
        let mut meter = Meter::free();
        search(&mut shared(world, &mut meter), request, accept).expect("what anybody would do has an outcome")
    }

    fn events(outcome: &Outcome) -> Vec<Vec<u32>> {
        outcome.plans.iter().map(|c| c.events.clone()).collect()
    }

    #[test]
    fn each_strategy_for_one_plan_finds_one_with_the_reasons_of_all() {
        for strategy in [Strategy::Breadth, Strategy::Both] {
            let outcome = asked(&mut World::new(), &request(strategy, 2.0), &mut |c| !c.events.contains(&EARN));
            let plan = &outcome.plans[0];
            assert_eq!((plan.events.len(), plan.events[2], plan.utility), (3, GIVE, 2.0));
            assert_eq!(plan.reasons[2].iter().map(|r| r.who).collect::<Vec<_>>(), [0, 1]);
            assert_eq!(outcome.stopped, None);
        }
    }

    #[test]
    fn all_plans_are_found_once_shortest_first() {
        let found = events(&asked(&mut World::new(), &request(Strategy::All, 2.0), &mut |_| true));
        assert!(found.is_sorted_by_key(Vec::len));
        for plan in [&[EARN, EARN][..], &[OPEN, TELL, GIVE], &[TELL, OPEN, GIVE]] {
            assert_eq!(found.iter().filter(|f| *f == plan).count(), 1, "{plan:?}");
        }
    }

    #[test]
    fn the_best_plan_is_better_than_the_first_that_reaches_the_goal() {
        let mut asked_of = Vec::new();
        let outcome = asked(&mut World::new(), &request(Strategy::Best, 1.0), &mut |c| {
            asked_of.push(c.utility);
            true
        });
        assert_eq!((asked_of[0], outcome.plans.len()), (1.0, 1));
        assert_eq!(outcome.plans[0].events, [EARN; 4]);
        assert!(asked_of.is_sorted());
    }

    #[test]
    fn what_falls_short_of_the_goal_is_kept_as_the_best() {
        let outcome = asked(&mut World::new(), &request(Strategy::Best, 9.0), &mut |_| true);
        assert!(outcome.plans.is_empty());
        assert_eq!(outcome.best.map(|c| c.utility), Some(4.0));
    }

    #[test]
    fn a_plan_that_is_refused_does_not_end_the_search() {
        let outcome = asked(&mut World::new(), &request(Strategy::Both, 2.0), &mut |c| c.events[0] == TELL);
        assert_eq!(events(&outcome), [[TELL, OPEN, GIVE]]);
    }

    #[test]
    fn pausing_and_going_on_gives_the_same() {
        for goal in [2.0, 4.0, 9.0] {
            let (mut answers, mut pauses) = (Vec::new(), 0);
            for slice in [None, Some(1)] {
                let (mut world, mut meter) = (World::new(), Meter::free());
                let mut shared = shared(&mut world, &mut meter);
                let request = request(Strategy::Breadth, goal);
                let (mut turn, mut outcome) = (Turn::new(LIMITS, &request), Outcome::default());
                let found = loop {
                    shared.meter.pause_after(slice);
                    match turn.go_on(&mut shared, &request, &mut [None, None], false, &mut outcome, &mut |_| true) {
                        Err(Trouble::Stopped(Stop::Pause)) => pauses += 1,
                        other => break other,
                    }
                };
                answers.push((found, events(&outcome), outcome.best.map(|c| c.events)));
            }
            assert!(pauses > 0);
            assert_eq!(answers[0], answers[1]);
        }
    }

    #[test]
    fn what_nobody_would_do_needs_no_outcome() {
        // RUIN is possible once the door is open, but nobody who does it could believe so
        let outcome = asked(&mut World::new(), &request(Strategy::Breadth, 4.0), &mut |_| true);
        assert_eq!(events(&outcome), [[EARN; 4]]);
    }

    #[test]
    fn what_somebody_does_needs_an_outcome() {
        let mut document = document();
        document["events"][4]["consents"] = json!([]);
        let (mut world, mut meter) = (World::of(&document), Meter::free());
        let found = search(&mut shared(&mut world, &mut meter), &request(Strategy::Breadth, 4.0), &mut |_| true);
        assert_eq!(found.err(), Some(Trouble::Number(crate::tiny::RUIN)));
    }

    #[test]
    fn a_few_states_are_as_many_as_were_asked_for() {
        for most in [2, 5, 20] {
            let mut world = World::new();
            let mut meter = Meter::new(Bounds { states: Some(most), ..Bounds::default() }, None);
            let found = search(&mut shared(&mut world, &mut meter), &request(Strategy::Both, 9.0), &mut |_| true);
            assert_eq!(found.map(|o| o.stopped), Ok(Some(Stop::States)));
            let states = world.minds.states.count();
            assert!((most..most + 8).contains(&states), "{states} for {most}"); // one event makes a few at once
        }
    }

    #[test]
    fn the_ladder_ends_at_the_limits_that_were_asked_for() {
        let ladder = ladder(&request(Strategy::Both, 1.0));
        assert_eq!(ladder.last(), Some(&LIMITS));
        assert!(ladder.iter().filter(|&&l| l == LIMITS).count() == 1 && ladder.len() == 3);
        assert_eq!(super::ladder(&request(Strategy::Best, 1.0)), [LIMITS]);
    }
}
