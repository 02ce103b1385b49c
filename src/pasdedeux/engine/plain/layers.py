"""Layers: what may be so after 0, 1, 2, ... acts, if nothing that was ever so is lost."""

from __future__ import annotations

from pasdedeux.engine.plain.ranges import Range


class Layer:
    """What may be so after some acts: a bit for each value of each fluent, and the bounds of numbers."""

    __slots__ = ("bits", "ranges")

    def __init__(self, bits: int, ranges: dict[int, Range]) -> None:
        self.bits, self.ranges = bits, ranges


class Reach:
    """The layers after 0, 1, 2, ... acts; ``complete`` if nothing new comes after the last."""

    __slots__ = ("complete", "layers")

    def __init__(self, layers: list[Layer]) -> None:
        self.layers, self.complete = layers, False
