"""Values at work: a code, or a number, which is always a float. They are compared as those of the model are."""

from __future__ import annotations

from pasdedeux.engine.task import UNKNOWN
from pasdedeux.model.values import number

Value = int | float


def calculate(op: object, left: Value | None, right: Value | None) -> Value | None:
    """Two numbers combined; unknown if either is, None if either is beyond: see `model.evaluate.calculate`.

    Raises:
        ArithmeticError: for a division by zero, or a result that is no number.
    """
    if left is None or right is None:
        return None
    if not (isinstance(left, float) and isinstance(right, float)):
        return UNKNOWN
    if op == "/":
        return 0.0 if left == 0.0 and right != 0.0 else number(left / right)
    if op == "*":
        return number(left * right) if left != 0.0 and right != 0.0 else 0.0
    return number(left + right if op == "+" else left - right)
