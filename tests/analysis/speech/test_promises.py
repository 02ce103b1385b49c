"""Promises and threats: what became of them."""

from pasdedeux.analysis.speech.promises import promises
from pasdedeux.analysis.speech.threats import threats
from tests.analysis.stage import played

OUTSIDE = 'scene "Out" at Yard with Ben, Cleo'
PROMISE = "Ann tells Ben that ill\nBen promises Ann to keep ill"


def fate(events):
    """The one promise of a story."""
    (one,) = promises(played(events))
    return one


def test_a_promise_told_on_is_broken_unseen() -> None:
    """Telling somebody outside breaks it; who was not there did not see it."""
    one = fate(f"{PROMISE}\n{OUTSIDE}\nBen tells Cleo that ill")
    assert one.status == "broken" and one.broken_unseen
    assert one.settled.line.name == "3" and [w.name for w in one.outsiders] == ["Cleo"]
    assert "unseen by Ann" in str(one)


def test_a_promise_broken_in_front_of_the_other_is_seen() -> None:
    """The one to whom it was made notices."""
    everyone = 'scene "All" at Room with Ann, Ben, Cleo'
    one = fate(f"{everyone}\n{PROMISE}\nBen tells Cleo that ill")
    assert one.status == "broken" and one.seen and not one.broken_unseen


def test_showing_breaks_it_as_well_as_saying() -> None:
    """Whatever its giver does after which somebody outside newly believes it lets it out."""
    one = fate(f"{PROMISE}\n{OUTSIDE}\nBen shows Cleo ill")
    assert one.status == "broken"


def test_telling_who_does_not_believe_it_breaks_it_too() -> None:
    """It is out, believed or not."""
    one = fate(f"Cleo becomes wary\n{PROMISE}\n{OUTSIDE}\nBen tells Cleo that ill")
    assert one.status == "broken"


def test_denying_or_telling_the_other_keeps_it() -> None:
    """A promise of silence is not broken by denying the secret, nor by talking of it with the one who knows."""
    one = fate(f"{PROMISE}\nBen tells Ann that ill\n{OUTSIDE}\nBen tells Cleo that not ill")
    assert one.status == "kept" and one.settled is None


def test_somebody_elses_telling_does_not_break_it() -> None:
    """Only its giver can break a promise; if the other tells it openly, its giver is released."""
    everyone = 'scene "All" at Room with Ann, Ben, Cleo'
    one = fate(f"{everyone}\n{PROMISE}\nAnn tells Cleo that ill\nBen tells Cleo that ill")
    assert one.status == "released" and one.settled.line.name == "3"


def test_who_sees_through_the_secret_is_released() -> None:
    """There is nothing left to keep once its giver believes that there is no such secret."""
    one = fate(f"{PROMISE}\nBen finds out not ill\n{OUTSIDE}\nBen tells Cleo that ill")
    assert one.status == "released"


def test_the_break_is_found_out() -> None:
    """Later the other comes to believe that somebody outside knows."""
    one = fate(
        f'{PROMISE}\n{OUTSIDE}\nBen tells Cleo that ill\nscene "Late" at Room with Ann, Cleo\nCleo asks Ann about ill'
    )
    assert one.broken_unseen and one.found_out.line.name == "4"


def test_a_vow_is_kept_open_or_broken() -> None:
    """A promise that something will be so is kept when it is, and broken by a giver who ends it."""
    assert fate("Ben promises Ann that Box is with Ben\nBen takes Box").status == "kept"
    assert fate("Ben promises Ann that Box is with Ben").status == "open"
    assert fate("Ann promises Ben that Box is with Ann\nAnn finds out debt").status == "kept"
    assert fate("Ben promises Ann that Box is with Ann\nBen takes Box").status == "broken"


def test_a_threat_is_open_until_it_is_carried_out() -> None:
    """A threat is carried out by the event after which it is so."""
    (one,) = threats(played("Ben threatens Ann that Box is with Ben"))
    assert one.carried_out is None and "stays open" in str(one)
    (one,) = threats(played("Ben threatens Ann that Box is with Ben\nBen takes Box"))
    assert one.carried_out is not None and one.carried_out.line.name == "2" and one.to_json()["status"] == "carried out"
