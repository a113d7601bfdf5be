"""Imports go one way; the order here is the design's, and a breach needs a new design."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import promisecheck
from promisecheck.reports import FORMATS

ROOT = Path(promisecheck.__file__).parent

FOUNDATION = {"model", "errors"}
BELOW = {
    "__init__": set(),
    "errors": set(),
    "model": set(),
    "text": FOUNDATION,
    "documents": FOUNDATION | {"text"},
    "catalog": FOUNDATION | {"text"},
    "mentions": FOUNDATION | {"text", "documents", "catalog"},
    "claims": FOUNDATION | {"text", "documents", "catalog", "mentions"},
    "rules": FOUNDATION | {"text", "documents", "catalog", "mentions", "claims"},
    "suppression": FOUNDATION | {"text", "documents", "catalog", "mentions", "claims", "rules"},
    "config": FOUNDATION | {"text", "documents", "rules"},
    "reports": FOUNDATION | {"text"},
}
PIPELINE = FOUNDATION | {
    "text",
    "documents",
    "catalog",
    "mentions",
    "claims",
    "rules",
    "suppression",
}
BELOW |= {
    "check": PIPELINE,
    "scan": PIPELINE | {"check"},
    "upkeep": PIPELINE | {"check", "scan"},
    "tracing": PIPELINE | {"reports"},
    "cli": PIPELINE | {"check", "scan", "config", "reports", "upkeep", "tracing"},
    "__main__": {"cli"},
}
"""Room of the package to the rooms that it may import from, besides itself."""

ONLY_HERE = {
    "pathspec": {"text/globs.py"},
    "rapidfuzz": {"mentions", "text/nearest.py"},
    "rich": {"reports/lines.py"},
    "typer": {"cli"},
    "yaml": {"catalog", "text", "documents", "mentions", "claims", "rules", "suppression"},
}
"""Package of another maker to the only places that may import it."""


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside functions, for types or for use."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "promisecheck":
                yield from (f"promisecheck.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_imports_go_one_way(path):
    own = room(path)
    assert own in BELOW, f"{own} has no place in the order of imports"
    for name in imported(path):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if top == "promisecheck" and rest and target not in {own, "__version__"}:
            assert target in BELOW[own], f"{path} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=Path.as_posix)
def test_packages_of_others_stay_in_their_places(path):
    for name in imported(path):
        places = ONLY_HERE.get(name.partition(".")[0])
        if places is not None:
            assert {room(path), path.as_posix()} & places, f"{path} imports {name}"


def test_formats_do_not_know_each_other():
    formats = {target.split(".")[-1].split(":")[0] for target in FORMATS.values()}
    for name in formats:
        others = {f"promisecheck.reports.{other}" for other in formats - {name}}
        assert not others & set(imported(Path("reports", f"{name}.py")))


@pytest.mark.parametrize("word", ["utils", "util", "helpers", "helper", "manager", "common"])
def test_no_room_for_everything(word):
    assert [
        path for path in modules() if word in {part.removesuffix(".py") for part in path.parts}
    ] == []
