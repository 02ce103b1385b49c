"""A server in a process of its own, with the SDK's client before it, for tests that are not written in async."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.types import CallToolResult


class Served:
    """A client, with its calls made plain."""

    def __init__(self, client: Client, portal: BlockingPortal) -> None:
        self.client, self.portal = client, portal

    def do(self, what: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Run one of the client's methods."""
        return self.portal.call(partial(what, *arguments, **named))

    def call(self, tool: str, **said: Any) -> CallToolResult:
        """The answer of a tool."""
        answer: CallToolResult = self.do(self.client.call_tool, tool, said)
        return answer

    def good(self, tool: str, **said: Any) -> dict[str, Any]:
        """The data of an answer that is no error; the SDK's client has held it against the tool's schema."""
        answer = self.call(tool, **said)
        assert not answer.is_error, text(answer)
        data: dict[str, Any] = answer.structured_content
        return data

    def codes(self, tool: str, **said: Any) -> list[str]:
        """The codes of the messages of an answer that is an error."""
        answer = self.call(tool, **said)
        assert answer.is_error, text(answer)
        found = [item["code"] for item in answer.structured_content["error"]]
        assert all(f"[{code}]" in text(answer) for code in found)
        return found


def text(answer: CallToolResult) -> str:
    """What a model reads of an answer."""
    (content,) = answer.content
    assert content.type == "text"
    return content.text


def parameters(folder: Path, *options: str) -> StdioServerParameters:
    """How the server is started."""
    arguments = ["-m", "pasdedeux", "mcp", "--root", str(folder), *options]
    return StdioServerParameters(command=sys.executable, args=arguments, cwd=str(folder))


@contextmanager
def serving(folder: Path, *options: str, mode: str = "auto") -> Iterator[Served]:
    """A server of a folder."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(parameters(folder, *options), mode=mode)) as client,
    ):
        served = Served(client, portal)
        served.do(client.list_tools)  # so that the client holds answers against the schemas
        yield served
