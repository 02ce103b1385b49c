//! An estimate of how many acts are missing to a goal: the size of a relaxed plan (Hoffmann and Nebel 2001), with the
//! facts' costs added up (Bonet and Geffner 2001). It orders the author's search and decides nothing.

use crate::bound::{Bound, Fact};
use crate::hopes::Hopes;
use crate::minds::{Answer, Minds};
use crate::program::{Program, Source};
use crate::relevance::Relevance;
use crate::states::BEYOND;
use crate::task::{Constant, FALSE, Formula, Kind, NOTHING, Sum, TRUE};

const FAR: u32 = u32::MAX / 4;

/// Costs are counted up to here.
const MOST_COST: u32 = 4_096;

/// One way for a formula to come to a value: the value, what its facts cost, and the facts.
#[derive(Clone, Debug)]
struct Way {
    value: f64,
    cost: u32,
    facts: Vec<u32>,
}

/// Ways that are kept of one formula; more are rarely worth the time.
const WAYS: usize = 24;

/// The estimate, with its scratch.
pub struct Estimate {
    hopes: Hopes,
    counts: Vec<u32>,
    cost: Vec<u32>,
    by: Vec<u32>,
    left: Vec<u32>,
    sums: Vec<u32>,
    buckets: Vec<Vec<u32>>,
    marked: Vec<bool>,
    visiting: Vec<u32>,
}

impl Estimate {
    /// Ready for the states of one program. `alone`: whether others help in plans only where they gain at once.
    pub fn new(program: &Program, bound: &Bound, relevance: &Relevance, alone: bool) -> Self {
        let hopes = Hopes::new(program, bound, relevance, alone);
        let counts = hopes.links.iter().map(|l| u32::try_from(l.needs.len()).unwrap_or(u32::MAX)).collect();
        Estimate {
            hopes,
            counts,
            cost: Vec::new(),
            by: Vec::new(),
            left: Vec::new(),
            sums: Vec::new(),
            buckets: Vec::new(),
            marked: Vec::new(),
            visiting: Vec::new(),
        }
    }

    /// Facts and links.
    pub fn size(&self) -> (usize, usize) {
        (self.hopes.facts, self.hopes.links.len())
    }

    /// About how many acts are missing until a state is worth `goal` to the author; none if no relaxed plan is known.
    ///
    /// # Errors
    /// If a condition calculates what has no value.
    pub fn acts(
        &mut self,
        program: &Program,
        minds: &mut Minds,
        bound: &mut Bound,
        state: u32,
        goal: f64,
    ) -> Answer<Option<u32>> {
        let author = program.task.characters;
        let Some(want) = program.task.wants[author] else { return Ok(None) };
        self.begin(program, minds, bound, state)?;
        self.spread();
        let ways = self.ways(program, minds, bound, state, author, want);
        let best = ways.into_iter().filter(|w| w.value >= goal).min_by_key(|w| w.cost);
        Ok(best.filter(|w| w.cost < FAR).map(|w| self.relaxed_plan(&w.facts)))
    }

    /// What is so in reality and in each mind, and what would be worth something to whom.
    fn begin(&mut self, program: &Program, minds: &mut Minds, bound: &mut Bound, state: u32) -> Answer<()> {
        self.cost.clear();
        self.cost.resize(self.hopes.facts, FAR);
        self.by.clear();
        self.by.resize(self.hopes.facts, u32::MAX);
        self.left.clear();
        self.left.extend_from_slice(&self.counts);
        self.sums.clear();
        self.sums.resize(self.counts.len(), 0);
        for bucket in &mut self.buckets {
            bucket.clear();
        }
        let mut holding = vec![false; self.hopes.layer];
        for layer in 0..=program.task.characters {
            let at = if layer == 0 { state } else { minds.states.believed(state, layer - 1) };
            if at == BEYOND {
                continue;
            }
            let base = u32::try_from(layer * self.hopes.layer).unwrap_or(u32::MAX);
            for (number, fact) in (0u32..).zip(&bound.facts) {
                let holds = match *fact {
                    Fact::Literal(l) => (program.slots[l.fluent as usize].get(minds.words(at)) == l.code) == l.equal,
                    Fact::Formula(formula) => minds.value(program, at, formula)? == TRUE,
                };
                holding[number as usize] = holds;
                if holds {
                    self.reach(base + number, 0, u32::MAX);
                }
            }
            if layer > 0 {
                let who = layer - 1;
                let wants = std::mem::take(&mut self.hopes.wants[who]);
                for worth in bound.worthwhile(program, minds, at, who, &holding, &wants) {
                    self.reach(worth, 0, u32::MAX);
                }
                self.hopes.wants[who] = wants;
                for i in 0..self.hopes.amounts[who].len() {
                    self.reach(self.hopes.amounts[who][i].1, 0, u32::MAX);
                }
            }
        }
        for number in 0..self.counts.len() {
            if self.counts[number] == 0 {
                self.happen(number);
            }
        }
        Ok(())
    }

    /// What each fact costs, and which link brings it about.
    fn spread(&mut self) {
        let mut at = 0;
        while at < self.buckets.len() {
            while let Some(fact) = self.buckets[at].pop() {
                if self.cost[fact as usize] as usize != at {
                    continue;
                }
                for i in 0..self.hopes.needing[fact as usize].len() {
                    let number = self.hopes.needing[fact as usize][i] as usize;
                    self.sums[number] = self.sums[number].saturating_add(self.cost[fact as usize]);
                    self.left[number] -= 1;
                    if self.left[number] == 0 {
                        self.happen(number);
                    }
                }
            }
            at += 1;
        }
    }

    fn happen(&mut self, number: usize) {
        let cost = self.sums[number] + self.hopes.links[number].cost;
        for i in 0..self.hopes.links[number].adds.len() {
            let fact = self.hopes.links[number].adds[i];
            self.reach(fact, cost, u32::try_from(number).unwrap_or(u32::MAX));
        }
    }

    fn reach(&mut self, fact: u32, cost: u32, by: u32) {
        if cost < self.cost[fact as usize] && cost < MOST_COST {
            self.cost[fact as usize] = cost;
            self.by[fact as usize] = by;
            if self.buckets.len() <= cost as usize {
                self.buckets.resize(cost as usize + 1, Vec::new());
            }
            self.buckets[cost as usize].push(fact);
        }
    }

    /// How many events there are in a plan for some facts in which nothing is ever lost.
    fn relaxed_plan(&mut self, facts: &[u32]) -> u32 {
        self.marked.clear();
        self.marked.resize(self.counts.len(), false);
        let mut todo: Vec<u32> = facts.to_vec();
        let mut acts = 0;
        while let Some(fact) = todo.pop() {
            let by = self.by[fact as usize];
            if by == u32::MAX || std::mem::replace(&mut self.marked[by as usize], true) {
                continue;
            }
            let link = &self.hopes.links[by as usize];
            acts += link.cost;
            todo.extend(&link.needs);
        }
        acts
    }

    fn ways(
        &mut self,
        program: &Program,
        minds: &mut Minds,
        bound: &Bound,
        state: u32,
        owner: usize,
        formula: u32,
    ) -> Vec<Way> {
        let free = |value: f64| vec![Way { value, cost: 0, facts: Vec::new() }];
        match &program.task.formulas[formula as usize] {
            Formula::Constant(Constant::Number(n)) => free(*n),
            Formula::Constant(Constant::Code(FALSE)) => free(0.0),
            Formula::Constant(Constant::Code(TRUE)) => free(1.0),
            Formula::Constant(_) => Vec::new(),
            Formula::Fluent(fluent) if program.task.kinds[*fluent as usize] == Kind::Number => {
                let now = program.slots[*fluent as usize].get(minds.words(state));
                let Some(now) = minds.numbers.number(now) else { return Vec::new() };
                let mut ways = free(now);
                let mut steps: Vec<(f64, Way)> = Vec::new();
                for number in 0..self.hopes.links.len() {
                    for n in 0..self.hopes.links[number].numbers.len() {
                        let (written, source) = self.hopes.links[number].numbers[n];
                        if written != *fluent || self.left[number] != 0 {
                            continue;
                        }
                        let link_needs = self.hopes.links[number].needs.clone();
                        let cost = self.sums[number];
                        let way = |value| Way { value, cost, facts: link_needs.clone() };
                        match source {
                            Source::Code(code) => ways.extend(minds.numbers.number(code).map(way)),
                            Source::Formula(formula)
                                if !self.visiting.contains(fluent) && !reads(program, formula, *fluent) =>
                            {
                                self.visiting.push(*fluent);
                                for more in self.ways(program, minds, bound, state, owner, formula) {
                                    let cost = more.cost.saturating_add(self.sums[number]);
                                    ways.push(Way {
                                        value: more.value,
                                        cost,
                                        facts: [&more.facts[..], &link_needs].concat(),
                                    });
                                }
                                self.visiting.pop();
                            }
                            Source::Formula(formula) => {
                                let code = minds.value(program, state, formula).unwrap_or(NOTHING);
                                if let Some(after) = minds.numbers.number(code) {
                                    steps.push((after - now, way(after)));
                                }
                            }
                        }
                    }
                }
                for up in [true, false] {
                    climb(now, steps.iter().filter(|s| (s.0 > 0.0) == up), &mut ways);
                }
                thinned(ways)
            }
            Formula::Arith(sum, left, right) => {
                let (one, two) = (
                    self.ways(program, minds, bound, state, owner, *left),
                    self.ways(program, minds, bound, state, owner, *right),
                );
                let mut ways = Vec::with_capacity(one.len() * two.len());
                for a in &one {
                    for b in &two {
                        let value = match sum {
                            Sum::Plus => a.value + b.value,
                            Sum::Minus => a.value - b.value,
                            Sum::Times => a.value * b.value,
                            Sum::Over => a.value / b.value,
                        };
                        let facts = [&a.facts[..], &b.facts].concat();
                        ways.push(Way { value, cost: a.cost.saturating_add(b.cost), facts });
                    }
                }
                thinned(ways)
            }
            Formula::If(cases, last) => {
                let mut ways = Vec::new();
                let (mut passed, mut facts) = (0u32, Vec::new());
                for &[condition, refused, value] in cases {
                    if let Some((cost, more)) = self.cost(program, bound, owner, condition) {
                        for way in self.ways(program, minds, bound, state, owner, value) {
                            let facts = [&facts[..], &more, &way.facts].concat();
                            ways.push(Way { value: way.value, cost: passed + cost + way.cost, facts });
                        }
                    }
                    let Some((cost, more)) = self.cost(program, bound, owner, refused) else { return thinned(ways) };
                    passed += cost;
                    facts.extend(more);
                }
                for way in self.ways(program, minds, bound, state, owner, *last) {
                    let facts = [&facts[..], &way.facts].concat();
                    ways.push(Way { value: way.value, cost: passed + way.cost, facts });
                }
                thinned(ways)
            }
            _ => {
                let mut ways = free(0.0);
                if let Some((cost, facts)) = self.cost(program, bound, owner, formula) {
                    ways.push(Way { value: 1.0, cost, facts });
                }
                ways
            }
        }
    }

    /// What it costs to make a condition hold, and by which facts; none if that is not known.
    fn cost(&self, program: &Program, bound: &Bound, owner: usize, formula: u32) -> Option<(u32, Vec<u32>)> {
        match &program.task.formulas[formula as usize] {
            Formula::Constant(constant) => (*constant == Constant::Code(TRUE)).then(|| (0, Vec::new())),
            Formula::And(all) => {
                let (mut sum, mut facts) = (0u32, Vec::new());
                for &part in all {
                    let (cost, more) = self.cost(program, bound, owner, part)?;
                    sum = sum.saturating_add(cost);
                    facts.extend(more);
                }
                Some((sum, facts))
            }
            Formula::Or(all) => {
                all.iter().filter_map(|&part| self.cost(program, bound, owner, part)).min_by_key(|c| c.0)
            }
            Formula::Compare(..) | Formula::Fluent(_) => {
                let Some(&fact) = bound.wants[owner].get(&formula) else { return Some((0, Vec::new())) };
                let cost = self.cost[fact as usize];
                (cost < FAR).then(|| (cost, vec![fact]))
            }
            Formula::Believes(..) | Formula::Arith(..) | Formula::If(..) => Some((0, Vec::new())),
        }
    }
}

fn reads(program: &Program, formula: u32, fluent: u32) -> bool {
    let mut found = Vec::new();
    crate::program::collect_reads(&program.task, formula, &mut Vec::new(), &mut found);
    found.iter().any(|(path, f)| path.is_empty() && *f == fluent)
}

/// Steps up (or down) that add up, the cheapest first.
fn climb<'a>(now: f64, steps: impl Iterator<Item = &'a (f64, Way)>, ways: &mut Vec<Way>) {
    let mut steps: Vec<&(f64, Way)> = steps.collect();
    steps.sort_by_key(|s| s.1.cost);
    let mut sum = Way { value: now, cost: 0, facts: Vec::new() };
    for (step, way) in steps.into_iter().take(WAYS) {
        sum.value += step;
        sum.cost = sum.cost.saturating_add(way.cost);
        sum.facts.extend(&way.facts);
        ways.push(sum.clone());
    }
}

/// The cheapest way to each value, cheapest first, not too many.
fn thinned(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_by(|a, b| (a.cost, a.value).partial_cmp(&(b.cost, b.value)).unwrap_or(std::cmp::Ordering::Equal));
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        if kept.len() < WAYS && kept.iter().all(|k| k.value.to_bits() != way.value.to_bits()) {
            kept.push(way);
        }
    }
    kept
}
