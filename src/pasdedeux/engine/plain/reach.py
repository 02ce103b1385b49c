"""How many different states a task can come to, after `engine.reach`, which says what is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pasdedeux.engine.plain.nodes import Node
from pasdedeux.engine.plain.transitions import Transitions


def reachable(work: Transitions, start: Node, stop: Callable[[], bool], *, imagined: bool) -> Iterator[int]:
    """The number of distinct states that occur within 0, 1, 2, ... acts, until nothing new comes or ``stop`` holds."""
    occurring: set[Node] = set()
    reached, layer = {start}, [start]
    while layer:
        new = [node for root in layer for node in _entered(root, occurring)]
        yield len(occurring)
        sources, layer = (new if imagined else layer), []
        for node in sources:
            if stop():
                return
            for event in work.among(node):
                after = work.after(node, event)
                if after not in reached:
                    reached.add(after)
                    layer.append(after)


def _entered(node: Node, occurring: set[Node]) -> list[Node]:
    """The states that occur for the first time with a state, itself first; they are added to ``occurring``."""
    new: list[Node] = []
    todo: list[Node | None] = [node]
    while todo:
        at = todo.pop()
        if at is not None and at not in occurring:
            occurring.add(at)
            new.append(at)
            todo.extend(at.beliefs)
    return new
