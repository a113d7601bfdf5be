"""What each option of ``check`` does, as a user sees it."""

from __future__ import annotations

import json
import re

import pytest

ESCAPE = "\x1b["


def paths(done) -> list[str]:
    return [document["path"] for document in json.loads(done.stdout)["documents"]]


# --- what to check ---------------------------------------------------------------------------


def test_documents_come_in_path_order_with_forward_slashes(run):
    expected = ["docs/doubtful.md", "docs/false.md", "docs/shy.md", "docs/sub/honest.md"]
    assert paths(run("check", "docs", "-f", "json")) == expected
    assert paths(run("check", "docs/sub", "docs/shy.md", "./docs", "-f", "json")) == expected


def test_whole_paths_in_this_folder_leave_no_trace_of_the_machine(folder, run):
    done = run(
        "check", str(folder / "docs"), "--catalog", str(folder / "catalog.yaml"), "-f", "json"
    )
    assert str(folder) not in done.stdout + done.stderr
    assert json.loads(done.stdout)["catalog"]["path"] == "catalog.yaml"


def test_text_is_checked_itself(run):
    done = run("check", "--text", "Kettle Cloud includes whistle alerts.", "-f", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith("<text>:1:")


def test_a_missing_path_is_never_taken_for_text(run):
    done = run("check", "Kettle Cloud includes whistle alerts.", "-q")
    assert done.returncode == 2
    assert done.stdout == ""


def test_standard_input_is_read_as_text(run):
    done = run("check", "-", "-f", "concise", stdin="Kettle Cloud includes whistle alerts.")
    assert done.returncode == 1
    assert done.stdout.startswith("<stdin>:1:")


def test_standard_input_can_be_named(run):
    done = run(
        "check", "-", "--stdin-filename", "quotes/x.md", "-f", "concise",
        stdin="Kettle Cloud includes *whistle alerts*.",
    )  # fmt: skip
    assert done.stdout.startswith("quotes/x.md:1:")


def test_standard_input_of_an_unknown_kind_is_refused(run):
    done = run("check", "-", "--stdin-filename", "x.nonsense", "-q", stdin="whistle alerts")
    assert done.returncode == 2
    assert done.stderr.startswith("promisecheck: x.nonsense: ")


def test_standard_input_files_and_text_go_together(run):
    done = run("check", "-", "docs", "--text", "Nothing.", "-f", "json", stdin="Nothing.")
    assert paths(done)[:2] == ["<stdin>", "<text>"]
    assert len(paths(done)) == 6


# --- catalog and scope -----------------------------------------------------------------------


def test_catalog_is_found_in_a_folder_above(folder, run):
    done = run("check", "honest.md", "-f", "json", cwd=folder / "docs" / "sub")
    assert json.loads(done.stdout)["catalog"]["path"] == "../../catalog.yaml"


def test_no_catalog_anywhere_says_what_to_do(folder, run):
    (folder / "catalog.yaml").unlink()
    done = run("check", "docs")
    assert done.returncode == 2
    assert "--catalog" in done.stderr


def test_catalog_from_the_environment_and_the_option_before_it(folder, run):
    (folder / "catalog.yaml").rename(folder / "other.yaml")
    from_env = {"PROMISECHECK_CATALOG": "other.yaml"}
    assert run("check", "docs/sub", env=from_env).returncode == 0
    wrong = {"PROMISECHECK_CATALOG": "missing.yaml"}
    assert run("check", "docs/sub", env=wrong).returncode == 2
    assert run("check", "docs/sub", "--catalog", "other.yaml", env=wrong).returncode == 0


@pytest.mark.parametrize(
    ("given", "scope"),
    [
        (["plan=home"], {"plan": ["home"]}),
        (["PLAN=Basic"], {"plan": ["home"]}),
        (["plan=business"], {"plan": ["office"]}),
        (["plan=office", "plan=home", "plan=Office"], {"plan": ["home", "office"]}),
        ([" plan = home "], {"plan": ["home"]}),
    ],
)
def test_scope_is_named_by_id_or_word(run, given, scope):
    options = [word for pair in given for word in ("--scope", pair)]
    done = run("check", "--text", "Nothing.", "-f", "json", *options)
    assert json.loads(done.stdout)["documents"][0]["scope"] == scope


@pytest.mark.parametrize(
    ("given", "hint"), [("plam=home", "plan"), ("plan=ofice", "office"), ("plan=hme", "home")]
)
def test_unknown_scope_names_the_nearest(run, given, hint):
    assert f'did you mean "{hint}"?' in run("check", "docs", "--scope", given).stderr


def test_as_of_stands_in_the_report(run):
    done = run("check", "docs", "-f", "json", "--as-of", "2025-02-28")
    assert json.loads(done.stdout)["as_of"] == "2025-02-28"


def test_catalog_warnings_are_counted_and_shown_when_asked(folder, run):
    catalog = folder / "catalog.yaml"
    twice = "  - {id: lid-probe, name: lid probe, aliases: [lid sensor], status: beta}\n"
    catalog.write_text(catalog.read_text("utf-8") + twice, "utf-8")
    counted = "promisecheck: catalog.yaml: 1 warning for its keepers; --verbose shows them\n"
    assert run("check", "docs/sub").stderr.startswith(counted)
    assert (
        'promisecheck: catalog.yaml:9:48: "lid sensor" names'
        in run("check", "docs/sub", "-v").stderr
    )
    assert run("check", "docs/sub", "-q").stderr == ""


# --- output ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl"])
def test_standard_output_holds_the_report_alone(run, name):
    loud = run("check", "docs", "-f", name, "--color", "never")
    quiet = run("check", "docs", "-f", name, "--color", "never", "--quiet")
    assert loud.stdout == quiet.stdout != ""
    assert quiet.stderr == ""
    assert "4 documents, " in loud.stderr


@pytest.mark.parametrize("name", ["text", "concise", "json", "jsonl"])
def test_two_runs_give_the_same_bytes(run, name):
    first, second = (run("check", "docs", "-f", name, "--as-of", "2026-11-21") for _ in range(2))
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)


def test_reports_go_to_files_as_well(folder, run):
    done = run(
        "check", "docs", "-f", "concise", "--report", "json=out.json", "--report", "text=out.txt"
    )
    direct = run("check", "docs", "-f", "json")
    assert (folder / "out.json").read_text(encoding="utf-8") == direct.stdout
    assert "whistle alerts" in (folder / "out.txt").read_text(encoding="utf-8")
    assert done.stdout.startswith("docs/")
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        "catalog.yaml",
        "out.json",
        "out.txt",
    ]


def test_a_report_file_stays_as_it_was_where_the_run_fails(folder, run):
    (folder / "out.json").write_text("earlier", encoding="utf-8")
    run("check", "docs", "--report", "json=out.json", "--catalog", "missing.yaml")
    assert (folder / "out.json").read_text(encoding="utf-8") == "earlier"


def test_a_report_file_keeps_its_link(folder, run):
    (folder / "real.json").write_text("earlier", encoding="utf-8")
    (folder / "out.json").symlink_to("real.json")
    run("check", "docs", "--report", "json=out.json")
    assert (folder / "out.json").is_symlink()
    assert json.loads((folder / "real.json").read_text(encoding="utf-8"))["report"] == 1


@pytest.mark.parametrize(
    ("options", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always", "-f", "concise"], {}, False),
        (["--color", "always", "-f", "json"], {}, False),
    ],
)
def test_color(run, options, env, colored):
    assert (ESCAPE in run("check", "docs", *options, env=env).stdout) is colored


def test_width_in_a_pipe_is_80_whatever_the_terminal(run):
    done = run("check", "docs", env={"COLUMNS": "40"})
    assert 60 < max(map(len, done.stdout.splitlines())) <= 80


def test_other_kinds_of_files_are_counted_and_named_when_asked(folder, run):
    (folder / "docs" / "logo.png").write_bytes(b"x")
    assert "1 file of other kinds was not read." in run("check", "docs").stderr
    assert "  docs/logo.png\n" in run("check", "docs", "--verbose").stderr
    assert "other kinds" not in run("check", "docs", "--quiet").stderr


def test_verbose_names_the_catalog_and_every_document(run):
    done = run("check", "docs", "--verbose")
    assert "Catalog: catalog.yaml, Kettle Cloud, 3 features." in done.stderr
    assert re.search(r"^docs/sub/honest\.md: pass, no overpromises in 1 claim$", done.stdout, re.M)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_terminals_of_every_encoding(folder, run_apart, encoding):
    (folder / "docs" / "naïve 日本.md").write_text(
        "Kettle Cloud includes whistle alerts – “naïve” 日本 🚀.\n", encoding="utf-8"
    )
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for name in ("text", "concise"):
        done = run_apart("check", "docs/naïve 日本.md", "missing 日本.md", "-f", name, env=env)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_machine_formats_are_utf8_whatever_the_terminal(folder, run_apart):
    (folder / "docs" / "a.md").write_text("Kettle Cloud includes whistle alerts – 日本.", "utf-8")
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert (
        run_apart("check", "docs", "-f", "json", env=env).stdout
        == run_apart("check", "docs", "-f", "json").stdout
    )


def test_hostile_names_cannot_steer_the_terminal(folder, run):
    (folder / "docs" / "a\x1b[31m\n\u202e.md").write_bytes(b"\x00\x01\x02binary\x00")
    done = run("check", "docs", "docs/none\x1b[2J.md")
    assert ESCAPE not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
    assert [line for line in done.stderr.splitlines() if "none␛[2J.md" in line]


def test_no_cache_is_accepted(run):
    assert run("check", "docs/sub", "--no-cache").returncode == 0


def test_a_very_long_line_is_no_trouble(folder, run):
    (folder / "long.txt").write_text(
        "Nothing of this kind is here. " * 300_000 + "Kettle Cloud includes whistle alerts.",
        "utf-8",
    )
    done = run("check", "long.txt")
    assert done.returncode in (1, 2)  # found, or refused as too large: never a crash
    assert len(done.stdout) + len(done.stderr) < 5000
    assert "fault" not in done.stderr
