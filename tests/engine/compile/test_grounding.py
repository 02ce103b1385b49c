"""Which events a task has: those that could ever be possible, and no others where that can be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pasdedeux.engine.compile import TooManyEvents, Unforeseen, compile_world
from pasdedeux.model.binding import bind
from pasdedeux.model.event import Event
from pasdedeux.model.possible import events_of
from pasdedeux.model.semantics import Semantics
from tests.sabre.problems import world

PEOPLE = """
type place; type item; entity Ann : character; entity Ben : character; entity Hall : place; entity Attic : place;
entity Cellar : place; entity Coin : item;
property at(c : character) : place; property has(i : item) : character; property path(a : place, b : place) : boolean;
property key(c : character) : boolean; property coins(c : character) : number; property price(i : item) : number;
path(Hall, Attic); at(Ann) = Hall; at(Ben) = Hall; has(Coin) = Ann;
"""
WALK = """action walk(c : character, from : place, to : place) {
  precondition: path(from, to) & at(c) == from; effect: at(c) = to; consenting: c; };"""


def names(text: str) -> list[str]:
    """The events of a problem's task."""
    return [event.signature for event in compile_world(world(text)).events]


def fluents(text: str) -> list[str]:
    """The facts that are no constants."""
    return [str(fluent) for fluent in compile_world(world(text)).fluents]


def test_nobody_walks_where_no_path_leads():
    """Paths never change, so only walks along them are events; who never comes to a place never leaves it."""
    assert names(PEOPLE + WALK) == ["walk(Ann, Hall, Attic)", "walk(Ben, Hall, Attic)"]


def test_what_never_changes_is_no_fluent():
    """Paths and possessions are constants here: only where people are is stored."""
    assert fluents(PEOPLE + WALK) == ["at(Ann)", "at(Ben)"]


def test_a_chain_of_walks_is_followed_to_its_end():
    """A place that is reached only by way of another is reached."""
    found = names(PEOPLE + "path(Attic, Cellar);" + WALK)
    assert found == [
        "walk(Ann, Hall, Attic)",
        "walk(Ann, Attic, Cellar)",
        "walk(Ben, Hall, Attic)",
        "walk(Ben, Attic, Cellar)",
    ]


def test_what_somebody_wrongly_believes_can_be_imagined():
    """Ann thinks that she is in the cellar: she can imagine to leave it, though she never is there."""
    found = names(PEOPLE + "path(Cellar, Attic); believes(Ann, at(Ann) = Cellar);" + WALK)
    assert "walk(Ann, Cellar, Attic)" in found
    assert "walk(Ben, Cellar, Attic)" not in found


def test_a_belief_that_an_effect_gives_counts():
    """A lie makes walks imaginable that start from it."""
    lie = "action lie() { effect: believes(Ben, at(Ann) = Cellar); consenting: Ann; };"
    found = names(PEOPLE + "path(Cellar, Attic);" + WALK + lie)
    assert "walk(Ann, Cellar, Attic)" in found
    assert "walk(Ben, Cellar, Attic)" not in found


def test_what_surprise_leaves_unknown_counts():
    """Whoever thinks Ann is in the attic and sees her act elsewhere no longer knows where she is: one can ask then."""
    asks = """
    believes(Ben, at(Ann) = Attic);
    action act() { precondition: at(Ann) != Attic; effect: key(Ann); consenting: Ann; };
    action ask() { precondition: believes(Ben, at(Ann)) == ?; effect: key(Ben); consenting: Ben; };
    """
    assert names(PEOPLE + asks) == ["act()", "ask()"]
    assert "ask()" not in names(PEOPLE + asks.replace("!= Attic", "== Hall"))


def test_what_is_seen_of_who_is_there_counts():
    """Of an open event Ann sees that Ben notices it, so he is not in the cellar, but where she cannot say."""
    asks = """
    believes(Ann, at(Ben) = Cellar);
    action shout() { effect: key(Ann); consenting: Ann; observing(c : character): at(c) != Cellar; };
    action ask() { precondition: believes(Ann, at(Ben)) == ?; effect: key(Ben); consenting: Ben; };
    """
    made = world(PEOPLE + asks)
    shout, ask = made.actions
    opened = replace(made, actions=(replace(shout, open=True), ask))
    assert [e.signature for e in compile_world(made).events] == ["shout()"]
    assert [e.signature for e in compile_world(opened).events] == ["shout()", "ask()"]


def test_a_constant_beside_a_number_that_changes_can_become_unknown():
    """Who is surprised that somebody can pay knows neither the price nor the money any longer."""
    pays = """
    price(Coin) = 2; coins(Ann) = 3; believes(Ben, coins(Ann) = 1);
    action pay() { precondition: price(Coin) <= coins(Ann); effect: coins(Ann) = coins(Ann) - 2; consenting: Ann; };
    action wonder() { precondition: price(Coin) == ?; effect: key(Ben); consenting: Ben; };
    """
    assert names(PEOPLE + pays) == ["pay()", "wonder()"]
    assert "price(Coin)" in fluents(PEOPLE + pays)


def test_a_condition_that_never_holds_leaves_its_effect_out():
    """Nobody ever has a key, so what is done with one is not written."""
    opens = "action try() { effect: if(key(Ann)) at(Ann) = Cellar & if(!key(Ann)) at(Ann) = Attic; consenting: Ann; };"
    task = compile_world(world(PEOPLE + opens)).task
    assert [len(event.writes) for event in task.events] == [1]
    assert task.formulas[task.events[0].writes[0].when] == ("value", 1)


def test_or_and_quantifiers_about_constants_are_decided():
    """A way in either direction counts, and a door that no path leads to does not."""
    both = WALK.replace("path(from, to)", "(path(from, to) | path(to, from))")
    assert len(names(PEOPLE + both)) == 4
    exists = """action rest(c : character, p : place) {
      precondition: at(c) == p & !exists(q : place) path(p, q); effect: key(c); consenting: c; };"""
    assert names(PEOPLE + WALK + exists)[2:] == ["rest(Ann, Attic)", "rest(Ben, Attic)"]


def test_one_name_for_two_facts():
    """Of overloaded names each argument list is a fact of its own."""
    lies = """
    property at(i : item) : place; at(Coin) = Cellar;
    action find(i : item, p : place, c : character) {
      precondition: at(i) == p & at(c) == p; effect: has(i) = c; consenting: c; };"""
    assert names(PEOPLE + "path(Attic, Cellar);" + WALK + lies)[-2:] == [
        "find(Coin, Cellar, Ann)",
        "find(Coin, Cellar, Ben)",
    ]
    assert names(PEOPLE + WALK + lies)[2:] == []


def test_what_has_no_meaning_is_not_asked_behind_what_rules_it_out():
    """Only people have a bed; whoever is a ghost is not asked for theirs, wherever in a condition that stands."""
    text = """
    type human : character; entity Cleo : human; property bed(h : human) : place; bed(Cleo) = Hall; at(Cleo) = Hall;
    action rest(c : character) {
      precondition: at(c) == Hall & (key(c) | (c : human & bed(c) == Hall)); effect: key(c) = !key(c); consenting: c; };
    action find() { effect: key(Ann); };"""
    assert names(PEOPLE + text) == ["rest(Ann)", "rest(Ben)", "rest(Cleo)", "find()"]


def test_a_parameter_that_is_named_twice_is_one():
    """Two parameters of one name take the same value, which must fit both types."""
    text = """
    entity Lamp : item, place;
    action hide(x : item, x : place, c : character) { precondition: at(c) == x; effect: has(Coin) = ?; consenting: c; };
    """
    assert names(PEOPLE + text + "at(Ben) = Lamp;") == ["hide(Lamp, Lamp, Ben)"]


def test_constants_as_parameters():
    """A parameter may be somebody or something."""
    text = """action take(c : character, Coin, from : character) {
      precondition: has(Coin) == from & c != from; effect: has(Coin) = c; consenting: c; };"""
    assert names(PEOPLE + text) == ["take(Ann, Coin, Ben)", "take(Ben, Coin, Ann)"]


def test_two_types_at_once():
    """What is of two types takes part in what either can."""
    text = """
    entity Boat : item, place; path(Hall, Boat);
    action sink(i : item, c : character) { precondition: has(i) == c; effect: has(i) = ?; consenting: c; };
    has(Boat) = Ben;"""
    assert names(PEOPLE + WALK + text) == [
        "walk(Ann, Hall, Attic)",
        "walk(Ann, Hall, Boat)",
        "walk(Ben, Hall, Attic)",
        "walk(Ben, Hall, Boat)",
        "sink(Coin, Ann)",
        "sink(Boat, Ben)",
    ]


def test_a_value_that_is_copied_goes_where_it_is_copied_to():
    """Who follows somebody comes to where they can be, and goes on from there."""
    follow = "action follow() { effect: at(Ben) = at(Ann); consenting: Ben; };"
    ann = "action climb() { precondition: at(Ann) == Hall; effect: at(Ann) = Attic; consenting: Ann; };"
    ben = "action jump(p : place) { precondition: at(Ben) == p & path(Attic, p); effect: key(Ben); consenting: Ben; };"
    assert names(PEOPLE + "path(Attic, Attic); path(Attic, Cellar);" + follow + ann + ben) == [
        "follow()",
        "climb()",
        "jump(Attic)",
    ]


def test_numbers_that_are_calculated_can_be_anything():
    """A number that something calculates may be any number; one that is only set has the values that it is set to."""
    count = "action count() { effect: coins(Ann) = coins(Ann) + 1; };"
    set_ = "action set() { effect: coins(Ann) = 3; };"
    rich = "action rich() { precondition: coins(Ann) > 100; effect: key(Ann); };"
    assert names(PEOPLE + count + rich) == ["count()", "rich()"]
    assert names(PEOPLE + set_ + rich) == ["set()"]


def test_events_are_bound_when_asked_for():
    """Each event of a task is the one that the world has, and the same object each time."""
    made = world(PEOPLE + WALK)
    events = compile_world(made).events
    assert isinstance(events[0], Event)
    assert events[0] is events[-2]
    assert [e.signature for e in events[:1]] == ["walk(Ann, Hall, Attic)"]
    with pytest.raises(IndexError):
        events[2]


def test_every_event_that_is_possible_at_the_start_is_listed():
    """Whatever is left out, it is not what can happen."""
    made = world(PEOPLE + "path(Attic, Hall);" + WALK)
    start = Semantics(made).start
    kept = [e.signature for e in compile_world(made).events]
    assert all(e.signature in kept for e in events_of(made) if e.possible(start))


def test_events_that_were_told_come_last():
    """An event that a story tells is part of the task even where no reachability speaks for it."""
    made = world(PEOPLE + WALK)
    told = bind(made, made.actions[0], (made.by_name["Ann"], made.by_name["Hall"], made.by_name["Attic"]))
    compiled = compile_world(made, told=[told])
    assert compiled.events[-1] is told
    assert len(compiled.events) == 3


def test_a_state_that_cannot_come_about_is_refused_unless_it_was_named():
    """Of a state in which a constant is otherwise nothing true could be said; ``also`` takes it into account."""
    made = world(PEOPLE + "action lock() { effect: key(Ann); };" + WALK)
    semantics = Semantics(made)
    other = semantics.after(semantics.start, bind(made, made.actions[0], ()))
    walking = replace(made, actions=made.actions[1:])
    with pytest.raises(Unforeseen) as raised:
        compile_world(walking, semantics=semantics).graph(other)
    assert raised.value.fluent.name == "key"
    (code, *_) = compile_world(walking, semantics=semantics, also=[other]).graph(other)
    assert len(code.values) == 3


CROWD = "".join(f"entity C{i} : character;" for i in range(40)) + "".join(f"entity I{i} : item;" for i in range(60))
MARKET = """
type place; type item;
property at(c : character) : place; property has(i : item) : character; property knows(a : character, b : character) : boolean;
"""  # noqa: E501
GIVE = """action give(giver : character, taker : character, i : item, p : place) {
  precondition: at(giver) == p & at(taker) == p & has(i) == giver & knows(giver, taker); effect: has(i) = taker;
  consenting: giver, taker; observing(c : character): at(c) == p; };"""


def crowd(places: int) -> str:
    """Forty people who stay where they are, sixty items, and a row of acquaintances."""
    where = "".join(f"entity P{i} : place;" for i in range(places))
    begun = "".join(f"at(C{i}) = P{i % places}; knows(C{i}, C{(i + places) % 40});" for i in range(40))
    return (
        MARKET.replace("property", CROWD + where + "property", 1)
        + begun
        + "".join(f"has(I{i}) = C{i % 40};" for i in range(60))
        + GIVE
    )


def test_a_crowd_with_many_things_has_only_the_events_that_can_happen():
    """Of 960,000 ways to give something those remain in which an acquaintance stands by and the thing can get there."""
    compiled = compile_world(world(crowd(10)))
    # four people a place, each passes on to the next one there whatever may come to any of the four
    assert len(compiled.events) == 10 * 4 * 6
    assert len(compiled.fluents) == 60


def test_more_events_than_anybody_could_look_at_are_an_error_with_a_name():
    """It says which action there is too much of, and comes before memory runs out."""
    with pytest.raises(TooManyEvents) as raised:
        compile_world(world(crowd(10)), most=100)
    assert raised.value.name == "give"
    assert raised.value.most == 100


def test_more_rules_than_anybody_could_look_at_are_an_error_too():
    """Rules are counted before the first of them can fire."""
    see = """trigger see(a : character, b : character, p : place) {
      precondition: at(a) == p & at(b) == p & !knows(a, b); effect: knows(a, b); };"""
    with pytest.raises(TooManyEvents) as raised:
        compile_world(world(crowd(10) + see), most=5_000)
    assert raised.value.name == "see"


def test_a_limit_of_time_ends_the_listing():
    """What ``go_on`` raises comes through, long before everything is listed."""

    class Enough(Exception):
        pass

    asked = []

    def go_on():
        asked.append(1)
        if len(asked) > 3:
            raise Enough

    with pytest.raises(Enough):
        compile_world(world(crowd(10)), go_on=go_on)
