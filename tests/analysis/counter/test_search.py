"""Counter-evidence: each change that is proposed makes a story possible, no part of it does, and no smaller one was
passed over.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from pasdedeux import api, engine
from pasdedeux.analysis.counter.changes import BegunWith, MoreWanted, Noticed, WithoutConsent, changed
from pasdedeux.analysis.counter.search import counter_evidence
from pasdedeux.analysis.counter.spoken import holds, named
from pasdedeux.analysis.counter.stake import stake
from pasdedeux.model.formula import Named
from pasdedeux.model.limits import Limits
from pasdedeux.model.possible import events_of
from pasdedeux.model.reasons import Reasons
from pasdedeux.model.semantics import Semantics
from pasdedeux.model.story import Act, Story
from pasdedeux.model.values import UNKNOWN
from pasdedeux.model.verdict import Impossible
from pasdedeux.model.world import BOOLEAN, NUMBER
from tests.analysis.counter.problems import PROBLEMS, TOMB, TWO, WANT, asked
from tests.engine.differential.both import WITHOUT_MEANING
from tests.strategies import errand

ERRAND = Limits(2, 2, 1)


def reached(world, goal, limits) -> bool:
    """Whether exhaustive search in the reference finds a story."""
    semantics = Semantics(world)
    try:
        plans = Reasons(semantics, events_of(world), limits).author_plans(semantics.start)
        return any(plan.utility >= goal for plan in plans)
    except WITHOUT_MEANING:
        return False


def data(evidence) -> Any:
    """What it is as plain data, beside the verdict."""
    return evidence.to_json()["counter_evidence"]


def stands(remedy, verdict) -> bool:
    """Whether the reference finds a story with all changes of a remedy, and with no part of them."""
    searched = verdict.searched
    parts = [some for count in range(len(remedy.changes)) for some in combinations(remedy.changes, count)]
    return reached(remedy.world, searched.goal, searched.limits) and not any(
        reached(changed(remedy.before, part), searched.goal, searched.limits) for part in parts
    )


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_lacking_is_proposed(name) -> None:
    """A want, a belief, something to have, a witness, a secret, a consent: the one that is lacking is among them, and
    each proposal is enough, and no part of it.
    """
    text, kind = PROBLEMS[name]
    problem, verdict = asked(text)
    evidence = counter_evidence(problem, verdict, most=99)
    assert kind in {change.kind for remedy in evidence.remedies for change in remedy.changes}
    assert all(len(remedy.changes) == 1 and stands(remedy, verdict) for remedy in evidence.remedies)
    assert str(evidence.remedies[0].plans[0].checked) == "sound"


def test_two_changes_where_no_single_one_will_do() -> None:
    """Two people without a reason need two changes; that neither is enough by itself is so in the reference too."""
    problem, verdict = asked(TWO)
    evidence = counter_evidence(problem, verdict)
    assert evidence.remedies
    assert all(len(remedy.changes) == 2 and stands(remedy, verdict) for remedy in evidence.remedies)
    assert [(str(event), who.name) for event, who in evidence.lacking] == [
        ("give(Bob, Ann, Key)", "Bob"),
        ("unlock(Ann)", "Ann"),
    ]
    assert len({frozenset(remedy.changes) for remedy in evidence.remedies}) == len(evidence.remedies)


def test_a_want_has_the_least_weight_that_is_enough() -> None:
    """Bob likes the key by 3: so what makes him give it away is worth 4 to him, and 3 would not do."""
    problem, verdict = asked(WANT)
    evidence = counter_evidence(problem, verdict, most=99)
    wants = [c for remedy in evidence.remedies for c in remedy.changes if isinstance(c, MoreWanted)]
    assert {want.weight for want in wants} == {4.0}
    less = replace(wants[0], weight=3.0).on(problem.world)
    assert not reached(less, verdict.searched.goal, verdict.searched.limits)


def test_where_nothing_could_happen_no_want_is_proposed() -> None:
    """Without a key there is no way even if nobody needed a reason: that is said, and only facts are proposed."""
    problem, verdict = asked(PROBLEMS["item"][0])
    evidence = counter_evidence(problem, verdict, most=99)
    assert evidence.hopeless
    assert evidence.way is None
    assert {change.kind for remedy in evidence.remedies for change in remedy.changes} == {"fact"}
    assert "Even if nobody needed a reason" in str(evidence)


def test_a_statement_can_be_pasted() -> None:
    """What it says to begin with, written into the text as it stands, makes a story possible."""
    pasted = 0
    for text, _ in PROBLEMS.values():
        for mend in data(counter_evidence(*asked(text), most=99))["mends"]:
            if "statement" in mend["changes"][0]:
                again = api.load_text(f"{text}\n{mend['changes'][0]['statement']};\n", "again.txt")
                assert isinstance(api.find(again, author_limit=3, character_limit=3, epistemic_limit=1), api.Found)
                pasted += 1
    story = TOMB.replace("initially\n", "initially\n    Romeo believes that dead(Juliet)\n")
    assert isinstance(
        api.find(api.load_text(story, "x.story"), author_limit=3, character_limit=3, epistemic_limit=1), api.Found
    )
    assert pasted > 3


def test_a_story_has_it_in_its_own_language() -> None:
    """Wants and beliefs are said as the story language writes them, actions by their sentence."""
    evidence = counter_evidence(*asked(TOMB, "tomb.story"), most=99)
    said = [what for remedy in evidence.remedies for what in remedy.words]
    assert "begin with this: Romeo believes that dead(Juliet)" in said
    assert "let “who drinks what” happen without a reason of who" in said
    assert "let Romeo want this too, with a weight of 1: dead(Romeo)" in said


def test_acts_with_goals_of_their_own() -> None:
    """Where a story is searched act by act, a change leads through all of them, and each act has its plan."""
    problem, _ = asked(TWO)
    acts = tuple(Act(title, Named("open")) for title in ("First", "Second"))
    told = replace(problem, acts=acts)
    verdict = api.find(told, author_limit=3, character_limit=3, epistemic_limit=1)
    assert isinstance(verdict, api.Impossible)
    assert counter_evidence(told, verdict).remedies[0].plans[0].act == "First"


def test_it_is_the_same_each_time() -> None:
    """The same question has the same answer in the same order."""
    told = []
    for _ in range(2):
        evidence = data(counter_evidence(*asked(TWO)))
        evidence.pop("seconds")
        told.append(evidence)
    assert told[0] == told[1]


def test_it_stops_when_the_time_is_over() -> None:
    """Without time nothing is proposed, and that it was stopped by time is said."""
    evidence = counter_evidence(*asked(TWO), seconds=1e-9)
    assert (evidence.remedies, evidence.stopped_by) == ((), "time")
    assert "stopped by time" in str(evidence)


def test_ctrl_c_gives_what_there_is(monkeypatch) -> None:
    """Interrupted between two tries, or within one, it tells what was found so far."""
    find, tries = engine.find, []

    def interrupted(*given, **options):
        tries.append(given)
        if len(tries) == 6:
            raise KeyboardInterrupt
        return find(*given, **options)

    monkeypatch.setattr(engine, "find", interrupted)
    problem, verdict = asked(WANT)
    tries.clear()
    evidence = counter_evidence(problem, verdict)
    assert evidence.stopped_by == "interruption"
    assert evidence.remedies


# --- against trying everything ---


def everything(world):
    """Every single change of a few plain shapes: wants of one fact with two weights, beliefs one mind deep, facts,
    observers and consents.
    """
    facts = [(f, v) for f in world.all_fluents() if f.kind != NUMBER for v in values(world, f)]
    for who, (fluent, value) in product(world.characters, facts):
        for weight in {1.0, stake(world, who)}:
            yield MoreWanted(who, holds((), fluent, value), weight)
    for path, (fluent, value) in product([(), *((who,) for who in world.characters)], facts):
        yield BegunWith(path, named(fluent), value)
    for place, action in enumerate(world.actions):
        for who, more in product(world.characters, (True, False)):
            if action.observing is not None or not more:
                yield Noticed(place, who, more)
        yield from (WithoutConsent(place, index) for index in range(len(action.consents)))


def values(world, fluent):
    """All values that a fact may have."""
    known = world.values_of(fluent.kind)
    return known if fluent.kind == BOOLEAN else (*known, UNKNOWN)


def judged(seed) -> bool | None:
    """Whether some single change makes an errand possible that is not, as far as both ways agree on it; None where the
    errand has no meaning, or needs no change.
    """
    try:
        world = errand(seed)
        verdict = engine.find(world, goal=1.0, limits=ERRAND)
    except WITHOUT_MEANING:
        return None
    if not isinstance(verdict, Impossible):
        return None
    evidence = counter_evidence(Story("errand", world), verdict, most=1, seconds=600)  # whatever else the machine does
    assert all(stands(remedy, verdict) for remedy in evidence.remedies), seed
    assert evidence.stopped_by in ("enough", "number", ""), seed
    single = any(len(remedy.changes) == 1 for remedy in evidence.remedies)
    expected = single or any(reached(change.on(world), 1.0, ERRAND) for change in everything(world))
    assert single == expected, seed
    return single


def test_no_smaller_change_is_passed_over() -> None:
    """In random small worlds a single change is proposed wherever trying all of them finds one, by the reference."""
    answers = [judged(seed) for seed in range(16)]
    assert answers.count(True) > 3


@pytest.mark.slow
@pytest.mark.parametrize("first", range(40, 640, 100))
def test_no_smaller_change_is_passed_over_at_length(first) -> None:
    """The same in many more worlds: in some of them no single change will do."""
    answers = [judged(seed) for seed in range(first, first + 100)]
    assert answers.count(True) > 5
