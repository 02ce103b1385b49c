"""Families of generated problems: each problem is a text, the same for the same numbers on every machine."""

from bench.families import errands, whispers
from bench.families.shape import Family, Shape

FAMILIES: dict[str, Family] = {family.name: family for family in (errands.FAMILY, whispers.FAMILY)}

__all__ = ["FAMILIES", "Family", "Shape"]
