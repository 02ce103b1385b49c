"""The reason for an act in one sentence, as `tell` says it under an event."""

from __future__ import annotations

from pasdedeux.analysis.reasons.motives import Motives
from pasdedeux.analysis.reasons.why import Reason, reason
from pasdedeux.analysis.wording import listed
from pasdedeux.model.replay import Moment
from pasdedeux.model.words import name, sentence


def because(motives: Motives, moment: Moment) -> str:
    """Why those who do it do it; empty where nobody has a reason that is known, or needs one."""
    people = [who for who in moment.event.consents if motives.called_for(moment.line, moment.before, who)]
    found = [each for who in people if (each := reason(motives, moment, who)) is not None]
    if len(found) == 1 and found[0].who is moment.event.consents[0]:
        return sentence(f"why: {_said(found[0])}")
    return " ".join(sentence(f"why, for {name(each.who)}: {_said(each)}") for each in found)


def _said(why: Reason) -> str:
    gained = [gain.words for gain in why.gains if gain.after > gain.before]
    hoped = f"so that {listed(gained)}" if gained else "because things are better so"
    expected = [step.event.sentence for step in why.expected]
    return f"{hoped}, expecting that {listed(expected)}" if expected else hoped
