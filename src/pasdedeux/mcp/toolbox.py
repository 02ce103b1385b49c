"""The tools. What a language model has to know to use one well stands in `texts/`: what it is for, and when."""

from collections.abc import Mapping

from pasdedeux.mcp import live_arguments, verb_arguments
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
    verb_arguments.Told,
    "tell",
    ({"story": "interview", "after": "P3.2"},),
)
CHECK = Tool(
    "check",
    "Check a story",
    verb_arguments.Checked,
    "check",
    ({"story": "interview", "without": ["P2.3"]},),
)
WHY = Tool(
    "why",
    "Why was it done?",
    verb_arguments.Explained,
    "why",
    ({"story": "interview", "event": "P3.3"},),
)
ASK = Tool(
    "ask",
    "Ask about facts and beliefs",
    verb_arguments.Asked,
    "ask",
    ({"story": "interview", "question": "Katya believes that Pierre believes that hers", "after": "P3.2"},),
)
VIEW = Tool(
    "view",
    "What one character may know",
    verb_arguments.Viewed,
    "view",
    ({"story": "interview", "who": "Pierre", "after": "P3.3"},),
)
MAY_SAY = Tool(
    "may_say",
    "What may they say?",
    verb_arguments.Proposed,
    "may-say",
    ({"story": "interview", "who": "Katya", "claims": ["cancer", "hers"], "to": "Pierre", "after": "P3.2"},),
)
FIND = Tool(
    "find",
    "Find a story",
    verb_arguments.Searched,
    "find",
    ({"story": _PLOT, "author_limit": 2, "time": 20},),
)
ENDINGS = Tool(
    "endings",
    "How may it end?",
    verb_arguments.Ended,
    "endings",
    ({"story": "interview"},),
)
DRAW = Tool(
    "draw",
    "Draw a picture",
    verb_arguments.Drawn,
    "draw",
    ({"story": "interview"}, {"story": "interview", "kind": "beliefs", "at": "P3.2", "depth": 2}),
)
EXPORT = Tool(
    "export",
    "Write it as a screenplay",
    verb_arguments.Exported,
    "script",
    ({"story": "interview"},),
)
REPORT = Tool(
    "report",
    "Write a page of all that is known",
    verb_arguments.Reported,
    "report",
    ({"story": "interview", "path": "interview.html"},),
    writes=True,
)
COVERAGE = Tool(
    "coverage",
    "Is the outline covered?",
    verb_arguments.Covered,
    "coverage",
    ({"story": "interview"},),
)
EXPLAIN = Tool(
    "explain",
    "Explain a message, or the language",
    verb_arguments.Looked,
    "explain",
    ({"topic": "C201"}, {"topic": "language"}),
)
STORIES = Tool("stories", "Which stories are there?", verb_arguments.Listed, "stories", ({},))
READ = Tool("read", "Read a story", verb_arguments.Read, "text", ({"name": "starter"},))
_ONE = {"session": "session-1"}
SESSIONS = (
    Tool(
        "session_start",
        "Begin a session",
        live_arguments.Started,
        "live",
        ({"story": "interview"}, {"story": "interview", "saved": "tuesday.session"}),
        live=True,
    ),
    Tool(
        "session_feed",
        "Let something happen",
        live_arguments.Fed,
        "feed",
        ({**_ONE, "text": "Katya tells Pierre that cancer"},),
        live=True,
    ),
    Tool(
        "session_view",
        "What one character may know now",
        live_arguments.Seen,
        "view",
        ({**_ONE, "who": "Pierre"},),
        live=True,
    ),
    Tool(
        "session_may_say",
        "What may they say now?",
        live_arguments.Spoken,
        "may-say",
        ({**_ONE, "who": "Katya", "claims": ["cancer"], "to": "Pierre"},),
        live=True,
    ),
    Tool("session_undo", "Take back the last event", live_arguments.Named, "live", (_ONE,), live=True),
    Tool(
        "session_save",
        "Save a session",
        live_arguments.Saved,
        "live",
        ({**_ONE, "path": "tuesday.session"},),
        writes=True,
        live=True,
    ),
    Tool("session_end", "End a session", live_arguments.Named, "live", (_ONE,), live=True),
)
VERBS = (TELL, CHECK, WHY, ASK, VIEW, MAY_SAY, FIND, ENDINGS, DRAW, EXPORT, REPORT, COVERAGE, EXPLAIN, STORIES, READ)
TOOLS: Mapping[str, Tool] = {tool.name: tool for tool in (*VERBS, *SESSIONS)}
