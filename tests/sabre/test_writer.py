"""Writing a problem and reading it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Source
from pasdedeux.model.formula import TRUE, Assign, Const, Contrary, Named
from pasdedeux.model.values import Entity
from pasdedeux.model.world import Action, Confined, FluentSchema, Type, World
from pasdedeux.sabre import Unwritable, read, write
from tests.sabre.problems import HEAD, SMALL, world

ATOMS = ["p()", "q()", "happy(c)", "happy(Ann)", "n() > m()", "at(c) == Hall", "at(Ann) != at(c)", "c : place", "True"]
NUMBERS = ["n()", "m()", "3", "-0.25", "0.0000001", "believes(c, n())", "?"]


def formulas(numbers: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Conditions about a character c, fully bracketed."""
    compared = st.tuples(numbers, st.sampled_from(["<", ">=", "=="]), numbers).map(" ".join)
    return st.recursive(
        st.sampled_from(ATOMS) | compared,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(["&", "|"]), inner).map(lambda t: f"(({t[0]}) {t[1]} ({t[2]}))"),
            inner.map(lambda f: f"!({f})"),
            inner.map(lambda f: f"believes(Ben, {f})"),
            inner.map(lambda f: f"(exists(c : character) ({f}))"),
            st.tuples(inner, inner).map(lambda t: f"(if({t[0]}) ({t[1]}))"),
        ),
        max_leaves=6,
    )


NUMERIC = st.recursive(
    st.sampled_from(NUMBERS),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"(({t[0]}) {t[1]} ({t[2]}))"),
    max_leaves=4,
)
CONDITIONS = formulas(NUMERIC)
EFFECTS = st.recursive(
    st.sampled_from(["q()", "!happy(c)", "at(c) = Hall", "at(c) = ?"]) | NUMERIC.map(lambda e: f"n() = {e}"),
    lambda inner: st.one_of(
        inner.map(lambda e: f"believes(Ann, {e})"),
        inner.map(lambda e: f"(forall(x : room) ({e}))"),
        st.tuples(CONDITIONS, inner, inner).map(lambda t: f"(if({t[0]}) ({t[1]}) else ({t[2]}))"),
    ),
    max_leaves=3,
)


def structure(made: World) -> tuple[object, ...]:
    """All that a world declares, with names in the place of entities."""
    plain = (
        made.types,
        [(e.name, e.number, e.types, e.is_character) for e in made.entities],
        [(s.name, s.parameters, s.kind, s.default) for s in made.fluents],
        [(a.name, a.parameters, a.precondition, a.effects, a.consents, a.observing) for a in made.actions],
        [(r.name, r.parameters, r.condition, r.effects) for r in made.rules],
        made.initial,
        [(who, utility.value) for who, utility in made.utilities.items()],
    )
    return tuple(map(repr, plain))


def again(made: World) -> World:
    """The world, written and read."""
    return read(Source("problem.txt", write(made))).world


@pytest.mark.parametrize("text", [*SMALL, HEAD])
def test_writing_and_reading_is_the_identity(text) -> None:
    """A world that was read, written and read again is the same world, and so is its text."""
    made = world(text)
    assert structure(again(made)) == structure(made)
    assert write(again(made)) == write(made)


@given(CONDITIONS, EFFECTS, CONDITIONS, NUMERIC)
def test_formulas_survive(condition, effect, seen, number) -> None:
    """Whatever conditions, effects and utilities are made of, they mean the same after writing."""
    text = (
        f"{HEAD} action a(c : character) {{ precondition: {condition}; effect: p() & {effect}; consenting: c; "
        f"observing(c : character): {seen}; }}; utility(Ben): {number.replace('(c,', '(Ann,')};"
    )
    made = world(text)
    assert structure(again(made)) == structure(made)


def test_parts_that_run_at_once_stay_together() -> None:
    """Effects of one part of an initial statement do not become parts that run one after the other."""
    made = world(f"{HEAD} !(p() | q()); believes(Ann, n() = 1 & m() = 2); !!(n() = m() & m() = n());")
    assert [isinstance(part, tuple) and len(part) for part in again(made).initial] == [2, 2, 2]


@pytest.mark.parametrize(
    "made",
    [
        World("w", {}, (), (FluentSchema("so", (), "truth", False),), ()),
        World("w", {}, (), (), (), initial=(Confined(None, ()),)),  # type: ignore[arg-type]
        World("w", {}, (), (), (Action("a", (), Contrary(TRUE), (Assign((), Named("p"), TRUE),)),)),
    ],
)
def test_what_only_stories_have_is_not_written(made) -> None:
    """Secrets, claims and facts that only some know have no words in a problem file."""
    with pytest.raises(Unwritable):
        write(made)


def test_a_world_is_written_in_the_order_of_its_declarations() -> None:
    """The text begins with types and entities, so that it is read as it is told."""
    ann = Entity("Ann", 0, ("character",), True)
    made = World("w", {"entity": Type("entity"), "character": Type("character", ("entity",))}, (ann,), (), ())
    assert write(made) == "type character : entity;\n\nentity Ann : character;\n"
    assert Const(ann) == Const(ann)
