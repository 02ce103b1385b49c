"""Telling problems from stories."""

import pytest

from pasdedeux.sabre import is_problem
from tests.sabre.problems import HEAD, SMALL


@pytest.mark.parametrize(
    "text",
    [
        *SMALL,
        HEAD,
        "/* the story of\ncharacter Ann */\n\n   entity Ann : character;",
        "// story\ntype place;",
        "alive(Ann);",
        "property at(c : character) : place",
        "entity Ann : character; entity Ben",
        "action a(\n",
        "utility(): 1;",
        "character(Ann) = Ben;",
        "\ufefftype place : entity;",
        "type a : b,\n  c;",
    ],
)
def test_problems(text) -> None:
    """Statements that end with a semicolon, or declarations that only problems have, also with mistakes in them."""
    assert is_problem(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n\n",
        "nothing of the kind",
        "\0\0\0",
        'story "Interview"\ncharacter Ann',
        "# a comment; about semicolons;\ncharacter Ann",
        "type tape is item\ntype gun",
        "type gun  # ends with a semicolon;",
        'action "{reader} reads {text: item}"\n    then reader believes hers',
        'remake of interview\nstory "x"',
        'scene "x" at Loft with Ann\n    Ann waits; Ben waits',
        'stroy "misspelt"\ncharacter Ann, Ben',
        'rule "contrition" for character c',
    ],
)
def test_stories(text) -> None:
    """Lines that only stories have, and texts that are neither."""
    assert not is_problem(text)
