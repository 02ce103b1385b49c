"""What some words of a formula mean: an expression of the model, of which kinds it is, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pasdedeux.diagnostics import Span
from pasdedeux.language.mistakes import Mistake
from pasdedeux.language.vocabulary import PLAIN_KINDS, SECRET, SO, UNKNOWN_KIND, Vocabulary
from pasdedeux.model.formula import (
    And,
    Arith,
    Believes,
    Claim,
    Compare,
    Const,
    Contrary,
    Definite,
    Expr,
    If,
    IsA,
    Named,
    Not,
    Or,
    Quantified,
    Term,
    Var,
)
from pasdedeux.model.values import Entity
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
    what = f"`{clip(meaning.span.text)}` is {described(meaning.kinds)}, but {slot} is {a(wanted)}"
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


def opposite(expr: Expr) -> Expr:
    """`not` of a formula: pushed inwards, so that the opposite of a secret is held, not merely no opinion."""
    match expr:
        case Named() | Claim():
            return Contrary(expr)  # of a boolean the same as Not
        case Contrary(body) | Not(body):
            return body
        case And(parts):
            return Or(tuple(map(opposite, parts)))
        case Or(parts):
            return And(tuple(map(opposite, parts)))
        case Quantified(kind, var, type, body):
            return Quantified("exists" if kind == "forall" else "forall", var, type, opposite(body))
        case If(cases, otherwise):
            return If(tuple((c, opposite(e)) for c, e in cases), opposite(otherwise))
        case Const(bool() as value):
            return Const(not value)
    return Not(expr)


Substitution = Mapping[str, Expr]


def substitute(expr: Expr, values: Substitution) -> Expr:
    """The expression with its free variables and claims replaced; bound ones are renamed where they would catch one."""
    if not values:
        return expr
    again = substitute
    match expr:
        case Const():
            return expr
        case Var(name) | Claim(name):
            return values.get(name, expr)
        case Named(name, args):
            return Named(name, tuple(_term(x, values) for x in args))
        case Believes(who, body):
            return Believes(_term(who, values), again(body, values))
        case Not(body):
            return Not(again(body, values))
        case Contrary(body):
            inner = again(body, values)
            return Contrary(inner)
        case Definite(body):
            return Definite(again(body, values))
        case IsA(body, type):
            return IsA(again(body, values), type)
        case And(parts):
            return And(tuple(again(p, values) for p in parts))
        case Or(parts):
            return Or(tuple(again(p, values) for p in parts))
        case Compare(op, left, right):
            return Compare(op, again(left, values), again(right, values))
        case Arith(op, left, right):
            return Arith(op, again(left, values), again(right, values))
        case If(cases, otherwise):
            return If(tuple((again(c, values), again(e, values)) for c, e in cases), again(otherwise, values))
        case Quantified():
            return _bound(expr, values)
    return expr


def _term(old: Term, values: Substitution) -> Term:
    new = values.get(old.name, old) if isinstance(old, Var) else old
    return new if isinstance(new, (Const, Var)) else old


def _bound(expr: Quantified, values: Substitution) -> Expr:
    inner = {name: value for name, value in values.items() if name != expr.var}
    taken = {name for value in inner.values() for name in free(value)}
    var, body = expr.var, expr.body
    while var in taken:
        var += "'"
    if var != expr.var:
        inner[expr.var] = Var(var)
    return Quantified(expr.kind, var, expr.type, substitute(body, inner))


def free(expr: Expr) -> set[str]:
    """The names of the variables and claims that a formula leaves open."""
    found: set[str] = set()
    todo: list[tuple[object, frozenset[str]]] = [(expr, frozenset())]
    while todo:
        node, bound = todo.pop()
        if isinstance(node, (Var, Claim)):
            found.update({node.name} - bound)
        elif isinstance(node, Quantified):
            todo.append((node.body, bound | {node.var}))
        else:
            todo.extend((child, bound) for child in _children(node))
    return found


def size(expr: Expr) -> tuple[int, int]:
    """How many nodes a formula has and how deep it is."""
    nodes, deepest = 0, 0
    todo: list[tuple[object, int]] = [(expr, 1)]
    while todo:
        node, depth = todo.pop()
        if not isinstance(node, tuple):
            nodes += 1
            deepest = max(deepest, depth)
            depth += 1
        todo.extend((child, depth) for child in _children(node))
    return nodes, deepest


def _children(node: object) -> tuple[object, ...]:
    match node:
        case tuple():
            return node
        case Const() | str() | None:
            return ()
    return tuple(getattr(node, name) for name in getattr(node, "__match_args__", ()))
