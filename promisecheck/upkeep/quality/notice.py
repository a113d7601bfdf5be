"""What a check of a catalog's quality is, and what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.features import Entry
from promisecheck.catalog.problems import Placed
from promisecheck.catalog.wording import printable
from promisecheck.errors import Problem
from promisecheck.mentions import CatalogIndex, build_index


class Review:
    """The catalog that is looked at, on the day ``as_of``."""

    def __init__(self, loaded: LoadedCatalog, as_of: dt.date) -> None:
        self.loaded = loaded
        self.as_of = as_of

    @cached_property
    def index(self) -> CatalogIndex:
        """The catalog's words as texts are searched for them; made once, where a check asks."""
        return build_index(self.loaded.catalog)


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """A check: its code (CAT101), its name, what it is about in a few words, and what it finds."""

    code: str
    name: str
    summary: str
    find: Callable[[Review], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Notice:
    """A problem that does not keep a catalog from being used, with the check that found it."""

    check: QualityCheck
    problem: Problem


def problem_at(entry: Entry, place: Placed, message: str) -> Problem:
    """A problem at a place in the file of ``entry``."""
    return Problem(entry.path, place.line, place.column, printable(message))


def problem_of(entry: Entry, key: str, message: str) -> Problem:
    """A problem of the value under ``key``, or of the whole entry where it has none."""
    return problem_at(entry, entry.place(key), message)
