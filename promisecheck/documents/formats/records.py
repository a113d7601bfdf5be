"""Exports of CRMs as JSON (.json, .jsonl): the texts in their records, each with its path."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from promisecheck.documents.lines import split_lines
from promisecheck.documents.plain import read_plain
from promisecheck.documents.vocabulary import words
from promisecheck.errors import ReadError
from promisecheck.model import Anchor, Block, BlockKind, Cell, Document, Field, Place, Zone

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_WORDY: Final = re.compile(r"[^\W\d_]{2,}\s+\S*[^\W\d_]")
_NAME_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_FIELD: Final = 80
_DEEPEST: Final = 100


@dataclass(frozen=True, slots=True)
class _Text:
    """A string of the export: the names that lead to it, and where it stands."""

    path: str
    name: str
    value: str
    record: str
    offset: int


@dataclass(slots=True)
class _Level:
    """An object or list that is open while the export is gone through."""

    path: str
    listed: bool
    count: int = 0
    name: str = ""


def read_records(text: str, path: str) -> Document:
    """Reads JSON, or JSON line by line. ``path`` is how the document is reported."""
    split_lines(text, path)
    _check(text, path)
    texts = list(_texts(text))
    speakers = {one.record: one.value for one in texts if _is_named(one.name, "record_speakers")}
    starts = _starts(text)
    made = _Made()
    single = len({one.record for one in texts}) <= 1
    for one in texts:
        place = Place(bisect_right(starts, one.offset), 1, cell=one.path)
        if _is_text(one):
            made.add(one, place, speakers.get(one.record, ""))
        elif single and len(one.value) <= _LONGEST_FIELD:
            made.fields.append(Field(one.name, one.value, place))
    return Document(path, "json", tuple(made.blocks), tuple(made.fields))


@dataclass(slots=True)
class _Made:
    """The blocks and fields of the texts so far."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    tables: int = 0

    def add(self, one: _Text, place: Place, speaker: str) -> None:
        """Adds what a text says, read as plain text."""
        read = read_plain(_plain(one.value), one.path)
        most = -1
        for block in read.blocks:
            cell = block.cell
            if cell is not None:
                most = max(most, cell.table)
                cell = _moved(cell, self.tables)
            anchors = tuple(
                Anchor(anchor.offset, replace(place, column=1)) for anchor in block.anchors[:1]
            )
            made = replace(block, anchors=anchors, cell=cell)
            if speaker and block.zone is Zone.BODY and not block.speaker:
                made = replace(made, speaker=speaker, kind=BlockKind.TURN)
            self.blocks.append(made)
        self.tables += most + 1


def _moved(cell: Cell, tables: int) -> Cell:
    return replace(cell, table=cell.table + tables)


def _plain(value: str) -> str:
    """The words of a text that may be a piece of a web page."""
    if "</" not in value and "<br" not in value.casefold():
        return value
    from promisecheck.documents.flow import said
    from promisecheck.documents.formats.html import html_elements

    return "\n\n".join(said(one) for one in html_elements(value.encode(), "the text"))


def _check(text: str, path: str) -> None:
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


def _texts(text: str) -> Iterator[_Text]:
    """All strings that are values, with their paths."""
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
            record = level.path
            yield _Text(_path(level), _name(stack), value, record, found.start())


def _path(level: _Level) -> str:
    if level.listed:
        return f"{level.path}[{level.count}]"
    return f"{level.path}.{level.name}" if level.path else level.name


def _name(stack: list[_Level]) -> str:
    """The name of the field that the value, or the list that it stands in, belongs to."""
    return next((level.name for level in reversed(stack) if not level.listed), "")


def _is_named(name: str, listed: str) -> bool:
    parts = [part.casefold() for part in _NAME_PARTS.findall(name)]
    known = words(listed)
    return name.casefold() in known or (bool(parts) and parts[-1] in known)


def _is_text(one: _Text) -> bool:
    """Whether people wrote the value as text: by the name of its field, else by its looks."""
    if _is_named(one.name, "record_data"):
        return False
    if _is_named(one.name, "record_texts"):
        return bool(one.value.strip())
    return _WORDY.search(one.value) is not None and len(one.value) > _LONGEST_FIELD // 3


def _starts(text: str) -> list[int]:
    """The offsets at which lines begin."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
