"""Revisions: the texts that git has, taken from it without touching the work tree or its index."""

import os
import subprocess
from functools import cached_property
from pathlib import Path

from pasdedeux.api.shelves import DISK
from pasdedeux.api.texts import decoded, refusal
from pasdedeux.diagnostics import Refused, Source, nearest

_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


class Repository:
    """The repository that a file belongs to. Raises Refused where it belongs to none, or git cannot be asked."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        done = self._run("rev-parse", "--show-toplevel")
        if done.returncode:
            raise _no_repository(path, _said(done))
        self.top = Path(os.fsdecode(done.stdout.removesuffix(b"\n")))

    def commit(self, name: str) -> str:
        """The id of the commit that a name stands for: a branch, a tag, `HEAD~3`, an id. Raises Refused for no such.

        Before the first commit `HEAD` stands for a tree without files, so that a hook lets the first commit be judged.
        """
        done = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if name == "HEAD" and done.returncode and self._is_unborn():
            done = self._run("hash-object", "-t", "tree", os.devnull)
        if done.returncode or name.startswith("-"):
            raise self._no_commit(name)
        return done.stdout.decode("ascii").strip()

    def _is_unborn(self) -> bool:
        """Whether there is no commit on this branch yet."""
        return not self._run("symbolic-ref", "--quiet", "HEAD").returncode

    def blob(self, commit: str, path: str) -> bytes | None:
        """What a file held; None where there was none. ``path`` is from the top, with slashes."""
        done = self._run("cat-file", "blob", f"{commit}:{path}")
        return None if done.returncode else done.stdout

    def renamed(self, commit: str) -> dict[str, str]:
        """The old path of each file that git takes for a renamed one, from that commit to the work tree."""
        how = ("--name-status", "-z", "--find-renames", "--diff-filter=R", "--no-relative", "--no-ext-diff")
        done = self._run("diff", *how, commit, "--")
        words = done.stdout.decode("utf-8", "surrogateescape").split("\0") if not done.returncode else []
        return {new: old for _, old, new in zip(words[0::3], words[1::3], words[2::3], strict=False)}

    def _no_commit(self, name: str) -> Refused:
        known = self._run("for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace").split()
        shallow = self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else "`git log --oneline` lists what there is."
        if shallow:
            hint = "this clone is shallow: fetch more of its history (in GitHub Actions `fetch-depth: 0`)."
        has = f"It has {', '.join(known[:6])}{' and others' if len(known) > 6 else ''}." if known else ""
        return refusal("V111", f"the repository has no revision `{name}`", has or "It has no commit yet.", hint)

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", str(self._folder), "--no-pager", "--literal-pathspecs", *words]
        try:
            return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **_QUIET})
        except FileNotFoundError:
            hint = "install git, or check without `--since`."
            raise refusal("V109", "git is not installed, or not found", "So nothing was compared.", hint) from None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise refusal("V109", f"git cannot be asked: {reason.lower()}", "So nothing was compared.") from None


class Revision:
    """A shelf with the texts of one commit. What lies outside of the repository is taken from the disk."""

    def __init__(self, repository: Repository, name: str) -> None:
        self._repository = repository
        self.name, self.commit = name, repository.commit(name)
        self._blobs: dict[str, bytes | None] = {}

    def exists(self, path: Path, /) -> bool:
        """Whether the commit has such a file."""
        inside = self._inside(path)
        return DISK.exists(path) if inside is None else self._blob(inside) is not None

    def read(self, path: Path, /) -> Source:
        """The text that the commit has under that path. Raises Refused for anything that is no text."""
        inside = self._inside(path)
        data = None if inside is None else self._blob(inside)
        return DISK.read(path) if data is None else decoded(str(path), data)

    def before(self, path: Path) -> Path:
        """The path that a file had in the commit, if it was renamed since."""
        inside = self._inside(path)
        old = self._renamed.get(inside or "", inside)
        return path if old is None or old == inside else Path(os.path.relpath(self._repository.top / old))

    @property
    def renamed(self) -> dict[str, str]:
        """The old names, as messages show them, of the files that have another one now."""
        top = self._repository.top
        return {os.path.relpath(top / new): os.path.relpath(top / old) for new, old in self._renamed.items()}

    @cached_property
    def _renamed(self) -> dict[str, str]:
        return self._repository.renamed(self.commit)

    def _blob(self, inside: str) -> bytes | None:
        if inside not in self._blobs:
            self._blobs[inside] = self._repository.blob(self.commit, inside)
        return self._blobs[inside]

    def _inside(self, path: Path) -> str | None:
        """The path from the top of the repository; None outside of it."""
        try:
            return Path(os.path.realpath(path)).relative_to(self._repository.top).as_posix()
        except (OSError, ValueError):
            return None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git complained about, in a line."""
    return " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")


def _no_repository(path: Path, said: str) -> Refused:
    if "not a git repository" in said:
        hint = "give a story that is kept in git, or check without `--since`."
        what = f"`{path}` is in no git repository"
        return refusal("V110", what, "So there is no earlier version to compare with.", hint)
    return refusal("V109", f"git refuses: {said}", "So nothing was compared.", "do as git says, and try again.")
