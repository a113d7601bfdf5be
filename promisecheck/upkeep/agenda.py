"""What is due for review, by owner, as text, Markdown, CSV and a calendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from promisecheck.catalog.features import Entry
from promisecheck.upkeep.quality.dates import is_long_beta, is_overdue
from promisecheck.upkeep.tables import FORMATS as TABLES
from promisecheck.upkeep.tables import Table, markdown_safe

_NOBODY: Final = "nobody"
_FOLDED: Final = 70  # bytes of a calendar's line, below the 75 that are allowed


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that somebody has to look at: by which day, and why."""

    day: dt.date
    id: str
    name: str
    owner: str
    reason: str
    path: str
    line: int


def due_entries(entries: Iterable[Entry], as_of: dt.date, until: dt.date) -> list[Due]:
    """What is due until the day ``until``, by owner and day; what nobody owns comes last."""
    found = [due for entry in entries for due in _of(entry, as_of, until)]
    return sorted(found, key=lambda due: (due.owner == _NOBODY, due.owner, due.day, due.id))


def _of(entry: Entry, as_of: dt.date, until: dt.date) -> Iterator[Due]:
    feature = entry.feature
    if feature.review_by is not None and feature.review_by <= until:
        yield _due(entry, feature.review_by, f"to be reviewed by {feature.review_by}")
    if is_overdue(feature, as_of) and feature.eta is not None:
        yield _due(entry, feature.eta.end, f"{feature.status.value}, and its eta is over")
    if is_long_beta(feature, as_of) and feature.since is not None:
        yield _due(entry, feature.since, f"in beta since {feature.since}")


def _due(entry: Entry, day: dt.date, reason: str) -> Due:
    feature = entry.feature
    owner = feature.owner or _NOBODY
    return Due(day, feature.id, feature.name, owner, reason, entry.path, feature.line)


def _text(due: Sequence[Due], product: str) -> str:
    lines = []
    for owner, entries in groupby(due, key=lambda one: one.owner):
        lines.append(f"{owner}:")
        lines += [f"  {one.day}  {one.name} ({one.id}): {one.reason}" for one in entries]
    return "".join(f"{line}\n" for line in lines)


def _markdown(due: Sequence[Due], product: str) -> str:
    lines = [f"# Due for review: {markdown_safe(product)}"]
    for owner, entries in groupby(due, key=lambda one: one.owner):
        lines += ["", f"## {markdown_safe(owner)}", ""]
        lines += [
            f"- [ ] {one.day} **{markdown_safe(one.name)}** ({one.id}): {markdown_safe(one.reason)}"
            for one in entries
        ]
    return "".join(f"{line}\n" for line in lines)


def _csv(due: Sequence[Due], product: str) -> str:
    heads = ("owner", "due", "id", "name", "reason", "file", "line")
    rows = tuple(
        (d.owner, d.day.isoformat(), d.id, d.name, d.reason, d.path, str(d.line)) for d in due
    )
    return TABLES["csv"](Table(heads, rows))


def _calendar(due: Sequence[Due], product: str) -> str:
    """RFC 5545: one event of a whole day for each entry."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//promisecheck//catalog//EN"]
    for one in due:
        lines += _event(one, product)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _event(due: Due, product: str) -> list[str]:
    day, next_day = due.day, due.day + dt.timedelta(days=1)
    identity = hashlib.sha256(f"{product}\n{due.id}\n{due.reason}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@promisecheck",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{next_day:%Y%m%d}",
        f"SUMMARY:{_escaped(f'{product}: review {due.name}')}",
        f"DESCRIPTION:{_escaped(f'{due.id} ({due.owner}): {due.reason}')}",
        f"CATEGORIES:{_escaped(due.owner)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _fold(line: str) -> Iterator[str]:
    """Long lines go on in the next one behind a space; no character is cut in two."""
    part, size = "", 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _FOLDED:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + length
    yield part


FORMATS: Final[dict[str, Callable[[Sequence[Due], str], str]]] = {
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
    "icalendar": _calendar,
}
