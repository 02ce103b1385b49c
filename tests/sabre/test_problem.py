"""Whole problem files."""

import pytest

from pasdedeux.diagnostics import Refused, Source
from pasdedeux.model.formula import TRUE, Const
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.values import UNKNOWN
from pasdedeux.sabre import read
from pasdedeux.sabre.problem import MISTAKES
from tests.sabre.problems import HEAD, SMALL, codes, messages, world


def test_a_problem_is_a_story_without_events() -> None:
    """The story has the file's name and nothing happens in it yet."""
    story = read(Source("folder/walk.txt", SMALL[0]))
    assert (story.title, story.world.name, story.lines) == ("walk", "walk", ())


def test_entities_are_numbered_characters_first() -> None:
    """Each group stands in the order of the file, also where a later statement makes a character of somebody."""
    made = world(
        "entity Hall : room; entity Ann : hero; entity Coin : item; entity Ben : item;"
        "entity Ben : hero; type hero : character;"
    )
    assert [(e.name, e.number, e.is_character) for e in made.entities] == [
        ("Ann", 0, True),
        ("Ben", 1, True),
        ("Hall", 2, False),
        ("Coin", 3, False),
    ]
    assert made.by_name["Ben"].types == ("item", "hero")


def test_types_come_from_anywhere() -> None:
    """Types may be declared late, in several places, or only mentioned; parents that are implied are left out."""
    made = world("entity X : a; type b : c; type a : b; type a : c, d, entity; type character : d;")
    assert made.types["a"].parents == ("b", "d")
    assert made.types["c"].parents == ("entity",)
    assert made.types["character"].parents == ("d",)
    assert all(made.is_a(made.by_name["X"], name) for name in ("a", "b", "c", "d", "entity"))


def test_defaults_follow_the_kind() -> None:
    """Facts are false, zero or unknown to begin with."""
    made = world(HEAD)
    assert [(s.name, s.default) for s in made.fluents[2:5]] == [("n", 0.0), ("m", 0.0), ("p", False)]
    assert made.fluents[0].default is UNKNOWN


def test_the_parts_of_an_action() -> None:
    """What is missing is true, seen by all and done by nobody; of parts given twice the last counts."""
    made = world(
        f"{HEAD} action a() {{ effect: p() }};"
        "action b(c : character, Coin, True, 3) { precondition: q(); precondition: p(); effect: q();"
        " consenting: c, Ann, c;"
        " observing(x : place): x == Ann; };"
        "action d() { effect: p(); consenting: ; }; action e() { effect: p(); consenting: (Ann, Ben); };"
    )
    a, b, d, e = made.actions
    assert (a.precondition, a.consents, a.observing, d.consents) == (TRUE, (), None, ())
    assert [p.constant for p in b.parameters[1:]] == [made.by_name["Coin"], True, 3.0]
    assert len(b.consents) == len(e.consents) == 2
    assert b.observing is not None
    assert b.observing[0] == "x"


def test_top_level_parts_run_one_after_the_other() -> None:
    """Parts of an initial statement joined by `&` see each other's values; parts of one `forall` do not."""
    made = world(f"{HEAD} n() = 1 & (m() = n() & n() = m() + 1); believes(Ann, n() = 7 & m() = n());")
    assert [isinstance(part, tuple) and len(part) for part in made.initial] == [1, 1, 1, 2]
    start = Semantics(made).start
    ann, n, m = made.by_name["Ann"], made.fluent("n"), made.fluent("m")
    assert [start.value(n), start.value(m)] == [2.0, 1.0]
    assert [start.value(n, [ann]), start.value(m, [ann])] == [7.0, 2.0]


def test_utilities() -> None:
    """Each character and the author has the last utility that is given; nobody else has one."""
    made = world(f"{HEAD} utility(): 1; utility(Ann): p(); utility(): 2;")
    assert made.utilities[None].value == Const(2.0)
    assert set(made.utilities) == {None, made.by_name["Ann"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("entity Ann : character;;", "P104"),
        ("action a() { effect: p();; };", "P104"),
        ("entity Ann", "P105"),
        ("entity Ann :", "P105"),
        ("entity Ann : character item", "P105"),
        ("entity Ann Ben : character", "P105"),
        ("entity : character", "P105"),
        ("type", "P105"),
        ("entty Xi : character", "P105"),
        ("property w : boolean", "P105"),
        ("property w()", "P105"),
        ("property w() : boolean, number", "P105"),
        ("property w(c character) : boolean", "P105"),
        ("property w(c : character,) : boolean", "P105"),
        ("action a { effect: p(); }", "P105"),
        ("action a() effect: p()", "P105"),
        ("action a() { effect p(); }", "P105"),
        ("action a() { effect: p() } p()", "P105"),
        ("action a() { effect: p(); observing: True }", "P105"),
        ("action a() { effect: p(); observing(Ann): True }", "P105"),
        ("action a() { effect: p(); consenting: Ann Ben }", "P105"),
        ("action a() { effect: p(); requires: q() }", "P109"),
        ("trigger a() { effect: p(); consenting: Ann }", "P109"),
        ("utility(Ann, Ben): 1", "P105"),
        ("p() and q()", "P105"),
        ("p() && q()", "P105"),
        ("n() => 2", "P105"),
        ("p() &", "P105"),
        ("if p() q()", "P105"),
        ("forall c : character happy(c)", "P105"),
        ("believes(Ann, )", "P105"),
        ("believes(Ann)", "P203"),
        ("Ann = Ben", "P105"),
        ("entity 2nd : item", "P105"),
        ("entity _x : item", "P108"),
        ('entity "Ann" : item', "P108"),
        ("p() & $", "P108"),
        ("n() = n() -1", "P106"),
        ("n() = (if(p()) 1 else if(q()) 2 else 3)", "P107"),
        ("type number : place", "P207"),
        ("type age : number", "P207"),
        ("entity Xi : boolean", "P207"),
        ("entity True : item", "P207"),
        ("type item : item", "P206"),
        ("type entity : item", "P206"),
        ("type item : gem; type gem : item", "P206"),
        ("property w(g : gizmo) : boolean", "P201"),
        ("property w() : gizmo", "P201"),
        ("property w(Zed) : boolean", "P202"),
        ("property w(?) : boolean", "P204"),
        ("property w(x : number) : boolean", "P208"),
        ("property lit(r : room) : boolean", "P205"),
        ("property n() : boolean", "P205"),
        ("action a() { effect: p() }; trigger a() { effect: q() }", "P205"),
        ("action a(Hall) { effect: p() }; action a(r : room) { effect: q() }", "P205"),
        ("action a() { effect: p(); consenting: Coin }", "P307"),
        ("action a(x : place) { effect: p(); consenting: x }", "P307"),
        ("action a() { effect: p(); observing(x : item): True }", "P307"),
        ("utility(Coin): 1", "P307"),
        ("utility(): at(Ann)", "P310"),
        ("utility(): (if(p()) 1 else q())", "P310"),
    ],
)
def test_one_mistake_is_one_message(text, code) -> None:
    """Each mistake is said once, by the code that explains it."""
    assert codes(f"{HEAD}{text}") == [code]


@pytest.mark.parametrize(
    "text",
    [
        "property n() : number",
        "property lit(Attic) : boolean",
        "property at(p : place, q : place) : number",
        "action a(c : character) { effect: p() }; action a(i : item) { effect: p() }",
        "trigger p() { precondition: !p(); effect: p() }",
        "type item : place; type item : place, entity",
        "action a() { effect: p(); };",
    ],
)
def test_what_may_be_declared(text) -> None:
    """The same again, overloads that share nothing, and one name for a property and an event."""
    assert codes(f"{HEAD}{text}") == []


@pytest.mark.parametrize("text", ["", " \n", "// nothing\n", "/* nothing */"])
def test_an_empty_file_is_a_mistake(text) -> None:
    """A file without any statement tells nothing."""
    assert codes(text) == ["P104"]


def test_all_mistakes_at_once() -> None:
    """Mistakes of reading, of names and of kinds are reported together, in the order of their places."""
    text = (
        f"{HEAD} entity ; hapy(Ann); action a() {{ precondition: n(); effect: p() q(); }}; n() = Ann; entity Zoe : item"
    )
    assert codes(text) == ["P105", "P203", "P301", "P105", "P303"]


def test_messages_say_what_follows_and_what_to_try() -> None:
    """Every message of a broken file has a place, a consequence and a hint."""
    with pytest.raises(Refused) as refused:
        read(
            Source(
                "x.txt", f"{HEAD} entity ; hapy(Ann); at(Ann) = Coin; n() = n() -1; utility(): at(Ann); type t : number"
            )
        )
    assert len(refused.value.diagnostics) == 6
    for mistake in refused.value.diagnostics:
        assert mistake.span is not None
        assert mistake.consequence.endswith(".")
        assert mistake.hint


def test_reading_stops_at_many_mistakes() -> None:
    """A file that is no problem at all is not quoted in full, and the last message says so."""
    with pytest.raises(Refused) as refused:
        read(Source("x.txt", "".join(f"x{i};" for i in range(3 * MISTAKES))))
    assert len(refused.value.diagnostics) == MISTAKES
    assert "stopped" in refused.value.diagnostics[-1].consequence


def test_a_long_file_is_read() -> None:
    """Long conjunctions, chains of branches and many statements are no trouble."""
    chain = "".join(f" elseif(n() == {i}) {i}" for i in range(3000))
    action = f"action a() {{ precondition: {'p() & ' * 3000} q(); effect: p(); }};"
    assert codes(f"{HEAD} utility(): if(p()) 1{chain} else 0; {action}") == []


def test_a_long_chain_of_types_is_said_to_be_too_deep() -> None:
    """Types may be nested only as deep as everything else."""
    assert codes("".join(f"type t{i} : t{i + 1};" for i in range(160)) + "entity Ann : character;") == ["P103"]
    assert codes("".join(f"type t{i + 1} : t{i};" for i in range(160)) + "entity Ann : character;") == ["P103"]


def test_a_deep_formula_is_evaluated() -> None:
    """What is read at the limit of nesting can be worked out as well."""
    made = world(f"{HEAD} n() = {'1 - ' * 140} 1; utility(): {'(if(p()) 1 else ' * 70} n() {')' * 70};")
    assert Semantics(made).start.value(made.fluent("n")) == 1.0
    assert "150 levels" in messages(f"{HEAD} n() = {'1 - ' * 160} 1;")
