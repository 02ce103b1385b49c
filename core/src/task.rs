//! A task: a world in numbers, read from JSON and checked, so that everything behind it can rely on it.
//!
//! The format is described in `src/pasdedeux/engine/task.py`.

use serde::Deserialize;
use serde_json::Value as Cell;

/// The code of a value: false, true, unknown, then entities, then numbers as they come up.
pub type Code = u32;
/// The code of false.
pub const FALSE: Code = 0;
/// The code of true.
pub const TRUE: Code = 1;
/// The code of unknown.
pub const UNKNOWN: Code = 2;
/// The code of the first entity.
pub const ENTITIES: Code = 3;

/// No value: what is read beyond the depth at which beliefs are cut off. Nothing that is said of it holds.
pub const NOTHING: Code = u32::MAX;

/// How deep formulas may be nested, how large they may be when what they share is written out, how long a path of
/// minds may be: all of these are followed by recursion.
const DEEPEST: u32 = 500;
const LARGEST: u64 = 10_000_000;
const LONGEST_PATH: usize = 64;
/// States of a graph that is taken in; fewer will do under Miri, which takes a thousand times as long.
const MOST_STATES: usize = if cfg!(miri) { 1_000 } else { 200_000 };

/// Who or what may be most in a task: indices and codes are kept in 32 bits, beliefs in rows.
const MOST_CHARACTERS: usize = 4_096;
const MOST_ROWS: usize = 1 << 28;

/// What kind of values a fluent has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Boolean,
    /// True, false or unknown.
    Truth,
    /// A number or unknown.
    Number,
    /// An entity or unknown.
    Entity,
}

/// A comparison of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Order {
    Equal,
    Unequal,
    Greater,
    Less,
    AtLeast,
    AtMost,
}

/// A calculation with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sum {
    Plus,
    Minus,
    Times,
    Over,
}

/// A value written in a task: a code, or a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// A truth value, unknown or an entity.
    Code(Code),
    /// A number.
    Number(f64),
}

/// One row of the table of formulas; it refers to earlier rows only.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Formula {
    Constant(Constant),
    Fluent(u32),
    Believes(u32, u32),
    And(Box<[u32]>),
    Or(Box<[u32]>),
    Compare(Order, u32, u32),
    Arith(Sum, u32, u32),
    /// Cases of a condition, its negation and a value, and what else.
    If(Box<[[u32; 3]]>, u32),
}

/// Where `when` holds before the event, `[path]fluent` gets the value of a formula.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Write {
    pub path: Box<[u32]>,
    pub fluent: u32,
    pub when: u32,
    pub value: u32,
}

/// Of an open event, what shows that somebody notices it, or does not.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Sight {
    pub who: u32,
    pub shown: u32,
    pub hidden: u32,
}

/// One event, or one rule (nobody notices those).
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Event {
    pub pre: u32,
    pub writes: Vec<Write>,
    pub consents: Vec<u32>,
    pub notices: Vec<u32>,
    /// For each character the formula under which they notice it in secret, if they ever do; empty for most events.
    pub secretly: Vec<Option<u32>>,
    pub open: bool,
    pub sights: Vec<Sight>,
}

/// One state of a graph: what differs from the defaults, and which state of the graph each character believes.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Begun {
    pub values: Vec<(u32, Constant)>,
    pub beliefs: Vec<u32>,
}

/// A whole task.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Task {
    pub characters: usize,
    pub entities: usize,
    pub kinds: Vec<Kind>,
    pub defaults: Vec<Constant>,
    pub formulas: Vec<Formula>,
    pub events: Vec<Event>,
    pub rules: Vec<Event>,
    /// For each character, then for the author.
    pub wants: Vec<Option<u32>>,
    pub start: Vec<Begun>,
    /// Levels of belief that matter below those asked about; none if there is no end to them.
    pub lookahead: Option<u32>,
}

#[derive(Deserialize)]
struct RawEvent {
    pre: u32,
    writes: Vec<(Vec<u32>, u32, u32, u32)>,
    consents: Vec<u32>,
    notices: Vec<u32>,
    secretly: Vec<i64>,
    open: bool,
    sights: Vec<(u32, u32, u32)>,
}

type RawState = (Vec<(u32, Cell)>, Vec<u32>);

#[derive(Deserialize)]
struct RawTask {
    characters: usize,
    entities: usize,
    kinds: Vec<String>,
    defaults: Vec<Cell>,
    formulas: Vec<Vec<Cell>>,
    events: Vec<RawEvent>,
    rules: Vec<RawEvent>,
    wants: Vec<i64>,
    start: Vec<RawState>,
    lookahead: i64,
}

/// Reads and checks a task.
///
/// # Errors
/// A sentence that names the first thing that is wrong with it.
pub fn read(json: &str) -> Result<Task, String> {
    let raw: RawTask = serde_json::from_str(json).map_err(|e| format!("this is not a task: {e}"))?;
    Reader::new(&raw)?.task(raw)
}

/// Reads and checks one state with all that is believed in it.
///
/// # Errors
/// A sentence that names the first thing that is wrong with it.
pub fn read_graph(json: &str, task: &Task) -> Result<Vec<Begun>, String> {
    let raw: Vec<RawState> = serde_json::from_str(json).map_err(|e| format!("this is not a state: {e}"))?;
    Reader { characters: task.characters, entities: task.entities, kinds: task.kinds.clone(), rows: 0 }.graph(raw)
}

struct Reader {
    characters: usize,
    entities: usize,
    kinds: Vec<Kind>,
    rows: usize,
}

impl Reader {
    fn new(raw: &RawTask) -> Result<Self, String> {
        require(raw.characters <= MOST_CHARACTERS, || format!("{} characters are too many", raw.characters))?;
        require(raw.characters <= raw.entities, || "there are more characters than entities".into())?;
        require(raw.entities < MOST_ROWS && raw.formulas.len() < MOST_ROWS && raw.events.len() < MOST_ROWS, || {
            "the task is too large".into()
        })?;
        let kinds = raw.kinds.iter().map(|k| kind(k)).collect::<Result<_, _>>()?;
        Ok(Reader { characters: raw.characters, entities: raw.entities, kinds, rows: raw.formulas.len() })
    }

    fn task(self, raw: RawTask) -> Result<Task, String> {
        require(raw.defaults.len() == self.kinds.len(), || "not every fluent has a default".into())?;
        require(raw.wants.len() == self.characters + 1, || "wants are for each character and the author".into())?;
        let defaults: Vec<Constant> = raw
            .defaults
            .iter()
            .enumerate()
            .map(|(f, cell)| self.suits(f, self.constant(cell)?))
            .collect::<Result<_, _>>()?;
        let formulas: Vec<Formula> =
            raw.formulas.iter().enumerate().map(|(i, row)| self.formula(i, row)).collect::<Result<_, _>>()?;
        measured(&formulas)?;
        let events = raw.events.into_iter().map(|e| self.event(e)).collect::<Result<_, _>>()?;
        let rules = raw.rules.into_iter().map(|e| self.event(e)).collect::<Result<_, _>>()?;
        let wants = raw.wants.into_iter().map(|w| self.optional(w)).collect::<Result<_, _>>()?;
        let start = self.graph(raw.start)?;
        let lookahead = u32::try_from(raw.lookahead).ok();
        let (characters, entities, kinds) = (self.characters, self.entities, self.kinds);
        Ok(Task { characters, entities, kinds, defaults, formulas, events, rules, wants, start, lookahead })
    }

    fn constant(&self, cell: &Cell) -> Result<Constant, String> {
        let known = u64::from(ENTITIES) + self.entities as u64;
        match cell {
            Cell::Number(n) if n.is_f64() => {
                let number = n.as_f64().unwrap_or(f64::NAN);
                require(number.is_finite(), || format!("{number} is no number of a story"))?;
                Ok(Constant::Number(number + 0.0))
            }
            Cell::Number(n) => match n.as_u64().and_then(|n| u32::try_from(n).ok()) {
                Some(code) if u64::from(code) < known => Ok(Constant::Code(code)),
                _ => Err(format!("no value has the code {n}")),
            },
            _ => Err(format!("{cell} is not a value")),
        }
    }

    /// A value that a fluent may have.
    fn suits(&self, fluent: usize, value: Constant) -> Result<Constant, String> {
        let fits = match (self.kinds[fluent], value) {
            (Kind::Boolean, Constant::Code(c)) => c <= TRUE,
            (Kind::Truth, Constant::Code(c)) => c <= UNKNOWN,
            (Kind::Number, Constant::Number(_)) => true,
            (Kind::Number, Constant::Code(c)) => c == UNKNOWN,
            (Kind::Entity, Constant::Code(c)) => c >= UNKNOWN,
            _ => false,
        };
        require(fits, || format!("fluent {fluent} cannot be {value:?}"))?;
        Ok(value)
    }

    fn fluent(&self, number: u32) -> Result<u32, String> {
        require((number as usize) < self.kinds.len(), || format!("there is no fluent {number}"))?;
        Ok(number)
    }

    fn who(&self, number: u32) -> Result<u32, String> {
        require((number as usize) < self.characters, || format!("there is no character {number}"))?;
        Ok(number)
    }

    fn row(&self, number: u32) -> Result<u32, String> {
        require((number as usize) < self.rows, || format!("there is no formula {number}"))?;
        Ok(number)
    }

    fn optional(&self, number: i64) -> Result<Option<u32>, String> {
        if number == -1 {
            return Ok(None);
        }
        self.row(u32::try_from(number).map_err(|_| format!("there is no formula {number}"))?).map(Some)
    }

    fn formula(&self, place: usize, row: &[Cell]) -> Result<Formula, String> {
        let name = row.first().and_then(Cell::as_str).ok_or_else(|| format!("formula {place} has no name"))?;
        let rest = &row[1..];
        let index = |i: usize| -> Result<u32, String> {
            let cell = rest.get(i).ok_or_else(|| format!("formula {place} is too short"))?;
            let n = cell.as_u64().ok_or_else(|| format!("{cell} in formula {place} is not an index"))?;
            u32::try_from(n).map_err(|_| format!("{n} in formula {place} is too large"))
        };
        let earlier = |i: usize| -> Result<u32, String> {
            let at = index(i)?;
            require((at as usize) < place, || {
                format!("formula {place} refers to {at}, which does not come before it")
            })?;
            Ok(at)
        };
        let all = || (0..rest.len()).map(earlier).collect::<Result<Box<[u32]>, _>>();
        let exactly = |n: usize| require(rest.len() == n, || format!("formula {place} does not have {n} parts"));
        Ok(match name {
            "value" | "number" => {
                exactly(1)?;
                Formula::Constant(self.constant(&rest[0])?)
            }
            "fluent" => {
                exactly(1)?;
                Formula::Fluent(self.fluent(index(0)?)?)
            }
            "believes" => {
                exactly(2)?;
                Formula::Believes(self.who(index(0)?)?, earlier(1)?)
            }
            "and" => Formula::And(all()?),
            "or" => Formula::Or(all()?),
            "if" => {
                require(rest.len() % 3 == 1, || format!("formula {place} is an unfinished `if`"))?;
                let cases = rest.len() / 3;
                let case = |i: usize| Ok([earlier(3 * i)?, earlier(3 * i + 1)?, earlier(3 * i + 2)?]);
                Formula::If((0..cases).map(case).collect::<Result<_, String>>()?, earlier(3 * cases)?)
            }
            _ => {
                exactly(2)?;
                match (order(name), sum(name)) {
                    (Some(op), _) => Formula::Compare(op, earlier(0)?, earlier(1)?),
                    (_, Some(op)) => Formula::Arith(op, earlier(0)?, earlier(1)?),
                    _ => return Err(format!("formula {place} is a `{name}`, which means nothing")),
                }
            }
        })
    }

    fn event(&self, raw: RawEvent) -> Result<Event, String> {
        let write = |(path, fluent, when, value): (Vec<u32>, u32, u32, u32)| {
            require(path.len() <= LONGEST_PATH, || format!("nobody can be told {} minds deep", path.len()))?;
            let path = path.into_iter().map(|c| self.who(c)).collect::<Result<_, _>>()?;
            Ok(Write { path, fluent: self.fluent(fluent)?, when: self.row(when)?, value: self.row(value)? })
        };
        let sight = |(who, shown, hidden)| {
            Ok(Sight { who: self.who(who)?, shown: self.row(shown)?, hidden: self.row(hidden)? })
        };
        for row in [raw.notices.len(), raw.secretly.len()] {
            require(row == 0 || row == self.characters, || "an event is noticed by each character or not".into())?;
        }
        require(raw.sights.is_empty() || raw.open, || "only open events are seen openly".into())?;
        require(raw.sights.is_empty() || !raw.notices.is_empty(), || {
            "who sees an event openly has to notice it".into()
        })?;
        Ok(Event {
            pre: self.row(raw.pre)?,
            writes: raw.writes.into_iter().map(write).collect::<Result<_, String>>()?,
            consents: raw.consents.into_iter().map(|c| self.who(c)).collect::<Result<_, _>>()?,
            notices: raw.notices.into_iter().map(|r| self.row(r)).collect::<Result<_, _>>()?,
            secretly: raw.secretly.into_iter().map(|r| self.optional(r)).collect::<Result<_, _>>()?,
            open: raw.open,
            sights: raw.sights.into_iter().map(sight).collect::<Result<_, String>>()?,
        })
    }

    fn graph(&self, raw: Vec<RawState>) -> Result<Vec<Begun>, String> {
        let count = raw.len();
        require(count > 0, || "there is no state".into())?;
        require(count <= MOST_STATES, || format!("{count} states are too many to begin with"))?;
        let begun = |(values, beliefs): RawState| {
            require(beliefs.len() == self.characters, || "a state has one belief for each character".into())?;
            require(beliefs.iter().all(|&b| (b as usize) < count), || "somebody believes no state".into())?;
            let value = |(f, cell): (u32, Cell)| Ok((self.fluent(f)?, self.suits(f as usize, self.constant(&cell)?)?));
            Ok(Begun { values: values.into_iter().map(value).collect::<Result<_, String>>()?, beliefs })
        };
        raw.into_iter().map(begun).collect()
    }
}

/// Refuses formulas that are nested too deep or too large when written out.
fn measured(formulas: &[Formula]) -> Result<(), String> {
    let mut sizes: Vec<(u32, u64)> = Vec::with_capacity(formulas.len());
    for (place, formula) in formulas.iter().enumerate() {
        let (mut deep, mut large) = (0, 1u64);
        let mut part = |i: &u32| {
            let (d, l) = sizes[*i as usize];
            (deep, large) = (deep.max(d), large.saturating_add(l));
        };
        match formula {
            Formula::Constant(_) | Formula::Fluent(_) => {}
            Formula::Believes(_, body) => part(body),
            Formula::And(all) | Formula::Or(all) => all.iter().for_each(part),
            Formula::Compare(_, left, right) | Formula::Arith(_, left, right) => {
                [left, right].into_iter().for_each(part);
            }
            Formula::If(cases, last) => cases.iter().flatten().chain([last]).for_each(part),
        }
        require(deep < DEEPEST, || format!("formula {place} is nested more than {DEEPEST} deep"))?;
        require(large <= LARGEST, || format!("formula {place} has more than {LARGEST} parts"))?;
        sizes.push((deep + 1, large));
    }
    Ok(())
}

fn require(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}

fn kind(name: &str) -> Result<Kind, String> {
    match name {
        "boolean" => Ok(Kind::Boolean),
        "truth" => Ok(Kind::Truth),
        "number" => Ok(Kind::Number),
        "entity" => Ok(Kind::Entity),
        _ => Err(format!("`{name}` is not a kind of values")),
    }
}

fn order(name: &str) -> Option<Order> {
    Some(match name {
        "==" => Order::Equal,
        "!=" => Order::Unequal,
        ">" => Order::Greater,
        "<" => Order::Less,
        ">=" => Order::AtLeast,
        "<=" => Order::AtMost,
        _ => return None,
    })
}

fn sum(name: &str) -> Option<Sum> {
    Some(match name {
        "+" => Sum::Plus,
        "-" => Sum::Minus,
        "*" => Sum::Times,
        "/" => Sum::Over,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiny::document;
    use serde_json::json;

    #[test]
    fn every_mistake_is_refused_and_named() {
        let deep: Vec<Cell> =
            (0..600).map(|i| if i == 0 { json!(["value", 1]) } else { json!(["believes", 0, i - 1]) }).collect();
        let wide: Vec<Cell> =
            (0..30).map(|i| if i == 0 { json!(["value", 1]) } else { json!(["and", i - 1, i - 1]) }).collect();
        let mistakes = [
            ("", json!([]), "this is not a task"),
            ("/characters", json!(5000), "are too many"),
            ("/characters", json!(4), "more characters than entities"),
            ("/entities", json!(1 << 30), "too large"),
            ("/kinds/0", json!("fruit"), "not a kind"),
            ("/kinds", json!(["boolean"]), "has a default"),
            ("/wants", json!([5, 16]), "each character and the author"),
            ("/wants/0", json!(-2), "no formula -2"),
            ("/wants/0", json!(99), "no formula 99"),
            ("/defaults/0", json!(3), "cannot be"),
            ("/defaults/3", json!("x"), "is not a value"),
            ("/defaults/3", json!(6), "has the code 6"),
            ("/formulas/2", json!([]), "has no name"),
            ("/formulas/2", json!(["fluent"]), "does not have 1 parts"),
            ("/formulas/2", json!(["fluent", -1]), "is not an index"),
            ("/formulas/2", json!(["fluent", 1_u64 << 40]), "is too large"),
            ("/formulas/2", json!(["fluent", 9]), "no fluent 9"),
            ("/formulas/2", json!(["and", 2]), "does not come before it"),
            ("/formulas/8", json!(["believes", 2, 3]), "no character 2"),
            ("/formulas/16", json!(["if", 5, 6]), "unfinished"),
            ("/formulas/3", json!(["like", 2, 1]), "means nothing"),
            ("/formulas", json!(deep), "nested more than"),
            ("/formulas", json!(wide), "has more than"),
            ("/events/0/pre", json!(99), "no formula 99"),
            ("/events/0/writes/0/0", json!(vec![0; 99]), "minds deep"),
            ("/events/0/writes/0/0", json!([7]), "no character 7"),
            ("/events/0/notices", json!([0]), "by each character or not"),
            ("/events/0/secretly", json!([0]), "by each character or not"),
            ("/events/0/sights", json!([[0, 0, 0]]), "only open events"),
            ("/start", json!([]), "there is no state"),
            ("/start/0/1", json!([0]), "one belief for each character"),
            ("/start/0/1", json!([0, 1]), "believes no state"),
            ("/start/0/0", json!([[9, 0]]), "no fluent 9"),
        ];
        for (place, new, said) in mistakes {
            let mut task = document();
            *task.pointer_mut(place).expect(place) = new;
            let why = read(&task.to_string()).expect_err(place);
            assert!(why.contains(said), "{place}: {why}");
        }
    }

    #[test]
    fn who_sees_an_open_event_has_to_notice_it() {
        let mut task = document();
        for (key, value) in [("open", json!(true)), ("sights", json!([[0, 0, 0]])), ("notices", json!([]))] {
            task["events"][0][key] = value;
        }
        assert!(read(&task.to_string()).expect_err("nobody notices it").contains("has to notice it"));
    }

    #[test]
    fn too_many_states_to_begin_with_are_refused() {
        let task = read(&document().to_string()).expect("it is a task");
        let states: Vec<RawState> = vec![(Vec::new(), vec![0, 0]); MOST_STATES + 1];
        let reader = Reader { characters: 2, entities: 3, kinds: task.kinds, rows: 0 };
        assert!(reader.graph(states).expect_err("they are too many").contains("too many to begin with"));
    }

    #[test]
    fn a_task_has_what_is_written() {
        let task = read(&document().to_string()).expect("it is a task");
        assert_eq!((task.characters, task.events.len(), task.rules.len(), task.lookahead), (2, 6, 1, None));
        assert_eq!(task.formulas[3], Formula::Compare(Order::Equal, 2, 1));
        assert_eq!(task.defaults[3], Constant::Number(0.0));
    }
}
