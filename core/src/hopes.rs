//! The relaxed task in which the author's search estimates what is missing: reality, what each character believes of
//! it, and what they could want.
//!
//! An event happens in reality if its precondition can hold there, if all who consent believe so, and if each of them
//! has something to hope for: an effect that is worth more to them, that the event may lead to, and for which nothing is
//! missing that is beyond their reach. So nobody is expected to act before they have a reason, which is where the
//! estimates of planning without minds go wrong.

use crate::bound::{Bound, Fact};
use crate::conditions::Literal;
use crate::hash::Map;
use crate::program::{Program, Source};
use crate::relevance::Relevance;

/// Something that follows when everything it needs is there.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// What must be there.
    pub needs: Vec<u32>,
    /// What is there then.
    pub adds: Vec<u32>,
    /// Acts that it costs: one for an event, none for what follows from one.
    pub cost: u32,
    /// Numbers that are written in reality.
    pub numbers: Vec<(u32, Source)>,
}

/// The relaxed task: facts of all layers and more, and links between them.
pub struct Hopes {
    /// Facts of one layer: reality is the first, then each character.
    pub layer: usize,
    /// All facts, those that stand for events and motives included.
    pub facts: usize,
    /// What follows from what.
    pub links: Vec<Link>,
    /// For each fact the links that need it.
    pub needing: Vec<Vec<u32>>,
    /// For each character what they want: a fact, and the one that says that getting it would be worth something.
    pub wants: Vec<Vec<(u32, u32)>>,
    /// The same of numbers: a fluent, and that fact.
    pub amounts: Vec<Vec<(u32, u32)>>,
}

/// How much may be spent on motives.
const MOST_STEPS: usize = 4_000_000;

struct Maker<'a> {
    program: &'a Program,
    bound: &'a Bound,
    relevance: &'a Relevance,
    alone: bool,
    index: Map<Fact, u32>,
    next: u32,
    links: Vec<Link>,
    motivated: bool,
}

impl Hopes {
    /// The relaxed task. `alone`: whether others help only where they gain at once.
    pub fn new(program: &Program, bound: &Bound, relevance: &Relevance, alone: bool) -> Self {
        let characters = program.task.characters;
        let layer = bound.facts.len();
        let index = (0u32..).zip(&bound.facts).map(|(i, f)| (*f, i)).collect();
        let next = number(layer * (characters + 1));
        let mut maker = Maker { program, bound, relevance, alone, index, next, links: Vec::new(), motivated: true };
        let (mut wants, mut amounts) = (Vec::new(), Vec::new());
        let mut motives: Vec<Vec<Option<u32>>> = Vec::new();
        // what leads to what is a set of events for each effect, which grows with the square of the task: a large one
        // does without motives
        maker.motivated = bound.effects.len() * bound.effects.len() * characters <= MOST_STEPS;
        let company: Vec<Vec<Vec<u32>>> = (0..characters).map(|who| maker.relevant(who)).collect();
        for who in 0..characters {
            let (want, amount, motive) = maker.motives(who, &company);
            wants.push(want);
            amounts.push(amount);
            motives.push(motive);
        }
        maker.events(&motives);
        maker.rules();
        maker.choices();
        let facts = maker.next as usize;
        let mut needing = vec![Vec::new(); facts];
        for (i, link) in (0u32..).zip(&mut maker.links) {
            link.needs.sort_unstable();
            link.needs.dedup();
            for &need in &link.needs {
                needing[need as usize].push(i);
            }
        }
        Hopes { layer, facts, links: maker.links, needing, wants, amounts }
    }
}

impl Maker<'_> {
    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn at(&self, layer: usize, fact: u32) -> u32 {
        number(layer * self.bound.facts.len()) + fact
    }

    /// The facts that a conjunction needs in one layer; of reality also what it says of minds.
    fn needs(&self, formula: u32, layer: usize) -> Vec<u32> {
        let condition = self.program.condition(formula);
        let mut found: Vec<u32> =
            condition.literals.iter().filter_map(|l| self.literal(*l)).map(|f| self.at(layer, f)).collect();
        found.extend(
            condition.rest.iter().filter_map(|&f| self.index.get(&Fact::Formula(f))).map(|&f| self.at(layer, f)),
        );
        if layer == 0 {
            for (who, literals) in &condition.minds_literals {
                let facts = literals.iter().filter_map(|l| self.literal(*l));
                found.extend(facts.map(|f| self.at(1 + *who as usize, f)));
            }
        }
        found
    }

    fn literal(&self, literal: Literal) -> Option<u32> {
        self.index.get(&Fact::Literal(literal)).copied()
    }

    /// Which facts a fluent's getting a value makes so.
    fn made(&self, fluent: u32, value: Source) -> Vec<u32> {
        let helps = |fact: &Fact| match (fact, value) {
            (Fact::Literal(l), Source::Code(code)) => l.fluent == fluent && (l.code == code) == l.equal,
            (Fact::Literal(l), Source::Formula(_)) => l.fluent == fluent,
            (Fact::Formula(_), _) => false,
        };
        let formulas = self.bound.about[fluent as usize].iter().copied();
        formulas
            .filter(|&f| {
                matches!(self.bound.facts[f as usize], Fact::Formula(_)) || helps(&self.bound.facts[f as usize])
            })
            .collect()
    }

    fn events(&mut self, motives: &[Vec<Option<u32>>]) {
        for event in 0..self.program.events() {
            let deed = &self.program.deeds[event as usize];
            let mut needs = self.needs(deed.pre, 0);
            let mut hopeless = false;
            for &who in &deed.consents {
                needs.extend(self.needs(deed.pre, 1 + who as usize));
                match motives[who as usize][event as usize] {
                    Some(motive) => needs.push(motive),
                    None => hopeless = true,
                }
            }
            if hopeless {
                continue;
            }
            let happened = self.fresh();
            self.links.push(Link { needs, adds: vec![happened], cost: 1, numbers: Vec::new() });
            self.follow(event, happened);
        }
    }

    /// What an event that happened brings about: in reality, in those who may notice it, in those who are told.
    fn follow(&mut self, event: u32, happened: u32) {
        let deed = &self.program.deeds[event as usize];
        let noticing = |&layer: &usize| {
            layer == 0 || deed.notices.get(layer - 1).is_some_and(|&f| !self.program.condition(f).never)
        };
        let layers: Vec<usize> = (0..=self.program.task.characters).filter(noticing).collect();
        for &layer in &layers {
            for effect in &deed.effects {
                let path = self.program.paths.get(effect.path);
                let (target, source) = match *path {
                    [] => (layer, layer),
                    [who] if layer == 0 => (1 + who as usize, 0),
                    _ => continue,
                };
                let mut needs = effect.when.map_or_else(Vec::new, |w| self.needs(w, source));
                needs.push(happened);
                let adds = self.made(effect.fluent, effect.value).into_iter().map(|f| self.at(target, f)).collect();
                let mut numbers = Vec::new();
                if target == 0 && self.program.task.kinds[effect.fluent as usize] == crate::task::Kind::Number {
                    numbers.push((effect.fluent, effect.value));
                }
                self.links.push(Link { needs, adds, cost: 0, numbers });
            }
            if layer > 0 {
                // who is surprised by it believes what made it possible
                let adds = self.needs(deed.pre, layer);
                self.links.push(Link { needs: vec![happened], adds, cost: 0, numbers: Vec::new() });
            }
        }
    }

    /// A disjunction holds where one of its parts does.
    fn choices(&mut self) {
        for (fact, parts) in &self.bound.choices {
            for layer in 0..=self.program.task.characters {
                for part in parts {
                    let needs = part.iter().map(|&f| self.at(layer, f)).collect();
                    let adds = vec![self.at(layer, *fact)];
                    self.links.push(Link { needs, adds, cost: 0, numbers: Vec::new() });
                }
            }
        }
    }

    fn rules(&mut self) {
        for deed in &self.program.deeds[self.program.events() as usize..] {
            for layer in 0..=self.program.task.characters {
                let needs = self.needs(deed.pre, layer);
                for effect in &deed.effects {
                    let target = match *self.program.paths.get(effect.path) {
                        [] => layer,
                        [who] if layer == 0 => 1 + who as usize,
                        _ => continue,
                    };
                    let mut needs = needs.clone();
                    needs.extend(effect.when.map_or_else(Vec::new, |w| self.needs(w, layer)));
                    let adds = self.made(effect.fluent, effect.value).into_iter().map(|f| self.at(target, f)).collect();
                    let numeric = self.program.task.kinds[effect.fluent as usize] == crate::task::Kind::Number;
                    let numbers = if target == 0 && numeric { vec![(effect.fluent, effect.value)] } else { Vec::new() };
                    self.links.push(Link { needs, adds, cost: 0, numbers });
                }
            }
        }
    }

    /// For each event the effects that are worth something to somebody and that it may lead to.
    fn relevant(&self, who: usize) -> Vec<Vec<u32>> {
        if !self.motivated {
            return vec![Vec::new(); self.program.events() as usize];
        }
        let mine = self.mine(who);
        let amounts = Bound::amounts(self.program, who);
        let wanted: Vec<u32> = self.bound.wants[who].values().copied().collect();
        let mut relevant = vec![Vec::new(); self.program.events() as usize];
        let leading = self.leading(&mine, who, &[]);
        for (i, effect) in self.bound.effects.iter().enumerate() {
            let worth =
                effect.adds.iter().any(|f| wanted.contains(f)) || effect.numbers.iter().any(|n| amounts.contains(&n.0));
            if mine[i] && worth {
                leading.events(i).for_each(|event| relevant[event as usize].push(number(i)));
            }
        }
        relevant
    }

    /// For one character: the facts and numbers that they want, and for each event the fact that they may hope for
    /// something by it.
    #[allow(clippy::type_complexity)]
    fn motives(
        &mut self,
        who: usize,
        company: &[Vec<Vec<u32>>],
    ) -> (Vec<(u32, u32)>, Vec<(u32, u32)>, Vec<Option<u32>>) {
        let mut wants: Vec<(u32, u32)> = Vec::new();
        let mut facts: Vec<u32> = self.bound.wants[who].values().copied().collect();
        facts.sort_unstable();
        facts.dedup();
        for fact in facts {
            let worth = self.fresh();
            wants.push((fact, worth));
            // a thing that is so is worth getting once it was lost
            if let Fact::Literal(l) = self.bound.facts[fact as usize] {
                if let Some(lost) = self.literal(Literal { equal: !l.equal, ..l }) {
                    let needs = vec![self.at(1 + who, lost)];
                    self.links.push(Link { needs, adds: vec![worth], cost: 0, numbers: Vec::new() });
                }
            }
        }
        let amounts: Vec<(u32, u32)> =
            Bound::amounts(self.program, who).into_iter().map(|f| (f, self.fresh())).collect();
        if !self.motivated {
            let always = self.fresh();
            self.links.push(Link { needs: Vec::new(), adds: vec![always], cost: 0, numbers: Vec::new() });
            return (wants, amounts, vec![Some(always); self.program.events() as usize]);
        }
        let mine = self.mine(who);
        let addable = self.addable(&mine);
        let mut relevant: Vec<Vec<u32>> = vec![Vec::new(); self.program.events() as usize];
        let leading = self.leading(&mine, who, company);
        for (number, effect) in self.bound.effects.iter().enumerate() {
            if !mine[number] {
                continue;
            }
            let mut worths: Vec<u32> = Vec::new();
            worths.extend(wants.iter().filter(|w| effect.adds.contains(&w.0)).map(|w| w.1));
            worths.extend(amounts.iter().filter(|a| effect.numbers.iter().any(|n| n.0 == a.0)).map(|a| a.1));
            if worths.is_empty() {
                continue;
            }
            let hope = self.fresh();
            let missing: Vec<u32> =
                effect.required.iter().filter(|&&f| !addable[f as usize]).map(|&f| self.at(1 + who, f)).collect();
            for worth in worths {
                let mut needs = missing.clone();
                needs.push(worth);
                self.links.push(Link { needs, adds: vec![hope], cost: 0, numbers: Vec::new() });
            }
            for event in leading.events(number) {
                if self.program.deeds[event as usize].consents.contains(&number_of(who)) {
                    relevant[event as usize].push(hope);
                }
            }
        }
        let mut shared: Map<Vec<u32>, u32> = Map::default();
        let mut motives = Vec::with_capacity(relevant.len());
        for hopes in relevant {
            if hopes.is_empty() {
                motives.push(None);
                continue;
            }
            let known = shared.get(&hopes).copied();
            let fact = known.unwrap_or_else(|| self.fresh());
            motives.push(Some(fact));
            if known.is_none() {
                for &hope in &hopes {
                    self.links.push(Link { needs: vec![hope], adds: vec![fact], cost: 0, numbers: Vec::new() });
                }
                shared.insert(hopes, fact);
            }
        }
        (wants, amounts, motives)
    }

    /// Which effects may be part of somebody's plans: of rules, and of acts that they or others may do in them.
    fn mine(&self, who: usize) -> Vec<bool> {
        let events = self.program.events();
        let could = |deed: u32| {
            deed >= events
                || (!self.program.deeds[deed as usize].consents.is_empty()
                    && (!self.alone || self.relevance.might_join(number_of(who), deed)))
        };
        self.bound.effects.iter().map(|e| could(e.deed)).collect()
    }

    /// The facts that somebody's plans may bring about.
    fn addable(&self, mine: &[bool]) -> Vec<bool> {
        let mut addable = vec![false; self.bound.facts.len()];
        let mut changed = true;
        let mut done = vec![false; mine.len()];
        while changed {
            changed = false;
            for (i, effect) in self.bound.effects.iter().enumerate() {
                let rule = effect.deed >= self.program.events();
                if done[i] || !mine[i] || (rule && !effect.required.iter().any(|&f| addable[f as usize])) {
                    continue;
                }
                done[i] = true;
                for &fact in &effect.adds {
                    changed |= !std::mem::replace(&mut addable[fact as usize], true);
                }
            }
        }
        addable
    }

    /// For each effect the events that may lead to it in somebody's plans, itself included. What gives somebody else in
    /// them their reason leads there too.
    fn leading(&self, mine: &[bool], who: usize, company: &[Vec<Vec<u32>>]) -> Leading {
        let effects = &self.bound.effects;
        let mut leading = Leading::new(effects.len(), self.bound.facts.len(), self.program.events() as usize);
        let mut changed = true;
        while changed {
            changed = false;
            for (i, effect) in effects.iter().enumerate().filter(|e| mine[e.0]) {
                let mut grown = leading.join(i, &effect.required);
                if effect.deed < self.program.events() {
                    grown |= leading.add(i, effect.deed);
                    for &other in &self.program.deeds[effect.deed as usize].consents {
                        if other as usize != who && !company.is_empty() {
                            for &reason in &company[other as usize][effect.deed as usize] {
                                grown |= leading.join(i, &effects[reason as usize].required);
                            }
                        }
                    }
                }
                if grown {
                    leading.give(i, &effect.adds);
                    changed = true;
                }
            }
        }
        leading
    }
}

/// For each effect and each fact the set of events that may lead to it, a bit for each.
struct Leading {
    width: usize,
    effects: Vec<u64>,
    facts: Vec<u64>,
}

impl Leading {
    fn new(effects: usize, facts: usize, events: usize) -> Self {
        let width = events.div_ceil(64);
        Leading { width, effects: vec![0; effects * width], facts: vec![0; facts * width] }
    }

    /// What leads to the facts that an effect needs leads to it; whether that is more than was known.
    fn join(&mut self, effect: usize, needs: &[u32]) -> bool {
        let mut grown = false;
        let all = &mut self.effects[effect * self.width..][..self.width];
        for &need in needs {
            let from = &self.facts[need as usize * self.width..][..self.width];
            for (word, &more) in all.iter_mut().zip(from) {
                grown |= more & !*word != 0;
                *word |= more;
            }
        }
        grown
    }

    fn add(&mut self, effect: usize, event: u32) -> bool {
        let word = &mut self.effects[effect * self.width + event as usize / 64];
        let before = std::mem::replace(word, *word | 1 << (event % 64));
        before != *word
    }

    /// What leads to an effect leads to what it brings about.
    fn give(&mut self, effect: usize, adds: &[u32]) {
        let all = &self.effects[effect * self.width..][..self.width];
        for &fact in adds {
            let to = &mut self.facts[fact as usize * self.width..][..self.width];
            to.iter_mut().zip(all).for_each(|(word, more)| *word |= more);
        }
    }

    /// The events that may lead to an effect.
    fn events(&self, effect: usize) -> impl Iterator<Item = u32> + '_ {
        let all = &self.effects[effect * self.width..][..self.width];
        (0u32..)
            .zip(all)
            .flat_map(|(place, &word)| (0..64).filter(move |i| word >> i & 1 == 1).map(move |i| place * 64 + i))
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn number_of(who: usize) -> u32 {
    number(who)
}
