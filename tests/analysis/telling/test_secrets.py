"""Who holds which secret."""

from pasdedeux.analysis.telling.secrets import secrets
from tests.analysis.stage import played


def test_who_holds_it_and_who_thinks_who_does() -> None:
    """After a telling both hold it, and each believes that the other does; who was elsewhere does not."""
    run = played("Ben tells Ann that debt")
    ill, debt = secrets(run.story.world, run.end).holdings
    assert [w.name for w in debt.holders(True)] == ["Ann", "Ben"]
    assert {(a.name, b.name) for a, b, v in debt.seen if v is True} >= {("Ann", "Ben"), ("Ben", "Ann")}
    assert not any(v is True for a, _, v in debt.seen if a.name == "Cleo")
    assert [w.name for w in ill.holders(False)] == ["Ann"]


def test_words() -> None:
    """The text says who believes it and who believes the opposite."""
    run = played("Ben tells Ann that debt")
    text = str(secrets(run.story.world, run.start))
    assert "That Ann is ill (not so)\n  Ann believes the opposite." in text
    assert "That Ben has debts (so)\n  Ben believes it." in text
