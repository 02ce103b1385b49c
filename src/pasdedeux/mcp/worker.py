"""A worker: a process that does one call after the other, and can be ended at any moment.

    python -P -m pasdedeux.mcp.worker FOLDER

Calls come as lines of JSON, `{"call": NAME, "said": {...}}`. Lines go back: `{"progress": TEXT}` any number of times,
then one `{"text": ..., "data": ..., "failed": ..., "mebibytes": ...}`. When nobody is there to send calls, it ends.
"""

import gc
import json
import os
import sys
from collections.abc import Mapping
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, BinaryIO, NoReturn

from pasdedeux.diagnostics import Refused
from pasdedeux.mcp import calls, live_calls, manual
from pasdedeux.mcp.calls import Call, Live
from pasdedeux.mcp.failures import broken, refused
from pasdedeux.mcp.gate import Gate
from pasdedeux.mcp.paging import Answer
from pasdedeux.mcp.stories import Stories

if sys.platform != "win32":
    import resource


CALLS = {**calls.CALLS, **live_calls.CALLS}


class Worker:
    """Does calls that come on one stream, and answers on another."""

    def __init__(self, root: str, wire: BinaryIO) -> None:
        self._wire, self._lock = wire, Lock()
        gate = Gate(root, manual.PLACES)
        self._stories, self._live = Stories(gate), Live()
        gate.shut()

    def work(self, queue: "SimpleQueue[bytes]") -> NoReturn:
        """Do every call."""
        while True:
            message = json.loads(queue.get())
            done = self._done(message["call"], message["said"])
            self._send({"text": done.text, "data": done.data, "failed": done.failed, "mebibytes": _mebibytes()})

    def _done(self, name: str, said: Mapping[str, Any]) -> Answer:
        call = Call(said, self._stories, lambda text: self._send({"progress": text}), self._live)
        try:
            return CALLS[name](call)
        except Refused as error:
            return refused(error.diagnostics)
        except Exception as error:  # the next call is not to suffer
            return broken(error)

    def _send(self, message: Mapping[str, object]) -> None:
        line = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")  # names of files may be no text
        with self._lock:
            self._wire.write(line + b"\n")
            self._wire.flush()


def _mebibytes() -> float:
    """The most memory that this process has had; 0 where that is not told."""
    if sys.platform == "win32":
        return 0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _read(queue: "SimpleQueue[bytes]", stream: BinaryIO) -> None:
    """Queue what comes, also while a call is worked on. Without a server there is nothing left to do."""
    for line in stream:
        queue.put(line)
    os._exit(0)


def main(root: str) -> NoReturn:
    """Work for whoever started this process, in a folder. What anybody prints goes to the standard error."""
    wire = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    gc.set_threshold(200_000, 20, 100)  # as the command line has it: stories are many small objects
    sys.dont_write_bytecode = True
    os.chdir(root)
    queue: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(queue, sys.stdin.buffer), daemon=True).start()
    Worker(root, wire).work(queue)


if __name__ == "__main__":
    main(sys.argv[1])
