"""Every limit: a lower one refuses and names its setting, a higher one lets through."""

from __future__ import annotations

import gzip

import pytest

from promisecheck.documents import Terms, read_documents
from promisecheck.documents.limits import SETTINGS, Limits
from promisecheck.errors import ReadError
from promisecheck.model import Failure

from .conftest import docx, p, packed, pdf, row, xlsx  # noqa: TID252

TABLE = row(1, "Requirement", "Answer") + row(2, "Maps", "Yes")
DEEP = packed({"a.zip": packed({"a.md": "# Maps"})})
SEVERAL = packed({"a.md": "# Maps", "b.md": "# Tiles", "c.md": "# Roads"})
SWOLLEN = docx(f"<!--{' ' * 8_000_000}-->" * 3 + p("Maps."))

CASES = [
    ("document-bytes", 20, 30, "a.txt", b"We ship maps and tiles."),
    ("document-bytes", 20, 99, "a.txt.gz", gzip.compress(b"", mtime=0) + gzip.compress(b"")),
    ("document-bytes", 999, 9999, "a.txt.gz", gzip.compress(b"We ship maps.\n" * 200)),
    ("text-bytes", 20, 30, "a.txt", b"We ship maps and tiles."),
    ("text-bytes", 20, 200, "a.eml", b"Subject: Maps\n\nWe ship maps and tiles."),
    ("lines", 2, 3, "a.md", b"We\nship\nmaps\nnow"),
    ("line-characters", 8, 9, "a.csv", b"Maps;Yes\nTiles;Yes\n"),
    ("csv-cells", 3, 4, "a.tsv", b"Maps\tYes\nTiles\tYes\n"),
    ("cells", 3, 4, "a.xlsx", xlsx(TABLE)),
    ("characters", 12, 13, "a.html", b"<html><p>We ship maps."),
    ("pages", 1, 2, "a.pdf", pdf("(Maps) Tj", "(Tiles) Tj")),
    ("words", 1, 2, "a.pdf", pdf("(Maps) Tj", "(Tiles) Tj")),
    ("part-bytes", 150, 9999, "a.docx", docx(p("We ship maps."))),
    ("xml-bytes", 150, 9999, "a.docx", docx(p("We ship maps."))),
    ("unpacked-bytes", 10, 21, "a.zip", SEVERAL),
    ("expansion", 200, 2000, "a.docx", SWOLLEN),
    ("files", 2, 3, "a.zip", SEVERAL),
    ("documents", 2, 3, "a.zip", SEVERAL),
    ("depth", 1, 2, "a.zip", DEEP),
    ("memory-bytes", 1_000_000, 2_000_000_000, "a.html", b"<p>We ship maps.</p>" * 60_000),
]


def failures(name: str, data: bytes, setting: str, number: int) -> list[str]:
    terms = Terms(Limits(**{SETTINGS[setting]: number}))
    try:
        found = list(read_documents(data, name, terms))
    except ReadError as error:
        return [str(error)]
    return [one.message for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("setting", "low", "high", "name", "data"), CASES, ids=[f"{c[0]}-{c[3]}" for c in CASES]
)
def test_a_lower_one_refuses_and_a_higher_one_lets_through(
    setting: str, low: int, high: int, name: str, data: bytes
) -> None:
    refused = failures(name, data, setting, low)
    assert [f"raise {setting} under [limits] in the configuration" in one for one in refused] == [
        True
    ]
    assert failures(name, data, setting, high) == []


def test_there_is_a_case_for_each() -> None:
    """``seconds`` has its own, with a reader that hangs."""
    assert {case[0] for case in CASES} | {"seconds"} == set(SETTINGS)
