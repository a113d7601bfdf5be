"""Which character parts the cells of a CSV file."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from promisecheck.documents.csv_scan import scan

_CANDIDATES: Final = (",", ";", "\t", "|")
_DECLARED: Final = re.compile(r"sep=(?P<sign>.)[\r\n]", re.IGNORECASE)
NO_DELIMITER: Final = "\x1f"
"""Parts nothing: each line is one cell."""

_LEAST: Final = 0.4
_SAMPLE_ROWS: Final = 200
_SAMPLE: Final = 200_000


def declared_delimiter(text: str) -> tuple[str, int]:
    """What a first line ``sep=;`` says, and its length; "" and 0 where there is none."""
    found = _DECLARED.match(text)
    return (found["sign"], found.end() - 1) if found else ("", 0)


def find_delimiter(text: str, default: str = ",") -> str:
    """The delimiter by which the rows fall into most evenly many cells.

    ``NO_DELIMITER`` where most lines hold none, as in a list of sentences with a comma or two.
    """
    sample = text[:_SAMPLE]
    scores = {sign: _evenness(sample, sign) for sign in _CANDIDATES if sign in sample}
    best = max(scores.values(), default=0.0)
    if best < _LEAST:
        return NO_DELIMITER if scores else default
    return default if scores.get(default) == best else max(scores, key=lambda sign: scores[sign])


def _evenness(sample: str, sign: str) -> float:
    """How large a share of the rows has the most usual number of cells; 0 for a single cell."""
    widths = Counter(
        len(row)
        for row in scan(sample, sign, _SAMPLE_ROWS)
        if any(sample[cell.start : cell.end].strip() for cell in row)
    )
    split = {width: count for width, count in widths.items() if width > 1}
    if not split:
        return 0.0
    width, count = max(split.items(), key=lambda pair: (pair[1], pair[0]))
    return count / sum(widths.values()) + min(width, 10) / 100
