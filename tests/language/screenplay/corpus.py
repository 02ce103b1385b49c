"""Scripts in Fountain as people write them, for the comparison with other programs."""

import random

from bench.feature import feature

BRICK = """Title:
    _**BRICK AND STEEL**_
    _**FULL RETIRED**_
Credit: Written by
Author: Nobody in particular
Draft date: 1/20/2012
Contact:
    A street
    A town

EXT. A BACK YARD - DAY

A man in a hat, this is ANDRE, flips steaks. He has a look at the sky.

    An indented line, as it stands.

ANDRE
(to himself)
One of these days.

He turns a steak. [[Should he burn one? Ask.]]

BRUNO (O.S.)
Which *day* would that be?

ANDRE
(shouting)
Any _day_!
(quietly)
Not today.

INT. KITCHEN / STAIRS - CONTINUOUS #2A#

Bruno comes down the stairs, two at a time.
He stops.

BRUNO
I heard that.

ANDRE ^
I said nothing.

CUT TO:

.SOMEWHERE ELSE ALTOGETHER

> THE MIDDLE <

!BRUNO
is written on a door.

@McAllister
Mind the step.

# Part two

## The yard again

= They talk it over.

EXT. A BACK YARD - NIGHT

A cue in capitals. THE END OF IT.

BRUNO (CONT'D)
Well... that is it.

===

> FADE TO BLACK.
"""

NOTES = """INT. LOFT - NIGHT

KATYA reads. [[a note]] Then she stops. [[another
note of two lines]]

[[a note alone]]

KATYA
So. [[in speech]] Yes. [[Pierre reads the diary [P2.3] ]]

/* All of this is gone.

INT. NOWHERE - DAY

NOBODY
Nothing. */

PIERRE
(beat)
No. [[aside]]

He waits, /* or not */ as one does.
"""

HEADINGS = "\n\n".join(
    [
        "INT. HOUSE - DAY",
        "EXT. HOUSE - DAY",
        "EST. TOWN",
        "INT./EXT. CAR - NIGHT",
        "INT/EXT. CAR - NIGHT",
        "int. house - day",
        ".FORCED",
        "...not a heading",
        "INT. ROOM #1-A#",
        "INTERVAL. A PAUSE.",
    ]
)

SCRIPTS = [BRICK, NOTES, f"\n{HEADINGS}\n"]


def generated(count, seed=0):
    """More scripts: generated ones with marks, and paragraphs of the others in any order."""
    dice = random.Random(seed)
    pieces = [part for script in SCRIPTS[:2] for part in script.partition("\n\n")[2].split("\n\n") if "/*" not in part]
    pieces = [part for part in pieces if not any(sign in part for sign in ("*/", "NOWHERE", "NOBODY", "^", "= They"))]
    for number in range(count):
        if number % 5 == 0:
            yield feature(2, 12, seed + number).text
        else:
            yield "\n" + "\n\n".join(dice.choice(pieces).strip("\n") for _ in range(dice.randint(1, 12))) + "\n"
