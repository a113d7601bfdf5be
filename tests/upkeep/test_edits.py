"""``catalog add``, ``set``, ``remove``, ``rename`` and ``review`` as their users run them."""

import pytest

from promisecheck.catalog import load_catalog


def lines(folder):
    return (folder / "catalog.yaml").read_text(encoding="utf-8").splitlines()


def test_the_move_of_a_bad_day(run, folder):
    (folder / "quotes").mkdir()
    (folder / "quotes/a.txt").write_text("Kettle Cloud includes a boil timer.\n")
    (folder / "quotes/b.txt").write_text("We do not have a boil timer.\n")
    before = lines(folder)
    done = run(
        "catalog",
        "set",
        "boil-timer",
        "--status",
        "unstable",
        "--note",
        "SUP-4312",
        "--in",
        "quotes",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        "catalog.yaml: boil-timer: status: shipped -> unstable; note: added SUP-4312\n"
        "1 of 2 documents promises Boil timer.\n"
    )
    assert done.stdout == "quotes/a.txt:1: Kettle Cloud includes a boil timer.\n"
    after = lines(folder)
    assert [line for line in after if line not in before] == [
        "    status: unstable",
        "    note: SUP-4312",
    ]
    assert len(after) == len(before) + 1


def test_a_status_for_one_plan(run, folder):
    done = run(
        "catalog", "set", "keep-warm", "--when", "plan=Home", "--status", "unstable", "--note", "x"
    )
    assert done.stderr == "catalog.yaml: keep-warm: exceptions: added unstable for plan Home (x)\n"
    assert "    exceptions: [{when: {plan: [home]}, status: unstable, note: x}]" in lines(folder)


def test_a_dry_run(run, folder):
    before = lines(folder)
    done = run(
        "catalog",
        "set",
        "boil-timer",
        "--alias",
        "egg timer",
        "--limit",
        "timers=max 9 timers",
        "-n",
    )
    assert (
        "+    aliases: [countdown, timer for boiling, egg timer]   # as on the box" in done.stdout
    )
    assert "+      - {name: timers, max: 9 timers}" in done.stdout
    assert done.stderr.endswith("Nothing was written.\n")
    assert lines(folder) == before


def test_add_remove_and_rename(run, folder):
    added = run(
        "catalog",
        "add",
        "--name",
        "Night mode",
        "--status",
        "planned",
        "--eta",
        "2027-Q2",
        "--alias",
        "quiet hours",
        "--only",
        "plan=office,home",
        "--after",
        "keep-warm",
    )
    assert added.stderr == "catalog.yaml: night-mode added as planned\n"
    assert run("catalog", "rename", "night-mode", "quiet-mode").stderr == (
        "catalog.yaml: night-mode is now quiet-mode\n"
    )
    features = load_catalog(folder / "catalog.yaml").catalog.features
    assert [f.id for f in features] == [
        "boil-timer",
        "keep-warm",
        "quiet-mode",
        "whistle-alerts",
        "lid-sensor",
    ]
    assert features[2].only == {"plan": frozenset({"home", "office"})}
    assert run("catalog", "remove", "quiet-mode").stderr == "catalog.yaml: quiet-mode removed\n"
    assert len(load_catalog(folder / "catalog.yaml").catalog.features) == 4


def test_the_files_of_a_team(run, folder):
    (folder / "team.yaml").write_text(
        "catalog: 1\nfeatures:\n  - {id: spout, name: Spout, status: beta, owner: team}\n"
    )
    path = folder / "catalog.yaml"
    path.write_text(path.read_text().replace("\nfeatures:", "\ninclude: [team.yaml]\nfeatures:", 1))
    main = path.read_bytes()
    added = run(
        "catalog", "add", "--name", "Steam valve", "--status", "beta", "--file", "team.yaml"
    )
    assert added.stderr == "team.yaml: steam-valve added as beta\n"
    assert run("catalog", "set", "spout", "--status", "shipped").stderr == (
        "team.yaml: spout: status: beta -> shipped\n"
    )
    assert path.read_bytes() == main
    assert (folder / "team.yaml").read_text() == (
        "catalog: 1\nfeatures:\n  - {id: spout, name: Spout, status: shipped, owner: team}\n"
        "  - {id: steam-valve, name: Steam valve, status: beta}\n"
    )
    wrong = run("catalog", "add", "--name", "X", "--status", "beta", "--file", "teem.yaml")
    assert "teem.yaml is no file of this catalog; it has catalog.yaml, team.yaml" in wrong.stderr


def test_review(run, folder):
    done = run("catalog", "review", "lid-sensor", "boil-timer", "--as-of", "2026-11-21")
    assert done.stderr == (
        "catalog.yaml: boil-timer: review by: added 2027-05-22\n"
        "catalog.yaml: lid-sensor: review by: 2026-10-31 -> 2027-05-22\n"
    )


def test_asking_for_a_new_feature(run, folder):
    answers = "Night mode\nsoon\nplaned\nquiet hours, dark hours\n2027-Q2\nsound\n"
    done = run("catalog", "add", "--ask", stdin=answers)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Status (") == 2
    feature = load_catalog(folder / "catalog.yaml").catalog.feature("night-mode")
    assert (feature.status, feature.owner, feature.eta.text) == ("planned", "sound", "2027-Q2")
    assert feature.aliases == ("quiet hours", "dark hours")


def test_asking_for_a_change(run, folder):
    done = run("catalog", "set", "lid-sensor", "--ask", stdin="unstable\nSUP-1\n")
    assert done.returncode == 0
    assert "Status [shipped]: Note [none]: " in done.stderr
    feature = load_catalog(folder / "catalog.yaml").catalog.feature("lid-sensor")
    assert (feature.status, feature.note) == ("unstable", "SUP-1")


def test_answers_that_end_early(run, folder):
    before = lines(folder)
    done = run("catalog", "add", "--ask", stdin="Night mode\n")
    assert done.returncode == 2
    assert "the answers end before all is answered; nothing was changed" in done.stderr
    assert lines(folder) == before


def test_what_is_so_already(run, folder):
    done = run("catalog", "set", "lid-sensor", "--status", "shipped")
    assert done.stderr == "catalog.yaml: it says so already; nothing to change.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "lid-sensor"), "nothing to set was given"),
        (("set", "lid-sensor", "--status", "shiped"), 'unknown status "shiped"'),
        (("set", "lid-sensor", "--note", " "), "--note is empty; to delete it, use --clear note"),
        (("set", "lid-sensor", "--clear", "status"), "every feature has one; set it instead"),
        (("set", "lid-sensor", "--clear", "ownr"), 'did you mean "owner"?'),
        (
            ("set", "lid-sensor", "--limit", "5 users"),
            "write it as in --limit 'users=max 5000 users'",
        ),
        (("set", "lid-sensor", "--only", "plan=pro"), "--only plan: the catalog does not know"),
        (("set", "lid-sensor", "--when", "plan=home"), "--when needs --status"),
        (("set", "lid-sensor", "--review-by", "soon"), '"soon" is no date'),
        (("set", "lit-sensor", "--note", "x"), 'did you mean "lid-sensor"?'),
        (("add", "--name", "Night mode"), "a feature needs --status; add what is missing"),
        (
            ("add", "lid-sensor", "--name", "Lid", "--status", "beta"),
            'the id "lid-sensor" is taken',
        ),
        (("add", "--name", "!", "--status", "beta"), "write it as"),
        (("rename", "lid-sensor", "Lid Sensor"), 'write "lid-sensor"'),
        (("review", "lid-sensor", "--until", "soon"), "--until soon: this is no date"),
    ],
)
def test_refusals(run, folder, arguments, said):
    before = lines(folder)
    done = run("catalog", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert lines(folder) == before
