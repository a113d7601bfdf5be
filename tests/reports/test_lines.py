"""Words are broken into lines as Rich breaks them, and keep their styles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from promisecheck.reports.lines import BOLD, RED, Styled, carets, combined, text_of, wrapped

WORDS = st.text(st.sampled_from("ab -漢é"), max_size=40).map(str.strip)


@given(WORDS, st.integers(2, 20))
def test_lines_end_where_rich_ends_them(text, width):
    lines = Text(text).wrap(Console(width=width), width, overflow="fold") or [Text()]
    expected = [line.plain.rstrip() for line in lines]
    assert [text_of(line) for line in wrapped((Styled(text),), width)] == expected


def test_a_style_goes_on_in_the_next_line():
    line = (Styled("We have "), Styled("single sign on", BOLD), Styled(" now."))
    assert wrapped(line, 15) == [
        (Styled("We have "), Styled("single", BOLD)),
        (Styled("sign on", BOLD), Styled(" now.")),
    ]


def test_nothing_is_one_empty_line():
    assert wrapped((), 10) == [()]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ((Styled("the "), Styled("audit log", RED)), "    ^^^^^^^^^"),
        ((Styled("漢字 "), Styled("漢", RED), Styled("x")), "     ^^ "),
    ],
)
def test_carets_stand_below_the_styled_words(line, below):
    assert carets(line).text == below


def test_only_words_in_a_style_are_escaped():
    assert Styled("plain").escaped() == "plain"
    assert Styled("", BOLD).escaped() == ""
    assert Styled("error", combined(BOLD, RED)).escaped() == "\x1b[1;31merror\x1b[0m"
