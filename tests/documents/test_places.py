"""Whatever a document looks like, each character of a block stands where the block says."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from promisecheck.documents import SUFFIXES, read_document
from promisecheck.errors import ReadError
from promisecheck.model import Block

WORD = st.sampled_from(
    [
        "we",
        "support",
        "maps",
        "export",
        "Team",
        "roadmap",
        "SCIM",
        "24/7",
        "single",
        "sign-on",
        "ünïcode",
        "🚚",
        "don't",
        "99.9%",
        "(beta)",
        "sign  on",
    ]
)
SENTENCE = st.lists(WORD, min_size=1, max_size=18).map(" ".join)
END = st.sampled_from(["", ".", "?", ":", "!", ","])
FRONT = st.sampled_from(
    [
        "",
        "- ",
        "* ",
        "  - ",
        "> ",
        ">> ",
        "> > - ",
        "1. ",
        "2) ",
        "a) ",
        "1.1 ",
        "R1  ",
        "[ ] ",
        "# ",
        "## ",
        "Ann: ",
        "Bo (X): ",
        "[09:02] Ann: ",
        "Plan: ",
        "    ",
        "From: ",
        "Subject: ",
        "Dear ",
        "--- ",
        "=== ",
        "   ",
        "\t",
        "P.S. ",
        "Q: ",
        "**",
        "_",
        "~~",
        "`",
        "• ",
        "– ",
        "On 3 Nov 2026 at 10:12 ",
        "12/11/2026, 08:01 - Ann: ",
        "Ann Lee  09:14",
        "-- ",
    ]
)
BACK = st.sampled_from(
    ["", "  ", "**", "_", "`", "~~", " ---", " | yes |", "   4,200", ":", "\\", "<br>"]
)
PLAIN_LINE = st.one_of(
    st.builds(lambda front, body, end, back: front + body + end + back, FRONT, SENTENCE, END, BACK),
    st.sampled_from(
        ["", "", "---", "===", "-- ", "Regards,", "> ", "| --- | --- |", "```", "wrote:"]
    ),
)
INLINE = st.sampled_from(
    [
        "**maps**",
        "*we*",
        "__SCIM__",
        "`a|b`",
        "[maps](x.md)",
        "[maps][ref]",
        "![pic](p.png)",
        "~~old~~",
        "<b>bold</b>",
        "<br>",
        "\\*",
        "\\|",
        "&amp;",
        "<!-- no -->",
        "<del>x</del>",
        "snake_case",
        "***",
        "`",
        "<!--",
        "-->",
        "[",
        "](",
        "<s>",
    ]
)
MARKDOWN_LINE = st.one_of(
    PLAIN_LINE,
    st.builds(
        lambda front, parts: front + " ".join(parts),
        FRONT,
        st.lists(st.one_of(WORD, INLINE), min_size=1, max_size=10),
    ),
    st.lists(st.one_of(WORD, INLINE), min_size=2, max_size=4).map(lambda c: f"| {' | '.join(c)} |"),
)
LINE_END = st.sampled_from(["\n", "\r\n", "\r"])


def text_of(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda end, parts: end.join(parts), LINE_END, st.lists(lines, min_size=1, max_size=25)
    )


CELL = st.one_of(
    SENTENCE,
    st.just(""),
    st.sampled_from(
        ['"said ""yes"""', '"two\nlines"', '"a, b; c"', '"', "Plan: Team", "1.1", "yes"]
    ),
)
CSV = st.builds(
    lambda sign, end, rows: end.join(sign.join(row) for row in rows),
    st.sampled_from([",", ";", "\t", "|"]),
    LINE_END,
    st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=12),
)


def lines_of(source: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", source)


def misplaced(block: Block, lines: list[str]) -> list[str]:
    """The characters of a block that are not where it says, joining spaces left out."""
    wrong = []
    for offset, char in enumerate(block.text):
        place = block.place(offset)
        there = lines[place.line - 1][place.column - 1 : place.column]
        if there != char and char != " ":
            wrong.append(f"{char!r} at {place.line}:{place.column} is {there!r}")
    return wrong


def check(source: str, name: str) -> None:
    lines = lines_of(source)
    for block in read_document(source.encode(), name).blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert misplaced(block, lines) == []


@settings(max_examples=100, deadline=None)
@given(text_of(PLAIN_LINE))
def test_plain_text(source: str) -> None:
    check(source, "a.txt")


@settings(max_examples=100, deadline=None)
@given(text_of(MARKDOWN_LINE))
def test_markdown(source: str) -> None:
    check(source, "a.md")


@settings(max_examples=100, deadline=None)
@given(CSV)
def test_csv(source: str) -> None:
    check(source, "a.csv")


@settings(max_examples=100, deadline=None)
@given(text_of(PLAIN_LINE))
def test_no_word_of_plain_text_is_lost(source: str) -> None:
    document = read_document(source.encode(), "a.txt")
    kept = " ".join(f"{block.text} {block.speaker}" for block in document.blocks)
    words = re.findall(r"[^\W\d_]{4,}", source)
    assert [word for word in words if word not in kept] == []


OF_TEXT = (".txt", ".text", ".log", ".md", ".markdown", ".mdown", ".csv", ".tsv")


def refusal(data: bytes, name: str) -> str:
    """What is said where the bytes cannot be read, or "" where they can."""
    try:
        read_document(data, name)
    except ReadError as error:
        return str(error)
    return ""


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(OF_TEXT))
def test_any_text_without_control_characters_can_be_read(source: str, suffix: str) -> None:
    assume(not any(unicodedata.category(char) in {"Cc", "Cs"} for char in source))
    assume(not source.startswith("{\\rtf"))
    assert refusal(source.encode(), f"a{suffix}") == ""


@settings(max_examples=50, deadline=None)
@example(b"\x1f\x8b", ".txt")  # packed by its first bytes, and cut off
@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes, suffix: str) -> None:
    said = refusal(data, f"a{suffix}")
    of_file_or_member = (f"a{suffix}: ", f"a{suffix}!")
    assert said == "" or (said.startswith(of_file_or_member) and "\n" not in said)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("inner", ["\x0c", "\u2028", "\x0b", "\x85"])
def test_only_line_ends_end_lines(end: str, inner: str) -> None:
    source = f"One.{end}Two{inner}two.{end}{end}Three."
    places = [
        (block.place(0).line, block.text)
        for block in read_document(source.encode(), "a.txt").blocks
    ]
    assert places[-1] == (4, "Three.")
    assert (2, f"Two{inner}two.") in places
