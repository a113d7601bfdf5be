"""Finding features: by what they are called, by what a text would match, by filters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.checks import folded
from promisecheck.catalog.features import Entry
from promisecheck.mentions import CatalogIndex, build_index, find_mentions
from promisecheck.model import Anchor, Block, Feature, Mention, Place, Scope, Statement, Status
from promisecheck.text.sentences import sentences
from promisecheck.text.words import stem, words
from promisecheck.upkeep.quality.dates import is_long_beta, is_overdue

_NEAR = 0.5  # share of the words that two phrases must have in common


@dataclass(frozen=True, slots=True)
class Near:
    """A feature that a phrase may mean: the name or alias like it, and how much (0 to 1)."""

    feature: Feature
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Filter:
    """What features to list; an empty part asks for nothing."""

    statuses: frozenset[Status]
    owners: Collection[str]
    scope: Scope
    stale_on: dt.date | None


def filtered(entries: Iterable[Entry], wanted: Filter) -> list[Entry]:
    """The entries that pass every part of the filter, in the catalog's order."""
    return [entry for entry in entries if _passes(entry.feature, wanted)]


def _passes(feature: Feature, wanted: Filter) -> bool:
    if wanted.statuses and not wanted.statuses & _statuses(feature):
        return False
    if wanted.owners and feature.owner not in wanted.owners:
        return False
    if wanted.stale_on is not None and not is_stale(feature, wanted.stale_on):
        return False
    return all(
        dimension not in feature.only or values & feature.only[dimension]
        for dimension, values in wanted.scope.items()
    )


def _statuses(feature: Feature) -> set[Status]:
    """The status everywhere and those of the exceptions."""
    return {feature.status, *(exception.status for exception in feature.exceptions)}


def is_stale(feature: Feature, as_of: dt.date) -> bool:
    """Whether its review is due, its eta is over or it has been a beta for more than a year."""
    due = feature.review_by is not None and feature.review_by < as_of
    return due or is_overdue(feature, as_of) or is_long_beta(feature, as_of)


def mentions_in(text: str, index: CatalogIndex) -> list[Mention]:
    """What ``check`` would take for mentions in the text."""
    flat = " ".join(text.split())
    block = Block(flat, (Anchor(0, Place(1, 1)),))
    statements = (Statement(block, start, end) for start, end in sentences(flat))
    return [mention for statement in statements for mention in find_mentions(statement, index)]


def features_near(text: str, loaded: LoadedCatalog) -> list[Near]:
    """Features with a name or alias that shares words with the text, the most alike first."""
    index = build_index(loaded.catalog)
    asked = _stems(text, index)
    found = []
    for entry in loaded.entries:
        likeness, name = max(
            (_likeness(asked, frozenset(word.stem for word in words(name.text))), name.text)
            for name in entry.names
        )
        if likeness >= _NEAR or folded(text) in folded(entry.feature.id):
            found.append(Near(entry.feature, name, likeness))
    return sorted(found, key=lambda near: -near.likeness)


def _stems(text: str, index: CatalogIndex) -> frozenset[str]:
    """The stems of the text's words, those of the catalog's words where they are misspelt."""
    stems = set()
    for word in words(text):
        corrected = [] if word.stem in index.stems else index.spelling.corrections(word.norm)
        stems |= {stem(norm) for norm in corrected} or {word.stem}
    return frozenset(stems)


def _likeness(asked: frozenset[str], name: frozenset[str]) -> float:
    """The share of words in common; all of the asked words in a longer name count as much."""
    common = len(asked & name)
    if not common:
        return 0.0
    return max(common / len(asked | name), 0.9 * common / len(asked) if asked <= name else 0.0)
