"""No input ends in anything but a story or a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pasdedeux.diagnostics import Refused, Source
from pasdedeux.language import format_text, no_such_import, question, read
from tests.language.texts import WORLD, story

STORY = WORLD + (
    "initially\n    if debt: Ada is at Study\n    otherwise: Ben believes that Ada is at Hall\n"
    "wants Ada [X1]\n    3 for Ben believes that (debt or love)\n    -1 * the money of Ada + 2\n"
    'rule "r" for character c\n    whenever c believes debt\n    then asleep(c)\n'
    'scene "One" at Study with Ada, Ben\n    Ada reads the sealed letter, unseen by Ben [P1] intentional C201: so\n'
    "    Ben tells Ada that Cleo believes not debt\n"
    'ending "E"\n    Ada either\n        Ada sleeps\n        nothing\n'
    'credit a "b", "c" in "d" [C1]\ncast Ada "Z" as "Q"\n'
)
TOLD = story("")
PIECES = st.sampled_from(
    ["Ada", "believes", "that", "not", "(", ")", "and", "or", "debt", "is", "at", "Study", "the", "place", "of", "some",
     "character", "x", ":", "x", "3", "+", "-", "becomes", "knows", "number", "if", "then", "otherwise", ",", "unknown",
     "has", "heard", "distrusts", "sealed", "letter", "Ben", "does", "every", "a", "[P1]", '"', "what", "about", "?"]
)  # fmt: skip


def survives(text: str) -> None:
    """Read and format a text; anything but a refusal is an error."""

    def imports(name, span):
        raise no_such_import(name, span, ("base",))

    source = Source("fuzz.story", text)
    for read_it in (lambda: read(source, imports), lambda: format_text(source)):
        try:
            read_it()
        except Refused as refused:
            assert str(refused)


@given(st.integers(0, len(STORY)), st.integers(0, 40))
def test_truncated(cut, gone) -> None:
    """A story with a part cut out."""
    survives(STORY[:cut])
    survives(STORY[:cut] + STORY[cut + gone :])


@given(st.randoms(use_true_random=False))
def test_shuffled(random) -> None:
    """A story with its lines in any order."""
    lines = STORY.splitlines()
    random.shuffle(lines)
    survives("\n".join(lines))


@given(st.text(max_size=300))
def test_any_text(text) -> None:
    """Any text at all."""
    survives(text)
    survives(WORLD + text)


@given(st.binary(max_size=300))
def test_binary(data) -> None:
    """Any bytes, decoded as they may be."""
    survives(data.decode("latin-1"))


@given(st.lists(PIECES, max_size=25))
def test_words_in_any_order(words) -> None:
    """Words of the language in any order: as a wish, a condition, an effect, a sentence, a question."""
    text = " ".join(words)
    survives(
        f'{WORLD}wants Ada\n    1 for {text}\ninitially\n    {text}\nscene "S" at Study with Ada\n    Ada {text}\n'
    )
    try:
        question(text, TOLD)
    except Refused as refused:
        assert str(refused)


def chain(body: str) -> str:
    """Sixty definitions, each made of the next one."""
    links = [f"define d{i}(c: character): {body.format(next=i + 1)}\n" for i in range(60)]
    return "".join(links) + "define d60(c: character): debt\n"


@pytest.mark.parametrize(
    "text",
    [
        "wants Ada\n    1 for " + "(" * 100_000 + "debt" + ")" * 100_000,
        "wants Ada\n    1 for " + "(" * 240 + "debt" + ")" * 240,
        "wants Ada\n    1 for " + "not " * 400 + "debt",
        "wants Ada\n    1 for " + "Ada believes that " * 150 + "debt",
        "wants Ada\n    " + "1 + " * 200 + "1",
        "wants Ada\n    " + "- " * 200 + "1",
        "\n".join(" " * depth + "x" for depth in range(500)),
        'action "' + "{" * 10_000 + '"',
        "[" * 10_000,
        '"' * 10_000,
        chain("d{next}(c) and d{next}(c)"),
        chain("not (debt and d{next}(c))"),
    ],
)  # fmt: skip
def test_without_measure(text) -> None:
    """Deep nesting, long lines and definitions that double end in a message, not in a crash."""
    survives(WORLD + text)
