"""The task as JSON: the one thing that both engines read."""

from __future__ import annotations

import json
from dataclasses import replace

from pasdedeux.engine.compile import compile_world
from tests.sabre.problems import world

TEXT = """
type room; entity Ann : character; entity Ben : character; entity Hall : room; entity Attic : room;
property at(c : character) : room; property coins(c : character) : number; property known(r : room) : boolean;
at(Ann) = Hall; at(Ben) = Hall; coins(Ann) = 2; believes(Ben, coins(Ann) = 1);
action climb(c : character) {
  precondition: at(c) == Hall; effect: at(c) = Attic & coins(c) = coins(c) - 0.5 & believes(Ann, known(Attic));
  consenting: c; observing(o : character): at(o) == Hall; };
trigger see(c : character) { precondition: at(c) == Attic & !known(Attic); effect: known(Attic); };
utility(): coins(Ann); utility(Ann): if(known(Attic)) 1 else 0;
"""


def test_everything_of_a_task_is_in_its_json():
    """Characters, fluents, formulas, events with writes and observers, rules, wants and the graph of the start."""
    task = compile_world(world(TEXT)).task
    read = json.loads(task.to_json())
    assert (read["characters"], read["entities"], read["lookahead"]) == (2, 4, 0)
    assert sorted(read["kinds"]) == ["boolean", "entity", "entity", "number", "number"]
    assert len(read["defaults"]) == len(read["kinds"])
    assert [len(read[key]) for key in ("events", "rules", "wants")] == [2, 2, 3]
    assert [len(row) for row in read["start"]] == [2] * len(task.start)
    climb = read["events"][0]
    assert [len(write) for write in climb["writes"]] == [4, 4, 4]
    assert [write[0] for write in climb["writes"]] == [[], [], [0]]
    assert (climb["consents"], len(climb["notices"]), climb["open"]) == ([0], 2, False)
    assert read["wants"][1] == -1


def test_each_formula_is_made_of_earlier_ones():
    """So a task can be read in one go, and everything that it names is there."""
    task = compile_world(world(TEXT)).task
    for i, row in enumerate(task.formulas):
        if row[0] not in ("value", "number", "fluent"):
            assert all(isinstance(part, int) and part < i for part in row[2 if row[0] == "believes" else 1 :])
    places = {event.pre for event in (*task.events, *task.rules)} | {w for w in task.wants if w >= 0}
    assert max(places) < len(task.formulas)


def test_numbers_are_floats_and_codes_are_whole():
    """A number of a story is never taken for the code of a value."""
    start = compile_world(world(TEXT)).task.start
    numbers = {value for state in start for _, value in state.values if isinstance(value, float)}
    assert numbers == {1.0, 2.0}


def test_a_task_is_the_same_however_often_it_is_made():
    """Equal tasks are made of equal worlds; names are told but not compared."""
    one, two = compile_world(world(TEXT)).task, compile_world(world(TEXT)).task
    assert one == two
    assert one == replace(two, names=())
    assert list(one.names) == ["climb(Ann)", "climb(Ben)"]
