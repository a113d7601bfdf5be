"""Workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from promisecheck.model import Failure, Severity
from promisecheck.reports import render
from promisecheck.reports.github import MOST_OF_A_KIND

COMMAND = re.compile(r"::(?P<kind>[a-z]+) (?P<given>.*?)::(?P<data>.*)")


def unescaped(text):
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def commands(report):
    made = []
    for line in render("github", report).splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = [pair.split("=", 1) for pair in match["given"].split(",")]
        given = {name: unescaped(value) for name, value in pairs}
        made.append((match["kind"], given, unescaped(match["data"])))
    return made


def crowd(report, severity, number):
    """The first document with so many findings of that severity."""
    (document, *_) = report.documents
    found = replace(document.findings[0], severity=severity)
    return replace(document, findings=(found,) * number)


def test_a_finding_is_an_annotation(many):
    kind, given, said = commands(many)[1]
    assert kind == "error"
    assert given == {
        "file": "quotes/acme.md",
        "line": "14",
        "endLine": "14",
        "col": "25",
        "endColumn": "52",
        "title": "PC301 out-of-scope",
    }
    assert said.endswith("Say instead: SCIM provisioning is part of Enterprise.")


def test_a_path_with_commas_colons_and_per_cent_comes_back(many):
    (document, *_) = many.documents
    odd = replace(document, path="a,b: 50%,title=x::y.md")
    _, given, _ = commands(replace(many, documents=(odd,), errors=()))[0]
    assert given["file"] == r"a,b: 50%,title=x:\u003ay.md"


def test_a_message_with_per_cent_comes_back(many):
    (document, *_) = many.documents
    found = replace(document.findings[0], message="99.9% is not 100%25.", suggestion="")
    report = replace(many, documents=(replace(document, findings=(found,)),), errors=())
    assert commands(report)[0][2] == "99.9% is not 100%25."


def test_no_columns_where_a_finding_runs_over_lines(many):
    (document, *_) = many.documents
    found = document.findings[0]
    location = replace(found.claim.location, end_line=15, end_column=3)
    found = replace(found, claim=replace(found.claim, location=location))
    report = replace(many, documents=(replace(document, findings=(found,)),), errors=())
    _, given, _ = commands(report)[0]
    assert (given["line"], given["endLine"]) == ("14", "15")
    assert "col" not in given
    assert "endColumn" not in given


@pytest.mark.parametrize("severity", Severity)
def test_no_more_of_a_kind_than_github_shows(many, severity):
    report = replace(many, documents=(crowd(many, severity, 25),))
    kinds = [kind for kind, _, _ in commands(report)]
    assert all(kinds.count(kind) <= MOST_OF_A_KIND for kind in kinds)
    assert "of 25 findings stand here" in commands(report)[-1][2]


def test_the_worst_come_first(many):
    documents = (crowd(many, Severity.WARNING, 3), crowd(many, Severity.ERROR, 3))
    kinds = [kind for kind, _, _ in commands(replace(many, documents=documents, errors=()))]
    assert kinds == ["error"] * 3 + ["warning"] * 3 + ["notice"]


def test_unread_paths_leave_room_for_findings(many):
    failures = tuple(Failure(f"{n}.pdf", "it is broken") for n in range(30))
    made = commands(replace(many, errors=failures))
    assert [given["file"] for _, given, _ in made[:4]] == [
        "0.pdf",
        "1.pdf",
        "2.pdf",
        "quotes/acme.md",
    ]
    assert "Not read: 30 paths." in made[-1][2]


def test_an_empty_report_still_says_so(sample):
    name, report = sample
    if name == "empty":
        ((kind, given, said),) = commands(report)
        assert (kind, given) == ("notice", {"title": "promisecheck"})
        assert "no overpromises" in said
