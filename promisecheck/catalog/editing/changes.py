"""What can be changed in a catalog. ``feature`` is always an id, ``key`` one of an entry's keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from promisecheck.model import Status


@dataclass(frozen=True, slots=True)
class SetKey:
    """Give a key that holds one text its value."""

    feature: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SetWritten:
    """Give a key a value in brackets, written as YAML."""

    feature: str
    key: str
    yaml: str


@dataclass(frozen=True, slots=True)
class SetScope:
    """Say where the feature is available: dimension to values. Nothing lifts the restriction."""

    feature: str
    scope: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ClearKey:
    """Delete a key with its value; nothing happens where there is none."""

    feature: str
    key: str


@dataclass(frozen=True, slots=True)
class AddWords:
    """Add texts to a list, such as ``aliases``; those that it has already stay as they are."""

    feature: str
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoveWords:
    """Take texts out of a list; the key goes with the last of them."""

    feature: str
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetLimit:
    """Set how much of something is allowed. ``bound`` is ``max`` or ``min``."""

    feature: str
    name: str
    bound: str
    amount: str


@dataclass(frozen=True, slots=True)
class SetException:
    """Give the feature another status in a narrower scope."""

    feature: str
    when: Mapping[str, tuple[str, ...]]
    status: Status
    note: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """A value that is written as it is."""

    yaml: str


@dataclass(frozen=True, slots=True)
class AddFeature:
    """Add an entry. ``fields`` holds keys with a text, a list of texts, or written YAML (``Raw``).

    It stands behind the feature ``after``, else last in the file ``path``, else last in the
    catalog's own file.
    """

    feature: str
    fields: Mapping[str, str | tuple[str, ...] | Raw]
    after: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class RemoveFeature:
    """Delete an entry."""

    feature: str


@dataclass(frozen=True, slots=True)
class RenameFeature:
    """Give the feature another id, wherever it is referred to."""

    feature: str
    to: str


Change: TypeAlias = (
    SetKey
    | SetWritten
    | SetScope
    | ClearKey
    | AddWords
    | RemoveWords
    | SetLimit
    | SetException
    | AddFeature
    | RemoveFeature
    | RenameFeature
)
