"""Word documents: text is found wherever Word shows it, and nowhere else."""

from __future__ import annotations

import pytest

from promisecheck.documents import read_document
from promisecheck.model import BlockKind

from .conftest import WORD, docx, p, relations, tbl, tc, tr  # noqa: TID252


def read(body: str, rels: str = "", **parts: str):
    return read_document(docx(body, rels, **parts), "offer.docx")


def texts(document) -> list[str]:
    return [block.text for block in document.blocks]


BOX = "<w:p><w:r><w:pict><w:txbxContent>" + p("In a box.") + "</w:txbxContent></w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (p("One.") + p("Two."), ["One.", "Two."]),
        (p("Above.") + BOX, ["Above.", "In a box."]),
        ("<w:p><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins></w:p>", ["Kept."]),
        (p("A.") + "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>", ["A."]),
        ("<w:p><w:hyperlink><w:r><w:t>Linked.</w:t></w:r></w:hyperlink></w:p>", ["Linked."]),
        ("<w:sdt><w:sdtContent>" + p("Entered.") + "</w:sdtContent></w:sdt>", ["Entered."]),
        (
            p("A.")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + p("Click to enter.")
            + "</w:sdtContent></w:sdt>",
            ["A."],
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r></w:p>" + p("A."), ["A."]),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b.</w:t></w:r></w:p>", ["a-b."]),
        ("<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b.</w:t></w:r></w:p>", ["ab."]),
        (
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> SSO</w:t></w:r></w:p>",
            ["✓ SSO"],
        ),
        (tbl(tr(tc(p("Alone in its table.")))), ["Alone in its table."]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_seen_is_read(body: str, found: list[str]) -> None:
    assert texts(read(body)) == found


def test_headers_footers_and_notes_are_read() -> None:
    refers = (
        p("Body.")
        + '<w:p><w:r><w:t>With a note.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        + '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>'
    )
    rels = relations(
        ("h", "header", "header1.xml"),
        ("f", "footer", "footer1.xml"),
        ("n", "footnotes", "footnotes.xml"),
    )
    document = read(
        refers,
        rels,
        header1=f"<w:hdr {WORD}>{p('Plan: Team')}</w:hdr>",
        footer1=f"<w:ftr {WORD}>{p('Valid until May.')}{p('3')}</w:ftr>",
        footnotes=f'<w:footnotes {WORD}><w:footnote w:id="2">{p("Only on request.")}'
        f'</w:footnote><w:footnote w:id="1">{p("Not referred to.")}</w:footnote></w:footnotes>',
    )
    assert texts(document) == [
        "Plan: Team",
        "Body.",
        "With a note.",
        "Valid until May.",
        "Only on request.",
    ]
    assert [(field.name, field.value) for field in document.fields] == [("Plan", "Team")]


def test_tables_keep_headers_merged_cells_and_nested_tables() -> None:
    header = tr(tc(p("Feature")), tc(p("Answer")), tc(p("Comment")))
    inner = tbl(tr(tc(p("Deep")), tc(p("one"))), tr(tc(p("Deeper")), tc(p("two"))))
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        tr(tc(p("Maps")), tc(p("Yes"), properties=begins), tc(p("Since May"), inner)),
        tr(tc(p("Tiles")), tc(p(""), properties=goes_on), tc(p("Since June"))),
    )
    cells = {
        (block.cell.table, block.cell.row, block.cell.column): (block.cell.header, block.text)
        for block in read(tbl(header, *rows)).blocks
        if block.cell
    }
    assert cells[0, 0, 1] == ("Answer", "Yes")
    assert cells[0, 1, 1] == ("Answer", "Yes")
    assert cells[0, 1, 0] == ("Feature", "Tiles")
    assert cells[1, 1, 1] == ("", "two")


def test_lists_have_their_lead_in_and_their_parents() -> None:
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    document = read(
        p("You get:") + p("Maps", item.format(0)) + p("Tiles", item.format(1)) + p("Done.")
    )
    assert [(b.text, b.kind, b.lead_ins) for b in document.blocks][1:3] == [
        ("Maps", BlockKind.ITEM, ("You get:",)),
        ("Tiles", BlockKind.ITEM, ("You get:", "Maps")),
    ]


def test_headings_come_from_styles_and_a_title_stands_above_them() -> None:
    styles = (
        f'<w:styles {WORD}><w:style w:type="paragraph" w:styleId="berschrift1">'
        '<w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Titel">'
        '<w:name w:val="Title"/></w:style></w:styles>'
    )
    body = (
        p("Our offer", '<w:pStyle w:val="Titel"/>')
        + p("Included", '<w:pStyle w:val="berschrift1"/>')
        + p("We ship maps.")
    )
    document = read(body, relations(("s", "styles", "styles.xml")), styles=styles)
    assert [(h.level, h.text) for h in document.blocks[-1].headings] == [
        (1, "Our offer"),
        (2, "Included"),
    ]


def test_places_count_paragraphs_and_pages() -> None:
    broken = "<w:p><w:r><w:br w:type='page'/><w:t>Second page.</w:t></w:r></w:p>"
    places = [block.place(0) for block in read(p("One.") + broken + p("Three.")).blocks]
    assert [(place.page, place.paragraph) for place in places] == [(1, 1), (1, 2), (2, 3)]


def test_empty_paragraphs_part_lines_as_in_plain_text() -> None:
    lines = ["Hello Ann,", "", "we ship maps", "and tiles.", "", "Best,", "Bob"]
    kinds = [block.zone.value for block in read("".join(map(p, lines))).blocks]
    assert kinds[-2:] == ["signature", "signature"]
