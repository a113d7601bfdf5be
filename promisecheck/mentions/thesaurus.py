"""Concepts of business software: other words for a word of a name, and for a whole capability.

``thesaurus.yaml`` says what the two lists of concepts are for and how they are written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from promisecheck.text.words import Word, stem, stems
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "thesaurus.yaml"
_GAP = "..."
_LONGEST_GAP = 4

Stems = tuple[str, ...]


class Thesaurus(NamedTuple):
    """``words``: concepts as groups of members for parts of a name; ``things``: for whole ones."""

    words: tuple[tuple[str, ...], ...]
    things: tuple[tuple[str, ...], ...]


class Wording(NamedTuple):
    """A member of a concept as stems; a text that has them says ``means``, stems of the catalog.

    ``gap`` is the number of stems after which other words may stand, or 0.
    """

    stems: Stems
    gap: int
    means: tuple[str, ...]

    def ends_at(self, found: tuple[Word, ...], first: int) -> int | None:
        """The last word of this wording where it begins at word ``first``, else ``None``."""
        at = first
        for k, wanted in enumerate(self.stems):
            reach = _LONGEST_GAP if k and k == self.gap else 0
            places = range(at, min(at + reach + 1, len(found)))
            place = next((i for i in places if found[i].stem == wanted), None)
            if place is None:
                return None
            at = place + 1
        return at - 1


@cache
def thesaurus() -> Thesaurus:
    """The shipped thesaurus."""
    lists = load_data(_FILE)
    return Thesaurus(lists["words"], lists["things"])


def stems_of(phrase: str) -> Stems:
    """The stems of a member, without the mark of its gap."""
    return stems(phrase)


def wordings(catalog_stems: Iterable[str]) -> dict[str, tuple[Wording, ...]]:
    """What texts may say for each of ``catalog_stems``, by the first stem of the wording."""
    known = frozenset(catalog_stems)
    means: dict[tuple[Stems, int], set[str]] = {}
    for members in thesaurus().words:
        single = {stem(member) for member in members if member.isalnum()} & known
        for phrase, gap in [(stems_of(one), _gap(one)) for one in members] if single else ():
            if meant := single.difference(phrase if len(phrase) == 1 else ()):
                means.setdefault((phrase, gap), set()).update(meant)
    by_first: dict[str, list[Wording]] = {}
    for (phrase, gap), meant in sorted(means.items()):
        by_first.setdefault(phrase[0], []).append(Wording(phrase, gap, tuple(sorted(meant))))
    return {first: tuple(found) for first, found in by_first.items()}


def _gap(member: str) -> int:
    before, gap, _ = member.partition(_GAP)
    return len(stems_of(before)) if gap else 0
