"""Where inline ignores stand and what they say, and that hiding them moves nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.suppression.directives import find_directives, without_directives

CASES = yaml.safe_load(Path(__file__).with_name("directives.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_directives_are_read(case):
    found = find_directives(case["text"], case.get("ending", ".md"))
    seen = [
        [one.line, one.target, one.word, None if one.rules is None else list(one.rules), one.reason]
        for one in found
    ]
    assert seen == case["at"]


PIECES = st.sampled_from(
    [
        "promisecheck: ignore[PC102] why",
        "<!--",
        "-->",
        "\n",
        "\r\n",
        "\r",
        " ",
        "SSO",
        "#",
        "é",
        ",",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([".md", ".txt", ".csv"]))
def test_hiding_directives_keeps_every_other_place(pieces, ending):
    text = "".join(pieces)
    found = find_directives(text, ending)
    hidden = without_directives(text, ending, found)
    assert len(hidden) == len(text)
    assert re.findall(r"[\r\n]", hidden) == re.findall(r"[\r\n]", text)
    for directive in found:
        assert text[directive.start : directive.end].lower().find("promisecheck:") >= 0
    if ending != ".md":
        assert find_directives(hidden, ending) == ()


def test_a_long_text_of_beginnings_takes_no_time():
    text = "<!-- promisecheck: ignore[" * 40_000 + "\n" + "promisecheck: ignore[x] " * 40_000
    assert find_directives(text, ".md")


def test_a_comment_that_opens_in_the_reason_of_another_keeps_every_place():
    text = "promisecheck: ignore[PC102] why<!--\npromisecheck: ignore[PC102] why-->"
    hidden = without_directives(text, ".txt", find_directives(text, ".txt"))
    assert (len(hidden), hidden.index("\n"), hidden.strip()) == (len(text), text.index("\n"), "")
