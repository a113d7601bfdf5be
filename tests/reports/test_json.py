"""The JSON formats against the schema that the package ships, and their promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import promisecheck
from promisecheck.reports import render

SCHEMA_FILE = Path(promisecheck.__file__).parent / "schemas" / "report.schema.json"
SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def closed(schema):
    """The schema with no key allowed that it does not name: what we print is all described."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(part) for key, part in schema.items()}
    if "properties" in made and "required" in made:
        made.setdefault("additionalProperties", False)
    return made


CLOSED = closed(SCHEMA)


def errors(value, schema=CLOSED):
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_report_validates(sample):
    _, report = sample
    assert errors(json.loads(render("json", report))) == []


def test_each_line_of_jsonl_validates(sample):
    _, report = sample
    for line in render("jsonl", report).splitlines():
        made = json.loads(line)
        kind = "unread" if "error" in made else "notice" if "kind" in made else "document"
        assert errors(made, {"$ref": f"#/$defs/{kind}", "$defs": CLOSED["$defs"]}) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["report"], 2),
        (["as_of"], "today"),
        (["documents", 0, "verdict"], "maybe"),
        (["documents", 0, "claims", 0, "stance"], "sold"),
        (["documents", 0, "claims", 0, "location", "line"], 0),
        (["documents", 0, "findings", 0, "severity"], "fatal"),
        (["documents", 0, "findings", 0, "message"], None),
        (["summary", "documents"], "many"),
        (["tool", "surprise"], 1),
    ],
)
def test_schema_refuses_what_is_wrong(many, path, value):
    made = json.loads(render("json", many))
    *way, last = path
    inner = made
    for step in way:
        inner = inner[step]
    inner[last] = value
    assert errors(made)


def test_schema_lets_later_keys_pass(many):
    made = json.loads(render("json", many)) | {"later": True}
    assert errors(made, SCHEMA) == []


def test_two_renderings_are_the_same_bytes(sample):
    _, report = sample
    assert render("json", report) == render("json", report)


def test_jsonl_has_the_documents_of_json_and_a_line_for_each_unread(many):
    whole = json.loads(render("json", many))
    lines = [json.loads(line) for line in render("jsonl", many).splitlines()]
    assert lines[: len(whole["documents"])] == whole["documents"]
    assert lines[len(whole["documents"]) :] == [
        {"path": "quotes/broken.pdf", "error": "not a readable PDF: it ends too early"}
    ]


def test_rules_of_a_claim_are_those_of_its_findings(many):
    crowded = json.loads(render("json", many))["documents"][1]
    assert [claim["rules"] for claim in crowded["claims"]] == [
        ["out-of-scope", "over-limit"],
        ["ambiguous"],
        ["unlisted"],
        ["undersold"],
    ]


def test_unlimited_is_no_number(many):
    quantity = json.loads(render("json", many))["documents"][1]["claims"][0]["quantity"]
    assert quantity == {
        "text": "unlimited users",
        "value": None,
        "unit": "user",
        "per": [],
        "unlimited": True,
    }
