"""Ranges of numbers: between which bounds a value lies that is not known."""

from __future__ import annotations

from math import inf

Range = tuple[float, float]  # the least and the most
NOTHING: Range = (inf, -inf)  # of a value that is no number
ANYTHING: Range = (-inf, inf)


def united(one: Range | None, two: Range) -> Range:
    """Both ranges; where one of them is of something else than numbers, anything."""
    if one is None or one == two:
        return two
    if NOTHING in (one, two):
        return ANYTHING
    return min(one[0], two[0]), max(one[1], two[1])


def exactly(value: int | float) -> Range:
    """One number; nothing for any other value."""
    return (value, value) if isinstance(value, float) else NOTHING


def added(one: Range, two: Range) -> Range:
    """The sums of numbers of two ranges."""
    if NOTHING in (one, two):
        return NOTHING
    return one[0] + two[0], one[1] + two[1]


def negative(one: Range) -> Range:
    """The same numbers below zero."""
    return (-one[1], -one[0]) if one != NOTHING else NOTHING


def may_be_less(one: Range, two: Range, strict: bool) -> bool:
    """Whether a number of one range may be below (or equal to) one of another; what has no number may be equal."""
    if NOTHING in (one, two):
        return not strict
    return one[0] < two[1] or (not strict and one[0] == two[1])
