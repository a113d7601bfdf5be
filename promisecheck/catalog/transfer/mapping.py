"""A mapping file: how another program's JSON or YAML is to be read as features.

mapping: 1
items: features.*            # the entries: of a list, or the values of a block; * means each
where: {kind: feature}       # optional: only entries whose values are these
fields:
  id: "@key"                 # the key of the entry in its block
  name: name                 # a path: status.baseline, versions[-1].stage
  status: {from: status.baseline, map: {high: shipped, low: beta}, else: planned}
  note: {text: "stage {stage} since {versions[-1].since}"}
  evidence: spec             # a list stays a list
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from promisecheck.catalog.transfer.sheets import Row
from promisecheck.errors import UsageError
from promisecheck.text.nearest import nearest

_STEP: Final = re.compile(r"([^.\[\]]+)|\[(-?\d+)\]")
_SLOT: Final = re.compile(r"\{([^{}]+)\}")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEYS: Final = ("mapping", "items", "where", "fields", "product")
_LARGEST: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Mapper:
    """A mapping file as read. ``fields`` holds for each key a path or the parts of a rule."""

    items: str
    where: Mapping[str, str]
    fields: Mapping[str, str | Mapping[str, Any]]


def read_mapping(data: bytes, keys: tuple[str, ...]) -> Mapper:
    """The mapping; ``keys`` are the keys that a feature has. Raises ``UsageError``."""
    top = _parsed(data, "the mapping file")
    if not isinstance(top, dict) or not isinstance(top.get("fields"), dict):
        raise UsageError('the mapping file has no "fields"; begin it with "mapping: 1"')
    for key in top:
        _known(key, _KEYS)
    for key in top["fields"]:
        _known(key, keys)
    where = {str(k): _plain(v) for k, v in (top.get("where") or {}).items()}
    return Mapper(str(top.get("items", "*")), where, top["fields"])


def _known(key: object, keys: tuple[str, ...]) -> None:
    if key not in keys:
        close = nearest(str(key), keys)
        hint = f'did you mean "{close}"?' if close else f"known are {', '.join(keys)}"
        raise UsageError(f'the mapping file: unknown key "{key}"; {hint}')


def read_other(data: bytes, name: str) -> Any:  # noqa: ANN401 - the file of another program
    """What a JSON or YAML file of another program holds."""
    return _parsed(data, name)


def _parsed(data: bytes, name: str) -> Any:  # noqa: ANN401
    if len(data) > _LARGEST:
        raise UsageError(f"{name} is larger than 64 MB")
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip()[:1] in ("{", "["):
            try:
                return json.loads(text)
            except ValueError:
                pass  # YAML has brackets too
        return yaml.load(text, Loader=_LOADER)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"{name} is neither JSON nor YAML that can be read") from error


def mapped(data: object, mapper: Mapper) -> Iterator[Row]:
    """The entries as rows under the catalog's own keys."""
    for place, key, entry in _entries(data, mapper.items):
        if all(_plain(_at(entry, path, key)) == value for path, value in mapper.where.items()):
            values = {name: _value(entry, key, rule) for name, rule in mapper.fields.items()}
            yield Row(place, {name: value for name, value in values.items() if value})


def _entries(data: object, path: str) -> Iterator[tuple[str, str, object]]:
    outer, _, last = path.rpartition("*")
    if last:
        raise UsageError('"items" of the mapping file ends in "*", such as "features.*"')
    found = _at(data, outer.rstrip("."), "") if outer.strip(".") else data
    if isinstance(found, dict):
        yield from ((str(key), str(key), entry) for key, entry in found.items())
    elif isinstance(found, list):
        yield from ((f"entry {n}", str(n), entry) for n, entry in enumerate(found, 1))
    else:
        raise UsageError(f'the file has no entries at "{path}"; correct "items" of the mapping')


def _at(entry: object, path: str, key: str) -> object:
    """What stands at a path such as ``status.stages[-1].name``, or ``None``."""
    if path == "@key":
        return key
    at = entry
    for name, index in _STEP.findall(path):
        if name:
            at = at.get(name) if isinstance(at, dict) else None
        elif isinstance(at, list) and -len(at) <= int(index) < len(at):
            at = at[int(index)]
        else:
            return None
    return at


def _value(entry: object, key: str, rule: object) -> str:
    if isinstance(rule, str):
        return _plain(_at(entry, rule, key))
    if not isinstance(rule, dict):
        raise UsageError("the mapping file: a field is a path, or {from: path, map: {a: b}}")
    if "text" in rule:
        return _SLOT.sub(lambda slot: _plain(_at(entry, slot[1], key)), str(rule["text"]))
    found = _plain(_at(entry, str(rule.get("from", "")), key))
    known = {_plain(name): str(value) for name, value in (rule.get("map") or {}).items()}
    if "map" not in rule:
        return found or str(rule.get("else", ""))
    return known.get(found, str(rule.get("else", found)))


def _plain(value: object) -> str:
    """A value as text: yes and no for true and false, lists with a line for each item."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(_plain(item) for item in value)
    return "" if isinstance(value, dict) else str(value)
