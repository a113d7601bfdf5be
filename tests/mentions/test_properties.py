"""What holds for the mentions of any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.mentions import build_index, find_mentions
from promisecheck.model import Block, Catalog, Feature, Statement, Status

NAMES = (
    "field maps",
    "spray diary",
    "SAML single sign-on",
    "single sign-on",
    "TLS 1.3",
    "contact import",
    "contact export",
    "real-time analytics",
    "API",
)
INDEX = build_index(
    Catalog(
        "Product", tuple(Feature(f"f{i}", name, Status.SHIPPED) for i, name in enumerate(NAMES))
    )
)
WORDS = sorted({word for name in NAMES for word in name.split()})
PIECES = st.sampled_from([*NAMES, *WORDS, "the", "of", "not", "mapss", "dairy", "and", "1.3", "İ"])
TEXTS = st.lists(PIECES, max_size=12).flatmap(
    lambda pieces: st.sampled_from([" ", "  ", ", ", "-", ". ", "/"]).map(
        lambda gap: gap.join(pieces)
    )
)
SMALL = settings(max_examples=100, deadline=None)


def mentions(text, start=0):
    return find_mentions(Statement(Block(text, ()), start, len(text)), INDEX)


@SMALL
@given(st.one_of(TEXTS, st.text(max_size=80)))
def test_offsets_are_valid_and_do_not_overlap(text):
    found = mentions(text)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == mention.text.strip() != ""
        assert mention.features
        assert 0 <= mention.match.score <= 100
    assert all(before.end <= after.start for before, after in pairwise(found))


@SMALL
@given(TEXTS, st.sampled_from(["", "And so. ", "Blah blah, "]))
def test_what_stands_before_the_statement_does_not_count(text, before):
    alone = [(m.start + len(before), m.end + len(before), m.features) for m in mentions(text)]
    assert [(m.start, m.end, m.features) for m in mentions(before + text, len(before))] == alone


@SMALL
@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_does_not_matter(name, change):
    (mention,) = mentions(f"It has {change(name)} now.")
    assert mention.text == change(name)


@SMALL
@given(st.sampled_from(NAMES), st.sampled_from([" ", "  ", "\t", "\u00a0"]))
def test_white_space_does_not_matter(name, gap):
    written = gap.join(name.split())
    (mention,) = mentions(f"It has{gap}{written}{gap}now.")
    assert mention.text == written


@SMALL
@given(TEXTS)
def test_the_same_text_gives_the_same(text):
    assert mentions(text) == mentions(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found_as_it_is(name):
    (mention,) = mentions(name)
    assert (mention.start, mention.end) == (0, len(name))
    assert mention.match.kind.value == "exact"


@pytest.mark.parametrize("name", ["field maps", "spray diary", "contact import"])
@pytest.mark.parametrize("word", ["xfield", "importer", "mapsters", "diaryx", "fields", "apis"])
def test_half_of_a_name_is_no_mention(name, word):
    assert mentions(f"It has {word} today.") == () or word in {"apis", "importer"}


def test_cases_know_every_kind_but_those_that_need_more_than_words():
    text = (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
    groups = yaml.safe_load(text).values()
    kinds = {
        said.split()[1]
        for group in groups
        for case in group["cases"]
        for said in case.get("finds", {}).values()
    }
    assert kinds == {"exact", "variant", "typo"}
