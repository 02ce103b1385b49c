"""What an effect writes, and in whose mind."""

import pytest

from pasdedeux.model.formula import (
    FALSE,
    TRUE,
    Assign,
    Believes,
    Const,
    Each,
    Effects,
    Named,
    Var,
    When,
)
from tests.sabre.problems import HEAD, codes, world

P, Q, N = Named("p"), Named("q"), Named("n")


def effects(text: str) -> Effects:
    """The effects of an action of a character c."""
    return world(f"{HEAD} action a(c : character) {{ effect: {text}; }};").actions[0].effects


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("p()", (Assign((), P, TRUE),)),
        ("!p()", (Assign((), P, FALSE),)),
        ("!!p() & n() = 2", (Assign((), P, TRUE), Assign((), N, Const(2.0)))),
        ("n() == m()", (Assign((), N, Named("m")),)),
        ("2 == n()", (Assign((), N, Const(2.0)),)),
        ("p() != True", (Assign((), P, FALSE),)),
        ("!(p() == False)", (Assign((), P, TRUE),)),
        ("!(p() | q())", (Assign((), P, FALSE), Assign((), Q, FALSE))),
        ("p() | p()", (Assign((), P, TRUE),)),
        ("p() & True", (Assign((), P, TRUE),)),
        ("p() | False", (Assign((), P, TRUE),)),
        ("p() & Ann == Ann", (Assign((), P, TRUE),)),
        ("exists(x : character) (x == Ann & p())", (Assign((), P, TRUE),)),
        ("!exists(x : character) !p()", (Each("x", "character", (Assign((), P, TRUE),)),)),
        ("if(p()) q()", (When(((P, (Assign((), Q, TRUE),)),)),)),
        ("if(p()) q() else !q()", (When(((P, (Assign((), Q, TRUE),)),), (Assign((), Q, FALSE),)),)),
        ("believes(c, p())", (Assign((Var("c"),), P, TRUE),)),
        ("!believes(c, p())", (Assign((Var("c"),), P, FALSE),)),
        ("believes(c, n() = m())", (Assign((Var("c"),), N, Believes(Var("c"), Named("m"))),)),
        ("believes(c, n()) = m()", (Assign((Var("c"),), N, Named("m")),)),
        ("believes(c, if(q()) p())", (When(((Believes(Var("c"), Q), (Assign((Var("c"),), P, TRUE),)),)),)),
    ],
)
def test_what_is_written(text, written) -> None:
    """An effect makes its expression true; inside `believes` everything is read in that mind."""
    assert effects(text) == written


def test_a_right_side_outside_of_the_belief_is_read_outside() -> None:
    """In what A believes that B believes, a value behind the belief about B is read by A."""
    (made,) = effects("believes(c, believes(Ann, n()) = m())")
    assert isinstance(made, Assign)
    assert made.path[0] == Var("c")
    assert len(made.path) == 2
    assert made.value == Believes(Var("c"), Named("m"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("p() | q()", "P305"),
        ("exists(x : character) happy(x)", "P305"),
        ("!(p() & q())", "P305"),
        ("n() != 2", "P305"),
        ("n() > 2", "P305"),
        ("n()", "P303"),
        ("False", "P305"),
        ("c == Ann", "P305"),
        ("Ann", "P305"),
        ("?", "P305"),
        ("!(n() = 2)", "P305"),
        ("p() & exists(x : character) x == Hall", "P305"),
        ("p() = ?", "P303"),
        ("n() = Ann", "P303"),
        ("n() = True", "P303"),
        ("at(c) = Coin", "P303"),
        ("at(c) = at(Coin)", "P303"),
        ("at(c) = c", "P303"),
        ("at(c) = (if(p()) Hall else 3)", "P303"),
        ("n() = m() = 2", "P304"),
        ("forall(x : number) p()", "P208"),
        ("forall(x : gizmo) p()", "P201"),
        ("believes(Coin, p())", "P307"),
        ("zz()", "P203"),
    ],
)
def test_what_is_no_effect(text, code) -> None:
    """Whatever leaves open what becomes so, or gives a value of another type, is refused with one message."""
    assert codes(f"{HEAD} action a(c : character) {{ effect: {text}; }};") == [code]


@pytest.mark.parametrize("text", ["at(Coin) = c", "at(Coin) = at(c)", "at(c) = ?", "n() = ?", "at(c) = Cart"])
def test_what_fits(text) -> None:
    """A value of a type below the property's fits, and so does `?` where the values are no booleans."""
    assert codes(f"{HEAD} action a(c : character) {{ effect: {text}; }};") == []


def test_what_changes_nothing_is_no_event() -> None:
    """An action or trigger without any effect is left out of the world."""
    made = world(
        f"{HEAD} action a() {{ effect: True; }}; action b() {{ }}; trigger c() {{ precondition: p(); }};"
        "action d() { effect: if(p()) True; }; action e() { effect: forall(x : item) True; };"
        "action f() { effect: p(); };"
    )
    assert [action.name for action in made.actions] == ["f"]
    assert made.rules == ()
