"""Words that several analyses need: what is so, what is missing, and how an event is referred to."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.analysis.minds.missing import Missing
from pasdedeux.model.formula import Believes, Compare, Const, Expr, Fluent
from pasdedeux.model.reads import Path, fluents
from pasdedeux.model.state import State
from pasdedeux.model.story import Line
from pasdedeux.model.values import UNKNOWN, Entity, Value
from pasdedeux.model.words import fluent_words, name, say, state_words


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def told(line: Line) -> str:
    """How a text refers to an event: its name and its sentence. Staging has no name of its own."""
    return line.text if line.staging else f"{line.name} ({line.text})"


def clause(line: Line) -> str:
    """The event's sentence without a full stop."""
    return line.text.strip().rstrip(".!?")


def in_mind(path: Path, words: str) -> str:
    """``words`` as what path[0] believes that path[1] believes ..."""
    return "".join(f"{name(who)} believes that " for who in path) + words


_ASKING = ("where ", "who ")


def _unknown(fluent: Fluent) -> str:
    what = fluent_words(fluent)
    return f"it is unknown {what}" if what.startswith(_ASKING) else f"{what} is unknown"


def holds_words(path: Path, fluent: Fluent, value: Value) -> str:
    """What somebody holds of a fact: "Pierre believes that the diary is hers", "Katya does not know whether ..."."""
    if value is UNKNOWN and path:
        *outer, who = path
        if fluent.kind == "truth":
            return in_mind(tuple(outer), f"{name(who)} does not know whether {fluent_words(fluent)}")
        what = fluent_words(fluent)
        return in_mind(tuple(outer), f"{name(who)} has no idea {'' if what.startswith(_ASKING) else 'of '}{what}")
    if value is UNKNOWN and fluent.kind != "truth":
        return in_mind(path, _unknown(fluent))
    return in_mind(path, state_words(fluent, value))


def literal_words(expr: Expr) -> str:
    """A comparison as a clause; that a fact has an answer at all is said in words too."""
    match expr:
        case Believes(Const(Entity() as who), body):
            return _believed_words(who, body)
        case Compare("!=", Fluent() as fluent, Const(value)) if value is UNKNOWN:
            what = fluent_words(fluent)
            return f"it is known whether {what}" if fluent.kind == "truth" else f"{what} is known"
        case Compare("==", Fluent() as fluent, Const(value)):
            return _nothing(fluent) if value is UNKNOWN else holds_words((), fluent, value)
        case Compare("!=", Fluent() as fluent, Const(bool() as value)) if fluent.kind == "truth":
            return f"it is not certain that {state_words(fluent, value)}"
    return say(expr)


def _believed_words(who: Entity, body: Expr) -> str:
    match body:
        case Compare("!=", Fluent() as fluent, Const(value)) if value is UNKNOWN:
            return _heard(who, fluent)
        case Compare("==", Fluent() as fluent, Const(value)) if value is not UNKNOWN:
            return holds_words((who,), fluent, value)
        case Compare("!=", Fluent() as fluent, Const(bool() as value)) if fluent.kind == "truth":
            return f"{name(who)} does not believe that {state_words(fluent, value)}"
    return f"{name(who)} believes that {literal_words(body)}"


def _nothing(fluent: Fluent) -> str:
    """That a fact has no value, where this is what is wanted or believed."""
    return f"it is open whether {fluent_words(fluent)}" if fluent.kind == "truth" else _unknown(fluent)


def _heard(who: Entity, fluent: Fluent) -> str:
    what = "whether " + fluent_words(fluent) if fluent.kind == "truth" else fluent_words(fluent)
    return f"{name(who)} has a view on {what}"


def needed_words(gap: Missing) -> str:
    """What would have to be so: "Pierre believes that the diary is hers"."""
    return literal_words(gap.whole)


def required(gaps: Sequence[Missing], who: Entity | None = None) -> str:
    """What would have to be so for an act, as a sentence; what `who`, its actor, would have to believe, as that."""
    needs = [needed_words(gap) for gap in gaps]
    start = f"{name(who)} believes " if who else "?"
    if who and all(need.startswith(start) for need in needs):
        return f"For this {name(who)} would have to believe {listed([need.removeprefix(start) for need in needs])}."
    return f"This can happen only if {listed(needs)}."


def lacking_words(gap: Missing, state: State) -> str:
    """What is so instead, in ``state``: "Pierre does not know whether the diary is hers"."""
    read = dict.fromkeys(((*gap.path, *path), fluent) for path, fluent in fluents(gap.literal))
    said = [holds_words(path, fluent, state.value(fluent, path)) for path, fluent in read]
    return listed(said) or in_mind(gap.path, f"it is not so that {say(gap.literal)}")
