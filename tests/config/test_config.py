"""The configuration file: what it sets, what is wrong in it and where, and that it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from promisecheck.config import find_config
from promisecheck.config.load import load_config, parse_config
from promisecheck.config.places import find_places
from promisecheck.config.settings import KEYS, PATH_KEYS
from promisecheck.errors import SettingsError
from promisecheck.model import Severity

FORMATS = ("text", "json", "sarif")
BROKEN = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8"))


def read(text: str, path: str = "promisecheck.toml"):
    return parse_config(text.encode(), path, FORMATS)


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_what_is_wrong_has_its_place(case):
    with pytest.raises(SettingsError) as broken:
        read(case["text"])
    said = str(broken.value).splitlines()
    assert len(said) == len(case["said"])
    for line, begins in zip(said, case["said"], strict=True):
        assert line.startswith(f"promisecheck.toml:{begins}")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "paths"])
def test_every_key_takes_its_own_sample(key):
    settings = read(f"{key} = {KEYS[key]}\n")
    assert list(settings.spots) == [key]
    assert settings != read("")


@pytest.mark.parametrize("key", [key for key in PATH_KEYS if key != "glob"])
def test_every_key_of_paths_takes_its_own_sample(key):
    (part,) = read(f'[[paths]]\nglob = "a/"\n{key} = {PATH_KEYS[key]}\n').paths
    assert getattr(part, key)


def test_rules_may_be_named_in_every_way_and_the_last_wins():
    made = read('[severity]\nPC1 = "info"\nplanned = "warning"\nPC101 = "off"\n').severity
    assert (made["PC101"], made["PC102"], made["PC103"]) == (None, Severity.WARNING, Severity.INFO)


def test_problems_in_a_shared_file_have_its_lines():
    text = '[project]\nname = "x"\nfail-on = 3\n\n[tool.promisecheck]\nfail-om = "error"\n'
    with pytest.raises(SettingsError, match=r"^pyproject.toml:6:1: unknown key \"fail-om\""):
        read(text, "pyproject.toml")


@pytest.fixture
def folders(tmp_path, monkeypatch) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    return tmp_path


def test_the_nearest_is_found(folders):
    (folders / "promisecheck.toml").write_text("")
    assert find_config(Path()).resolve() == folders / "promisecheck.toml"
    (folders / "a" / "pyproject.toml").write_text("[tool.promisecheck]\n")
    assert find_config(Path()) == Path("../pyproject.toml")
    (folders / "a" / "promisecheck.toml").write_text("")
    assert find_config(Path()) == Path("../promisecheck.toml")


@pytest.mark.parametrize(
    "text",
    ["", "[tool.other]\nx = 'promisecheck'\n", "promisecheck = [", "tool = 3 # promisecheck"],
)
def test_a_shared_file_without_our_table_is_passed_over(folders, text):
    (folders / "a" / "b" / "pyproject.toml").write_text(text)
    (folders / "promisecheck.toml").write_text("")
    assert find_config(Path()).resolve() == folders / "promisecheck.toml"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match="there is no such file"):
        load_config(tmp_path / "none.toml", FORMATS)


def test_places_of_keys():
    text = (
        'a = 1\n  b.c = 2\n"d e" = """\nx = 1\n"""\n[t]\n\tk = [\n 1,\n]\nm = {n = {o = 1}}\n'
        "[[p.q]]\nr = 1\n[[p.q]]\nr = 2\n[p.q.s]\nu = 1\n"
    )
    places = find_places(text)
    assert {key: tuple(spot) for key, spot in places.items()} == {
        ("a",): (1, 1), ("b",): (2, 3), ("b", "c"): (2, 5), ("d e",): (3, 1),
        ("t",): (6, 2), ("t", "k"): (7, 2), ("t", "m"): (10, 1), ("t", "m", "n"): (10, 6),
        ("t", "m", "n", "o"): (10, 11), ("p", "q", 0): (11, 3), ("p", "q", 0, "r"): (12, 1),
        ("p", "q", 1): (13, 3), ("p", "q", 1, "r"): (14, 1), ("p", "q", 1, "s"): (15, 2),
        ("p", "q", 1, "s", "u"): (16, 1),
    }  # fmt: skip
