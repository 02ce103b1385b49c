"""One call of a tool without a client: to see what a language model sees."""

import json

import anyio

from pasdedeux.api.texts import refusal
from pasdedeux.diagnostics import nearest
from pasdedeux.mcp.crew import Crew
from pasdedeux.mcp.paging import Answer
from pasdedeux.mcp.toolbox import TOOLS


def call(root: str, seconds: float, name: str, arguments: str) -> Answer:
    """The answer of a tool to arguments in JSON. Raises Refused for a call that is none."""
    if name not in TOOLS:
        near = nearest(name, list(TOOLS))
        hint = f"did you mean `{near}`?" if near else "`pasdedeux mcp --list` shows all of them."
        raise refusal("V130", f"there is no tool `{name}`", f"There are {', '.join(TOOLS)}.", hint)
    if TOOLS[name].live:
        what = f"a session ends with its server, so `{name}` has none"
        raise refusal("V133", what, "A single call has a server for itself.", "let a client call it.")
    said = TOOLS[name].read(_object(name, arguments))

    async def run() -> Answer:
        crew = Crew(root, seconds, 1)
        try:
            return await crew.do(name, said, _nobody)
        finally:
            await crew.end()

    return anyio.run(run)


def listing() -> str:
    """All tools with what they take, for people."""
    rows = []
    for tool in TOOLS.values():
        rows += [f"{tool.name}({', '.join(tool.takes.model_fields)})", f"    {tool.description}", ""]
    return "\n".join(rows).rstrip()


def _nobody(_: str) -> None:
    """Nobody asked how far it is."""


def _object(name: str, arguments: str) -> dict[str, object]:
    try:
        found = json.loads(arguments)
    except ValueError as error:
        raise refusal(
            "V130", f"the arguments of `{name}` are no JSON: {error}", "", 'try \'{"story": "interview"}\''
        ) from None
    if not isinstance(found, dict):
        raise refusal("V130", f"the arguments of `{name}` are no JSON object", "", 'try \'{"story": "interview"}\'')
    return found
