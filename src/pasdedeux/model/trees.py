"""Formulas as trees: what is in them, whatever it means.

Nothing here recurses: a formula may be as deep as its author likes.
"""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.model.formula import Claim, Const, Expr, Fluent, Quantified, Var


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
            todo.extend((child, bound) for child in children(node))
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
        todo.extend((child, depth) for child in children(node))
    return nodes, deepest


def children(node: object) -> tuple[object, ...]:
    """What a node is made of; tuples count as nodes."""
    match node:
        case tuple():
            return node
        case Const() | Fluent() | str() | None:
            return ()
    return tuple(getattr(node, name) for name in getattr(node, "__match_args__", ()))


def nodes(tree: object) -> Iterator[object]:
    """Every node of a formula, an effect, or several of them, in no order that means anything."""
    todo: list[object] = [tree]
    while todo:
        node = todo.pop()
        if not isinstance(node, tuple):
            yield node
        todo.extend(children(node))
