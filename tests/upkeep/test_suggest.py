"""``catalog suggest``: words of documents that the catalog does not know."""

import json

import pytest

from promisecheck.catalog import load_catalog


@pytest.fixture
def quotes(folder):
    (folder / "quotes").mkdir()
    for number in range(3):
        (folder / f"quotes/{number}.md").write_text(
            "# Offer\n\nYou get whistle warnings on every floor. It has a boil timer.\n\n"
            "What is included:\n\n- Boil timer\n- Keep-warm mode\n- Slack connector\n"
        )
    return folder


def test_aliases_from_near_misses(run, quotes):
    done = run("catalog", "suggest", "quotes")
    assert (
        '"whistle warnings" as an alias of whistle-alerts: 3 times in 3 documents\n' in done.stdout
    )
    assert "  quotes/0.md:3: You get whistle warnings on every floor.\n" in done.stdout
    assert "boil timer" not in done.stdout.split("quotes/0.md")[0].casefold()
    assert run("catalog", "suggest", "quotes", "--least", "4").stdout == ""


def test_as_json(run, quotes):
    entries = json.loads(run("catalog", "suggest", "quotes", "--format", "json").stdout)
    assert entries[0]["feature"] == "whistle-alerts"
    assert entries[0]["seen"][0] == {
        "path": "quotes/0.md",
        "line": 3,
        "column": 9,
        "text": "You get whistle warnings on every floor.",
    }


def test_as_a_patch(run, quotes):
    before = (quotes / "catalog.yaml").read_bytes()
    done = run("catalog", "suggest", "quotes", "--patch")
    assert (
        "+  - {id: whistle-alerts, name: Whistle alerts, aliases: [whistle warnings],"
        in done.stdout
    )
    assert (quotes / "catalog.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("answers", "aliases", "lookalikes"),
    [
        ("y\n", ("whistle warnings",), ()),
        ("perhaps\nx\n", (), ("whistle warnings",)),
        ("n\n", (), ()),
        ("q\n", (), ()),
    ],
)
def test_one_by_one(run, quotes, answers, aliases, lookalikes):
    done = run("catalog", "suggest", "quotes", "--ask", stdin=answers + "q\n" * 9)
    assert done.returncode == 0, done.stderr
    feature = load_catalog(quotes / "catalog.yaml").catalog.feature("whistle-alerts")
    assert (feature.aliases, feature.lookalikes) == (aliases, lookalikes)


def test_a_new_feature_is_asked_for(run, quotes):
    found = json.loads(run("catalog", "suggest", "quotes", "--format", "json").stdout)
    assert (found[-1]["feature"], found[-1]["words"]) == (None, "Slack connector")
    answers = "n\n" * (len(found) - 1) + "y\nplanned\n\n2027-Q3\nsound\n"
    done = run("catalog", "suggest", "quotes", "--ask", stdin=answers)
    assert done.returncode == 0, done.stderr
    feature = load_catalog(quotes / "catalog.yaml").catalog.features[-1]
    assert (feature.id, feature.name) == ("slack-connector", "Slack connector")
    assert (feature.status, feature.owner) == ("planned", "sound")


def test_documents_give_a_terminal_no_orders(run, quotes):
    (quotes / "quotes/evil.md").write_text("You get whistle warnings \x1b[2J\u202e now.\n" * 2)
    for arguments in (("suggest", "quotes"), ("suggest", "quotes", "--format", "json")):
        written = run("catalog", *arguments).stdout
        assert "whistle warnings" in written
        assert "\x1b" not in written
        assert "\u202e" not in written
