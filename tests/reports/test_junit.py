"""JUnit against the schema of Jenkins, and what passes and fails in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from promisecheck.model import Severity
from promisecheck.reports import render

etree = pytest.importorskip("lxml.etree")

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def tree(report):
    return etree.fromstring(render("junit", report).encode())


def outcomes(report):
    """The test cases by what became of them: names by the tag of their first child."""
    made = {}
    for case in tree(report).iter("testcase"):
        kind = next((child.tag for child in case), "passed")
        made.setdefault(kind, []).append(case.get("name"))
    return made


def test_validates(sample):
    _, report = sample
    root = tree(report)
    for case in root.iter("testcase"):
        for later in ("file", "line"):
            case.attrib.pop(later, None)
    assert SCHEMA.validate(root), SCHEMA.error_log


def test_schema_would_refuse_a_case_without_a_name(many):
    root = tree(many)
    del next(root.iter("testcase")).attrib["name"]
    assert not SCHEMA.validate(root)


def test_every_claim_is_a_case_and_honest_ones_pass(many):
    found = outcomes(many)
    assert found["failure"] == ['scim: "automatic user provisioning" promised'] * 2
    assert found["passed"] == ['scim: "SCIM provisioning" promised', "no claims"]
    assert found["error"] == ["not read"]
    assert found["skipped"] == ["held back"]
    claims = sum(len(document.claims) for document in many.documents)
    assert len(found["failure"] + found["system-out"]) + 1 == claims


@pytest.mark.parametrize(
    ("threshold", "failing"),
    [(Severity.ERROR, 2), (Severity.WARNING, 7), (Severity.INFO, 8), (None, 0)],
)
def test_a_claim_fails_from_the_threshold_on(many, threshold, failing):
    root = tree(replace(many, fail_on=threshold))
    assert len(root.findall(".//failure")) == failing
    assert root.get("failures") == str(failing)


def test_counts_are_those_of_the_cases(sample):
    _, report = sample
    root = tree(report)
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for counted, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(counted)) == len(suite.findall(f"testcase/{kind}"))
    assert int(root.get("tests")) == sum(int(suite.get("tests")) for suite in root)


def test_names_are_unique_in_a_suite_and_hold_no_lines(many):
    for suite in tree(many):
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
        assert not any("line" in name for name in names)


def test_cases_say_where_they_stand(many):
    case = next(tree(many).iter("testcase"))
    assert (case.get("file"), case.get("line")) == ("quotes/acme.md", "14")


def test_a_failure_says_the_sentence_and_what_to_say(many):
    text = next(tree(many).iter("failure")).text
    assert text.startswith("line 14: Your Team plan includes automatic user provisioning")
    assert "Say instead: SCIM provisioning is part of Enterprise." in text


def test_an_empty_report_has_a_case_that_passes(sample):
    name, report = sample
    if name == "empty":
        assert outcomes(report) == {"passed": ["no documents"]}
