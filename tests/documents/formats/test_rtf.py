"""Rich Text: headings, breaks, tables, and signs that it writes in halves."""

from __future__ import annotations

import pytest

from promisecheck.documents import read_document

SAID = "We ship maps for each of the towns in which you work today"
LONG = SAID.encode()


def read(body: bytes):
    return read_document(rb"{\rtf1\ansi\ansicpg1252 " + body + b"}", "a.rtf")


def test_headings_of_rich_text_come_from_styles_and_outlines() -> None:
    rtf = (
        rb"{\rtf1\ansi{\stylesheet{\s2\b heading 2;}{\s3 Normal;}}"
        rb"\pard\plain \s2\ql Included\par \pard\plain \s3 We ship maps.\par "
        rb"\pard\outlinelevel0 Later\par \pard We will ship tiles.\par}"
    )
    blocks = read_document(rtf, "a.rtf").blocks
    headings = [(h.level, h.text) for b in blocks for h in b.headings]
    assert [b.text for b in blocks] == ["Included", "We ship maps.", "Later", "We will ship tiles."]
    assert headings == [(2, "Included"), (1, "Later")]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (
            LONG + rb"\par and for all of its tiles.\par",
            [(1, SAID), (2, "and for all of its tiles.")],
        ),
        (
            LONG + rb"\line and for all of its tiles.\par",
            [(1, f"{SAID} and for all of its tiles.")],
        ),
        (rb"Maps.\par\par\par Tiles.\par Roads.\par", [(1, "Maps."), (4, "Tiles."), (5, "Roads.")]),
        (rb"\u55357?\u56832? Maps.\par", [(1, "\U0001f600 Maps.")]),
        (rb"\u55357? Maps.\par", [(1, "\ufffd Maps.")]),
        (rb"{\header \pard Plan: Team\par}\pard Maps.\par", [(1, "Plan: Team"), (2, "Maps.")]),
        (rb"\uc0 Maps.\line\line Tiles.\par", [(1, "Maps."), (3, "Tiles.")]),
    ],
)
def test_paragraphs_and_lines(body: bytes, places: list[tuple[int, str]]) -> None:
    assert [(b.place(0).line, b.text) for b in read(body).blocks] == places


def row(*cells: bytes, head: bytes = b"") -> bytes:
    return rb"\trowd" + head + b" " + b"".join(cell + rb"\cell " for cell in cells) + rb"\row "


@pytest.mark.parametrize(
    "body",
    [
        row(b"Item", b"Answer") + row(b"Maps", b"Yes"),
        row(rb"\pard Item\par", rb"Answer\par", head=rb"\trhdr") + row(b"Maps", rb"\pard Yes\par"),
        row(b"Item", b"Answer") + rb"\trowd\trowd Maps\line \cell Yes\cell\row",
    ],
    ids=["plain", "with paragraphs and a header row", "with a break and a row said twice"],
)
def test_tables(body: bytes) -> None:
    document = read(rb"Above.\par " + body + rb"\pard Below.\par")
    cells = [(b.text, b.cell.header, b.place(0).line) for b in document.blocks if b.cell]
    assert cells == [("Maps", "Item", 3), ("Yes", "Answer", 3)]
    assert [b.text for b in document.blocks if not b.cell][0::3] == ["Above.", "Below."]
