"""What a configuration changes in a run, and ``promisecheck config``."""

from __future__ import annotations

import tomllib

import pytest

DAY = ("--as-of", "2026-11-21")
FALSE = "docs/false.md:1:23: PC101 error"


def configure(folder, text: str) -> None:
    (folder / "promisecheck.toml").write_text(text, encoding="utf-8")


def concise(run, *arguments: str, **options):
    done = run("check", *(arguments or ("docs",)), *DAY, "--format", "concise", **options)
    return done.returncode, [line.split(" ")[:3] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("text", "status", "codes"),
    [
        ("", 1, ["PC104", "PC101"]),
        ('fail-on = "never"', 0, ["PC104", "PC101"]),
        ('select = ["beta"]', 0, ["PC104"]),
        ('ignore = ["PC104"]', 1, ["PC101"]),
        ('severity = {beta = "off", unavailable = "warning"}', 0, ["PC101"]),
        ('[[paths]]\nglob = "docs/false.md"\nseverity = {PC101 = "info"}', 0, ["PC104", "PC101"]),
        ('[[paths]]\nglob = "docs/"\nselect = ["PC104"]', 0, ["PC104"]),
        ('exclude = ["false.*"]', 0, ["PC104"]),
        ('include = ["docs/f*"]', 1, ["PC101"]),
        ("limits = {document-bytes = 20}", 2, []),
        ("limits = {lines = 1}", 1, ["PC104", "PC101"]),
        ("own = 3", 2, []),
    ],
)
def test_what_it_changes(folder, run, text, status, codes):
    configure(folder, text)
    ended, found = concise(run)
    assert (ended, [line[1] for line in found if line[1] != "PC601"]) == (status, codes)


def test_the_command_line_goes_before_it(folder, run):
    configure(folder, 'fail-on = "never"\nselect = ["beta"]\ncatalog = "no.yaml"\n')
    options = ("--fail-on", "error", "--select", "PC101", "--catalog", "catalog.yaml")
    assert concise(run, "docs", *options) == (1, [FALSE.split(" ")])


def test_paths_have_scopes_and_catalogs_of_their_own(folder, run):
    (folder / "docs" / "timer.md").write_text("You get a boil timer.\n")
    assert concise(run, "docs/timer.md") == (0, [])
    configure(folder, '[[paths]]\nglob = "timer.md"\nscope = {plan = "home"}\n')
    assert concise(run, "docs/timer.md")[1][0][1] == "PC301"
    other = (folder / "catalog.yaml").read_text().replace("status: shipped", "status: planned")
    (folder / "other.yaml").write_text(other)
    configure(folder, '[[paths]]\nglob = "timer.md"\ncatalog = "other.yaml"\n')
    assert concise(run, "docs/timer.md")[1][0][1] == "PC102"
    assert concise(run, "docs/timer.md", "--catalog", "catalog.yaml") == (0, [])


def test_paths_in_it_begin_at_its_folder(folder, run):
    configure(folder, 'catalog = "catalog.yaml"\nexclude = ["docs/f*"]\nwaivers = "w.yaml"\n')
    (folder / "w.yaml").write_text("waivers: []\n")
    done = run("check", ".", *DAY, "--format", "concise", cwd=folder / "docs")
    assert done.returncode == 0
    assert done.stdout.startswith("doubtful.md:1:")


def test_words_of_ones_own(folder, run):
    (folder / "docs" / "own.md").write_text("Perchance, Kettle Cloud includes whistle alerts.\n")
    assert concise(run, "docs/own.md")[0] == 1
    configure(folder, 'cues = {unrelated = ["perchance"]}\n')
    assert concise(run, "docs/own.md") == (0, [])
    (folder / "promisecheck.toml").unlink()
    assert concise(run, "docs/own.md")[0] == 1


def test_competitors_names(folder, run):
    (folder / "docs" / "own.md").write_text("Boxer includes whistle alerts.\n")
    before = concise(run, "docs/own.md")
    configure(folder, 'competitors = ["Boxer"]\n')
    assert concise(run, "docs/own.md") == (0, [])
    assert before[0] in (0, 1)


def test_a_broken_one_is_named_with_every_place(folder, run):
    configure(folder, "exclud = []\n[[paths]]\nscop = {}\n")
    done = run("check", "docs", *DAY)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        "promisecheck.toml:1:1", "promisecheck.toml:2:3", "promisecheck.toml:3:1",
    ]  # fmt: skip


def test_one_that_was_named_and_is_not_there_is_no_reason_to_take_another(folder, run):
    configure(folder, "")
    assert run("check", "docs", *DAY, "--config", "none.toml").returncode == 2


def test_config_shows_each_value_and_where_it_comes_from(folder, run):
    configure(
        folder, '# ours\nfail-on = "warning"\n[severity]\nbeta = "off"\n[[paths]]\nglob = "a"\n'
    )
    done = run("config")
    lines = done.stdout.splitlines()
    assert 'catalog = "catalog.yaml"  # found, as none is named' in lines
    assert 'fail-on = "warning"  # promisecheck.toml:2' in lines
    assert 'severity = {PC104 = "off"}  # promisecheck.toml:3' in lines
    assert 'format = "text"  # default' in lines
    assert "# baseline is not set (default)" in lines
    assert tomllib.loads(done.stdout)["paths"] == [{"glob": ["a"]}]
    named = run("config", env={"PROMISECHECK_CATALOG": "x.yaml"})
    assert 'catalog = "x.yaml"  # PROMISECHECK_CATALOG' in named.stdout
    assert "[[paths]]" not in run("config", "--for", "docs/b.md").stdout


def test_limits_reach_the_reader_of_office_files(folder, run):
    (folder / "docs" / "own.html").write_text("<p>Kettle Cloud includes whistle alerts.")
    assert concise(run, "docs/own.html")[0] == 1
    configure(folder, "[limits]\ncharacters = 5\n")
    done = run("check", "docs/own.html", *DAY)
    assert done.returncode == 2
    assert "raise characters under [limits] in the configuration" in done.stderr + done.stdout
    lines = run("config").stdout.splitlines()
    assert "limits.characters = 5  # promisecheck.toml:2" in lines
    assert "limits.document-bytes = 100000000  # default" in lines


def test_a_file_that_is_too_large_is_listed_as_such(folder, run):
    configure(folder, "limits = {document-bytes = 20}")
    done = run("check", "docs", "--show-files")
    assert done.returncode == 2
    assert "docs/false.md: cannot be read: larger than 20 bytes; split it, or" in done.stdout


def test_fields_of_records_that_are_text(folder, run):
    (folder / "docs" / "own.json").write_text('{"pitch": "It includes whistle alerts."}')
    assert concise(run, "docs/own.json")[0] == 1
    configure(folder, 'records = {data = ["pitch"]}')
    assert concise(run, "docs/own.json")[0] == 2
    assert 'records = {data = ["pitch"]}  # promisecheck.toml:1' in run("config").stdout


def test_what_config_shows_is_a_configuration(folder, run):
    configure(folder, 'scope = {plan = "home"}\ncues = {promised = ["aboard"]}\nhidden = true\n')
    shown = run("config").stdout
    configure(folder, shown)
    assert run("check", "docs", *DAY).returncode in (0, 1)
