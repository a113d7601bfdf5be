"""Where the keys of a TOML text stand; the standard reader of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from promisecheck.config.spots import Key, Spot

_HEADER: Final = re.compile(r"[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>[^\]#]+?)[ \t]*\]")
_NOTHING: Final = re.compile(r"\s*(?:#.*)?\Z")
_LONGEST: Final = 500  # lines of one value; beyond it only the line of its key is known


def find_places(text: str) -> dict[Key, Spot]:
    """The place of every key and table of a valid TOML text."""
    places: dict[Key, Spot] = {}
    counts: Counter[Key] = Counter()
    table: Key = ()
    for line, statement in _statements(text):
        header = _HEADER.match(statement)
        if header:
            table = _table(header, counts)
            places.setdefault(table, Spot(line, header.start("name") + 1))
        else:
            for key, spot in _keys(statement, line):
                places.setdefault((*table, *key), spot)
    return places


def _table(header: re.Match[str], counts: Counter[Key]) -> Key:
    """The way to the table that a header opens; a repeated one counts up."""
    way: Key = ()
    for part in _parts(header["name"]):
        way = (*way, part)
        if counts[way]:
            way = (*way, counts[way] - 1)
    if header["open"] == "[[":
        bare = way[:-1] if way and isinstance(way[-1], int) else way
        counts[bare] += 1
        return (*bare, counts[bare] - 1)
    return way


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and ``key = value`` with the line of their beginning; a value may take several."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        first, statement = at, lines[at]
        at += 1
        if _NOTHING.match(statement):
            continue
        if not _HEADER.match(statement):
            while _loaded(statement) is None and at < len(lines) and at - first < _LONGEST:
                statement += "\n" + lines[at]
                at += 1
        yield first + 1, statement


def _keys(statement: str, line: int) -> Iterator[tuple[Key, Spot]]:
    """The keys that a statement sets, those of inline tables too."""
    for way in _ways(_loaded(statement) or {}):
        name = re.escape(str(way[-1]))
        found = re.search(rf"(?<![\w-])[\"']?{name}[\"']?\s*[=.]", statement)
        offset = found.start() if found else len(statement) - len(statement.lstrip())
        before = statement[:offset]
        yield way, Spot(line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def _ways(made: Mapping[str, Any], above: Key = ()) -> Iterator[Key]:
    for key, value in made.items():
        yield (*above, key)
        if isinstance(value, dict):
            yield from _ways(value, (*above, key))


def _loaded(statement: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(statement)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _parts(name: str) -> list[str]:
    made = _loaded(f"{name} = 0")
    parts: list[str] = []
    while isinstance(made, dict):
        (part, made), *_ = made.items()
        parts.append(part)
    return parts
