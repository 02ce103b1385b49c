"""Answers: yes, no or unknown, since when it is so, which events made it so, and what would have to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pasdedeux.analysis.minds.missing import missing
from pasdedeux.analysis.minds.stance import Stance, judge
from pasdedeux.analysis.questions.counterfactual import Counterfactuals
from pasdedeux.analysis.wording import holds_words, lacking_words, listed, literal_words, needed_words, told
from pasdedeux.language.story.questions import Question
from pasdedeux.model.evaluate import reader
from pasdedeux.model.formula import And, Believes, Const, Expr, Fluent, Not
from pasdedeux.model.ground import conjunction
from pasdedeux.model.reads import Path
from pasdedeux.model.replay import Moment, Replay
from pasdedeux.model.state import State
from pasdedeux.model.story import Line
from pasdedeux.model.values import UNKNOWN, Entity, Value, same, show
from pasdedeux.model.words import name, say


@dataclass(frozen=True, eq=False, slots=True)
class Answer:
    """An answer to a question at a moment of a story.

    ``answer`` is "yes", "no" or "unknown" (to whoever is asked about); of a value "yes" says that there is one,
    unless it is a truth value, and then it is the answer. ``since`` is the event from which on it has been so, None
    for the start; ``because`` are the events without which it would not be so. ``needed`` says what a yes would
    take, ``lacking`` what is the case instead.
    """

    question: Question
    answer: Stance
    value: Value | None
    statement: str
    since: Line | None
    because: tuple[Line, ...]
    needed: tuple[str, ...]
    lacking: tuple[str, ...]
    after: Line | None

    def to_json(self) -> dict[str, object]:
        """Plain data: ``since``, ``because`` and ``after`` are names of events."""
        return {
            "question": self.question.text,
            "answer": self.answer,
            "value": None if self.value is None else show(self.value),
            "text": self.statement,
            "since": _called(self.since) if self.since else None,
            "because": [_called(line) for line in self.because],
            "events": [{"event": line.name, "number": line.number, "text": line.text} for line in self.because],
            "needed": list(self.needed),
            "lacking": list(self.lacking),
            "after": _called(self.after) if self.after else None,
        }

    def __str__(self) -> str:
        return "\n".join(_text(self))


@dataclass(frozen=True, eq=False, slots=True)
class _Found:
    """An answer at one moment: what decides whether two moments answer alike."""

    answer: Stance
    value: Value | None

    def like(self, other: _Found) -> bool:
        if self.value is None or other.value is None:
            return self.answer == other.answer
        return same(self.value, other.value)


class _Reading:
    """A question made into a function of states."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self._judge = judge(question.whole) if question.kind == "whether" else None
        self._read = reader(question.whole) if question.kind == "what" else None

    def at(self, state: State) -> _Found:
        if self._judge is not None:
            return _Found(self._judge(state), None)
        value = self._read(state) if self._read is not None else UNKNOWN
        if isinstance(value, bool):
            return _Found("yes" if value else "no", value)
        return _Found("unknown" if value is UNKNOWN else "yes", value)


def ask(replay: Replay, question: Question, after: Line | None = None) -> Answer:
    """The answer to ``question`` after an event (None: at the end of the story).

    Raises:
        ArithmeticError: if a number is divided by zero on the way.
    """
    moments = replay.until(after)
    reading = _Reading(question)
    state = moments[-1].after if moments else replay.start
    now = reading.at(state)
    since = _since(replay, moments, reading, now)
    because: tuple[Line, ...] = ()
    if since is not None:
        others = Counterfactuals(replay, moments, question.whole, lambda s: reading.at(s).like(now))
        # that somebody came into a scene goes without saying
        because = tuple(line for line in others.because(since.line) if not line.staging)
    gaps = missing(question.whole, state) if question.kind == "whether" and now.answer != "yes" else ()
    return Answer(
        question,
        now.answer,
        now.value,
        _statement(question, now, state),
        since.line if since else None,
        because,
        tuple(dict.fromkeys(needed_words(gap) for gap in gaps)),
        tuple(dict.fromkeys(lacking_words(gap, state) for gap in gaps)),
        after,
    )


def _since(replay: Replay, moments: tuple[Moment, ...], reading: _Reading, now: _Found) -> Moment | None:
    """The moment from which on the answer has been this one without a break; None if it was so from the start."""
    for moment in reversed(moments):
        if moment.before is not moment.after and not reading.at(moment.before).like(now):
            return moment
    return None


# --- words ----------------------------------------------------------------------------------------------------------


def _statement(question: Question, found: _Found, state: State) -> str:
    """The answer as a sentence."""
    words: dict[Literal["yes", "no", "unknown"], str] = {"yes": "Yes", "no": "No", "unknown": "Unknown"}
    if question.kind == "whether":
        if found.answer == "yes":
            return f"Yes: {_claim_words(question.whole)}."
        gaps = missing(question.whole, state)
        return f"{words[found.answer]}: {listed([lacking_words(g, state) for g in gaps]) or say(question.whole)}."
    value = UNKNOWN if found.value is None else found.value
    start = "Unknown: " if value is UNKNOWN else ""
    return f"{start}{_value_words(question.path, question.body, value)}."


def _claim_words(claim: Expr) -> str:
    """The claim as a clause; that somebody believes what is so is said as knowing it."""
    match claim:
        case And((Believes(Const(Entity() as who), body), *rest)) if rest and conjunction(tuple(rest)) == body:
            return f"{name(who)} knows that {_claim_words(body)}"
        case Not(And((Believes(Const(Entity() as who), body), *rest))) if rest and conjunction(tuple(rest)) == body:
            return f"{name(who)} does not know that {_claim_words(body)}"
    return literal_words(claim)


def _value_words(path: Path, body: Expr, value: Value) -> str:
    if isinstance(body, Fluent):
        words = holds_words(path, body, value)
        return words[:1].upper() + words[1:]
    minds = "".join(f"{name(who)} believes that " for who in path)
    return f"{minds}“{say(body)}” is {name(value)}" if minds else f"It is {name(value)}"


def _text(answer: Answer) -> Iterator[str]:
    yield answer.statement
    yield f"It has been so since {told(answer.since)}." if answer.since else "It has been so from the start."
    if answer.because:
        yield f"It rests on {listed([told(line) for line in answer.because])}."
    if answer.needed and answer.needed != (literal_words(answer.question.whole),):
        yield f"For a yes, it would have to be so that {listed(answer.needed)}."


def _called(line: Line) -> str:
    """The name of an event; coming and going at the opening of a scene goes by its words."""
    return line.text if line.staging else line.name
