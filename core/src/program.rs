//! A task made ready to run: conditions as masks, effects with their paths, rules filed by what they read.

use crate::conditions::{Condition, Conditions};
use crate::hash::Map;
use crate::task::{self, Code, Constant, Formula, TRUE, Task};
use crate::values::{Numbers, Slot, layout};

/// Who believes that who believes: numbers of paths; 0 is the empty one.
pub type Path = u32;

/// What a formula reads: in whose mind, and which fluent.
type Reads = Box<[(Path, u32)]>;

/// What a fluent gets.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// Always the same.
    Code(Code),
    /// What a formula is worth before the event.
    Formula(u32),
}

/// One effect of an event or rule.
#[derive(Clone, Debug)]
pub struct Effect {
    /// In whose mind.
    pub path: Path,
    /// What changes.
    pub fluent: u32,
    /// Where; everywhere if there is no condition.
    pub when: Option<u32>,
    /// What it gets.
    pub value: Source,
}

/// An event or a rule. Events come first, in the order of the task, then rules.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Deed {
    pub pre: u32,
    pub effects: Vec<Effect>,
    pub consents: Vec<u32>,
    /// Empty for rules, which nobody notices.
    pub notices: Vec<u32>,
    pub secretly: Vec<Option<u32>>,
    pub open: bool,
    pub sights: Vec<task::Sight>,
}

/// The paths of a task and their ends.
#[derive(Default, Debug)]
pub struct Paths {
    all: Vec<Box<[u32]>>,
    index: Map<Box<[u32]>, Path>,
}

impl Paths {
    /// The number of a path; its ends get numbers too.
    pub fn add(&mut self, path: &[u32]) -> Path {
        if let Some(&known) = self.index.get(path) {
            return known;
        }
        if !path.is_empty() {
            self.add(&path[1..]);
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(path.into());
        self.index.insert(path.into(), number);
        number
    }

    /// Whose minds it leads through.
    #[inline]
    pub fn get(&self, path: Path) -> &[u32] {
        &self.all[path as usize]
    }

    /// The path without its first mind.
    pub fn tail(&self, path: Path) -> Path {
        self.index[&self.all[path as usize][1..]]
    }

    /// The number of a path that was added.
    pub fn find(&self, path: &[u32]) -> Path {
        self.index[path]
    }
}

/// A task made ready.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Program {
    pub task: Task,
    pub slots: Vec<Slot>,
    pub words: usize,
    pub deeds: Vec<Deed>,
    pub paths: Paths,
    /// For each formula that is asked as a condition.
    conditions: Vec<Option<Condition>>,
    /// For each fluent the rules that read it in the state itself.
    pub local_rules: Vec<Filing>,
    /// The rules that read a fluent in somebody's mind.
    pub mind_rules: Map<(u32, u32), Filing>,
    /// Rules that look deeper.
    pub deep_rules: Filing,
    pub rules: Filing,
    /// For each formula what it reads, in the order of the text.
    reads: Vec<Option<Reads>>,
    /// The events.
    pub filing: Filing,
}

impl Program {
    /// Makes a task ready. `numbers` gets the codes of its constants.
    ///
    /// # Errors
    /// If there are more numbers than codes.
    pub fn new(task: Task, numbers: &mut Numbers) -> Result<Self, String> {
        let (slots, words) = layout(&task);
        let mut paths = Paths::default();
        paths.add(&[]);
        let mut deeds = Vec::with_capacity(task.events.len() + task.rules.len());
        for event in task.events.iter().chain(&task.rules) {
            deeds.push(deed(event, &task, &mut paths, numbers)?);
        }
        let mut program = Program {
            conditions: vec![None; task.formulas.len()],
            local_rules: Vec::new(),
            mind_rules: Map::default(),
            deep_rules: Filing::default(),
            rules: Filing::default(),
            reads: vec![None; task.formulas.len()],
            filing: Filing::default(),
            task,
            slots,
            words,
            deeds,
            paths,
        };
        program.make_conditions(numbers);
        program.file_reads();
        program.file_rules();
        program.filing = Filing::new(&program, 0..program.events());
        Ok(program)
    }

    /// The condition that a formula is.
    ///
    /// # Panics
    /// For a formula that nobody asks as a condition.
    #[inline]
    pub fn condition(&self, formula: u32) -> &Condition {
        self.conditions[formula as usize].as_ref().expect("every condition was made ready")
    }

    /// What a comparison reads, with the path from where it is asked.
    pub fn reads(&self, formula: u32) -> &[(Path, u32)] {
        self.reads[formula as usize].as_deref().unwrap_or(&[])
    }

    /// How many deeds are events.
    pub fn events(&self) -> u32 {
        u32::try_from(self.task.events.len()).unwrap_or(u32::MAX)
    }

    fn make_conditions(&mut self, numbers: &mut Numbers) {
        let mut asked: Vec<u32> = Vec::new();
        for deed in &self.deeds {
            asked.push(deed.pre);
            asked.extend(deed.effects.iter().filter_map(|e| e.when));
            asked.extend(&deed.notices);
            asked.extend(deed.secretly.iter().flatten());
        }
        for formula in &self.task.formulas {
            match formula {
                Formula::Or(parts) => asked.extend(parts),
                Formula::If(cases, _) => asked.extend(cases.iter().flat_map(|c| [c[0], c[1]])),
                _ => {}
            }
        }
        let mut maker = Conditions::new(&self.task, &self.slots, numbers);
        for formula in asked {
            let place = &mut self.conditions[formula as usize];
            if place.is_none() {
                *place = Some(maker.of(formula));
            }
        }
    }

    /// Reads are needed of what surprise may put right: preconditions and what shows who notices.
    fn file_reads(&mut self) {
        let mut todo: Vec<(u32, Vec<u32>)> = Vec::new();
        for deed in &self.deeds {
            todo.push((deed.pre, Vec::new()));
            todo.extend(deed.sights.iter().flat_map(|s| [(s.shown, Vec::new()), (s.hidden, Vec::new())]));
        }
        let mut seen: Map<(u32, Vec<u32>), ()> = Map::default();
        while let Some((formula, path)) = todo.pop() {
            if seen.insert((formula, path.clone()), ()).is_some() {
                continue;
            }
            match &self.task.formulas[formula as usize] {
                Formula::And(all) | Formula::Or(all) => todo.extend(all.iter().map(|&f| (f, path.clone()))),
                Formula::Believes(who, body) => {
                    let mut inner = path.clone();
                    inner.push(*who);
                    todo.push((*body, inner));
                }
                Formula::If(cases, last) => {
                    todo.extend(cases.iter().flatten().map(|&f| (f, path.clone())));
                    todo.push((*last, path));
                }
                Formula::Compare(_, left, right) => {
                    for side in [*left, *right, formula] {
                        self.file_read(side, &path);
                    }
                }
                Formula::Fluent(_) => self.file_read(formula, &path),
                Formula::Constant(_) | Formula::Arith(..) => {}
            }
        }
    }

    fn file_read(&mut self, formula: u32, prefix: &[u32]) {
        let mut found = Vec::new();
        collect_reads(&self.task, formula, &mut Vec::new(), &mut found);
        let mut rows = Vec::new();
        for (path, fluent) in found {
            self.paths.add(&[prefix, &path].concat());
            rows.push((self.paths.add(&path), fluent));
        }
        self.reads[formula as usize] = Some(rows.into());
    }

    fn file_rules(&mut self) {
        let mut local: Vec<Vec<u32>> = vec![Vec::new(); self.task.kinds.len()];
        let mut minds: Map<(u32, u32), Vec<u32>> = Map::default();
        let mut deep = Vec::new();
        let all = self.events()..u32::try_from(self.deeds.len()).unwrap_or(u32::MAX);
        for rule in all.clone() {
            let mut found = Vec::new();
            collect_reads(&self.task, self.deeds[rule as usize].pre, &mut Vec::new(), &mut found);
            for (path, fluent) in found {
                let list = match path[..] {
                    [] => &mut local[fluent as usize],
                    [who] => minds.entry((who, fluent)).or_default(),
                    _ => &mut deep,
                };
                if list.last() != Some(&rule) {
                    list.push(rule);
                }
            }
        }
        self.rules = Filing::new(self, all);
        self.deep_rules = Filing::new(self, deep.into_iter());
        self.local_rules = local.into_iter().map(|list| Filing::new(self, list.into_iter())).collect();
        self.mind_rules = minds.into_iter().map(|(k, list)| (k, Filing::new(self, list.into_iter()))).collect();
    }
}

fn deed(event: &task::Event, task: &Task, paths: &mut Paths, numbers: &mut Numbers) -> Result<Deed, String> {
    let mut effects = Vec::with_capacity(event.writes.len());
    for write in &event.writes {
        let value = match task.formulas[write.value as usize] {
            Formula::Constant(c) => Source::Code(numbers.constant(c).ok_or("there are too many numbers")?),
            _ => Source::Formula(write.value),
        };
        let always = task.formulas[write.when as usize] == Formula::Constant(Constant::Code(TRUE));
        let when = (!always).then_some(write.when);
        effects.push(Effect { path: paths.add(&write.path), fluent: write.fluent, when, value });
    }
    Ok(Deed {
        pre: event.pre,
        effects,
        consents: event.consents.clone(),
        notices: event.notices.clone(),
        secretly: event.secretly.clone(),
        open: event.open,
        sights: event.sights.clone(),
    })
}

/// What a formula reads, with the minds in which it does, in the order of the text.
pub fn collect_reads(task: &Task, formula: u32, path: &mut Vec<u32>, found: &mut Vec<(Vec<u32>, u32)>) {
    match &task.formulas[formula as usize] {
        Formula::Constant(_) => {}
        Formula::Fluent(fluent) => found.push((path.clone(), *fluent)),
        Formula::Believes(who, body) => {
            path.push(*who);
            collect_reads(task, *body, path, found);
            path.pop();
        }
        Formula::And(all) | Formula::Or(all) => all.iter().for_each(|&f| collect_reads(task, f, path, found)),
        Formula::Compare(_, left, right) | Formula::Arith(_, left, right) => {
            collect_reads(task, *left, path, found);
            collect_reads(task, *right, path, found);
        }
        Formula::If(cases, last) => {
            for case in cases {
                collect_reads(task, case[0], path, found);
                collect_reads(task, case[2], path, found);
            }
            collect_reads(task, *last, path, found);
        }
    }
}

/// Deeds filed by one value that each cannot do without: the one by which the fewest are asked in vain.
#[derive(Default, Debug)]
pub struct Filing {
    always: Vec<u32>,
    filed: Vec<(Slot, Vec<Vec<u32>>)>,
}

impl Filing {
    fn new(program: &Program, deeds: impl Iterator<Item = u32> + Clone) -> Self {
        let mut filing = Filing::default();
        let condition = |deed: u32| program.condition(program.deeds[deed as usize].pre);
        let needs = |deed: u32| condition(deed).literals.iter().filter(|l| l.equal);
        let mut variety: Map<u32, Map<Code, ()>> = Map::default();
        for need in deeds.clone().flat_map(needs) {
            variety.entry(need.fluent).or_default().insert(need.code, ());
        }
        let mut places: Map<u32, usize> = Map::default();
        for deed in deeds.filter(|&d| !condition(d).never) {
            let best = needs(deed).max_by_key(|n| variety[&n.fluent].len());
            let Some(need) = best else {
                filing.always.push(deed);
                continue;
            };
            let place = *places.entry(need.fluent).or_insert_with(|| {
                filing.filed.push((program.slots[need.fluent as usize], Vec::new()));
                filing.filed.len() - 1
            });
            let by_code = &mut filing.filed[place].1;
            if by_code.len() <= need.code as usize {
                by_code.resize(need.code as usize + 1, Vec::new());
            }
            by_code[need.code as usize].push(deed);
        }
        filing
    }

    /// The lists of those that may hold where the fluents have these values; each list is in order.
    pub fn lists<'a>(&'a self, words: &[u64]) -> impl Iterator<Item = &'a [u32]> {
        let filed = self.filed.iter().filter_map(|(slot, by_code)| by_code.get(slot.get(words) as usize));
        std::iter::once(&self.always).chain(filed).map(|l| &l[..]).filter(|l| !l.is_empty())
    }

    /// Those whose part about the state itself holds where the fluents have these values, in no order.
    pub fn among(&self, program: &Program, words: &[u64], found: &mut Vec<u32>) {
        for list in self.lists(words) {
            let fits = |&&deed: &&u32| program.condition(program.deeds[deed as usize].pre).local(words);
            found.extend(list.iter().filter(fits));
        }
    }
}
