"""The server: tools, resources and prompts over the standard streams, as the Model Context Protocol has them.

It never computes: every call goes to a worker, and the server stays free to report how far it is and to stop it.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import anyio
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    CompleteRequestParams,
    CompleteResult,
    Completion,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    PromptMessage,
    ReadResourceRequestParams,
    ReadResourceResult,
    ResourceTemplateReference,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as Listing

from pasdedeux.api import bundled
from pasdedeux.diagnostics import Refused, nearest
from pasdedeux.mcp import resources
from pasdedeux.mcp.crew import Crew, Tell
from pasdedeux.mcp.failures import refused
from pasdedeux.mcp.live import Live
from pasdedeux.mcp.paging import Answer
from pasdedeux.mcp.prompts import PROMPTS
from pasdedeux.mcp.texts import filled
from pasdedeux.mcp.toolbox import TOOLS
from pasdedeux.mcp.tools import Tool, schema
from pasdedeux.version import VERSION

HEARTBEAT = 1.0  # seconds between two signs of life
GRACE = 15.0  # seconds that a search has beyond its own time, to make ready and to be checked

Context = ServerRequestContext[Any]


class Desk:
    """Takes calls, and hands them to the crew."""

    def __init__(self, crew: Crew) -> None:
        self._crew, self._live = crew, Live(crew)

    async def list_tools(self, _: Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        """All tools."""
        return ListToolsResult(tools=list(map(_listed, TOOLS.values())))

    async def call_tool(self, context: Context, params: CallToolRequestParams) -> CallToolResult:
        """The answer of a tool; mistakes in its input are answers too. Raises MCPError for a tool that is none."""
        if params.name not in TOOLS:
            raise MCPError(INVALID_PARAMS, _none("tool", params.name, TOOLS))
        try:
            said = TOOLS[params.name].read(params.arguments)
        except Refused as error:
            return result(refused(error.diagnostics))
        return result(await self.answered(context, params.name, said))

    async def answered(self, context: Context, name: str, said: Mapping[str, Any]) -> Answer:
        """The answer of the crew, with a sign of life now and then until it is there."""
        latest = [f"{name}: working"]
        extra = _own_time(said) + GRACE if name == "find" else 0
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_beat, context, latest, said.get("time"))
            answer = await self._done(name, said, lambda text: latest.__setitem__(0, text), extra)
            tasks.cancel_scope.cancel()
        return answer

    async def _done(self, name: str, said: Mapping[str, Any], tell: Tell, extra: float) -> Answer:
        if TOOLS[name].live:
            return await self._live.do(name, said, tell)
        return await self._crew.do(name, said, tell, extra)

    async def end(self) -> None:
        """End the sessions that go on."""
        await self._live.end()

    # --- prompts ---------------------------------------------------------------------------------------------------

    async def list_prompts(self, _: Context, __: PaginatedRequestParams | None) -> ListPromptsResult:
        """All prompts."""
        return ListPromptsResult(prompts=[prompt.listing() for prompt in PROMPTS.values()])

    async def get_prompt(self, context: Context, params: GetPromptRequestParams) -> GetPromptResult:
        """A prompt with what it speaks of. Raises MCPError where it is none, or its arguments are wrong."""
        if params.name not in PROMPTS:
            raise MCPError(INVALID_PARAMS, _none("prompt", params.name, PROMPTS))

        async def ask(name: str, said: Mapping[str, Any]) -> Answer:
            answer = await self.answered(context, name, TOOLS[name].read(said))
            if answer.failed:
                raise MCPError(INVALID_PARAMS, answer.text)
            return answer

        prompt = PROMPTS[params.name]
        try:
            text = await prompt.text(ask, params.arguments)
        except Refused as error:
            raise MCPError(INVALID_PARAMS, refused(error.diagnostics).text) from None
        message = PromptMessage(role="user", content=TextContent(type="text", text=text))
        return GetPromptResult(description=prompt.description, messages=[message])


class Reading:
    """Gives out the texts that come with the package."""

    async def list_resources(self, _: Context, __: PaginatedRequestParams | None) -> ListResourcesResult:
        """The pages and stories."""
        return ListResourcesResult(resources=resources.listed())

    async def list_templates(self, _: Context, __: PaginatedRequestParams | None) -> ListResourceTemplatesResult:
        """The addresses that take a name."""
        return ListResourceTemplatesResult(resource_templates=list(resources.TEMPLATES))

    async def read(self, _: Context, params: ReadResourceRequestParams) -> ReadResourceResult:
        """A text. Raises MCPError where there is none."""
        try:
            return ReadResourceResult(contents=[resources.read(params.uri)])
        except KeyError as error:
            raise MCPError(INVALID_PARAMS, str(error.args[0]), {"uri": params.uri}) from None

    async def complete(self, _: Context, params: CompleteRequestParams) -> CompleteResult:
        """The names that an address may take, or the story of a prompt, as far as one was typed."""
        begun, values = params.argument.value, list[str]()
        if isinstance(params.ref, ResourceTemplateReference):
            values = resources.completed(params.ref.uri, begun)
        elif params.argument.name == "story":
            values = [name for name in bundled.stories() if name.startswith(begun)]
        return CompleteResult(completion=Completion(values=values[:100], total=len(values)))


def _own_time(said: Mapping[str, Any]) -> float:
    """The seconds that a search may take: as many again for the changes that would make a story possible."""
    return float(said["time"]) * (2 if said["mend"] else 1)


async def _beat(context: Context, latest: list[str], total: float | None) -> None:
    begun = anyio.current_time()
    while True:
        await anyio.sleep(HEARTBEAT)
        await context.session.report_progress(round(anyio.current_time() - begun, 1), total, latest[0])


def result(answer: Answer) -> CallToolResult:
    """An answer as the protocol has it: text for the model, data beside it."""
    content = TextContent(type="text", text=answer.text)
    return CallToolResult(content=[content], structured_content=answer.data, is_error=answer.failed)


def _listed(tool: Tool) -> Listing:
    """A tool as clients see it."""
    hints = ToolAnnotations(
        title=tool.title, read_only_hint=not tool.writes, destructive_hint=False, open_world_hint=False
    )
    return Listing(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.schema_of(),
        output_schema=schema(tool.schema),
        annotations=hints,
    )


def _none(kind: str, name: str, there: Mapping[str, object]) -> str:
    near = nearest(name, list(there))
    hint = f"did you mean `{near}`?" if near else f"there are {', '.join(there)}."
    return f"there is no {kind} `{name}`: {hint}"


def server(crew: Crew) -> Server[None]:
    """A server whose calls are worked on by that crew."""
    desk, reading = Desk(crew), Reading()

    @asynccontextmanager
    async def life(_: Server[None]) -> AsyncIterator[None]:
        await crew.ready()
        try:
            yield
        finally:
            await desk.end()
            await crew.end()

    return Server(
        "pasdedeux",
        version=VERSION,
        title="pasdedeux: who knows what in a story",
        instructions=filled("instructions"),
        lifespan=life,
        on_list_tools=desk.list_tools,
        on_call_tool=desk.call_tool,
        on_list_prompts=desk.list_prompts,
        on_get_prompt=desk.get_prompt,
        on_list_resources=reading.list_resources,
        on_list_resource_templates=reading.list_templates,
        on_read_resource=reading.read,
        on_completion=reading.complete,
    )


def serve(root: str, seconds: float) -> None:
    """Serve over the standard streams until the client goes away. ``seconds`` is the most that a call may take."""

    async def run() -> None:
        made = server(Crew(root, seconds))
        async with stdio_server() as (incoming, outgoing):
            await made.run(incoming, outgoing, made.create_initialization_options())

    try:
        anyio.run(run)
    except* BrokenPipeError:
        pass  # the client reads no more: there is nobody to tell it to
