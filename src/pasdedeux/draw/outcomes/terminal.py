"""The tree of endings in the terminal: the same lines as in the picture, with the ways and the worth behind them."""

from __future__ import annotations

from collections.abc import Iterator

from pasdedeux.analysis.pictures.outcomes import OutcomeTree, OutcomeTrees
from pasdedeux.draw.cells import wrapped
from pasdedeux.draw.outcomes.lines import Line, lines, worth
from pasdedeux.draw.outcomes.svg import chips, remarks
from pasdedeux.model.words import name


def terminal(picture: OutcomeTrees, width: int) -> Iterator[str]:
    """The lines of the picture, each of at most ``width`` cells where its depth leaves room for that."""
    yield from wrapped(f"{picture.story}: how it may end", width)
    if not picture.trees:
        yield "It declares no open ending."
    for tree in picture.trees:
        yield ""
        yield from _tree(tree, width)


def _tree(tree: OutcomeTree, width: int) -> Iterator[str]:
    ids = f"  [{', '.join(tree.ids)}]" if tree.ids else ""
    yield from wrapped(f"{tree.title}{ids}", width)
    shown = lines(tree)
    for line in shown:
        indent = "    " * line.depth
        if line.turn is not None:
            yield f"{indent}{name(line.turn.who)}{' chooses' if len(line.turn.options) > 1 else ''}"
        else:
            sign = "▶" if line.option is not None and line.option.expected else "├"
            yield from wrapped(_words(tree, line), width, f"{indent}{sign}─ ", f"{indent}   ")
    for words in remarks(tree, shown, tree.people):
        yield from wrapped(words, width)


def _words(tree: OutcomeTree, line: Line) -> str:
    ways = chips(line.option)
    marks = f" [{', '.join(ways)}]" if ways else ""
    values = ", ".join(f"{name(who)} {worth(line, who)}" for who in tree.people) if line.outcomes else ""
    return f"{line.words}{marks}{f' ({values})' if values else ''}"
