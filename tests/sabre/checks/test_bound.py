"""What only shows when the declarations are bound."""

import pytest

from pasdedeux.model.binding import all_events, contradiction
from pasdedeux.model.semantics import Semantics
from pasdedeux.sabre.checks.satisfiable import satisfiable
from tests.sabre.problems import HEAD, codes, messages, world

MOVE = "at(a) = Hall & at(b) = Attic"


def push(condition: str, effect: str = MOVE) -> str:
    """A problem in which two characters, who may be one, are moved."""
    return f"{HEAD} action push(a : character, b : character) {{ precondition: {condition}; effect: {effect}; }};"


@pytest.mark.parametrize(
    "effect",
    [
        "n() = 1 & n() = 2",
        "p() & !p()",
        "at(a) = Hall & at(a) = Attic",
        "believes(a, n() = 1) & believes(a, n()) = 2",
        "forall(c : character) at(c) = Hall & at(Ann) = Attic",
        "forall(r : room) at(a) = r",
    ],
)
def test_a_contradiction_in_every_instance(effect) -> None:
    """Two constants for one fact are refused, whether or not the event could happen."""
    assert codes(push("a != b", effect)) == ["P306"]


@pytest.mark.parametrize(
    ("condition", "refused"),
    [
        ("True", True),
        ("p()", True),
        ("a != b", False),
        ("p() & (q() & a != b)", False),
        ("a == Ann & b == Ben", False),
        ("a != b | q()", True),
        ("a != b | (q() & !q())", False),
        ("a != b | (n() > 1 & n() < 1)", False),
        ("a != b | (n() > 1 & n() < 2)", True),
        ("at(a) == Hall & at(b) == Attic", False),
        ("at(a) == Hall & at(b) == Hall", True),
        ("believes(Ann, p() & !p()) | a != b", False),
        ("believes(Ann, p()) & !p()", True),
    ],
)
def test_a_contradiction_in_some_instance(condition, refused) -> None:
    """An instance that contradicts itself is refused if its precondition can hold, and named."""
    assert codes(push(condition)) == (["P306"] if refused else [])
    assert ("push(Ann, Ann)" in messages(push(condition))) is refused


@pytest.mark.parametrize(
    "effect",
    [
        "at(a) = Hall & at(b) = Hall",
        "happy(a) & !happy(Ben) & a == a",
        "if(p()) n() = 1 & if(q()) n() = 2",
        "n() = m() & n() = 2",
        "believes(a, n() = 1) & n() = 2",
        "believes(a, n() = 1) & believes(b, n() = 1)",
    ],
)
def test_what_is_no_contradiction(effect) -> None:
    """Equal values, computed ones, conditional ones and other minds' beliefs do not contradict each other."""
    assert codes(push("a == Ann & b == Ann", effect.replace(" & a == a", ""))) == []


def test_triggers_and_the_start_are_looked_at_too() -> None:
    """A trigger's instance and one part of an initial statement can contradict themselves as well."""
    assert codes(f"{HEAD} trigger t(a : character) {{ effect: happy(a) & !happy(Ann); }};") == ["P306"]
    assert codes(f"{HEAD} believes(Ann, p() & !p());") == ["P306"]
    assert codes(f"{HEAD} p() & !p();") == []


@pytest.mark.parametrize(
    "text",
    [
        "a != b & happy(a)",
        "happy(a) | !happy(b)",
        "n() >= 2 & n() <= 2",
        "n() > 2 & n() <= 2",
        "at(a) != Hall & at(a) != Attic & at(a) != Cart & at(a) != ?",
        "at(a) != Hall & at(a) != Attic & at(a) != Cart",
        "(if(p()) !p() else q()) & !q()",
        "(if(p()) !p() else q()) & !p()",
        "!(p() | !p())",
        "n() == 1 & 2 < n()",
    ],
)
def test_satisfiable_against_all_values(text) -> None:
    """The search agrees with trying every combination of values of the facts that are asked about."""
    made = world(push(text, "p()"))
    states = _states()
    for event in all_events(made, made.actions[0]):
        found = any(all_events_possible(text, event.signature, values) for values in states)
        assert satisfiable(event.precondition, made) is found, event.signature


def _states() -> list[str]:
    """Initial statements for every combination of a few values."""
    return [
        f"n() = {n}; {p}p(); {q}q(); {h}happy(Ann); {g}happy(Ben); at(Ann) = {a}; at(Ben) = {a};"
        for n in (1, 2, 3)
        for p in ("", "!")
        for q in ("", "!")
        for h, g in (("", ""), ("!", ""), ("", "!"), ("!", "!"))
        for a in ("Hall", "Attic", "Cart", "?")
    ]


_made: dict[tuple[str, str], dict[str, bool]] = {}


def all_events_possible(text: str, signature: str, values: str) -> bool:
    """Whether an instance of the condition holds at a start with these values."""
    known = _made.get((text, values))
    if known is None:
        made = world(push(text, "p()") + values)
        start = Semantics(made).start
        known = _made[text, values] = {e.signature: e.possible(start) for e in all_events(made, made.actions[0])}
    return known[signature]


@pytest.mark.parametrize("condition", ["True", "a != b", "a == Ann", "b == Ben", "a == b", "p() & b != Ann"])
@pytest.mark.parametrize(
    "effect",
    [
        MOVE,
        "happy(a) & !happy(b)",
        "at(a) = Hall & at(Ann) = Attic",
        "believes(a, happy(b)) & !believes(b, happy(a))",
        "forall(c : character) happy(c) & !happy(b)",
        "n() = 1 & n() = m()",
    ],
)
def test_the_quick_search_for_contradictions_misses_none(condition, effect, monkeypatch) -> None:
    """Binding every instance finds a contradiction exactly where comparing the declarations does."""
    refused = codes(push(condition, effect)) == ["P306"]
    monkeypatch.setattr("pasdedeux.sabre.problem.check", lambda *_: None)
    made = world(push(condition, effect))
    slow = any(contradiction(event.writes) for event in all_events(made, made.actions[0]))
    assert refused is slow


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("action a() { effect: n() = 5 / m(); };", True),
        ("action a() { precondition: m() != 0; effect: n() = 5 / m(); };", False),
        ("action a() { effect: if(m() != 0) n() = 5 / m(); };", False),
        ("action a() { effect: n() = if(m() == 0) 0 else 5 / m(); };", False),
        ("action a() { effect: n() = 0 / 2; };", False),
        ("action a() { precondition: 5 / m() > 1; effect: p(); };", True),
        ("action a() { effect: p(); observing(c : character): 5 / m() > 1; };", True),
        ("action a() { precondition: p(); effect: n() = 5 / 0; };", True),
        ("trigger a() { precondition: 5 / m() > 1; effect: p(); };", True),
        ("n() = 5 / m();", True),
        ("m() = 1; n() = 5 / m();", False),
        ("utility(Ann): 5 / m();", True),
        ("m() = ?; utility(): 5 / m();", False),
    ],
)
def test_divisions_by_zero(text, refused) -> None:
    """A division by zero that would happen at the start, or in any case, is refused."""
    assert codes(f"{HEAD}{text}") == (["P309"] if refused else [])


def test_facts_that_are_not_declared_for_everything() -> None:
    """Where a variable may stand for something that a property does not take, it is said which."""
    said = messages(f"{HEAD} action a(x : place) {{ precondition: at(x) == Hall; effect: p(); }};")
    assert "`at` is not declared for (Hall)" in said
    assert codes(f"{HEAD} utility(): (sum(x : place) if(at(x) == Hall) 1 else 0);") == ["P204"]
    assert codes(f"{HEAD} forall(x : place) at(x) = ?;") == ["P204"]
