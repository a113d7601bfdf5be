"""What is held back, and what is amiss with what holds it, is named in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from promisecheck.reports import FORMATS, render
from promisecheck.reports.look import Look

ALONE = Look(alone=True)


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_a_person_let_pass_is_named_with_the_word_that_did_it(held, name):
    text = render(name, held, ALONE)
    assert "PC104" in text
    assert text.count("CSV export is not so.") == 1
    assert all(part in text for part in ("Maja Lind", "agreed, 4711", "2027-01-31"))
    assert "Gantt chart is not so." in text
    assert "as we said" in text


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_the_baseline_knows_is_named_where_that_is_asked_for(held, name):
    by_test_case = name == "junit"  # each claim is one there in any case
    assert ("Classic export is not so." in render(name, held, ALONE)) is by_test_case
    shown = render(name, replace(held, show_suppressed=True), ALONE)
    assert "Classic export is not so." in " ".join(shown.split())  # text is wrapped


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_is_amiss_is_named_with_its_place(held, name):
    text = render(name, held, ALONE)
    assert "ignore[PC1] holds nothing back" in text.replace("\\", "")
    assert "this waiver expired on 2026-10-31" in text
    assert "waivers.yaml" in text


def test_results_of_sarif_are_suppressed_only_when_asked_for(held):
    (run,) = json.loads(render("sarif", held))["runs"]
    assert len(run["results"]) == 1
    levels = [one["level"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert levels == ["warning", "warning", "note", "note", "note"]
    (run,) = json.loads(render("sarif", replace(held, show_suppressed=True)))["runs"]
    kinds = [[one["kind"] for one in made.get("suppressions", [])] for made in run["results"]]
    assert kinds == [[], ["external"], ["inSource"], ["external"]]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[made["ruleIndex"]] == made["ruleId"] for made in run["results"])


def test_a_claim_of_which_a_finding_is_left_fails_all_the_same(held):
    (document,) = held.documents
    first = replace(document.held_back[0], finding=document.findings[0])
    both = replace(held, documents=(replace(document, held_back=(first,)),))
    assert '<failure type="PC301' in render("junit", both)
    assert "Maja Lind" not in render("junit", both)


def test_github_shows_no_more_notices_than_ten(held):
    many = replace(held, notices=held.notices * 20)
    lines = render("github", many).splitlines()
    assert sum(line.startswith("::notice") for line in lines) == 10
    assert "Held back: 1 in the baseline" in lines[-1]


def test_markdown_counts_what_it_has_no_room_for(held):
    (document,) = held.documents
    many = replace(held, documents=(replace(document, held_back=document.held_back * 900),))
    text = render("markdown", many)
    assert len(text.encode()) < 65_536
    assert "more held back findings.\n" in text
