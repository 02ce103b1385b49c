"""Print one generated problem: `python -m bench problem FAMILY`. The numbers not given are those of the family."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from bench.complaint import Complaint
from bench.families import FAMILIES, Shape

NUMBERS = ("characters", "items", "author", "character", "epistemic", "seed")


def main(arguments: Sequence[str]) -> int:
    """Print it, with the command that searches it in a comment at the top."""
    words = argparse.ArgumentParser("python -m bench problem", description=__doc__)
    words.add_argument("family", choices=FAMILIES)
    words.add_argument("--question", metavar="NAME", help="; ".join(_questions()))
    for number in NUMBERS:
        words.add_argument(f"--{number}", type=int, metavar="N")
    options = words.parse_args(arguments)
    family = FAMILIES[options.family]
    question = options.question or next(iter(family.questions))
    if question not in family.questions:
        raise Complaint(f"{family.name} has no question {question}; it has {', '.join(family.questions)}")
    given = {number: getattr(options, number) for number in NUMBERS if getattr(options, number) is not None}
    shape = checked(replace(family.base, **given))
    print(f"// {family.name}: {family.questions[question]}")
    print(f"// pasdedeux find FILE --goal {family.goal(shape, question):g} --author-limit {shape.author} "
          f"--character-limit {shape.character} --epistemic-limit {shape.epistemic}")  # fmt: skip
    print(family.text(shape, question), end="")
    return 0


def checked(shape: Shape) -> Shape:
    """A shape that makes sense.

    Raises:
        Complaint: if there are fewer than two characters or no item.
    """
    if shape.characters < 2 or shape.items < 1:
        raise Complaint("a generated problem has at least two characters and one item")
    return shape


def _questions() -> list[str]:
    return [f"{family.name}: {', '.join(family.questions)}" for family in FAMILIES.values()]
