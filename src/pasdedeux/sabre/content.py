"""Telling a problem file from a story by what is in it.

Nothing is parsed, so that a file with mistakes is recognised as well: the first line decides that could only stand in
one of the two.
"""

from __future__ import annotations

import re

_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_PROBLEM = re.compile(
    r"""
      [^\#]* ; $                                      # statements end with a semicolon
    | (?: type | entity ) \s+ [^\W\d][^\s:;]* \s* [:;]
    | (?: property | action | trigger ) \s+ [^\W\d][^\s(]* \s* \(
    | utility \s* \(
    """,
    re.VERBOSE,
)
_STORY = re.compile(
    r"""
      \#                                              # a comment
    | (?: story | covers | import | remake | character | place | item | fact | secret | define | initially | wants
        | author | action | staging | rule | act | scene | meanwhile | ending | credit | cast ) (?: \s | $ )
    | type \s+ [^\W\d]\S* (?: \s+ (?: is | \# ) .* )? $
    """,
    re.VERBOSE,
)


def is_problem(text: str) -> bool:
    """Whether a text is a problem file of the field rather than a story. A text that is neither is none."""
    for line in _COMMENT.sub("", text).split("\n"):
        ink = line.strip().lstrip("\ufeff")
        if _PROBLEM.match(ink):
            return True
        if _STORY.match(ink):
            return False
    return False
