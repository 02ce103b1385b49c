"""Effects in words: what is written, where, and in whose mind it is read."""

import pytest

from pasdedeux.model.binding import ground_effects
from pasdedeux.model.words import say
from tests.language.texts import codes, story


def writes(*lines: str) -> list[str]:
    """What the lines of a beginning write: `path fluent := value if condition`."""
    found = story("initially\n" + "".join(f"    {line}\n" for line in lines))
    ground = [w for effects in found.world.initial[4:] for w in ground_effects(effects, found.world)]  # type: ignore[arg-type]
    return [f"{'.'.join(c.name for c in w.path)} {w.fluent} := {say(w.value)} if {say(w.condition)}" for w in ground]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the place of Ada becomes Study", "Ada is at Study"),
        ("Ada believes that debt and love", "Ada believes debt; love"),
        ("Ada believes (debt and love)", "Ada believes debt; Ada believes love"),
        ("not Ada distrusts Ben", "Ada does not distrust Ben"),
        ("each character x: asleep(x)", "asleep(Ada); asleep(Ben); asleep(Cleo)"),
        ("Ada forgets debt", "Ada believes debt is unknown"),
        ("sure(Ada, debt)", "Ada believes debt"),
        ("Ada believes Ben believes debt", "Ada believes that Ben believes that debt"),
    ],
)
def test_two_ways_to_say_the_same(one, other) -> None:
    """Both effects write the same."""
    assert writes(one) == writes(other)


def test_a_value_is_read_in_the_mind_it_is_written_to() -> None:
    """Inside of `believes` the right side is what that mind believes, unless `in truth` is said."""
    inside, real = writes(
        "Ada believes Ben is at the place of Cleo", "Ada believes Ben is at the place of Cleo in truth"
    )
    assert "Ada believes that" in inside
    assert "believes" not in real


def test_conditions_and_their_alternatives() -> None:
    """`if`, `otherwise if` and `otherwise` exclude one another."""
    found = writes("if debt: asleep(Ada)", "otherwise if love: asleep(Ben)", "otherwise: asleep(Cleo)")
    assert len(found) == 3
    assert all("if" in line for line in found)


@pytest.mark.parametrize(
    "line", ["debt or love", "Ada knows debt", "Ada is not at Study", "Ada does not believe debt", "1 < 2"]
)
def test_what_is_no_effect(line) -> None:
    """A statement that leaves open what becomes so is refused."""
    assert codes(f"initially\n    {line}\n") == ["T310"]
