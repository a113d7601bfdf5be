"""``promisecheck trace`` as a user sees it."""

from __future__ import annotations

import json

import pytest


def test_a_sentence_is_shown_step_by_step(run):
    done = run("trace", "Kettle Cloud includes whistle alerts, but no lid sensor.")
    assert done.returncode == 0
    assert "PC101       unavailable fires: whistle alerts is promised" in done.stdout
    assert "PC104       beta does not fire: it is denied" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_has_the_same(run):
    done = run("trace", "You get a lid sensor.", "--format", "json")
    (statement,) = json.loads(done.stdout)["statements"]
    (claim,) = statement["claims"]
    assert (claim["stance"], claim["rules"], claim["because"]) == ("promised", ["beta"], "promise")
    assert [rule["rule"] for rule in claim["held_against"] if rule["fires"]] == ["beta"]
    assert statement["candidates"][0]["score"] == 100.0


def test_a_line_of_a_file_or_of_standard_input(run):
    assert "whistle alerts" in run("trace", "docs/false.md", "--line", "1").stdout
    done = run("trace", "-", "--line", "2", stdin="Hello.\nThe boil timer is there.\n")
    assert "stdin.txt:2" in done.stdout
    assert "Hello" not in done.stdout


def test_scope_and_date_count(run):
    text = "The boil timer will be released next year."
    done = run("trace", text, "--scope", "plan=home", "--as-of", "2026-11-21")
    assert "PC301       out-of-scope fires" in done.stdout
    assert "31 December 2027" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs/false.md"], "is a file; name one of its lines with --line N"),
        (["docs/none.md", "--line", "1"], "there is no such file or folder; --line asks"),
        (["docs/false.md", "--line", "9"], "line 9 of docs/false.md holds nothing"),
        ([""], "holds nothing"),
        (["text", "--format", "sarif"], 'does not know "sarif"'),
        (["text", "--scope", "plan=moon"], 'does not know "moon"'),
        (["x" * 5000, "--catalog", "none.yaml"], "none.yaml"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(run, arguments, said):
    done = run("trace", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_very_long_sentence_is_no_file_name(run):
    assert run("trace", "The lid sensor is there. " + "x" * 5000).returncode == 0
