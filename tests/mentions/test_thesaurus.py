"""The thesaurus and the families of words: their data, and what they may and must not match."""

from __future__ import annotations

from collections import Counter

import pytest

from promisecheck.mentions import CatalogIndex, build_index, find_mentions, possible_mentions
from promisecheck.mentions.families import families, related_stems
from promisecheck.mentions.thesaurus import stems_of, thesaurus, wordings
from promisecheck.model import Anchor, Block, Catalog, Feature, MatchKind, Place, Statement, Status
from promisecheck.text.words import stem, words

FEATURES = {
    "herd": ("Herd register", "livestock register"),
    "milk": ("Milk yield forecast", "yield prediction"),
    "vet": ("Vet visit reminders", "vet reminders"),
    "parlour": ("Parlour camera", "milking camera"),
    "grazing": ("Grazing planner", "paddock planner"),
    "languages": ("Multi-language labels", "multilingual labels"),
    "orders": ("Feed order approval workflow", "feed approvals"),
    "sso": ("Single sign-on", "SAML login"),
    "audit": ("Audit log", "audit trail"),
    "rfid": ("RFID ear tags", "electronic ear tags"),
    "weather": ("WeatherLink", "weather station feed"),
    "iot": ("XTRM-4 gateway", "XTRM gateway"),
    "uptime": ("Uptime SLA", "availability SLA"),
}


def statement_of(text: str) -> Statement:
    """The text as one statement."""
    return Statement(Block(text, (Anchor(0, Place(1, 1)),)), 0, len(text))


def byre() -> CatalogIndex:
    """The index of a catalog of ``FEATURES``."""
    features = (
        Feature(key, name, Status.SHIPPED, tuple(aliases))
        for key, (name, *aliases) in FEATURES.items()
    )
    return build_index(Catalog("Byre", tuple(features)))


def named(text: str) -> dict[str, str]:
    """The features that the text names, with the words that name them."""
    found = find_mentions(statement_of(text), byre())
    return {mention.features[0]: mention.text for mention in found}


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("It forecasts the milk yield", "milk"),
        ("planning of grazing", "grazing"),
        ("Yields are predicted", "milk"),
        ("vet visit rmndrs", "vet"),
        ("vet rems", "vet"),
        ("grazing plnr is in", "grazing"),
        ("14 languages, printed", "languages"),
        ("several languages", "languages"),
        ("one language only", ""),
        ("the WeatherLnik works", "weather"),
        ("XRTM gateway", "iot"),
        ("R.F.I.D. ear tags", "rfid"),
        ("who did what, for a year", "audit"),
        ("a record of every change", "audit"),
        ("one login for everything", "sso"),
        ("99.95% uptime", "uptime"),
        ("availability of 99.9 per cent", "uptime"),
        ("an availability guarantee", "uptime"),
        ("subject to availability, on Monday", ""),
        ("99.9 % of customers stay", ""),
        ("the vet did what he could", ""),
        ("a camera in the yard", ""),
        ("a register of animals", ""),
        ("a register of members", ""),
        ("The grazing is poor", ""),
        ("Approvals of feed orders", "orders"),
    ],
)
def test_other_words(text: str, feature: str) -> None:
    assert set(named(text)) == ({feature} if feature else set())


@pytest.mark.parametrize(
    "text",
    ["audit trail with a record of every change", "the audit trail tells you who changed what"],
)
def test_other_words_do_not_name_a_feature_once_more(text: str) -> None:
    (mention,) = find_mentions(statement_of(text), byre())
    assert mention.text == "audit trail"


@pytest.mark.parametrize("text", ["a register of animals", "a list of the herd's records"])
def test_what_is_unsure_stands_apart(text: str) -> None:
    assert find_mentions(statement_of(text), byre()) == ()


def test_a_possible_mention_says_what_it_may_mean() -> None:
    (mention,) = possible_mentions(statement_of("a register of animals"), byre())
    assert (mention.features, mention.match.kind) == (("herd",), MatchKind.PARAPHRASE)


def test_no_member_stands_twice_in_one_concept() -> None:
    for members in (*thesaurus().words, *thesaurus().things):
        assert [m for m, n in Counter(members).items() if n > 1] == [], members[0]


def test_every_concept_has_something_to_offer() -> None:
    assert all(len(members) > 1 for members in thesaurus().words)
    assert all(stems_of(member) for group in thesaurus().words for member in group)
    assert len(thesaurus().words) + len(thesaurus().things) > 500


def test_families_join_stems_that_differ() -> None:
    assert all(len(family) > 1 for family in families())
    assert related_stems({stem("transcription")})[stem("transcribe")] == (stem("transcription"),)


def test_a_gap_holds_a_few_words_and_no_more() -> None:
    (wording,) = [w for w in wordings([stem("export")])[stem("take")] if w.gap]
    near = words("take your own old data out")
    far = words("take your data today and then walk slowly out")
    assert wording.ends_at(near, 0) == 5
    assert wording.ends_at(far, 0) is None
