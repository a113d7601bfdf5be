"""Which fields of exported records are text that people wrote, and which say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

from promisecheck.documents.formats.json_strings import JsonString
from promisecheck.documents.terms import RecordFields
from promisecheck.documents.vocabulary import words

LONGEST_VALUE: Final = 80
"""How long the value of a field is that is no text, such as a name or a plan."""

_WORDY: Final = re.compile(r"[^\W\d_]{2,}\s+\S*[^\W\d_]")
_NAME_PARTS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_POSITION: Final = re.compile(r"\[\d+\]")


def is_text(one: JsonString, own: RecordFields) -> bool:
    """Whether people wrote the value as text: as ``own`` says, else by its name, else its looks."""
    if _fits(one, own.text):
        return bool(one.value.strip())
    if _fits(one, own.data) or _is_named(one.name, "record_data"):
        return False
    if _is_named(one.name, "record_texts"):
        return bool(one.value.strip())
    return _WORDY.search(one.value) is not None and len(one.value) > LONGEST_VALUE // 3


def is_speaker(one: JsonString, own: RecordFields) -> bool:
    """Whether the value says who wrote the texts of its record."""
    return _fits(one, own.speakers) or _is_named(one.name, "record_speakers")


def _fits(one: JsonString, patterns: Sequence[str]) -> bool:
    """Whether a pattern is the field's name or the end of the names that lead to it."""
    if not patterns:
        return False
    way = "." + _POSITION.sub("", one.path).lstrip(".").casefold()
    return any(fnmatchcase(way, f"*.{pattern.casefold()}") for pattern in patterns)


def _is_named(name: str, listed: str) -> bool:
    parts = [part.casefold() for part in _NAME_PARTS.findall(name)]
    known = words(listed)
    return name.casefold() in known or (bool(parts) and parts[-1] in known)
