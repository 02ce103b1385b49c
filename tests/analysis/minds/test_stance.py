"""Three answers."""

import pytest

from pasdedeux.analysis.minds.stance import judge, view
from tests.analysis.stage import asked_of, played


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("debt", "yes"),
        ("ill", "no"),
        ("not ill", "yes"),
        ("Ann believes debt", "unknown"),
        ("Ann believes not ill", "yes"),
        ("Ann believes ill", "no"),
        ("Ann does not believe debt", "yes"),
        ("Ann knows debt", "no"),
        ("Ann does not know debt", "yes"),
        ("Ben knows debt", "yes"),
        ("Ann believes that Ben knows debt", "no"),
        ("Ann believes that Ben believes debt", "unknown"),
        ("the holder of Letter is Ann", "unknown"),
        ("the holder of Letter is unknown", "yes"),
        ("debt or ill", "yes"),
        ("ill and Ann believes debt", "no"),
        ("debt and Ann believes debt", "no"),  # that is: Ann knows it
        ("ill or Ann believes debt", "unknown"),
        ("some character c: c believes debt", "yes"),
    ],
)
def test_the_three_answers(question, answer) -> None:
    """A mind without a view makes an answer unknown, and whether somebody knows is always yes or no."""
    run = played("Ben takes Box")
    assert judge(asked_of(run, question).whole)(run.start) == answer


def test_what_somebody_holds_of_another_mind_is_definite() -> None:
    """That another has no view is a plain no for whoever thinks so; of the facts one may have no view."""
    run = played("Ben takes Box")
    ann = run.story.world.by_name["Ann"]
    assert view(asked_of(run, "Ben believes debt").whole)(run.start.believed(ann)) == "no"
    assert view(asked_of(run, "debt").whole)(run.start.believed(ann)) == "unknown"
