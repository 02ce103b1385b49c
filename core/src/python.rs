//! The Python module `pasdedeux._core`.
//!
//! Long work runs on a thread of its own with a large stack and without the interpreter's lock. The calling thread
//! waits, lets Python handle signals, and answers what the work asks of Python, so that callbacks run where they were
//! given.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyIndexError, PyMemoryError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::engine::Engine;
use crate::limits::{Limits, less};
use crate::meter::{Bounds, Progress, Stop};
use crate::minds::{Answer, Trouble};
use crate::reasons::{Ideas, Reason};
use crate::search::{Candidate, Outcome, Request, Strategy};
use crate::states::BEYOND;

create_exception!(_core, NoOutcome, PyException, "An event has no outcome: its number, and \"loop\" or \"number\".");

create_exception!(_core, Halted, PyException, "A question was stopped from outside.");

/// The stack of long work, in bytes: as much as plans and minds within minds may ever take. It is only reserved.
const STACK: usize = 1 << 30;
/// How long the calling thread waits before it looks for signals.
const PATIENCE: Duration = Duration::from_millis(20);

/// What long work asks of the calling thread.
enum Ask {
    Progress(Progress),
    Accept(Candidate, Sender<bool>),
}

/// One world at work.
#[pyclass(module = "pasdedeux._core")]
struct Core {
    engine: Option<Engine>,
}

fn raised(trouble: Trouble) -> PyErr {
    match trouble {
        Trouble::Loop(event, rule) => {
            NoOutcome::new_err((event, "loop", if rule == u32::MAX { -1 } else { i64::from(rule) }))
        }
        Trouble::Number(event) => NoOutcome::new_err((event, "number", -1)),
        Trouble::Circular => PyRuntimeError::new_err("a belief depends on itself"),
        Trouble::Stopped(Stop::Memory) => PyMemoryError::new_err("there are more states than can be told apart"),
        Trouble::Stopped(stop) => Halted::new_err(stop_word(Some(stop))),
    }
}

fn stop_word(stop: Option<Stop>) -> &'static str {
    match stop {
        None | Some(Stop::Pause) => "",
        Some(Stop::Time) => "time",
        Some(Stop::Memory) => "memory",
        Some(Stop::States) => "states",
        Some(Stop::Interruption) => "interruption",
        Some(Stop::Length) => "length",
        Some(Stop::Enough) => "number",
    }
}

fn ideas(off: &[String]) -> Ideas {
    let on = |name: &str| !off.iter().any(|o| o == name);
    Ideas { cut: on("cut"), bound: on("bound"), company: on("company"), widening: on("widening"), ranks: on("ranks") }
}

fn strategy(name: &str) -> PyResult<Strategy> {
    match name {
        "breadth" => Ok(Strategy::Breadth),
        "both" => Ok(Strategy::Both),
        "all" => Ok(Strategy::All),
        "best" => Ok(Strategy::Best),
        _ => Err(PyValueError::new_err(format!("`{name}` is not a strategy"))),
    }
}

/// Long work on a thread of its own. What it asks is answered here; an error of Python's stops it and is raised. An
/// interruption is raised too, unless the work can tell of one itself (`telling`): then it is only the wish to stop.
fn run<T: Send>(
    py: Python<'_>,
    telling: bool,
    work: impl FnOnce(&Sender<Ask>, &AtomicBool) -> T + Send,
    mut answer: impl FnMut(Python<'_>, Ask) -> PyResult<()> + Send,
) -> PyResult<(T, Option<PyErr>)> {
    let stop = AtomicBool::new(false);
    py.detach(|| {
        let (sender, receiver): (Sender<Ask>, Receiver<Ask>) = channel();
        std::thread::scope(|scope| {
            let stop = &stop;
            let worker = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, move || {
                    let sender = sender;
                    catch_unwind(AssertUnwindSafe(|| work(&sender, stop)))
                })
                .map_err(|e| PyMemoryError::new_err(format!("no thread could be started: {e}")))?;
            let mut failure = None;
            loop {
                let ask = receiver.recv_timeout(PATIENCE);
                let done = matches!(ask, Err(RecvTimeoutError::Disconnected));
                let result = Python::attach(|py| {
                    if let Ok(ask) = ask {
                        answer(py, ask)?;
                    }
                    py.check_signals()
                });
                if let Err(error) = result {
                    stop.store(true, Ordering::Relaxed);
                    let wish = Python::attach(|py| {
                        error.is_instance_of::<Halted>(py)
                            || (telling && error.is_instance_of::<pyo3::exceptions::PyKeyboardInterrupt>(py))
                    });
                    if !wish && failure.is_none() {
                        failure = Some(error);
                    }
                }
                if done {
                    break;
                }
            }
            let result = worker.join().unwrap_or_else(Err);
            match result {
                Ok(found) => Ok((found, failure)),
                Err(panic) => Err(PyRuntimeError::new_err(format!("the core failed: {}", told(&panic)))),
            }
        })
    })
}

fn told(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_string());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it does not say why".into())
}

fn reason_tuple<'py>(py: Python<'py>, reason: &Reason) -> PyResult<Bound<'py, PyTuple>> {
    let row = |row: &Vec<Reason>| -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, row.iter().map(|r| reason_tuple(py, r)).collect::<PyResult<Vec<_>>>()?)
    };
    let others = PyTuple::new(py, reason.others.iter().map(row).collect::<PyResult<Vec<_>>>()?)?;
    let events = PyTuple::new(py, &reason.events)?;
    (reason.who, events, others, reason.before, reason.after).into_pyobject(py)
}

fn candidate_tuple<'py>(py: Python<'py>, candidate: &Candidate) -> PyResult<Bound<'py, PyTuple>> {
    let row = |row: &Vec<Reason>| -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, row.iter().map(|r| reason_tuple(py, r)).collect::<PyResult<Vec<_>>>()?)
    };
    let reasons = PyTuple::new(py, candidate.reasons.iter().map(row).collect::<PyResult<Vec<_>>>()?)?;
    (PyTuple::new(py, &candidate.events)?, candidate.utility, reasons).into_pyobject(py)
}

fn progress_tuple(progress: &Progress) -> (usize, usize, usize, f64, usize) {
    (progress.states, progress.transitions, progress.depth, progress.seconds, progress.bytes)
}

impl Core {
    fn engine(&mut self) -> PyResult<&mut Engine> {
        self.engine.as_mut().ok_or_else(|| PyRuntimeError::new_err("the core failed before and cannot be asked again"))
    }

    fn known(&mut self, state: u32) -> PyResult<&mut Engine> {
        let engine = self.engine()?;
        if (state as usize) < engine.states() {
            Ok(engine)
        } else {
            Err(PyIndexError::new_err("there is no such state"))
        }
    }

    fn event(&mut self, state: u32, event: u32) -> PyResult<&mut Engine> {
        let engine = self.known(state)?;
        if event < engine.events() { Ok(engine) } else { Err(PyIndexError::new_err("there is no such event")) }
    }

    /// The engine on a thread of its own; if it fails there, it cannot be asked again.
    fn long<T: Send>(
        &mut self,
        py: Python<'_>,
        telling: bool,
        work: impl FnOnce(&mut Engine, &Sender<Ask>, &AtomicBool) -> Answer<T> + Send,
        answer: impl FnMut(Python<'_>, Ask) -> PyResult<()> + Send,
    ) -> PyResult<T> {
        let mut engine = self
            .engine
            .take()
            .ok_or_else(|| PyRuntimeError::new_err("the core failed before, or is at work, and cannot be asked"))?;
        let done = run(
            py,
            telling,
            move |sender, stop| {
                let found = work(&mut engine, sender, stop);
                (engine, found)
            },
            answer,
        );
        let ((engine, found), failure) = done?;
        self.engine = Some(engine);
        match failure {
            Some(error) => Err(error),
            None => found.map_err(raised),
        }
    }
}

#[pymethods]
#[allow(clippy::needless_pass_by_value)] // what Python gives is owned here
impl Core {
    #[new]
    fn new(py: Python<'_>, json: &str) -> PyResult<Self> {
        let (made, failure) = run(py, false, |_, _| Engine::new(json), |_, _| Ok(()))?;
        if let Some(error) = failure {
            return Err(error);
        }
        Ok(Core { engine: Some(made.map_err(PyValueError::new_err)?) })
    }

    #[getter]
    fn start(&mut self) -> PyResult<u32> {
        Ok(self.engine()?.start())
    }

    fn state(&mut self, json: &str) -> PyResult<u32> {
        self.engine()?.state(json).map_err(PyValueError::new_err)
    }

    fn values(&mut self, state: u32) -> PyResult<Vec<(u32, Option<f64>)>> {
        Ok(self.known(state)?.values(state))
    }

    fn believed(&mut self, state: u32, who: u32) -> PyResult<i64> {
        let engine = self.known(state)?;
        if who >= engine.characters() {
            return Err(PyIndexError::new_err("there is no such character"));
        }
        Ok(match engine.believed(state, who) {
            BEYOND => -1,
            known => i64::from(known),
        })
    }

    fn possible(&mut self, state: u32) -> PyResult<Vec<u32>> {
        self.known(state)?.possible(state).map_err(raised)
    }

    fn after(&mut self, state: u32, event: u32) -> PyResult<u32> {
        self.event(state, event)?.after(state, event).map_err(raised)
    }

    fn utility(&mut self, state: u32, owner: i64) -> PyResult<Option<f64>> {
        let engine = self.known(state)?;
        let owner = u32::try_from(owner).unwrap_or(engine.characters());
        if owner > engine.characters() {
            return Err(PyIndexError::new_err("there is no such character"));
        }
        engine.utility(state, owner).map_err(raised)
    }

    fn cut(&mut self, state: u32, depth: u32) -> PyResult<u32> {
        Ok(self.known(state)?.cut(state, depth))
    }

    fn progress(&mut self) -> PyResult<(usize, usize, usize, f64, usize)> {
        Ok(progress_tuple(&self.engine()?.progress()))
    }

    /// The shortest reason of `who`, as nested tuples, or None.
    #[allow(clippy::too_many_arguments)]
    fn reason<'py>(
        &mut self,
        py: Python<'py>,
        state: u32,
        event: u32,
        who: u32,
        limits: (Option<u32>, Option<u32>, Option<u32>),
        minds: u32,
        position: u32,
        watch: Option<Py<PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyTuple>>> {
        if who >= self.event(state, event)?.characters() {
            return Err(PyIndexError::new_err("there is no such character"));
        }
        let limits = Limits { author: limits.0, character: limits.1, epistemic: limits.2 };
        let budget = less(limits.first_budget(), position.saturating_sub(1));
        let found = self.long(
            py,
            false,
            move |engine, sender, stop| {
                let mut watch = watching(sender, stop);
                engine.reason((state, event, who), limits, (minds, budget), Some(&mut watch))
            },
            |py, ask| answered(py, ask, watch.as_ref(), None),
        )?;
        found.map(|r| reason_tuple(py, &r)).transpose()
    }

    /// A search: plans and the best below the goal as tuples, why it was stopped, and how deep it went.
    #[allow(clippy::too_many_arguments, clippy::type_complexity)]
    fn search<'py>(
        &mut self,
        py: Python<'py>,
        goal: f64,
        limits: (Option<u32>, Option<u32>, Option<u32>),
        name: &str,
        most: Option<usize>,
        bounds: (Option<f64>, Option<usize>, Option<usize>),
        off: Vec<String>,
        progress: Option<Py<PyAny>>,
        accept: Option<Py<PyAny>>,
    ) -> PyResult<(Vec<Bound<'py, PyTuple>>, Option<Bound<'py, PyTuple>>, &'static str, usize)> {
        let limits = Limits { author: limits.0, character: limits.1, epistemic: limits.2 };
        let request = Request { goal, limits, strategy: strategy(name)?, most, ideas: ideas(&off) };
        let bounds = Bounds { seconds: bounds.0, bytes: bounds.1, states: bounds.2 };
        let asks = accept.is_some();
        let outcome: Outcome = self.long(
            py,
            true,
            move |engine, sender, stop| {
                let mut watch = watching(sender, stop);
                let mut accepting = |found: &Candidate| {
                    let (reply, answer) = channel();
                    !asks || (sender.send(Ask::Accept(found.clone(), reply)).is_ok() && answer.recv().unwrap_or(false))
                };
                engine.search(&request, bounds, Some(&mut watch), &mut accepting)
            },
            |py, ask| answered(py, ask, progress.as_ref(), accept.as_ref()),
        )?;
        let plans = outcome.plans.iter().map(|c| candidate_tuple(py, c)).collect::<PyResult<_>>()?;
        let best = outcome.best.as_ref().map(|c| candidate_tuple(py, c)).transpose()?;
        Ok((plans, best, stop_word(outcome.stopped), outcome.depth))
    }

    /// The numbers of distinct states within 0, 1, 2, ... acts.
    fn reachable(&mut self, py: Python<'_>, imagined: bool, watch: Option<Py<PyAny>>) -> PyResult<Vec<usize>> {
        self.long(
            py,
            false,
            move |engine, sender, stop| engine.reachable(imagined, Some(&mut watching(sender, stop))),
            |py, ask| answered(py, ask, watch.as_ref(), None),
        )
    }
}

/// A watch that tells the calling thread, and stops when that says so.
fn watching<'a>(sender: &'a Sender<Ask>, stop: &'a AtomicBool) -> impl FnMut(&Progress) -> bool + 'a {
    move |progress| {
        let heard = sender.send(Ask::Progress(*progress)).is_ok();
        heard && !stop.load(Ordering::Relaxed)
    }
}

/// What Python says to what the work asks: a watch that returns False ends it.
fn answered(py: Python<'_>, ask: Ask, watch: Option<&Py<PyAny>>, accept: Option<&Py<PyAny>>) -> PyResult<()> {
    match (ask, watch, accept) {
        (Ask::Progress(progress), Some(watch), _) => {
            if watch.bind(py).call1(progress_tuple(&progress))?.is_truthy()? {
                return Ok(());
            }
            Err(Halted::new_err(()))
        }
        (Ask::Accept(found, reply), _, Some(accept)) => {
            let said = accept.bind(py).call1(candidate_tuple(py, &found)?)?.is_truthy()?;
            let _ = reply.send(said); // the work may have ended meanwhile
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The module.
#[pymodule]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("NoOutcome", module.py().get_type::<NoOutcome>())?;
    module.add("Halted", module.py().get_type::<Halted>())?;
    module.add_class::<Core>()
}
