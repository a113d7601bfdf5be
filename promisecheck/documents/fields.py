"""What a document says about itself in its head: ``Plan: Team | Region: EU``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from promisecheck.documents.lines import HIDDEN, Line
from promisecheck.documents.vocabulary import words
from promisecheck.model import Field, Place

_WORD: Final = r"(?:[\w&/'’()+#-]|\.(?!\s)){0,24}"
_KEY: Final = rf"[^\W\d_]{_WORD}(?: (?:\w{_WORD}|&)){{0,4}}"
_BOLD: Final = r"(?:\*\*|__|\*|_)?"
_FIRST: Final = re.compile(
    rf"\W{{0,3}}?(?P<key>{_KEY})\s*(?::{_BOLD}|{_BOLD}:|\s=)(?:\s+|(?=[^\s\d/:]))(?=\S)"
)
_INLINE: Final = re.compile(
    rf"(?P<sep>\s{{2,}}|\t|\s*[|·•;]\s*|\s+[/–—-]\s+|(?:(?<=\w\w)|(?<=[)\"\]%]))[.,]\s+){_BOLD}"
    rf"(?P<key>[^\W\d_]{_WORD}(?: \w{_WORD}){{0,3}}?)\s*(?::{_BOLD}|{_BOLD}:|\s=)\s+(?=\S)"
)
_ALIGNED: Final = re.compile(
    r"\s*(?P<key>[^\W\d_][\w'’/-]*(?: [\w'’/-]+){0,2})(?:\s{3,}|\t+)(?=\S)"
)
_BOLD_KEY: Final = re.compile(r"\s*(?:\*\*|__)(?P<key>[^*_:]{2,30}?)(?:\*\*|__)\s+(?=\S)")
_HARD: Final = re.compile(r"\s{2,}|\t|\s*[|·•]\s*|\s+/\s+")
_SOFT: Final = re.compile(r"(?<=\w\w)\.\s|[,;]\s|\.$")
_LONGEST: Final = 1500
_EDGES: Final = " *_|·•;,"


class Spot(NamedTuple):
    """A field's name and value in a line; ``start`` is the name's offset."""

    name: str
    value: str
    start: int


def find_fields(line: Line, aligned: bool = False) -> tuple[Spot, ...]:
    """The fields that the line holds; with ``aligned`` also ``Country    Ireland``."""
    text = line.text
    if len(text) > _LONGEST:
        return ()
    first = _FIRST.match(text)
    if first is None and aligned:
        first = _ALIGNED.match(text) or _BOLD_KEY.match(text)
    starts = [(first.start("key"), first.end("key"), first.end(), False)] if first else []
    at = first.end() if first else 0
    for found in _INLINE.finditer(text, at):
        if not _is_inner_key(found["key"], found["sep"]):
            continue
        starts.append((found.start("key"), found.end("key"), found.end(), True))
    return tuple(_spot(text, starts, index) for index in range(len(starts)))


def _spot(text: str, starts: list[tuple[int, int, int, bool]], index: int) -> Spot:
    start, stop, at, inline = starts[index]
    alone = len(starts) == 1 and not inline
    value = text[at : starts[index + 1][0]] if index + 1 < len(starts) else text[at:]
    for ends, cuts in ((_HARD, not alone), (_SOFT, inline)):
        found = ends.search(value) if cuts else None
        value = value[: found.start()] if found else value
    value = value.replace(HIDDEN, "").strip(_EDGES).rstrip(".")
    return Spot(text[start:stop].strip(_EDGES), value, start)


def _is_inner_key(key: str, separator: str) -> bool:
    """Whether words in the middle of a line name a field."""
    if key[0].isupper() or key.casefold() in words("inline_names"):
        return True
    return separator.strip(" \t") not in {".", ",", "/", "-", "–", "—"} and is_known(key)


def as_fields(line: Line, spots: tuple[Spot, ...]) -> tuple[Field, ...]:
    """The fields with their places."""
    return tuple(
        Field(spot.name, spot.value, Place(line.number, line.column + spot.start))
        for spot in spots
        if spot.value
    )


def is_known(name: str) -> bool:
    """Whether the name is one by which documents name their fields."""
    folded = name.casefold()
    if folded in words("field_words_alone"):
        return True
    return any(part in words("field_words") for part in re.findall(r"[\w-]+", folded))
