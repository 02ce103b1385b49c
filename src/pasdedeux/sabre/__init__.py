"""The second front end: the problem files of the field, read into worlds and written from them."""

from pasdedeux.sabre.content import is_problem
from pasdedeux.sabre.problem import read
from pasdedeux.sabre.writer import Unwritable, write

__all__ = ["Unwritable", "is_problem", "read", "write"]
