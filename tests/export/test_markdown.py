"""Scripts in Markdown."""

from pasdedeux import api

STORY = """story "The *key*"
character Ann, Ben "the _old_ clerk"
place Loft "the loft"
secret gold "the clerk has gold" true, known to Ann
action "ALARM: {who: character} runs"
act "1. One"
scene "Now" at Loft with Ann, Ben
    Ann tells Ben that gold
    Ben turns away [P1]
    ALARM: Ann runs
"""

SCRIPT = r"""---
title: The *key*
world: key.story
---

[[story "The *key*"]]

# 1. One

## INT. LOFT

[[scene "Now" with Ann, Ben]]

ANN and THE \_OLD\_ CLERK are here.

**ANN**: The clerk has gold. [[Ann tells Ben that gold]]

The \_old\_ clerk turns away. [[Ben turns away [P1] ]]

ALARM&#58; Ann runs. [[event: ALARM: Ann runs]]
"""


def test_a_script_in_markdown():
    """Front matter, headings, names in bold; the marks as they are, and prose in which no sign means anything."""
    assert api.export(api.load_text(STORY), "markdown", "key.story") == SCRIPT
