"""The report for people: width, marks, what is grouped with what."""

from __future__ import annotations

import itertools
import re

import pytest
from rich.cells import cell_len

from promisecheck.reports import render
from promisecheck.reports.look import Look


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(sample, width):
    _, report = sample
    lines = render("text", report, Look(width=width, verbose=True)).splitlines()
    assert [line for line in lines if cell_len(line) > width] == []


def test_no_line_ends_in_blanks(sample):
    _, report = sample
    assert [line for line in render("text", report).splitlines() if line != line.rstrip()] == []


def test_color_changes_nothing_but_the_marks(sample):
    _, report = sample
    plain = render("text", report).splitlines()
    colored = re.sub(r"\x1b\[[0-9;]*m", "", render("text", report, Look(color=True)))
    assert colored.splitlines() == [line for line in plain if not re.fullmatch(r" +[\^ ]+", line)]


def test_carets_stand_under_the_words(many):
    lines = render("text", many).splitlines()
    under = {}
    for sentence, carets in itertools.pairwise(lines):
        if carets.strip() and not carets.strip(" ^"):
            under[sentence.strip()] = [
                sentence[m.start() : m.end()] for m in re.finditer(r"\^+", carets)
            ]
    assert under["any warehouse, a blockchain audit trail and"] == ["blockchain audit trail"]
    assert under["CSV export: yes"] == ["CSV export"]


def test_findings_of_one_sentence_share_it(many):
    text = render("text", many)
    assert text.count("Everyone gets") == 1
    assert text.count("limit:") == 1


@pytest.mark.parametrize("name", ["text", "concise"])
def test_in_a_file_it_says_what_was_not_read_and_what_is_held_back(many, name):
    text = render(name, many, Look(alone=True))
    assert "broken.pdf" in text
    assert "Held back: 2 in the baseline, 1 waived." in " ".join(text.split())
    assert text.startswith(render(name, many))
    assert "broken.pdf" not in render(name, many)


def test_honest_documents_show_only_when_asked(many):
    assert "quotes/honest.md" not in render("text", many)
    assert "quotes/honest.md: pass, no overpromises in 1 claim\n" in render(
        "text", many, Look(verbose=True)
    )


def test_cues_show_only_when_asked(many):
    assert 'because:     "includes"' not in render("text", many)
    assert 'because:     "includes"' in render("text", many, Look(verbose=True))
