"""What some words of a formula mean: an expression of the model, of which kinds it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from pasdedeux.diagnostics import Span
from pasdedeux.language.formulas.vocabulary import PLAIN_KINDS, SECRET, SO, UNKNOWN_KIND, Vocabulary
from pasdedeux.language.written.mistakes import Mistake
from pasdedeux.model.formula import (
    Const,
    Expr,
    Named,
    Term,
    Var,
)
from pasdedeux.model.world import BOOLEAN, CLAIM, NUMBER, TRUTH


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kinds` are the types of an entity, the type of a variable, or one of boolean, truth, number, claim, unknown."""

    expr: Expr
    kinds: tuple[str, ...]
    span: Span

    @property
    def is_name(self) -> bool:
        """Whether it is somebody or something, by name or variable."""
        return isinstance(self.expr, (Const, Var)) and self.kinds[0] not in (*PLAIN_KINDS, CLAIM, UNKNOWN_KIND)


def formula(meaning: Meaning, words: Vocabulary) -> Expr:
    """The meaning as something that is so or not. Raises Mistake where it is no such thing."""
    kind = meaning.kinds[0]
    if kind in (BOOLEAN, TRUTH, CLAIM):
        return meaning.expr
    if meaning.is_name and words.fits(meaning.kinds, SECRET):
        return Named(SO, (term(meaning),))
    raise Mistake(
        "T301",
        f"`{clip(meaning.span.text)}` is {described(meaning.kinds)}, which can be neither so nor not so",
        meaning.span,
        "A statement is wanted here: something that holds or does not.",
        "say something about it: `Katya is at Loft`, `the holder of Diary is Katya`.",
    )


def number(meaning: Meaning) -> Expr:
    """The meaning as a number. Raises Mistake where it is none."""
    if meaning.kinds[0] in (NUMBER, UNKNOWN_KIND):
        return meaning.expr
    what = f"`{clip(meaning.span.text)}` is {described(meaning.kinds)}, not a number"
    hint = "count with `the number of TYPE x: ...`, or weigh with `if ... then 1 otherwise 0`."
    raise Mistake("T302", what, meaning.span, "Only numbers can be calculated with or compared by size.", hint)


def term(meaning: Meaning) -> Term:
    """The meaning as an argument: a constant or a variable. Raises Mistake for anything else."""
    if isinstance(meaning.expr, (Const, Var)):
        return meaning.expr
    hint = "give it a name first: `some character x: x is the holder of Diary and ...`."
    what = f"`{clip(meaning.span.text)}` is a value that changes, where a name is wanted"
    raise Mistake("T303", what, meaning.span, "A fact or a mind is addressed by a name or a variable.", hint)


def of_type(meaning: Meaning, wanted: str, words: Vocabulary, slot: str) -> Expr:
    """The meaning as a value of a type; `slot` says of what. Raises Mistake where it does not fit."""
    kind = meaning.kinds[0]
    if wanted == CLAIM or wanted in (BOOLEAN, TRUTH):
        return meaning.expr if kind == UNKNOWN_KIND and wanted == TRUTH else formula(meaning, words)
    if kind == UNKNOWN_KIND and wanted != BOOLEAN:
        return meaning.expr
    if kind == wanted or (kind not in (*PLAIN_KINDS, CLAIM) and words.fits(meaning.kinds, wanted)):
        return meaning.expr
    raise wrong_type(meaning, wanted, slot)


def wrong_type(meaning: Meaning, wanted: str, slot: str) -> Mistake:
    """The message that something of another type is wanted."""
    what = f"`{clip(meaning.span.text)}` is {described(meaning.kinds)}, but {slot} must be {a(wanted)}"
    return Mistake("T304", what, meaning.span, "So this can never come to anything.", f"put {a(wanted)} here.")


def described(kinds: tuple[str, ...]) -> str:
    """`a character`, `a tape and an item`, `yes or no`, `a number`."""
    plain = {BOOLEAN: "yes or no", TRUTH: "yes, no or unknown", CLAIM: "a claim", UNKNOWN_KIND: "unknown"}
    return plain.get(kinds[0]) or " and ".join(map(a, kinds))


def a(noun: str) -> str:
    """The noun with its article; plain words for the kinds that are none."""
    plain = {BOOLEAN: "yes or no", TRUTH: "yes, no or unknown"}
    return plain.get(noun) or f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def clip(text: str) -> str:
    """A quotation short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"
