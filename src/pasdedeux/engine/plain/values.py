"""Values at work: a code, or a number, which is always a float; compared and combined as `model.evaluate` says."""

from __future__ import annotations

from pasdedeux.engine.task import UNKNOWN
from pasdedeux.model.values import number

Value = int | float


def same(left: Value, right: Value) -> bool:
    """Whether two values are one: a code never equals a number."""
    return left == right and type(left) is type(right)


def compare(op: str, left: Value, right: Value) -> bool:
    """Whether two values compare so: see `model.evaluate.compare`."""
    if op == "==":
        return same(left, right)
    if op == "!=":
        return not same(left, right)
    if op in (">=", "<=") and same(left, right):
        return True
    if not (isinstance(left, float) and isinstance(right, float)):
        return False
    return left > right if op in (">", ">=") else left < right


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
