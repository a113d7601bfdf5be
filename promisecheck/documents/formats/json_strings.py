"""The strings of a JSON text that are values, each with the names that lead to it and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from promisecheck.errors import ReadError

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_DEEPEST: Final = 100


@dataclass(frozen=True, slots=True)
class JsonString:
    """A value that is text: its path, the name of its field, the path of its record, its offset."""

    path: str
    name: str
    value: str
    record: str
    offset: int


@dataclass(slots=True)
class _Level:
    """An object or list that is open while the text is gone through."""

    path: str
    listed: bool
    count: int = 0
    name: str = ""


def check_json(text: str, path: str) -> None:
    """Raises ``ReadError`` where it is neither JSON nor JSON line by line."""
    try:
        try:
            json.loads(text)
        except json.JSONDecodeError as whole:
            _check_lines(text, path, whole)
    except RecursionError as error:
        raise ReadError(f"{path}: is nested too deep to be read") from error


def _check_lines(text: str, path: str, whole: json.JSONDecodeError) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            json.loads(line)
        except json.JSONDecodeError as error:
            at = whole.lineno if number == 1 else number
            raise ReadError(f"{path}: line {at} is no JSON; export it again") from error


def json_strings(text: str) -> Iterator[JsonString]:
    """All strings of sound JSON, or of JSON line by line, that are values."""
    stack: list[_Level] = [_Level("", listed=True)]
    after_colon = False
    for found in _TOKEN.finditer(text):
        sign = found.group()
        level = stack[-1]
        if sign in "{[":
            if len(stack) > _DEEPEST:
                return
            stack.append(_Level(_path(level), listed=sign == "["))
            after_colon = False
        elif sign in "}]":
            if len(stack) > 1:
                stack.pop()
            stack[-1].count += len(stack) == 1
        elif sign == ":":
            after_colon = True
        elif sign == ",":
            level.count += 1
            after_colon = False
        elif sign[0] == '"' and not level.listed and not after_colon:
            level.name = str(json.loads(sign, strict=False))
        elif sign[0] == '"':
            value = str(json.loads(sign, strict=False))
            yield JsonString(_path(level), _name(stack), value, level.path, found.start())


def _path(level: _Level) -> str:
    if level.listed:
        return f"{level.path}[{level.count}]"
    return f"{level.path}.{level.name}" if level.path else level.name


def _name(stack: list[_Level]) -> str:
    """The name of the field that the value, or the list that it stands in, belongs to."""
    return next((level.name for level in reversed(stack) if not level.listed), "")
