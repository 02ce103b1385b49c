"""Who made it and who plays whom, from the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pasdedeux.language.formulas.vocabulary import Vocabulary
from pasdedeux.language.worlds.world import character
from pasdedeux.language.written.mistakes import Mistake, Mistakes
from pasdedeux.language.written.syntax import CastDecl, CreditDecl
from pasdedeux.model.story import Credit
from pasdedeux.model.values import Entity


def credits(declared: Sequence[CreditDecl | CastDecl], words: Vocabulary) -> Iterator[Credit]:
    """Every line of the credits, the cast among them."""
    for decl in declared:
        ids, span = decl.marks.ids, decl.marks.span
        if isinstance(decl, CreditDecl):
            yield Credit(decl.key, decl.values, qualifier=decl.qualifier, ids=ids, span=span)
        else:
            yield Credit("cast", (decl.person,), decl.role or _role(decl, words), ids=ids, span=span)


def _role(decl: CastDecl, words: Vocabulary) -> str:
    entity = words.entities.get(decl.who.text)
    return decl.who.text if decl.quoted or entity is None else entity.label or entity.name


def cast(declared: Sequence[CreditDecl | CastDecl], words: Vocabulary, mistakes: Mistakes) -> dict[Entity, str]:
    """Who plays which character. A character played twice is reported."""
    found: dict[Entity, str] = {}
    for decl in declared:
        if isinstance(decl, CastDecl) and not decl.quoted:
            with mistakes.caught():
                who = character(decl.who, words, mistakes)
                if who in found:
                    what = f"{who.name} is played twice"
                    hint = 'put the name of a smaller part into quotes: `cast "The waitress" "..."`.'
                    raise Mistake("W416", what, decl.who.span, "A role has one player here.", hint)
                found[who] = decl.person
    return found
