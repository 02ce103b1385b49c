"""What an author wrote, without the marks beside it."""

import pytest

from pasdedeux.diagnostics import Source, Span
from pasdedeux.language.written.verbatim import verbatim


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Pierre reads the diary  [P2.3]", "Pierre reads the diary"),
        ("Pierre reads the diary, unseen by Katya [P2.3, P2.4]", "Pierre reads the diary, unseen by Katya"),
        ("Katya turns away   intentional C204: the call [goes] on [P1]", "Katya turns away"),
        ("Katya turns away. [P1]", "Katya turns away"),
        ('Ann tells Ben that "a  b"  # why not', 'Ann tells Ben that "a  b"'),
        (
            "Ann believes gold\n        or Ben is at Loft  # later\n\n    or debt",
            "Ann believes gold or Ben is at Loft or debt",
        ),
        ("Ann reads Diary\n    intentional: she may", "Ann reads Diary"),
    ],
)
def test_only_the_words_are_left(written, expected):
    """Marks, comments and line ends go; the author's words stay as they are."""
    source = Source("a.story", f"before\n{written}")
    assert verbatim(Span(source, 7, len(source.text))) == expected
