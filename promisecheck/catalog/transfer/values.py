"""Texts of a sheet's cells to the values of a catalog entry, and back.

Every reader raises ``ValueError`` with a sentence that says how to write the value instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from promisecheck.catalog.editing.changes import Raw
from promisecheck.catalog.editing.scalars import scalar, scope_block
from promisecheck.catalog.fields import read_day
from promisecheck.model import Feature, Limit, Quantity, ScopedStatus, Status
from promisecheck.text.dates import parse_period
from promisecheck.text.nearest import nearest
from promisecheck.text.quantities import parse_quantity
from promisecheck.text.yaml_data import load_data

Dimensions: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
Value: TypeAlias = str | tuple[str, ...] | Raw

_SPLIT: Final = re.compile(r"[;\n]")
_LIMIT: Final = re.compile(r"(?:(?P<name>[^:]+):)?\s*(?P<bound>max|min)\s+(?P<amount>.+)")
_EXCEPTION: Final = re.compile(r"(?P<when>[^:]+):\s*(?P<status>\w+)(?:\s*\((?P<note>.*)\))?")
_TRUTHS: Final = {"yes": "yes", "true": "yes", "1": "yes", "no": "no", "false": "no", "0": "no"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded heads of columns to keys, and folded words for a status to it."""

    columns: Mapping[str, str]
    statuses: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The words of ``columns.yaml``."""
    data = load_data(Path(__file__).with_name("columns.yaml"))
    return Vocabulary(_by_word(data["columns"]), _by_word(data["statuses"]))


def _by_word(lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(word): key for key, found in lists.items() for word in found}


def folded(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def read_value(key: str, text: str, dimensions: Dimensions) -> Value:
    """What stands in a cell of the column ``key``."""
    reader = _READERS.get(key)
    if reader is not None:
        return reader(text)
    if key == "only":
        return Raw(scope_block(_scope(text, dimensions)))
    if key == "exceptions":
        items = (_exception(part, dimensions) for part in _parts(text, "\n"))
        return Raw("[" + ", ".join(items) + "]")
    return " ".join(text.split())


def _status(text: str) -> str:
    found = vocabulary().statuses.get(folded(text))
    if found is None:
        close = nearest(text, [status.value for status in Status])
        hint = f'did you mean "{close}"?' if close else f"write one of {', '.join(Status)}"
        raise ValueError(f'"{text}" is no status; {hint}')
    return found


def _words(text: str) -> tuple[str, ...]:
    found = (" ".join(part.split()) for part in _SPLIT.split(text))
    return tuple(dict.fromkeys(word for word in found if word))


def _day(text: str) -> str:
    return read_day(text).isoformat()


def _period(text: str) -> str:
    return parse_period(text).text


def _truth(text: str) -> str:
    if text.casefold() not in _TRUTHS:
        raise ValueError(f'"{text}" is neither yes nor no')
    return _TRUTHS[text.casefold()]


def _limits(text: str) -> Raw:
    return Raw("[" + ", ".join(_limit(part) for part in _parts(text, ";\n")) + "]")


def _limit(text: str) -> str:
    found = _LIMIT.fullmatch(text)
    if found is None:
        raise ValueError(f'"{text}" is no limit; write it as "users: max 5000 users"')
    amount = found["amount"].strip()
    parse_quantity(amount)
    name = (found["name"] or amount).strip()
    return f"{{name: {scalar(name, flow=True)}, {found['bound']}: {scalar(amount, flow=True)}}}"


def _parts(text: str, signs: str) -> list[str]:
    parts = re.split(f"[{signs}]", text)
    return [part.strip() for part in parts if part.strip()]


def _scope(text: str, dimensions: Dimensions) -> dict[str, list[str]]:
    """Text such as "plan: team, enterprise; region: eu"."""
    scope: dict[str, list[str]] = {}
    for part in _parts(text, ";\n"):
        name, colon, values = part.partition(":")
        if not colon:
            name, colon, values = part.partition("=")
        known = {folded(dimension): dimension for dimension in dimensions}
        if not colon or folded(name) not in known:
            raise ValueError(f'"{part}" names no dimension; write it as "plan: team, enterprise"')
        dimension = known[folded(name)]
        scope[dimension] = chosen_values(values, dimensions[dimension])
    return scope


def chosen_values(text: str, values: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The values of one dimension that "Team, Enterprise" names, by their own or other words."""
    words = {folded(word): value for value, found in values.items() for word in (value, *found)}
    chosen = []
    for part in _parts(text, ",;\n"):
        if folded(part) not in words:
            close = nearest(part, list(values))
            hint = f'did you mean "{close}"?' if close else f"the values are {', '.join(values)}"
            raise ValueError(f'"{part}" is no value; {hint}')
        chosen.append(words[folded(part)])
    return list(dict.fromkeys(chosen))


def _exception(text: str, dimensions: Dimensions) -> str:
    """Text such as "region=eu: unstable (SUP-4312)"."""
    found = _EXCEPTION.fullmatch(text)
    if found is None:
        raise ValueError(f'"{text}" is no exception; write it as "region=eu: unstable (SUP-4312)"')
    when = scope_block(_scope(found["when"].replace("=", ":").replace("&", ";"), dimensions))
    note = f", note: {scalar(found['note'], flow=True)}" if found["note"] else ""
    return f"{{when: {when}, status: {_status(found['status'])}{note}}}"


_READERS: Final[dict[str, Callable[[str], Value]]] = {
    "status": _status,
    "aliases": _words,
    "not": _words,
    "evidence": _words,
    "since": _day,
    "review_by": _day,
    "eta": _period,
    "guaranteed": _truth,
    "limits": _limits,
}


def cells(feature: Feature) -> dict[str, str]:
    """An entry as the texts of a sheet's cells, by key; ``read_value`` reads them again."""
    return {
        "id": feature.id,
        "name": feature.name,
        "status": feature.status.value,
        "aliases": _joined(feature.aliases),
        "not": _joined(feature.lookalikes),
        "since": feature.since.isoformat() if feature.since else "",
        "only": "; ".join(f"{d}: {', '.join(sorted(v))}" for d, v in feature.only.items()),
        "exceptions": "\n".join(_told(exception) for exception in feature.exceptions),
        "limits": "; ".join(_bound(limit) for limit in feature.limits),
        "guaranteed": "yes" if feature.guaranteed else "",
        "eta": feature.eta.text if feature.eta else "",
        "replaced_by": feature.replaced_by,
        "say": feature.say,
        "note": feature.note,
        "owner": feature.owner,
        "evidence": _joined(feature.evidence),
        "review_by": feature.review_by.isoformat() if feature.review_by else "",
    }


def _joined(words: tuple[str, ...]) -> str:
    return ("\n" if any(";" in word for word in words) else "; ").join(words)


def _told(exception: ScopedStatus) -> str:
    when = " & ".join(f"{d}={','.join(sorted(v))}" for d, v in exception.when.items())
    note = f" ({exception.note})" if exception.note else ""
    return f"{when}: {exception.status.value}{note}"


def _bound(limit: Limit) -> str:
    bounds = (("max", limit.maximum), ("min", limit.minimum))
    return "; ".join(f"{limit.name}: {word} {_amount(q)}" for word, q in bounds if q is not None)


def _amount(quantity: Quantity) -> str:
    return quantity.text or f"{quantity.value:g} {quantity.unit}"
