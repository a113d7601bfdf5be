"""Checking one text file loads what it needs and nothing that would cost every start."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

OURS_AND_OTHERS = {
    "promisecheck",
    "typer",
    "shellingham",  # Typer's, for completion
    "annotated_doc",  # Typer's
    "yaml",
    "Stemmer",
    "cython_runtime",  # what yaml and Stemmer bring along
}
"""Top-level packages outside the standard library that ``check`` on a text file may load."""

WIDTHS = ("rich.cells", "rich._unicode_data", "rich._extension")
"""All of Rich that the text format may load: how wide characters are."""

HEAVY = {
    "argparse",
    "asyncio",
    "concurrent.futures",
    "csv",
    "ctypes",
    "doctest",
    "email",
    "html.parser",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "multiprocessing",
    "pdb",
    "pydoc",
    "sqlite3",
    "ssl",
    "statistics",
    "tomllib",
    "unittest",
    "urllib.request",
    "xml",
    "zipfile",
}
"""Modules of the standard library that a text file needs none of."""

PROBE = """\
import json, sys
from promisecheck.cli import main
sys.argv = ["promisecheck", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert end.code == 0, end.code
print("LOADED" + json.dumps(sorted(sys.modules)))
"""

CATALOG = """\
catalog: 1
product: Kettle Cloud
features:
  - {id: lid-sensor, name: lid sensor, status: beta}
"""


@pytest.fixture
def loaded(tmp_path):
    """The modules that are loaded once a text file has been checked, with a finding in it."""
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    (tmp_path / "quote.txt").write_text("Kettle Cloud includes a lid sensor.\n", encoding="utf-8")

    def probe(*arguments: str, **environment: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", PROBE, "check", "quote.txt", *arguments],
            cwd=tmp_path,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return set(json.loads(done.stdout.partition("LOADED")[2]))

    return probe


def not_standard(modules: set[str]) -> set[str]:
    tops = {name.partition(".")[0] for name in modules}
    known = sys.stdlib_module_names | {"__main__", "__mp_main__"}
    return {top for top in tops if top not in known and not top.startswith(("_", "sitecustomize"))}


@pytest.mark.parametrize("name", ["concise", "json", "jsonl"])
def test_formats_for_programs_load_few_packages(loaded, name):
    modules = loaded("--format", name)
    assert not_standard(modules) - OURS_AND_OTHERS == set()
    assert modules & HEAVY == set()


def test_text_loads_of_rich_the_widths_of_characters(loaded):
    modules = loaded("--format", "text", "--color", "always")
    assert not_standard(modules) - OURS_AND_OTHERS == {"rich"}
    assert modules & HEAVY == set()
    assert all(name.startswith(WIDTHS) for name in modules if name.startswith("rich."))


def test_only_the_format_asked_for_is_loaded(loaded):
    modules = loaded("--format", "concise")
    assert "promisecheck.reports.concise" in modules
    assert not modules & {"promisecheck.reports.text", "promisecheck.reports.json_report"}


def test_what_was_not_given_is_not_loaded(loaded):
    modules = loaded("--format", "text")
    assert "promisecheck.suppression.apply" in modules
    held_back_by = ("waivers", "baseline", "directives")
    assert modules.isdisjoint(f"promisecheck.suppression.{name}" for name in held_back_by)
    assert "tomllib" not in modules


def test_a_second_run_parses_no_yaml(loaded):
    """Neither the catalog nor our own files of words, which Python keeps once they are parsed."""
    further = {"PYTHONPYCACHEPREFIX": "kept", "PYTHONDONTWRITEBYTECODE": ""}
    assert "yaml" in loaded("--format", "text", **further)
    modules = loaded("--format", "text", **further)
    assert modules & {"yaml", "promisecheck.catalog.load", "promisecheck.text.yaml_text"} == set()


def test_help_does_not_load_the_pipeline():
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", "--help"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    modules = set(json.loads(done.stdout.partition("LOADED")[2]))
    assert not modules & {"promisecheck.check", "promisecheck.catalog", "promisecheck.documents"}
