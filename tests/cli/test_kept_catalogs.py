"""Where a check keeps its catalog for the next one, and that nobody notices but by the time."""

from __future__ import annotations

from pathlib import Path

import pytest

DAY = ("--as-of", "2026-11-21")
WARNED = """\
catalog: 1
product: Kettle Cloud
features:
  - {id: lid-sensor, name: lid sensor, aliases: [sensor], status: beta}
  - {id: heat-sensor, name: heat sensor, aliases: [sensor], status: planned}
"""


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if len(path.parent.name) == 2]


@pytest.mark.parametrize("further", [(), ("--verbose",), ("--format", "json"), ("--jobs", "2")])
def test_a_run_with_a_kept_catalog_says_the_same(folder, run, tmp_path, further):
    (folder / "catalog.yaml").write_text(WARNED, encoding="utf-8")
    cache = {"XDG_CACHE_HOME": str(tmp_path / "mine"), "LOCALAPPDATA": str(tmp_path / "mine")}
    without = run("check", "docs", *DAY, "--no-cache", *further, env=cache)
    assert not (tmp_path / "mine").exists()
    first, again = (run("check", "docs", *DAY, *further, env=cache) for _ in range(2))
    for done in (first, again):
        assert (done.stdout, done.stderr) == (without.stdout, without.stderr)
        assert done.returncode == without.returncode
    assert "lid sensor" in again.stdout
    assert "catalog.yaml" in again.stderr
    assert len(kept(tmp_path / "mine" / "promisecheck" / "catalogs")) == 1


def test_a_folder_that_was_named_holds_the_catalogs_too(folder, run):
    run("check", "docs", *DAY, "--cache-dir", "kept")
    assert len(kept(folder / "kept" / "catalogs")) == 1


def test_a_configuration_without_a_cache_keeps_no_catalog(folder, run, tmp_path):
    (folder / "promisecheck.toml").write_text("cache = false\n", encoding="utf-8")
    run("check", "docs", *DAY, env={"XDG_CACHE_HOME": str(tmp_path / "mine")})
    assert not (tmp_path / "mine").exists()


def test_the_same_catalog_seen_from_another_folder_has_another_path(folder, run):
    here = run("check", "docs/false.md", *DAY, "--format", "json")
    below = run("check", "false.md", *DAY, "--format", "json", cwd=folder / "docs")
    assert '"path": "catalog.yaml"' in here.stdout
    assert '"path": "../catalog.yaml"' in below.stdout
