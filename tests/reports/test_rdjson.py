"""reviewdog's format: its fields, and columns counted in bytes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.model import (
    Anchor,
    Block,
    Catalog,
    Cell,
    Claim,
    Feature,
    Location,
    Match,
    MatchKind,
    Mention,
    Place,
    Stance,
    Statement,
    Status,
)
from promisecheck.reports import render
from promisecheck.reports.byte_columns import byte_columns


def fields(**properties):
    """An object with these fields, of which all but those in ``maybe`` have to be there."""
    maybe = properties.pop("maybe", ())
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in maybe],
        "additionalProperties": False,
    }


# The messages of reviewdog.proto that this format uses, which refuses fields it does not know.
TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
POSITION = fields(line=NUMBER, column=NUMBER, maybe={"column"})
LOCATION = fields(path=TEXT, range=fields(start=POSITION, end=POSITION), maybe={"range"})
DIAGNOSTIC = fields(message=TEXT, location=LOCATION, severity=SEVERITY, code=fields(value=TEXT))
RESULT = fields(
    source=fields(name=TEXT),
    severity=SEVERITY,
    diagnostics={"type": "array", "items": DIAGNOSTIC},
)


def result(report):
    return json.loads(render("rdjson", report))


def test_has_the_fields_that_reviewdog_knows(sample):
    _, report = sample
    errors = Draft202012Validator(RESULT).iter_errors(result(report))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_diagnostic_has_its_own_severity(many):
    made = result(many)
    assert made["severity"] == "ERROR"
    assert [one["severity"] for one in made["diagnostics"]] == [
        *["ERROR"] * 3,
        *["WARNING"] * 2,
        "INFO",
        *["WARNING"] * 3,
        "ERROR",
        "INFO",
    ]


def test_what_was_not_read_and_what_is_held_back_is_said(many):
    unread, held_back = result(many)["diagnostics"][-2:]
    assert unread["message"] == "Not read: not a readable PDF: it ends too early"
    assert held_back["message"] == "Held back: 2 in the baseline, 1 waived."


def test_sources_without_lines_have_no_columns(many):
    deck = [d for d in result(many)["diagnostics"] if d["location"]["path"] == "quotes/deck.pptx"]
    assert all("column" not in d["location"]["range"]["start"] for d in deck)
    assert [d["message"].rpartition("(")[2] for d in deck] == [
        "slide 3, paragraph 2)",
        "sheet Prices, cell B4)",
        "page 2, line 7)",
    ]


def claim_in(block, words):
    start = block.text.index(words)
    first, last = block.place(start), block.place(start + len(words) - 1)
    mention = Mention(
        Statement(block, 0, len(block.text)),
        start,
        start + len(words),
        ("x",),
        Match("x", 100, MatchKind.EXACT),
    )
    return Claim(mention, Stance.PROMISED, Location(first, last.line, last.column + 1))


def bytes_of(source, words):
    """Where words stand in a source of one line, counted in bytes from 1."""
    start = source.encode().index(words.encode()) + 1
    return start, start + len(words.encode())


@pytest.mark.parametrize(
    ("before", "words"),
    [("We offer ", "SSO"), ("Café 🚀 gets ", "SSO"), ("é", "à la carte"), ("", "🚀 mode")],
)
def test_columns_count_bytes(before, words):
    source = f"{before}{words} now"
    block = Block(source, (Anchor(0, Place(3, 1)),))
    assert byte_columns(claim_in(block, words)) == bytes_of(source, words)


def test_markup_before_the_words_counts_one_byte_a_character():
    source = "- **Café**: SSO"
    block = Block("Café: SSO", (Anchor(0, Place(1, 5)), Anchor(4, Place(1, 11))))
    assert byte_columns(claim_in(block, "SSO")) == bytes_of(source, "SSO")


def test_only_the_own_line_counts():
    block = Block("Ünï SSO é go", (Anchor(0, Place(1, 1)), Anchor(4, Place(2, 1))))
    assert byte_columns(claim_in(block, "SSO")) == (1, 4)
    assert byte_columns(claim_in(block, "go")) == (8, 10)


def test_words_over_two_lines():
    block = Block("É single é sign-on", (Anchor(0, Place(1, 1)), Anchor(9, Place(2, 1))))
    assert byte_columns(claim_in(block, "single é sign-on")) == (4, 11)


def test_cells_before_count():
    cell = Cell(0, 0, 1, ("", ""), ("Café", "SSO"))
    block = replace(Block("SSO", (Anchor(0, Place(4, 10)),)), cell=cell)
    assert byte_columns(claim_in(block, "SSO")) == (11, 14)


def test_the_speaker_before_counts_where_the_line_begins_with_it():
    source = "[10:12] Zoë: SSO"
    block = Block("SSO", (Anchor(0, Place(1, 14)),), speaker="Zoë")
    assert byte_columns(claim_in(block, "SSO")) == bytes_of(source, "SSO")
    quoted = Block("SSO", (Anchor(0, Place(1, 3)),), speaker="Zoë")
    assert byte_columns(claim_in(quoted, "SSO")) == (3, 6)


@pytest.mark.parametrize(
    "source",
    [
        "Kettle Cloud – für Café 🚀 – includes whistle alerts.",
        "- **Größe:** we offer *whistle alerts*",
        "| Größe | Antwort |\n| --- | --- |\n| für Café 🚀: whistle alerts | Ja, yes |",
        "Zoë (Kettle): Of course, it includes whistle alerts.\nBjörn (Acme): Fine.",
        "> Für Sie: it includes whistle alerts",
    ],
)
def test_what_readers_of_documents_make_of_a_line(source):
    feature = Feature("whistle", "whistle alerts", Status.UNAVAILABLE)
    checker = Checker(Catalog("Kettle Cloud", (feature,)), as_of=dt.date(2026, 11, 21))
    document = read_document(source.encode(), "offer.md")
    claims = [c for c in checker.check(document).claims if c.mention.text == "whistle alerts"]
    lines = source.encode().split(b"\n")
    for claim in claims:
        start, end = byte_columns(claim)
        assert lines[claim.location.end_line - 1][start - 1 : end - 1] == b"whistle alerts"
    assert claims


def test_a_claim_that_stands_elsewhere_has_no_columns():
    claim = claim_in(Block("We offer SSO", (Anchor(0, Place(1, 1)),)), "SSO")
    away = replace(claim, location=Location(Place(9, 1), 9, 4))
    assert byte_columns(away) is None
