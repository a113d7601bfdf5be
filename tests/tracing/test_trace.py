"""A trace agrees with what the check says, and tells how it came to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.tracing import Tracer
from promisecheck.tracing.decision import decision
from promisecheck.tracing.objects import trace_object
from promisecheck.tracing.story import story

AS_OF = dt.date(2026, 11, 21)
CATALOG = Path(__file__).parents[1] / "claims" / "catalog.yaml"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def catalog():
    return load_catalog(CATALOG).catalog


@pytest.fixture(scope="module")
def trace(catalog):
    tracer = Tracer(catalog, as_of=AS_OF)

    def trace_text(text, name="note.md", line=None):
        return tracer.trace(read_document(text.encode(), name), line)

    return trace_text


def only_claim(traced):
    (claim,) = [claim for steps in traced.statements for claim in steps.claims]
    return claim


@pytest.mark.parametrize(
    ("text", "stance", "said"),
    [
        ("Acme Suite does not support field maps.", "denied", "(denial)"),
        ("Field maps are on the roadmap.", "hedged", '"on the roadmap" (roadmap)'),
        ("They need the patient portal.", "requested", "(request)"),
        ("Is there a patient portal?", "requested", "the statement asks"),
        ("## Exclusions\n\n- Herd book", "denied", '"Exclusions" in the lead-in (excluded)'),
        ("You get:\n\n- the herd book", "promised", '"You get" in the lead-in (offered)'),
        ("- Herd book", "promised", "nothing takes it back"),
        ("The herd book will ship in May 2027.", "committed", "with a date"),
        ("Their old system had a herd book.", "unrelated", "(other party)"),
    ],
)
def test_the_decision_names_what_decided(trace, text, stance, said):
    claim = only_claim(trace(text)).claim
    assert claim.stance.value == stance
    assert said in decision(claim)


def test_cues_of_other_clauses_are_named_with_the_reason(trace):
    traced = trace("It has the herd book, but not the audio guide.")
    herd, guide = traced.statements[0].claims
    assert [(c.text, c.silent) for c in guide.cues if not c.silent] == [("not", "")]
    assert ("not", "it speaks of another clause") in [(c.text, c.silent) for c in herd.cues]


def test_what_a_pseudo_cue_holds_is_named(trace):
    traced = trace("It has not only the herd book.")
    ignored = traced.statements[0].ignored
    assert [c.silent for c in ignored if c.text == "not"] == ['held by "not only" (pseudo)']


def test_a_better_reading_is_kept_and_the_rest_is_said_to_overlap(trace):
    readings = trace("It has an X-ray viewer.").statements[0].readings
    assert [reading.text for reading in readings if not reading.dropped] == ["X-ray viewer"]


def test_one_line_of_a_document(trace):
    text = "# Offer\n\nIt has the herd book.\n\nThere is no audio guide.\n"
    traced = trace(text, line=5)
    assert [steps.said.statement.text for steps in traced.statements] == [
        "There is no audio guide."
    ]
    assert trace(text, line=2).statements == ()


def test_speakers_and_columns_are_told(trace):
    said = "Rep (Acme): Hello.\nBo (Farm Ltd): We want field maps.\nRep (Acme): Noted.\n"
    talk = trace(f"{said}Bo (Farm Ltd): Thank you.\n", "call.txt", 2)
    assert talk.statements[0].party.value == "theirs"
    table = trace("Requirement,Answer\nherd book,Yes\n", "rfp.csv", 2)
    assert [s.role.value for s in table.statements] == ["requirement", "answer"]
    assert "answer" in story(table)


def told(claim):
    start = claim.location.start
    return start.line, start.column, claim.mention.text, claim.features, claim.stance.value


def examples():
    return sorted(p for p in EXAMPLES.rglob("*") if p.suffix in {".md", ".txt", ".csv"})


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.name)
def test_the_trace_of_an_example_says_what_the_check_says(path):
    catalog = load_catalog(EXAMPLES.parent / "catalog.yaml").catalog
    document = read_document(path.read_bytes(), path.name)
    checked = Checker(catalog, as_of=AS_OF).check(document)
    traced = Tracer(catalog, as_of=AS_OF).trace(document)
    steps = [claim for statement in traced.statements for claim in statement.claims]
    assert sorted(told(step.claim) for step in steps) == sorted(map(told, checked.claims))
    fired = sorted(
        (id(rule.rule), claim.claim.location.start.line)
        for claim in steps
        for rule in claim.rules
        if rule.fires
    )
    assert fired == sorted(
        (id(finding.rule), finding.claim.location.start.line) for finding in checked.findings
    )
    assert all(claim.claim.because for claim in steps if claim.features)
    assert len(trace_object(traced)["statements"]) == len(traced.statements)


def test_the_story_keeps_to_the_width_and_steers_no_terminal(trace):
    long = "a very long and winding sentence " * 6
    text = f"It has {long}and the herd book \x1b[31mnow, but not the audio guide."
    told = story(trace(text), 80)
    assert max(map(len, told.splitlines())) <= 80
    assert "\x1b" not in told
