"""Sentences with their marked words: nothing lost, nothing marked twice, long ones cut."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from promisecheck.model import (
    Anchor,
    Block,
    Catalog,
    CheckedDocument,
    Claim,
    Finding,
    Location,
    Match,
    MatchKind,
    Mention,
    Place,
    Report,
    RuleInfo,
    Severity,
    Stance,
    Statement,
    Verdict,
)
from promisecheck.reports import render
from promisecheck.reports.look import Look
from promisecheck.reports.passages import LONGEST, passages


def finding(said: Statement, start: int, end: int, severity: Severity = Severity.ERROR) -> Finding:
    match = Match("x", 100.0, MatchKind.EXACT)
    mention = Mention(said, start, end, ("x",), match)
    place = said.block.place(start)
    claim = Claim(mention, Stance.PROMISED, Location(place, place.line, place.column + 1))
    rule = RuleInfo("PC101", "unavailable", severity, "")
    return Finding(rule, severity, claim, None, "It is not there.")


def statement(text: str, start: int = 0, end: int | None = None) -> Statement:
    return Statement(
        Block(text, (Anchor(0, Place(1, 1)),)), start, len(text) if end is None else end
    )


def shown(passage) -> str:
    return "".join(stretch.text for stretch in passage.stretches)


def marked(passage) -> list[tuple[str, Severity]]:
    return [(s.text, s.severity) for s in passage.stretches if s.severity]


@pytest.mark.parametrize(
    ("spans", "marks"),
    [
        ([(0, 5)], ["alpha"]),
        ([(6, 10), (0, 5)], ["alpha", "beta"]),
        ([(0, 5), (0, 5)], ["alpha"]),
        ([(0, 7), (6, 10)], ["alpha beta"]),
        ([(0, 10), (2, 4)], ["alpha beta"]),
        ([(0, 5), (5, 10)], ["alpha", " beta"]),
    ],
)
def test_overlapping_words_are_marked_once(spans, marks):
    said = statement("alpha beta gamma")
    (passage,) = passages([finding(said, *span) for span in spans])
    assert [text for text, _ in marked(passage)] == marks
    assert shown(passage) == "alpha beta gamma"


def test_the_worst_severity_wins_a_shared_mark():
    said = statement("alpha beta")
    found = [finding(said, 0, 5, Severity.INFO), finding(said, 0, 7, Severity.WARNING)]
    assert marked(passages(found)[0]) == [("alpha b", Severity.WARNING)]


def test_a_sentence_is_shown_without_its_neighbours():
    said = statement("One. Two alpha. Three.", 5, 15)
    assert shown(passages([finding(said, 9, 14)])[0]) == "Two alpha."


def test_sentences_of_the_same_words_stand_apart():
    first, second = statement("alpha"), statement("alpha")
    assert len(passages([finding(first, 0, 5), finding(second, 0, 5)])) == 2


def test_a_long_sentence_is_cut_at_words_around_what_is_marked():
    said = statement("lorem ipsum " * 500 + "alpha " + "dolor sit " * 500)
    start = said.text.index("alpha")
    text = shown(passages([finding(said, start, start + 5)])[0])
    assert "alpha" in text
    assert len(text) < LONGEST + 10
    assert set(text.split()) == {"…", "lorem", "ipsum", "alpha", "dolor", "sit"}


def test_a_long_sentence_with_marks_far_apart_is_shown_in_parts():
    said = statement("alpha " + "lorem ipsum " * 500 + "beta")
    found = [finding(said, 0, 5), finding(said, len(said.text) - 4, len(said.text))]
    parts = passages(found)
    assert [[text for text, _ in marked(part)] for part in parts] == [["alpha"], ["beta"]]


TEXTS = st.text(st.characters(codec=None, categories=None), min_size=1, max_size=120)


@st.composite
def sentences(draw):
    said = statement(draw(TEXTS))
    places = st.tuples(st.integers(0, len(said.text)), st.integers(0, len(said.text)))
    spans = draw(st.lists(places, min_size=1, max_size=5))
    return [finding(said, min(span), max(span)) for span in spans]


@given(sentences())
@settings(max_examples=100)
def test_nothing_of_a_sentence_is_lost_or_doubled(found):
    (passage,) = passages(found)
    assert shown(passage) == found[0].claim.mention.statement.text
    assert sum(map(len, passage.subjects)) == len(found)


@given(sentences(), st.integers(40, 100))
@settings(max_examples=60)
def test_any_sentence_keeps_to_the_width(found, width):
    document = CheckedDocument("a.md", {}, (), tuple(found), Verdict.FAIL)
    catalog = Catalog("Kettle Cloud", ())
    report = Report("0.1.0", catalog, dt.date(2026, 11, 21), Severity.ERROR, (document,))
    lines = render("text", report, Look(width=width)).split("\n")
    assert [line for line in lines if cell_len(line) > width] == []
