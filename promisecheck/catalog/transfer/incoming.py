"""Rows of a sheet as changes of a catalog, and all that could not be taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from promisecheck.catalog.checks import folded as folded_name
from promisecheck.catalog.editing.changes import (
    AddFeature,
    AddWords,
    Change,
    Raw,
    SetKey,
    SetWritten,
)
from promisecheck.catalog.editing.scalars import scope_block
from promisecheck.catalog.features import FEATURE, slug_of
from promisecheck.catalog.load import LoadedCatalog
from promisecheck.catalog.transfer.sheets import Row
from promisecheck.catalog.transfer.values import (
    Dimensions,
    Value,
    cells,
    chosen_values,
    folded,
    read_value,
    vocabulary,
)
from promisecheck.model import Feature


def plan_from_json(top: Mapping[str, Any], loaded: LoadedCatalog, file: str) -> Incoming:
    """What the features of an exported JSON file add; those that the catalog has stay."""
    incoming = Incoming()
    taken = {feature.id for feature in loaded.catalog.features}
    for entry in top["features"]:
        feature_id = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        if not feature_id:
            incoming.not_taken.append(NotTaken("an entry", "it has no id"))
        elif feature_id in taken:
            incoming.known.append(feature_id)
        else:
            fields = {k: v if isinstance(v, str) else Raw(_flow(v)) for k, v in entry.items()}
            del fields["id"]
            incoming.changes.append(AddFeature(feature_id, fields, path=file))
            incoming.added.append(feature_id)
    return incoming


def _flow(value: object) -> str:
    """JSON as YAML in brackets."""
    return json.dumps(value, ensure_ascii=False)


KEYS: Final = tuple(key for key in FEATURE.samples if key != "examples")


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A value or a row that was left out, and why."""

    place: str
    reason: str


@dataclass(slots=True)
class Incoming:
    """What an import does: ``added`` and ``updated`` ids, changes, and what was not taken."""

    changes: list[Change] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    not_taken: list[NotTaken] = field(default_factory=list)


def plan_import(rows: Iterable[Row], loaded: LoadedCatalog, file: str, *, update: bool) -> Incoming:
    """What the rows add to the catalog, and change in it where ``update`` asks for that.

    Features are known again by their id, else by their name. ``file`` is the file of the
    catalog that new ones go to, "" for the main one.
    """
    dimensions = loaded.catalog.dimensions
    incoming = Incoming()
    heads: set[str] = set()
    taken = {feature.id: feature for feature in loaded.catalog.features}
    known = {_by_name(f.name): f for f in loaded.catalog.features} | taken
    seen: set[str] = set()
    for row in rows:
        _report_heads(row, dimensions, heads, incoming)
        values = dict(_values(row, dimensions, incoming))
        feature_id = _id(row, values, incoming, known)
        if feature_id is None:
            continue
        if feature_id in seen:
            reason = f"the id {feature_id} came in a row before; give each feature its own"
            incoming.not_taken.append(NotTaken(row.place, reason))
            continue
        seen.add(feature_id)
        if feature_id in taken:
            _update(taken[feature_id], values, dimensions, incoming, update=update)
        else:
            incoming.changes.append(AddFeature(feature_id, values, path=file))
            incoming.added.append(feature_id)
    return _without_lost_references(incoming, {*taken, *seen})


def _without_lost_references(incoming: Incoming, ids: set[str]) -> Incoming:
    """The same without ``replaced_by`` that leads nowhere, which is reported."""
    kept: list[Change] = []
    for change in incoming.changes:
        target = _target(change)
        if not target or (target in ids and target != change.feature):
            kept.append(change)
            continue
        reason = f"replaced_by: the catalog has no feature {target}"
        incoming.not_taken.append(NotTaken(change.feature, reason))
        if isinstance(change, AddFeature):
            fields = {k: v for k, v in change.fields.items() if k != "replaced_by"}
            kept.append(replace(change, fields=fields))
    incoming.changes = kept
    return incoming


def _target(change: Change) -> str:
    """The id that the change makes an entry refer to, or ""."""
    if isinstance(change, AddFeature):
        value = change.fields.get("replaced_by", "")
        return value if isinstance(value, str) else ""
    return change.text if isinstance(change, SetKey) and change.key == "replaced_by" else ""


def _report_heads(row: Row, dimensions: Dimensions, heads: set[str], incoming: Incoming) -> None:
    """Names each column that is not known, once."""
    known = {folded(dimension) for dimension in dimensions}
    for head in row.values:
        if head not in heads and _key(head) is None and folded(head) not in known:
            incoming.not_taken.append(NotTaken(f'column "{head}"', "no key of a feature is meant"))
        heads.add(head)


def _key(head: str) -> str | None:
    return vocabulary().columns.get(folded(head))


def _values(row: Row, dimensions: Dimensions, incoming: Incoming) -> Iterator[tuple[str, Value]]:
    """The values that can be read, by key; columns named as a dimension make up ``only``."""
    by_name = {folded(dimension): dimension for dimension in dimensions}
    scope: dict[str, list[str]] = {}
    for head, text in row.values.items():
        key = _key(head)
        if not text or (key is None and folded(head) not in by_name):
            continue
        try:
            if key is not None:
                yield key, read_value(key, text, dimensions)
            else:
                dimension = by_name[folded(head)]
                scope[dimension] = chosen_values(text, dimensions[dimension])
        except ValueError as error:
            told = f"{head}: {str(error).removesuffix('.')}"
            incoming.not_taken.append(NotTaken(row.place, told))
    if scope:
        yield "only", Raw(scope_block(scope))


def _id(
    row: Row, values: dict[str, Value], incoming: Incoming, names: Mapping[str, Feature]
) -> str | None:
    """The id of the row's feature, taken out of ``values``; ``None`` if the row says too little."""
    name, given = str(values.get("name", "")), str(values.pop("id", ""))
    known = names.get(given) if given else names.get(_by_name(name))
    made = known.id if known is not None else slug_of(given or name)
    missing = [key for key in ("name", "status") if key not in values]
    if not made or (missing and known is None):
        wanted = " and ".join(missing or ["name"])
        incoming.not_taken.append(NotTaken(row.place, f"the whole row, for it has no {wanted}"))
        return None
    return made


def _as_is(key: str, text: str, dimensions: Dimensions) -> Value | None:
    """The value that the entry has, as a sheet's cell would give it."""
    try:
        return read_value(key, text, dimensions) if text else None
    except ValueError:
        return None


def _by_name(name: str) -> str:
    """A key that no id is."""
    return f"name: {folded_name(name)}"


def _update(
    feature: Feature,
    values: Mapping[str, Value],
    dimensions: Dimensions,
    incoming: Incoming,
    *,
    update: bool,
) -> None:
    """The differences between the row and the entry, as changes of the entry."""
    was = cells(feature)
    changes: list[Change] = []
    for key, value in values.items():
        if isinstance(value, str) and value != was[key]:
            changes.append(SetKey(feature.id, key, value))
        elif isinstance(value, tuple) and key in ("aliases", "not", "evidence"):
            known = {"aliases": feature.aliases, "not": feature.lookalikes}.get(
                key, feature.evidence
            )
            further = tuple(word for word in value if word not in known)
            changes += [AddWords(feature.id, key, further)] if further else []
        elif isinstance(value, Raw) and value != _as_is(key, was[key], dimensions):
            changes.append(SetWritten(feature.id, key, value.yaml))
    if not changes:
        return
    (incoming.updated if update else incoming.known).append(feature.id)
    incoming.changes += changes if update else []
