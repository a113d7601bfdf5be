"""GitLab's code quality report: what its documentation asks for."""

from __future__ import annotations

import json

from promisecheck.reports import render


def issues(report):
    return json.loads(render("gitlab", report))


def test_issues_have_what_gitlab_reads(sample):
    _, report = sample
    for issue in issues(report):
        assert set(issue) == {
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        }
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
        assert issue["fingerprint"]


def test_fingerprints_are_unique(sample):
    _, report = sample
    fingerprints = [issue["fingerprint"] for issue in issues(report)]
    assert len(set(fingerprints)) == len(fingerprints)


def test_a_first_finding_keeps_its_fingerprint(many):
    assert issues(many)[0]["fingerprint"] == many.documents[0].findings[0].fingerprint


def test_a_clean_report_is_an_empty_list(sample):
    name, report = sample
    if name == "empty":
        assert issues(report) == []


def test_the_code_stands_in_the_description(many):
    assert issues(many)[0]["description"].startswith("PC301: SCIM provisioning is available")


def test_what_was_not_read_and_what_is_held_back_is_said(many):
    unread, held_back = issues(many)[-2:]
    assert (unread["severity"], unread["location"]["path"]) == ("critical", "quotes/broken.pdf")
    assert held_back["description"] == "Held back: 2 in the baseline, 1 waived."
    assert held_back["location"]["path"] == "catalog.yaml"
