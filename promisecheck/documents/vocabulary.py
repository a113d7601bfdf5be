"""The words by which documents show their structure, loaded once from ``data/words.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from promisecheck.text.yaml_data import load_data

_FILE: Final = Path(__file__).parent / "data" / "words.yaml"


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_data(_FILE)
    return loaded


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name, in small letters."""
    return frozenset(word.casefold() for word in _data()[name])


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The list of that name in its order, in small letters."""
    return tuple(phrase.casefold() for phrase in _data()[name])


@cache
def mail_header_kinds() -> dict[str, str]:
    """Name of a mail header line, in small letters, to its kind: from, to, date, subject, other."""
    groups: dict[str, tuple[str, ...]] = _data()["mail_headers"]
    return {name: kind for kind, names in groups.items() for name in names}


@cache
def starting_with(name: str) -> re.Pattern[str]:
    """Matches a text that begins with one of the phrases of that list, at a word's end."""
    ordered = sorted(phrases(name), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)
