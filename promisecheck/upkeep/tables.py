"""A table as text for people, as Markdown, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads, and rows of as many texts."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _text(table: Table) -> str:
    """Columns padded with spaces; the last one is as long as it is."""
    if not table.rows:
        return ""
    widths = [max(len(text) for text in column) for column in zip(*_all(table), strict=True)]
    return "".join(_padded(row, widths) for row in _all(table))


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
    return _GAP.join(cells).rstrip() + "\n"


def _markdown(table: Table) -> str:
    lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
    return "".join(f"| {' | '.join(map(markdown_safe, line))} |\n" for line in lines)


def markdown_safe(text: str) -> str:
    """The text with the signs that Markdown would act on in a table cell taken literally."""
    for sign in "\\|`<*_[]":
        text = text.replace(sign, f"\\{sign}" if sign != "<" else "&lt;")
    return " ".join(text.split())


def _csv(table: Table) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([csv_safe(text) for text in row] for row in _all(table))
    return written.getvalue()


def csv_safe(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(table: Table) -> str:
    rows = [dict(zip(table.heads, row, strict=True)) for row in table.rows]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _all(table: Table) -> tuple[tuple[str, ...], ...]:
    return (table.heads, *table.rows)


FORMATS: Final[dict[str, Callable[[Table], str]]] = {
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
}
