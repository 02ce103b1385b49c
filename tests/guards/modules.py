"""What the source files import, read with `ast`: the ground that the import guards stand on."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


@dataclass(frozen=True)
class Import:
    """One imported module name, the line it stands on, and whether it hides inside a function."""

    name: str
    line: int
    hidden: bool


def modules(source: Path = SOURCE) -> dict[str, Path]:
    """Every module of the package by its dotted name, a package by the name of its folder."""
    found = {}
    for path in sorted((source / "pasdedeux").rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, path: Path) -> Iterator[Import]:
    """Every import of one module. `from a import b` yields `a.b`: who asks knows whether b is a module."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), package, hidden=False)


def _imports(node: ast.AST, package: str, hidden: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, hidden) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = _base(child, package)
            yield from (Import(f"{base}.{alias.name}", child.lineno, hidden) for alias in child.names)
        inside = hidden or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _imports(child, package, inside)


def _base(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = ".".join(parts[: len(parts) - node.level + 1])
    return f"{above}.{node.module}" if node.module else above


def graph(source: Path = SOURCE) -> dict[str, set[str]]:
    """For each module of the package, the modules of the package that it names in its imports."""
    known = modules(source)
    return {
        name: {target for item in imports(name, path) if (target := _module_of(item.name, known))} - {name}
        for name, path in known.items()
    }


def _module_of(name: str, known: dict[str, Path]) -> str | None:
    """The module that an imported name lies in: itself, or the module that it is taken from."""
    if name in known:
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in known else None


def cycle(edges: dict[str, set[str]]) -> list[str] | None:
    """One cycle of the graph as a list of its names, the first at both ends; None where there is none."""
    done: set[str] = set()
    for start in sorted(edges):
        if found := _cycle_from(start, edges, [], done):
            return found
    return None


def _cycle_from(name: str, edges: dict[str, set[str]], path: list[str], done: set[str]) -> list[str] | None:
    if name in path:
        return [*path[path.index(name) :], name]
    if name in done:
        return None
    for target in sorted(edges.get(name, ())):
        if found := _cycle_from(target, edges, [*path, name], done):
            return found
    done.add(name)
    return None
