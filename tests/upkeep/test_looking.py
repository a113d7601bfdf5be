"""``catalog validate``, ``list``, ``show`` and ``find`` as their users run them."""

import json

import pytest

TODAY = ("--as-of", "2026-11-21")


def test_validate_a_usable_catalog(run):
    done = run("catalog", "validate", "--select", "CAT2", *TODAY)
    assert done.returncode == 0
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [
        "catalog.yaml:26:12",
        "catalog.yaml:31:70",
        "catalog.yaml:32:68",
    ]
    assert done.stderr == (
        "catalog.yaml: 4 features, no error, 3 warnings "
        "(1 CAT201 overdue, 1 CAT202 long-beta, 1 CAT203 review-due).\n"
    )


def test_validate_strictly(run):
    assert run("catalog", "validate", "--select", "CAT2", "--strict", *TODAY).returncode == 1
    assert run("catalog", "validate", "--ignore", "all", "--strict", *TODAY).returncode == 0


def test_validate_a_broken_catalog(run, folder):
    (folder / "catalog.yaml").write_text("catalog: 1\nproduct: K\nfeatures: [x]\n")
    done = run("catalog", "validate", "--format", "github")
    assert done.returncode == 2
    assert done.stdout.startswith("::error file=catalog.yaml,line=3,col=12,title=CAT001 broken::")
    assert done.stderr == "1 error. The catalog cannot be used.\n"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), ["boil-timer", "keep-warm", "whistle-alerts", "lid-sensor"]),
        (("--status", "beta", "--status", "planned"), ["keep-warm", "whistle-alerts"]),
        (("--owner", "heat"), ["boil-timer", "keep-warm"]),
        (("--scope", "plan=Home"), ["keep-warm", "whistle-alerts", "lid-sensor"]),
        (("--stale", *TODAY), ["keep-warm", "whistle-alerts", "lid-sensor"]),
        (("--owner", "nobody"), []),
    ],
)
def test_list(run, options, ids):
    done = run("catalog", "list", "--format", "json", *options)
    assert [row["id"] for row in json.loads(done.stdout)] == ids


def test_list_as_a_table(run):
    done = run("catalog", "list", "--owner", "heat")
    assert done.stdout == (
        "id          name            status   where        owner  due\n"
        "boil-timer  Boil timer      shipped  plan Office  heat\n"
        "keep-warm   Keep-warm mode  beta                  heat\n"
    )
    assert done.stderr == "2 of 4 features.\n"


@pytest.mark.parametrize("word", ["boil-timer", "Countdown", "boil timer"])
def test_show_by_id_name_or_alias(run, word):
    done = run("catalog", "show", word)
    assert done.stdout.startswith(
        "Boil timer (boil-timer)\n  status         shipped: it is there\n"
    )
    assert "  limits         timers: at most 5 timers\n" in done.stdout
    assert "  stands in      catalog.yaml, line 11\n" in done.stdout


def test_show_what_there_is_not(run):
    done = run("catalog", "show", "boil-tmer")
    assert done.returncode == 2
    assert done.stderr == (
        'promisecheck: the catalog has no feature "boil-tmer"; did you mean "boil-timer"?\n'
    )


def test_find_what_a_text_would_match(run):
    done = run("catalog", "find", "our timers for boilng water")
    assert "would match:\n  boil-timer, by " in done.stdout


def test_find_what_is_like_it(run):
    done = run("catalog", "find", "alerts")
    assert "would match nothing" in done.stdout
    assert '  whistle-alerts, by "Whistle alerts" (90% alike)\n' in done.stdout


@pytest.mark.parametrize("command", ["validate", "list"])
def test_a_format_that_there_is_not(run, command):
    done = run("catalog", command, "--format", "jsn")
    assert done.returncode == 2
    assert 'did you mean "json"?' in done.stderr
