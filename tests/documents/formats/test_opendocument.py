"""LibreOffice's texts, spreadsheets and presentations: what is seen is read, with its place."""

from __future__ import annotations

import pytest

from promisecheck.documents import read_document
from promisecheck.errors import ReadError
from promisecheck.model import BlockKind, Zone

from .conftest import packed  # noqa: TID252

_KINDS = "office text table draw presentation style fo xlink".split()
SPACES = " ".join(f'xmlns:{kind}="urn:x:{kind}"' for kind in _KINDS)
PASSWORD = (
    '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
)


def saved(kind: str, body: str, styles: str = "", **members: str) -> bytes:
    """A file of that kind ("text", "spreadsheet" or "presentation")."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": mimetype, "content.xml": content, **members})


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(text: str, **properties: int) -> str:
    said = "".join(f' table:{name.replace("_", "-")}="{n}"' for name, n in properties.items())
    return f"<table:table-cell{said}>{p(text) if text else ''}</table:table-cell>"


def row(*cells: str, repeated: int = 1) -> str:
    inside = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def table(name: str, *rows: str) -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


COVERED = "<table:covered-table-cell/>"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ([row("Maps", "Yes")], {"A2": "Maps", "B2": "Yes"}),
        ([row(cell("", number_columns_repeated=2), "Maps")], {"C2": "Maps"}),
        ([row(cell("Yes", number_columns_repeated=3))], {"A2": "Yes", "B2": "Yes", "C2": "Yes"}),
        ([row("Maps", "Yes", repeated=2)], {"A2": "Maps", "B2": "Yes", "A3": "Maps", "B3": "Yes"}),
        ([row("", repeated=1_000_000), row("Maps")], {"A1000002": "Maps"}),
        (
            [row("Maps", cell("Yes", number_rows_spanned=2)), row("Tiles", COVERED)],
            {"A2": "Maps", "B2": "Yes", "A3": "Tiles", "B3": "Yes"},
        ),
        ([row(cell("Ma<text:s/>ps<text:line-break/>now"))], {"A2": "Ma ps now"}),
        ([row(cell("Maps<office:annotation><text:p>Psst</text:p></office:annotation>"))],
         {"A2": "Maps"}),
    ],
)  # fmt: skip
def test_cells_of_a_spreadsheet(rows: list[str], cells: dict[str, str]) -> None:
    head = row("Requirement", "Answer", "Comment")
    data = saved("spreadsheet", table("Answers", head, *rows) + table("More", row("Note")))
    blocks = read_document(data, "a.ods").blocks
    found = {
        str(b.place(0).cell): b.text
        for b in blocks
        if b.place(0).sheet == "Answers" and b.place(0).line > 1
    }
    assert found == cells
    assert [(b.text, b.place(0).cell) for b in blocks if b.place(0).sheet == "More"] == [
        ("Note", "A1")
    ]


def test_slides_of_a_presentation() -> None:
    def frame(inside: str, kind: str = "") -> str:
        return (
            f'<draw:frame presentation:class="{kind}"><draw:text-box>{inside}</draw:text-box>'
            "</draw:frame>"
        )

    grid = table("t", row("Requirement", "Answer"), row("Maps", "Yes"))
    item = f"<text:list><text:list-item>{p('Roads')}</text:list-item></text:list>"
    first = (
        frame(p("You get:") + item, "outline")
        + frame(p("Our offer"), "title")
        + f"<draw:g>{frame(p('Grouped.'))}</draw:g>"
        + frame(p("3"), "page-number")
        + f"<presentation:notes>{frame(p('Say that maps are there.'), 'notes')}"
        "</presentation:notes>"
    )
    second = f"<draw:frame>{grid}</draw:frame><draw:custom-shape>{p('Tiles.')}</draw:custom-shape>"
    pages = "".join(f"<draw:page>{inside}</draw:page>" for inside in (first, second))
    blocks = read_document(saved("presentation", pages), "a.odp").blocks
    assert [(b.place(0).slide, b.text) for b in blocks] == [
        (1, "Our offer"),
        (1, "You get:"),
        (1, "Roads"),
        (1, "Grouped."),
        (1, "Say that maps are there."),
        (2, "Requirement"),
        (2, "Answer"),
        (2, "Maps"),
        (2, "Yes"),
        (2, "Tiles."),
    ]
    assert (blocks[2].kind, blocks[2].lead_ins) == (BlockKind.ITEM, ("You get:",))
    assert blocks[2].headings[0].text == "Our offer"
    assert blocks[7].cell
    assert blocks[7].cell.header == "Requirement"


def test_text_with_headings_notes_and_what_was_deleted() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('Gone.')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('On request.')}</text:note-body></text:note>"
    )
    heading = '<text:h text:outline-level="2">Included</text:h>'
    body = gone + heading + p(f"We ship{note} maps.") + p("  <text:s text:c='2'/>Set in.")
    blocks = read_document(saved("text", body), "a.odt").blocks
    assert [b.text for b in blocks] == ["Included", "We ship maps.", "On request.", "Set in."]
    assert [(h.level, h.text) for h in blocks[1].headings] == [(2, "Included")]
    assert {b.zone for b in blocks} == {Zone.BODY}


@pytest.mark.parametrize("ending", ["odt", "ods", "odp"])
def test_locked_and_broken_files(ending: str) -> None:
    kind = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[ending]
    locked = saved(kind, "", **{"META-INF/manifest.xml": PASSWORD})
    without = packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}"})
    for data, said in ((locked, "password"), (without, "missing"), (saved(kind, ""), "no text")):
        with pytest.raises(ReadError, match=said):
            read_document(data, f"a.{ending}")
