"""PDF files: what the places of words on their pages say of paragraphs, headings and tables."""

from __future__ import annotations

import pytest

from promisecheck.documents import read_document

from .conftest import pdf  # noqa: TID252


def drawn(*lines: tuple[int, int, str], size: int = 10) -> str:
    """Words at these places from the left and from the top."""
    return f"/F1 {size} Tf " + "".join(
        f"1 0 0 1 {left} {780 - top} Tm ({text}) Tj " for left, top, text in lines
    )


def texts(*pages: str) -> list[str]:
    return [b.text for b in read_document(pdf(*pages), "a.pdf").blocks]


HEAD = [(50, 20, "Requirement"), (200, 20, "Answer"), (300, 20, "Comment")]
TOP = [*HEAD, (50, 40, "Maps of all towns"), (200, 40, "Yes"), (300, 40, "Since May")]


@pytest.mark.parametrize(
    ("below", "cells"),
    [
        (
            [*HEAD, (50, 40, "Tiles"), (200, 40, "No"), (300, 40, "Later")],
            ["Maps of all towns", "Yes", "Since May", "Tiles", "No", "Later"],
        ),
        (
            [(50, 20, "Tiles"), (200, 20, "No"), (300, 20, "Later"),
             (50, 40, "Roads"), (200, 40, "Yes"), (300, 40, "Now")],
            ["Maps of all towns", "Yes", "Since May", "Tiles", "No", "Later",
             "Roads", "Yes", "Now"],
        ),
    ],
    ids=["header repeated", "header not repeated"],
)  # fmt: skip
def test_a_table_goes_on_over_the_end_of_a_page(
    below: list[tuple[int, int, str]], cells: list[str]
) -> None:
    blocks = read_document(pdf(drawn(*TOP), drawn(*below)), "a.pdf").blocks
    found = [b for b in blocks if b.cell]
    assert [b.text for b in found] == cells
    assert {b.cell.header for b in found if b.cell} == {"Requirement", "Answer", "Comment"}


def test_a_row_broken_by_the_end_of_a_page_is_one() -> None:
    below = [*HEAD, (200, 40, "in part"), (300, 40, "and June"), (50, 60, "Tiles"), (200, 60, "No")]
    found = texts(drawn(*TOP), drawn(*below))
    assert found[3:] == ["Maps of all towns", "Yes in part", "Since May and June", "Tiles", "No"]


def test_a_chat_is_no_table() -> None:
    lines = [
        (50, 20, "[21:08] Ann:"), (140, 20, "we ship maps"),
        (50, 32, "[21:09] Bob:"), (140, 32, "and tiles"),
        (50, 44, "[21:10] Ann:"), (140, 44, "tiles too"),
    ]  # fmt: skip
    blocks = read_document(pdf(drawn(*lines)), "a.pdf").blocks
    assert [(b.speaker, b.text) for b in blocks] == [
        ("Ann", "we ship maps"),
        ("Bob", "and tiles"),
        ("Ann", "tiles too"),
    ]


def test_a_heading_may_be_numbered() -> None:
    page = drawn((50, 20, "4. Out of scope"), size=16) + drawn((50, 50, "Maps and all that."))
    (heading, below) = read_document(pdf(page), "a.pdf").blocks
    assert [h.text for h in below.headings] == [heading.text] == ["4. Out of scope"]


def test_what_stands_off_from_a_table_is_none_of_it() -> None:
    lines = [(50, 20, "Plan"), (150, 20, "Team"), (50, 32, "Region"), (150, 32, "EU"),
             (50, 44, "Start"), (150, 44, "May"), (50, 70, "Dear Ann,")]  # fmt: skip
    document = read_document(pdf(drawn(*lines)), "a.pdf")
    assert (document.blocks[-1].text, document.blocks[-1].cell) == ("Dear Ann,", None)


@pytest.mark.parametrize("second", ["notify them.", "Notify is a word."])
def test_an_item_goes_on_at_the_margin_in_the_middle_of_a_sentence(second: str) -> None:
    first = "We read a task so that it is able to"
    found = texts(drawn((50, 20, f"- {first}"), (50, 32, second)))
    assert found == ([f"{first} {second}"] if second[0] == "n" else found)


def test_a_cell_may_be_broken_at_a_hyphen() -> None:
    lines = [*HEAD, (50, 40, "Online check-"), (50, 52, "in for all"), (200, 40, "Yes"),
             (300, 40, "Since"), (300, 52, "May")]  # fmt: skip
    block = next(b for b in read_document(pdf(drawn(*lines)), "a.pdf").blocks if b.cell)
    assert block.text == "Online check-in for all"
    assert (block.place(8).line, block.place(14).line) == (2, 3)


@pytest.mark.parametrize(
    ("left", "first"), [(64, "1"), (59, "1 Maps and tiles")], ids=["wide", "narrow"]
)
def test_columns_may_stand_close_where_their_cells_are_aligned(left: int, first: str) -> None:
    lines = [
        part
        for number, top in enumerate((20, 48, 76), 1)
        for part in (
            (50, top, str(number)),
            (left, top, "Maps"),
            (left, top + 12, "and tiles"),
            (200, top, "Yes"),
        )
    ]
    blocks = read_document(pdf(drawn(*lines)), "a.pdf").blocks
    found = [b.text for b in blocks]
    assert found[0] == first
    assert ("Maps and tiles" in found) == (first == "1")
