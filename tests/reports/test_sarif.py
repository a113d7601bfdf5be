"""SARIF against its published schema, and against what GitHub asks for beyond it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from promisecheck.reports import render, sarif
from promisecheck.reports.addresses import uri
from promisecheck.rules import RULES

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def run_of(report):
    (run,) = json.loads(render("sarif", report))["runs"]
    return run


def explained(report, **told):
    """The report with rules that explain themselves, as those of the program do."""
    documents = tuple(
        replace(
            document,
            findings=tuple(replace(f, rule=replace(f.rule, **told)) for f in document.findings),
        )
        for document in report.documents
    )
    return replace(report, documents=documents)


def test_validates(sample):
    _, report = sample
    errors = Draft4Validator(SCHEMA).iter_errors(json.loads(render("sarif", report)))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_schema_would_refuse_a_result_without_a_message(many):
    made = json.loads(render("sarif", many))
    del made["runs"][0]["results"][0]["message"]
    assert list(Draft4Validator(SCHEMA).iter_errors(made))


def test_rules_have_all_texts_that_github_asks_for(many):
    told = {"why": "It is not there.", "wrong": ("We have it.",), "honest": ("We have not.",)}
    for report in (many, explained(many, **told)):
        for rule in run_of(report)["tool"]["driver"]["rules"]:
            for text in ("shortDescription", "fullDescription", "help"):
                assert 0 < len(rule[text]["text"]) <= 1024
            assert rule["help"]["markdown"]
            assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_the_rules_of_the_program_explain_themselves(many):
    (document, *_) = many.documents
    (found, *_) = document.findings
    findings = tuple(replace(found, rule=rule.info) for rule in RULES)
    report = replace(many, documents=(replace(document, findings=findings),))
    assert list(Draft4Validator(SCHEMA).iter_errors(json.loads(render("sarif", report)))) == []
    rules = run_of(report)["tool"]["driver"]["rules"]
    assert len(rules) == len(RULES)
    for rule in rules:
        assert len(rule["name"]) <= 255
        assert "It flags:\n\n- " in rule["help"]["text"]
        assert "It does not flag:\n\n- " in rule["help"]["text"]
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024


def test_help_shows_what_a_rule_flags_and_what_not(many):
    told = {"why": "It is not there.", "wrong": ("We have it.",), "honest": ("We have not.",)}
    rule = run_of(explained(many, **told))["tool"]["driver"]["rules"][0]
    assert rule["fullDescription"]["text"] == "It is not there."
    assert rule["help"]["text"] == (
        "It is not there.\n\nIt flags:\n\n- We have it.\n\nIt does not flag:\n\n- We have not."
    )


def test_results_name_their_rule_and_all_of_their_region(many):
    run = run_of(many)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert all(region[at] >= 1 for at in ("startLine", "startColumn", "endLine", "endColumn"))
        assert set(result["partialFingerprints"]) == {"promisecheck/v1"}
    assert run["columnKind"] == "unicodeCodePoints"


def test_sources_without_lines_say_the_place(many):
    places = [
        location["fullyQualifiedName"]
        for result in run_of(many)["results"]
        for location in result["locations"][0].get("logicalLocations", [])
    ]
    assert places == ["slide 3, paragraph 2", "sheet Prices, cell B4", "page 2, line 7"]


def test_what_was_not_read_and_what_is_held_back_is_said(many):
    (invocation,) = run_of(many)["invocations"]
    assert invocation["executionSuccessful"] is False
    unread, held_back = invocation["toolExecutionNotifications"]
    assert unread["message"]["text"] == "Not read: not a readable PDF: it ends too early"
    assert held_back["message"]["text"] == "Held back: 2 in the baseline, 1 waived."


def test_a_run_that_read_all_was_successful(sample):
    name, report = sample
    if name in {"empty", "one"}:
        assert run_of(report)["invocations"] == [
            {"executionSuccessful": True, "toolExecutionNotifications": []}
        ]


def test_no_more_results_than_github_takes_the_worst_first(many, monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 4)
    run = run_of(many)
    assert [result["level"] for result in run["results"]] == ["error", "error", "error", "warning"]
    said = run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert said == "5 findings less bad than these left out."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("quotes/acme.md", "quotes/acme.md"),
        ("./quotes/a b.md", "quotes/a%20b.md"),
        ("/tmp/quote.md", "file:///tmp/quote.md"),
        ("C:/quotes/a.md", "file:///C%3A/quotes/a.md"),
        ("50%#?:é.md", "50%25%23%3F%3A%C3%A9.md"),
        ("a\nb\x1b.md", "a%0Ab%1B.md"),
        ("", "."),
    ],
)
def test_paths_become_references(path, expected):
    assert uri(path) == expected
    assert unquote(expected).endswith(path.removeprefix("./") or ".")


def test_messages_hold_no_links(many):
    (document, *_) = many.documents
    (finding, *_) = document.findings
    linked = replace(finding, message="See [here](https://evil.example).", suggestion="")
    report = replace(many, documents=(replace(document, findings=(linked,)),))
    assert run_of(report)["results"][0]["message"]["text"] == (
        "See \\[here\\](https://evil.example)."
    )
