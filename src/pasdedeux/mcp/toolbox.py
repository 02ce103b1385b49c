"""The tools. What a language model has to know to use one well stands in `texts/`: what it is for, and when."""

from collections.abc import Mapping

from pasdedeux.mcp import arguments
from pasdedeux.mcp.tools import Tool

_PLOT = """story "A plot"
character Ann, Bob
place Room
secret ill "Ann is ill" true, known to Ann
wants Ann
    1 for Bob believes ill
author wants
    1 for Bob believes ill
initially
    Ann is at Room
    Bob is at Room
"""

TELL = Tool(
    "tell",
    "Tell a story",
    arguments.Told,
    "tell",
    ({"story": "interview", "after": "P3.2"},),
)
CHECK = Tool(
    "check",
    "Check a story",
    arguments.Checked,
    "check",
    ({"story": "interview", "without": ["P2.3"]},),
)
WHY = Tool(
    "why",
    "Why was it done?",
    arguments.Explained,
    "why",
    ({"story": "interview", "event": "P3.3"},),
)
ASK = Tool(
    "ask",
    "Ask about facts and beliefs",
    arguments.Asked,
    "ask",
    ({"story": "interview", "question": "Katya believes that Pierre believes that hers", "after": "P3.2"},),
)
FIND = Tool(
    "find",
    "Find a story",
    arguments.Searched,
    "find",
    ({"story": _PLOT, "author_limit": 2, "time": 20},),
)
ENDINGS = Tool(
    "endings",
    "How may it end?",
    arguments.Ended,
    "endings",
    ({"story": "interview"},),
)
COVERAGE = Tool(
    "coverage",
    "Is the outline covered?",
    arguments.Covered,
    "coverage",
    ({"story": "interview"},),
)
EXPLAIN = Tool(
    "explain",
    "Explain a message, or the language",
    arguments.Looked,
    "explain",
    ({"topic": "C201"}, {"topic": "language"}),
)
STORIES = Tool(
    "stories",
    "Which stories are there?",
    arguments.Listed,
    "stories",
    ({}, {"name": "starter"}),
)

TOOLS: Mapping[str, Tool] = {
    tool.name: tool for tool in (TELL, CHECK, WHY, ASK, FIND, ENDINGS, COVERAGE, EXPLAIN, STORIES)
}
