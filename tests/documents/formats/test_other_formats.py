"""Every other format: what is read of it, and where it stands."""

from __future__ import annotations

import gzip

import pytest

from promisecheck.documents import read_document, read_documents
from promisecheck.model import BlockKind, Failure

from .conftest import RELATIONS, docx, p, packed, relations, row, xlsx  # noqa: TID252

DRAW = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"


def test_cells_of_a_workbook_have_sheet_name_and_header() -> None:
    rows = row(1, "Requirement", "Answer", "Comment") + row(2, "Maps", "Yes", "Since May")
    blocks = [b for b in read_document(xlsx(rows), "rfp.xlsx").blocks if b.cell]
    assert [(b.text, b.cell and b.cell.header, b.place(3).cell) for b in blocks] == [
        ("Maps", "Requirement", "A2"),
        ("Yes", "Answer", "B2"),
        ("Since May", "Comment", "C2"),
    ]
    assert {b.place(0).sheet for b in blocks} == {"Answers"}


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.999", "0.0%", "99.9%"),
        ("46000", "yyyy\\-mm\\-dd", "2025-12-09"),
        ("5000", "#,##0", "5000"),
        ("250", '0" users"', "250 users"),
        ("0.5", "General", "0.5"),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: str, code: str, shown: str) -> None:
    styles = (
        f'<numFmts><numFmt numFmtId="170" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    cell = f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>'
    assert read_document(xlsx(cell, styles=styles), "a.xlsx").blocks[0].text == shown


def test_a_cell_merged_over_rows_says_the_same_for_each() -> None:
    rows = row(1, "Requirement", "Answer") + row(2, "Maps", "Yes") + row(3, "Tiles")
    merged = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    blocks = read_document(xlsx(rows, merged), "a.xlsx").blocks
    assert [(b.text, b.place(0).cell) for b in blocks][-2:] == [("Tiles", "A3"), ("Yes", "B3")]


def shape(text: str, kind: str = "") -> str:
    holder = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else "<p:nvPr/>"
    return (
        f"<p:sp><p:nvSpPr>{holder}</p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
    )


def slide(inside: str, root: str = "sld") -> str:
    return (
        f'<p:{root} xmlns:p="{SHOW}" xmlns:a="{DRAW}"><p:cSld><p:spTree>{inside}</p:spTree>'
        f"</p:cSld></p:{root}>"
    )


def test_slides_are_read_in_order_with_groups_tables_and_notes() -> None:
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        for text in ("Maps", "Yes")
    )
    table = (
        f"<p:graphicFrame><a:tbl><a:tr>{cells}</a:tr><a:tr>{cells}</a:tr></a:tbl></p:graphicFrame>"
    )
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{SHOW}" xmlns:r="{RELATIONS}">'
            '<p:sldIdLst><p:sldId id="9" r:id="b"/><p:sldId id="8" r:id="a"/></p:sldIdLst>'
            "</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(
                ("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide1.xml": slide(
                f"<p:grpSp>{shape('Grouped.')}</p:grpSp>{table}{shape('Last', 'title')}"
            ),
            "ppt/slides/slide2.xml": slide(shape("First", "title") + shape("Maps", "body")),
            "ppt/slides/_rels/slide2.xml.rels": relations(
                ("n", "notesSlide", "../notesSlides/n.xml")
            ),
            "ppt/notesSlides/n.xml": slide(shape("Say that maps are there.", "body"), "notes"),
        }
    )
    found = [(b.place(0).slide, b.text) for b in read_document(data, "deck.pptx").blocks]
    assert found == [
        (1, "First"),
        (1, "Maps"),
        (1, "Say that maps are there."),
        (2, "Last"),
        (2, "Grouped."),
        (2, "Maps"),
        (2, "Yes"),
        (2, "Maps"),
        (2, "Yes"),
    ]


MAIL = b"""From: Ann <ann@example.com>
To: Bob <bob@example.com>
Subject: Maps
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=edge

--edge
Content-Type: text/plain; charset=utf-8

We ship maps.

On Mon, 2 Nov 2026 at 10:12, Bob <bob@example.com> wrote:
> Do you have tiles?
--edge
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="offer.md"

# Offer
--edge
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"

x
--edge--
"""


def test_a_mail_has_header_quotes_and_attachments() -> None:
    mail, offer = read_documents(MAIL, "mail.eml")
    assert not isinstance(mail, Failure)
    assert [b.zone.value for b in mail.blocks] == ["header"] * 3 + ["body", "header", "quoted"]
    assert mail.blocks[3].speaker == "Ann <ann@example.com>"
    assert mail.blocks[5].depth == 1
    assert (offer.path, mail.path) == ("mail.eml!offer.md", "mail.eml")


@pytest.mark.parametrize(
    ("name", "data", "paths"),
    [
        (
            "a.zip",
            packed({"x/a.md": "# A", "b.txt": "B.", "c.png": "", ".d.md": ""}),
            "!b.txt !x/a.md",
        ),
        ("a.md.gz", gzip.compress(b"# A"), "!a.md"),
        (
            "a.mbox",
            b"From a b\n" + MAIL + b"\nFrom c d\nSubject: S\n\nText.\n",
            "!1.eml !1.eml!offer.md !2.eml",
        ),
        ("a.zip", packed({"inner.zip": packed({"a.md": "# A"})}), "!inner.zip!a.md"),
    ],
    ids=["zip", "gzip", "mbox", "zip in zip"],
)
def test_documents_within_have_a_path_of_their_own(name: str, data: bytes, paths: str) -> None:
    found = [one.path.removeprefix(name) for one in read_documents(data, name)]
    assert found == paths.split()


def test_cues_of_a_voice_are_one_turn() -> None:
    source = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>We ship\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Ann>maps.</v>\n\n"
        "00:00:03.000 --> 00:00:04.000\n<v Bob>Good.\n"
    )
    blocks = read_document(source.encode(), "call.vtt").blocks
    assert [(b.speaker, b.text, b.kind) for b in blocks] == [
        ("Ann", "We ship maps.", BlockKind.TURN),
        ("Bob", "Good.", BlockKind.TURN),
    ]
    assert (blocks[0].place(0).line, blocks[0].place(8).line) == (5, 8)


def test_subtitles_with_names_in_front() -> None:
    source = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{who}: Words number {n}.\n\n"
        for n, who in enumerate(["Ann", "Bob", "Ann"], 1)
    )
    assert [b.speaker for b in read_document(source.encode(), "a.srt").blocks] == [
        "Ann",
        "Bob",
        "Ann",
    ]


def test_rich_text_and_pages_under_a_wrong_name() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252 {\b Offer}\par We ship maps \'96 now.\par}"
    for name in ("a.rtf", "a.docx", "a.txt"):
        assert read_document(rtf, name).blocks[-1].text == "We ship maps – now."
    page = b"<!DOCTYPE html><html><body><table><tr><th>A</th></tr></table></body></html>"
    assert read_document(page, "export.xls").format == "html"
    assert read_document(docx(p("We ship maps.")), "offer.pdf").format == "docx"
    assert read_document(b"We ship maps.\n", "offer.docx").format == "text"


@pytest.mark.parametrize("source", [b"We ship maps.\n", b"\nWe ship maps.\n"])
def test_a_mail_without_a_header_begins_on_the_first_line(source: bytes) -> None:
    (block,) = read_document(source, "a.eml").blocks
    assert (block.text, block.place(0).line) == ("We ship maps.", 1)
