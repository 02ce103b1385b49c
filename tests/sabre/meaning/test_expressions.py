"""From words to formulas: names, kinds, and what does not fit."""

import pytest

from pasdedeux.model.formula import (
    NO_IDEA,
    TRUE,
    And,
    Arith,
    Believes,
    Compare,
    Const,
    If,
    IsA,
    Named,
    Not,
    Quantified,
    Var,
)
from tests.sabre.problems import HEAD, codes, messages, precondition, utility, world

P, N = Named("p"), Named("n")


def test_formulas() -> None:
    """Each construct becomes the node of the model that means it; numbers are floats."""
    made = world(HEAD)
    ann = Const(made.by_name["Ann"])
    assert precondition("!p() & n() > 2") == And((Not(P), Compare(">", N, Const(2.0))))
    assert repr(precondition("believes(Ann, p())")) == repr(Believes(ann, P))
    assert utility("if(p()) 1 elseif(q()) n() else -2.5") == If(((P, Const(1.0)), (Named("q"), N)), Const(-2.5))
    assert utility("sum(c : character) 1") == Quantified("sum", "c", "character", Const(1.0))
    assert utility("n() + m()") == Arith("+", N, Named("m"))
    assert precondition("forall(c : character) happy(c)") == Quantified(
        "forall", "c", "character", Named("happy", (Var("c"),))
    )


def test_an_if_without_else_is_true_otherwise() -> None:
    """Conditions can do without the last branch."""
    assert precondition("(if(p()) q())") == If(((P, Named("q")),), TRUE)


def test_a_condition_as_utility_counts_one() -> None:
    """A boolean utility is worth 1 or 0."""
    assert utility("p()") == If(((P, Const(1.0)),), Const(0.0))


def test_beliefs_about_constants_are_the_constants() -> None:
    """Nobody can be wrong about a word: only facts depend on the mind in which they are read."""
    assert precondition("believes(Ann, ?) == n()") == Compare("==", NO_IDEA, N)


def test_constraints() -> None:
    """The type of a fact's value is asked of each thing that the value may be."""
    assert precondition("!(n() : number)") == Not(IsA(N, "number"))
    assert isinstance(precondition("(if(p()) at(Ann) else Hall) : room"), If)
    assert precondition("(n() + 1) : number") == TRUE


def test_variables_come_before_entities() -> None:
    """A parameter called like an entity hides it, and a quantifier's variable hides the parameter."""
    inner = "at(Ann) == ? & exists(Ann : character) happy(Ann)"
    made = world(f"{HEAD} action a(Ann : item) {{ precondition: {inner}; effect: p(); }};")
    condition = made.actions[0].precondition
    assert isinstance(condition, And)
    assert condition.parts[0] == Compare("==", Named("at", (Var("Ann"),)), NO_IDEA)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("zz()", "P203"),
        ("at(Zed) == Hall", "P202"),
        ("at(Hall) == Hall", "P204"),
        ("at() == Hall", "P204"),
        ("at(?) == Hall", "P204"),
        ("lit(Attic)", "P204"),
        ("exists(x : gizmo) p()", "P201"),
        ("Ann : gizmo", "P201"),
        ("exists(x : number) p()", "P208"),
        ("n()", "P301"),
        ("!Ann", "P301"),
        ("p() & ?", "P301"),
        ("p() | at(Ann)", "P301"),
        ("p() + 1 == 2", "P302"),
        ("(sum(c : character) at(c)) == 1", "P302"),
        ("n() = 1", "P304"),
        ("believes(Ann, n() = 1)", "P304"),
        ("believes(Coin, p())", "P307"),
        ("believes(?, p())", "P307"),
        ("(if(p()) 1) == 1", "P308"),
        ("n() == -0", "P309"),
    ],
)
def test_what_does_not_fit_is_said_once(formula, code) -> None:
    """One mistake in a formula gives one message, of the code that explains it."""
    assert codes(f"{HEAD} action a() {{ precondition: {formula}; effect: p(); }};") == [code]


@pytest.mark.parametrize(
    "formula", ["? + 1 > 2", "at(Ann) == at(Coin)", "Ann == 3", "p() == ?", "n() > Ann", "(if(p()) ? else 2) + 1 == 3"]
)
def test_what_fits(formula) -> None:
    """Comparisons are not looked at, and `?` is a number and an entity."""
    assert codes(f"{HEAD} action a() {{ precondition: {formula}; effect: p(); }};") == []


def test_an_overload_is_chosen_where_arguments_are_known() -> None:
    """A variable that may stand for two kinds of things may mean two properties, unless neither takes it."""
    things = "type thing; type character : thing; type item : thing;"
    rest = "precondition: at(x) == Hall; effect: p(); };"
    assert codes(f"{HEAD} action a(x : place) {{ {rest}") == ["P204"]
    assert codes(f"{HEAD} {things} action a(x : thing) {{ {rest}") == []


def test_the_first_declaration_that_fits_is_meant() -> None:
    """Two declarations whose types share an entity are accepted, and the first is taken."""
    text = "type a; type b; entity Ann : character; entity X : a, b; property p(x : a) : boolean;"
    text += "property p(x : b) : number;"
    assert codes(f"{text} utility(): p(X);") == []
    assert codes(f"{text} utility(): p(X) + 1;") == ["P302"]


def test_repeated_variables_collapse() -> None:
    """A property with one variable twice has only instances with equal arguments."""
    text = "entity Ann : character; entity Ben : character; property loves(a : character, a : character) : boolean;"
    made = world(f"{text} loves(Ann, Ann);")
    assert [str(f) for f in made.all_fluents()] == ["loves(Ann, Ann)", "loves(Ben, Ben)"]
    assert codes(f"{text} loves(Ann, Ben);") == ["P204"]


def test_a_misspelt_name_is_met_with_what_is_near() -> None:
    """The message shows the name that was meant, and where it is declared."""
    said = messages(f"{HEAD} hapy(Ann); at(An) = Hal;")
    assert "did you mean `happy`?" in said
    assert "did you mean `Ann`?" in said
    assert "did you mean `Hall`?" in said


def test_what_a_refused_statement_declares_is_not_reported_again() -> None:
    """A mistake in a declaration does not make every use of the name a mistake."""
    assert codes("entity Ann; entity Ben : character; property p() : boolean; believes(Ann, p());") == ["P105"]
    assert codes("entity Ann : character; property p(c : charater) : boolean; p(Ann); !p(Ann);") == ["P201"]


@pytest.mark.parametrize("name", ["if", "believes", "forall", "type", "utility", "else", "True1"])
def test_keywords_may_be_names(name) -> None:
    """No word is reserved."""
    assert codes(f"entity {name} : character; property {name}({name} : character) : boolean; {name}({name}); ") == []


def test_a_property_may_be_called_believes() -> None:
    """A fact of that name comes before a belief."""
    made = world(
        "entity Ann : character; property believes(c : character, d : character) : boolean; believes(Ann, Ann);"
    )
    assert [str(f) for f in made.all_fluents()] == ["believes(Ann, Ann)"]
