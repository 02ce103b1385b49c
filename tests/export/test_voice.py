"""Claims in the mouth of who makes them."""

import pytest

from pasdedeux.export.voice import voiced
from pasdedeux.model.values import Entity

ANN = Entity("Ann", 0, ("character",), True)
BEN = Entity("Ben", 1, ("character",), True, "the editor")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Ann has cancer", "I have cancer"),
        ("Ann is only searching for the editor's name", "I am only searching for your name"),
        ("the editor was with Ann", "you were with me"),
        ("the editor believes that Ann does not love Cleo", "you believe that I do not love Cleo"),
        ("Ann never loved Ben's wife", "I never loved your wife"),
        ("it is not so that Ann once went to Rome", "it is not so that I once went to Rome"),
        ("Cleo believes that Ann is ill", "Cleo believes that I am ill"),
        ("Cleo believes that the tape is with Ann", "Cleo believes that the tape is with me"),
        ("Ann and the editor are friends", "Ann and the editor are friends"),  # no verb of hers: nothing is sure
        ("Ann let his wife die", "Ann let his wife die"),  # whose wife?
        ("Ann gleamingly foo", "Ann gleamingly foo"),
        ("Annika is ill", "Annika is ill"),
        ("(Ann is ill) or gold", "(I am ill) or gold"),
        ("there is gold", "there is gold"),
    ],
)
def test_names_give_way_to_persons_where_it_is_sure(claim, said):
    """The speaker says I, the listener is you; where the grammar is not sure nothing changes."""
    assert voiced(claim, ANN, BEN) == said


def test_several_listeners_keep_their_names():
    """Nobody is called you where more than one listens, and nobody talks to themselves."""
    assert voiced("Ann knows that the editor is ill", ANN, None) == "I know that the editor is ill"
    assert voiced("Ann is ill", ANN, ANN) == "I am ill"
