"""What holds for the claims of any text."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import SUFFIXES, read_document
from promisecheck.errors import ReadError
from promisecheck.model import Stance

CATALOG = Path(__file__).parent / "catalog.yaml"
SENTENCES = (
    "Acme Suite includes field maps.",
    "It does not support the patient portal.",
    "Timed tickets are in beta.",
    "Member cards will ship in Q1 2027.",
    "They need the audio guide.",
    "The herd book, the spray diary and recall letters are part of Team.",
)
UNRELATED = (
    "The train to Leeds was late.",
    "We met at eleven.",
    "Ms Ilves sends her regards from the harbour.",
    "The invoice goes to the address above.",
)
LINES = st.sampled_from(
    [
        *SENTENCES,
        *UNRELATED,
        "",
        "## What's included",
        "## Exclusions",
        "- field maps",
        "- [ ] timed tickets",
        "| Feature | Team |",
        "| --- | --- |",
        "| herd book | yes |",
        "> Do you have member cards?",
        "Yes.",
        "Tom: we have the audio guide",
        "[10:01] Ines: do you?",
        "Plan: Team",
        "---",
        "```",
        "~~patient portal~~",
        "Best regards",
        'field maps,yes,"no',
    ]
)
# Formats that are read as the text stands.
TEXTS = [".txt", ".md", ".csv", ".tsv"]
DOCUMENTS = st.lists(LINES, max_size=14).map("\n".join)
SMALL = settings(max_examples=60, deadline=None)


@cache
def checker():
    return Checker(load_catalog(CATALOG).catalog, as_of=dt.date(2026, 11, 21))


def claims(text, name="document.md"):
    return checker().check(read_document(text.encode(), name)).claims


def told(found):
    return [(c.mention.text, c.features, c.stance, c.hedge, c.scope, c.date) for c in found]


@SMALL
@given(st.sampled_from(SENTENCES), st.sampled_from(UNRELATED))
def test_an_unrelated_sentence_behind_changes_nothing(sentence, unrelated):
    assert told(claims(f"{sentence} {unrelated}")) == told(claims(sentence))


@SMALL
@given(st.sampled_from(SENTENCES), st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_before_changes_nothing(sentence, unrelated):
    assert told(claims(f"{unrelated}\n\n{sentence}")) == told(claims(sentence))


@SMALL
@given(st.sampled_from(SENTENCES), st.sampled_from(["\n", "  ", " \n", "\t"]))
def test_where_a_line_breaks_does_not_matter(sentence, gap):
    before = "We met at eleven, because the train to Leeds was late again. "
    words = sentence.split()
    broken = before + " ".join(words[:2]) + gap + " ".join(words[2:])
    stances = [(claim.features, claim.stance, claim.hedge) for claim in claims(broken)]
    whole = claims(before + sentence)
    assert stances == [(claim.features, claim.stance, claim.hedge) for claim in whole]


@SMALL
@given(st.sampled_from(SENTENCES), st.sampled_from([str.upper, str.lower]))
def test_case_does_not_matter(sentence, change):
    if change is str.lower and "Acme" in sentence:
        return  # a product's name in small letters may be a common word
    stances = [(claim.features, claim.stance) for claim in claims(change(sentence))]
    assert stances == [(claim.features, claim.stance) for claim in claims(sentence)]


@SMALL
@given(DOCUMENTS, st.sampled_from(TEXTS))
def test_claims_of_any_document_have_their_place(text, suffix):
    lines = text.split("\n")
    for claim in claims(text, f"document{suffix}"):
        start = claim.location.start
        assert 1 <= start.line <= claim.location.end_line <= len(lines)
        assert 1 <= start.column <= len(lines[start.line - 1]) + 1
        assert claim.stance in Stance
        assert (claim.hedge is not None) == (claim.stance is Stance.HEDGED)


@SMALL
@given(st.text(max_size=200), st.sampled_from(SUFFIXES))
def test_any_text_can_be_checked(text, suffix):
    data = text.encode("utf-8", "surrogatepass").replace(b"\0", b" ")
    try:
        document = read_document(data, f"document{suffix}")
    except ReadError:
        return
    checker().check(document)


@SMALL
@given(DOCUMENTS)
def test_the_same_document_gives_the_same(text):
    assert claims(text) == claims(text)


@pytest.mark.parametrize("name", ["field maps", "patient portal"])
def test_a_promise_and_its_denial_differ(name):
    (promised,) = claims(f"We support {name}.")
    (denied,) = claims(f"We do not support {name}.")
    assert (promised.stance, denied.stance) == (Stance.PROMISED, Stance.DENIED)
