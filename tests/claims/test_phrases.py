"""Phrases of the data files as trees of words: each is met once, whatever may be missing in it."""

from __future__ import annotations

import pytest

from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.spoken import spoken


@pytest.mark.parametrize(
    ("phrase", "text", "met"),
    [
        ("someone * said", "someone here said", ["someone here said"]),
        ("someone * said", "someone said", []),
        ("someone *? *? *? said", "someone said", ["someone said"]),
        ("someone *? *? *? said", "someone here said", ["someone here said"]),
        ("someone *? *? *? said", "someone in the team said", ["someone in the team said"]),
        ("someone *? *? *? said", "someone in the whole team said", []),
        ("someone in? the? team", "someone in team", ["someone in team"]),
        ("he|she told|said it?", "she said it", ["she said", "she said it"]),
    ],
)
def test_a_phrase_is_met_once(phrase, text, met):
    book: PhraseBook[object] = PhraseBook()
    book.add(phrase, object())
    tokens = spoken(text)
    hits = [text[tokens[hit.first].start : tokens[hit.last].end] for hit in book.search(tokens)]
    assert hits == met


def test_two_phrases_of_the_same_words_both_count():
    book: PhraseBook[str] = PhraseBook()
    book.add("told *? *? us", "report")
    book.add("told him us", "request")
    assert sorted(hit.value for hit in book.search(spoken("told him us"))) == ["report", "request"]
