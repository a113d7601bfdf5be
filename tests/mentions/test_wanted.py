"""What a question is about by one special word of a name; in other sentences it is none."""

from __future__ import annotations

import datetime as dt

import pytest

from promisecheck.claims.read import ClaimReader
from promisecheck.documents import read_document
from promisecheck.mentions import build_index, wanted_mention
from promisecheck.model import Block, Catalog, Feature, Statement, Status

FEATURES = (
    Feature("tide", "Tide forecasting", Status.SHIPPED, aliases=("tidal outlook",)),
    Feature("crane", "Gantry crane log", Status.SHIPPED, aliases=("crane book",)),
    Feature("mail", "Kestrel mail bridge", Status.SHIPPED),
    Feature("rope", "Mooring rope wear", Status.SHIPPED, aliases=("rope wear",)),
    Feature("hold", "Hold screening", Status.SHIPPED),
    Feature("card", "Stevedore passenger cards", Status.SHIPPED, say="Issued with a windlass."),
    Feature("lift", "Windlass planner", Status.SHIPPED),
    Feature("runs", "Quay runs", Status.SHIPPED),
)
CATALOG = Catalog("Quayside", FEATURES, dimensions={"harbour": {"n": ("Gantry Bay",)}})
INDEX = build_index(CATALOG)


@pytest.mark.parametrize(
    ("text", "word", "feature"),
    [
        ("Moorings?", "Moorings", "rope"),
        ("What about tidal matters?", "tidal", "tide"),
        ("Can that be streamed to our Kestrel?", "Kestrel", "mail"),
        ("Do you forecast the tides?", "tides", "tide"),
    ],
)
def test_one_special_word(text, word, feature):
    (mention,) = wanted_mention(Statement(Block(text, ()), 0, len(text)), INDEX)
    assert (mention.text, mention.features) == (word, (feature,))


@pytest.mark.parametrize(
    "text",
    [
        "Do you keep a book?",  # a common word
        "Do moorings change with the tidal range?",  # words of two features
        "Is Quayside insured?",  # the product
        "How many gantries are there?",  # a scope of the catalog
        "Are crews screened?",  # another word of that stem
        "Must passengers wait?",  # who uses a thing or is in it
        "What is a passenger's lot?",
        "Does the windlass rust?",  # another feature's wording has it, too
        "Does it run by day?",  # too short
    ],
)
def test_what_tells_nothing(text):
    assert wanted_mention(Statement(Block(text, ()), 0, len(text)), INDEX) == ()


@pytest.mark.parametrize(
    ("text", "asked"), [("The tidal range is high.", False), ("What of tidal matters?", True)]
)
def test_questions_only(text, asked):
    reader = ClaimReader(CATALOG, INDEX, dt.date(2026, 11, 21))
    claims = reader.claims(read_document(text.encode(), "note.txt"), {})
    assert bool(claims) is asked
