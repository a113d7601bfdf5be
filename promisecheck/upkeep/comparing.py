"""What differs between two versions of a catalog, feature by feature, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from promisecheck.catalog.checks import folded
from promisecheck.model import Catalog, Feature
from promisecheck.upkeep.description import exception_text, limit_text, scope_in_words


class Kind(StrEnum):
    """What happened to a feature."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing about a feature that differs; "" stands for nothing said."""

    name: str
    old: str
    new: str

    @property
    def sentence(self) -> str:
        """ "status: shipped -> unstable", "note: added SUP-4312"."""
        if not self.old:
            return f"{self.name}: added {self.new}"
        if not self.new:
            return f"{self.name}: no longer {self.old}"
        return f"{self.name}: {self.old} -> {self.new}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to one feature. ``old_id`` differs from ``id`` where it was renamed."""

    kind: Kind
    id: str
    name: str
    aspects: tuple[Aspect, ...] = ()
    old_id: str = ""


_Reader = Callable[[Feature, Catalog], str]

_SINGLE: Final[tuple[tuple[str, _Reader], ...]] = (
    ("status", lambda f, c: f.status.value),
    ("available for", lambda f, c: scope_in_words(f.only, c)),
    ("exceptions", lambda f, c: exception_text(f, c)),
    ("guaranteed", lambda f, c: "yes" if f.guaranteed else "no"),
    ("since", lambda f, c: f.since.isoformat() if f.since else ""),
    ("eta", lambda f, c: f.eta.text if f.eta else ""),
    ("replaced by", lambda f, c: f.replaced_by),
    ("name", lambda f, c: f.name),
    ("say", lambda f, c: f.say),
    ("note", lambda f, c: f.note),
    ("owner", lambda f, c: f.owner),
    ("review by", lambda f, c: f.review_by.isoformat() if f.review_by else ""),
)
_LISTS: Final[tuple[tuple[str, Callable[[Feature], tuple[str, ...]]], ...]] = (
    ("limits", lambda f: tuple(limit_text(f))),
    ("aliases", lambda f: f.aliases),
    ("not", lambda f: f.lookalikes),
    ("evidence", lambda f: f.evidence),
)


def compare(old: Catalog, new: Catalog) -> tuple[Difference, ...]:
    """What differs, features of the new catalog in its order first, then what is gone."""
    before = {feature.id: feature for feature in old.features}
    after = {feature.id: feature for feature in new.features}
    gone = {id_: feature for id_, feature in before.items() if id_ not in after}
    found: list[Difference] = []
    for feature in new.features:
        known = before.get(feature.id) or _renamed(feature, gone)
        if known is None:
            told = (Aspect("status", "", feature.status.value),)
            found.append(Difference(Kind.ADDED, feature.id, feature.name, told))
            continue
        gone.pop(known.id, None)
        found += _changed(known, feature, old, new)
    found += [Difference(Kind.REMOVED, f.id, f.name) for f in gone.values()]
    return tuple(found)


def _renamed(feature: Feature, gone: dict[str, Feature]) -> Feature | None:
    """The feature that is gone and has the same name."""
    wanted = folded(feature.name)
    return next((other for other in gone.values() if folded(other.name) == wanted), None)


def _changed(before: Feature, after: Feature, old: Catalog, new: Catalog) -> Iterator[Difference]:
    aspects = (*_single(before, after, old, new), *_lists(before, after))
    if before.id != after.id:
        yield Difference(Kind.RENAMED, after.id, after.name, aspects, before.id)
    elif aspects:
        yield Difference(Kind.CHANGED, after.id, after.name, aspects, before.id)


def _single(before: Feature, after: Feature, old: Catalog, new: Catalog) -> Iterator[Aspect]:
    for name, read in _SINGLE:
        was, is_now = read(before, old), read(after, new)
        if was != is_now:
            yield Aspect(name, was, is_now)


def _lists(before: Feature, after: Feature) -> Iterator[Aspect]:
    for name, read in _LISTS:
        was, is_now = read(before), read(after)
        gone = ", ".join(word for word in was if word not in is_now)
        come = ", ".join(word for word in is_now if word not in was)
        if gone or come:
            yield Aspect(name, gone, come)
