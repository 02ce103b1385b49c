"""Uses of knowledge: somebody relies on what they believe, and does nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pasdedeux.language.formulas.formula import FormulaReader
from pasdedeux.language.story.events import Events
from pasdedeux.language.worlds.world import character
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.language.written.syntax import UseDecl
from pasdedeux.model.formula import Believes, Claim, Expr, Var
from pasdedeux.model.ground import Ungroundable, ground
from pasdedeux.model.story import Accepted, Line, Scene, Use
from pasdedeux.model.values import Entity
from pasdedeux.model.world import CHARACTER, CLAIM, Action, Parameter

# No action of a world: nobody plans with it, and it changes nothing.
RELIES = Action(
    name="relies_on",
    parameters=(Parameter(CHARACTER, "who"), Parameter(CLAIM, "c")),
    precondition=Believes(Var("who"), Claim("c")),
    consents=(Var("who"),),
    header="{who} relies on it that {c}",
)


def used(
    decl: UseDecl, acting: Sequence[Entity], events: Events, scene: Scene, accepted: Sequence[Accepted]
) -> list[Use]:
    """The uses that a mark tells, one for each who relies on it; without names these are ``acting``. Raises Mistake."""
    people = [character(name, events.words, events.mistakes) for name in decl.who] or list(acting)
    if not people:
        what = "it is not said who knows this"
        hint = "put the name before it: `Katya knows: cancer`."
        raise Mistake("M105", what, decl.marks.span, "Nobody has spoken or acted in this scene before.", hint)
    claim, at = _claim(decl, events), decl.marks
    found = [events.bind(RELIES, (who, claim), frozenset(), at.span) for who in people]
    return [Use(Line(e, 0, e.sentence, scene, at.ids, (*at.accepted, *accepted), at.span)) for e in found]


def _claim(decl: UseDecl, events: Events) -> Expr:
    formula = FormulaReader(decl.phrase.cursor(), events.words, events.mistakes).formula_line()
    try:
        return ground(formula, events.world)
    except (Ungroundable, ArithmeticError) as error:
        raise Mistake("T311", str(error), decl.phrase.span, "So it has no meaning.") from None
