//! The native engine of pasdedeux: states of belief, reasons, and the search for stories.
//!
//! A [`task`] is a world in numbers; a [`program`] is a task made ready. [`minds`] has the states and what events make
//! of them ([`states`], [`values`], [`drafts`]).

#![forbid(unsafe_code)]

pub mod bound;
pub mod conditions;
pub mod drafts;
pub mod engine;
pub mod estimate;
pub mod hash;
pub mod hopes;
pub mod limits;
pub mod meter;
pub mod minds;
pub mod program;
pub mod reasons;
pub mod relevance;
pub mod search;
pub mod states;
pub mod task;
pub mod values;

#[cfg(feature = "python")]
mod python;

#[cfg(test)]
mod tiny;
