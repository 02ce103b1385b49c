"""Graphs whose edges lead to known ends or, as numbers, to other nodes: what behaves alike, and what is circular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def refined(labels: Sequence[object], edges: Sequence[Sequence[object]]) -> list[int]:
    """The coarsest numbering in which nodes of one number have equal labels and lead to equal ends and numbers: Moore's
    algorithm for automata.
    """
    if len(labels) == 1:
        return [0]
    block = _numbered(labels)
    while True:
        rows = [(block[i], *(block[e] if isinstance(e, int) else e for e in row)) for i, row in enumerate(edges)]
        finer = _numbered(rows)
        if max(finer, default=0) == max(block, default=0):
            return block
        block = finer


def _numbered(keys: Sequence[object]) -> list[int]:
    numbers: dict[object, int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def components(links: Sequence[Sequence[object]]) -> Iterator[list[int]]:
    """Strongly connected components, each after those it leads to (Tarjan's algorithm without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(links)):
        if root in index:
            continue
        work = [(root, iter(links[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for link in rest:
                if not isinstance(link, int):
                    continue
                if link not in index:
                    index[link] = low[link] = len(index)
                    stack.append(link)
                    on_stack.add(link)
                    work.append((link, iter(links[link])))
                    break
                if link in on_stack:
                    low[node] = min(low[node], index[link])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    cut = stack.index(node)
                    group, stack[cut:] = stack[cut:], []
                    on_stack.difference_update(group)
                    yield group
