"""A configuration file to settings, or to all that is wrong in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from promisecheck.config.find import SHARED
from promisecheck.config.places import find_places
from promisecheck.config.settings import (
    CUE_KEYS,
    FAIL_ON,
    KEYS,
    LIMIT_KEYS,
    PATH_KEYS,
    RECORD_KEYS,
    PathSettings,
    Settings,
)
from promisecheck.config.spots import Key, Spot
from promisecheck.config.table import Source, Table
from promisecheck.documents.limits import SETTINGS
from promisecheck.errors import Problem, SettingsError
from promisecheck.text.globs import Globs

_LARGEST: Final = 1_000_000
_AT: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def load_config(path: Path, formats: Sequence[str]) -> Settings:
    """Reads the file; ``formats`` are the names of reports.

    Raises ``SettingsError`` with all of its problems.
    """
    shown = path.as_posix()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        said = "there is no such file; check the name of the configuration"
        raise SettingsError([Problem(shown, 1, 1, said)]) from None
    except (OSError, ValueError) as error:
        raise SettingsError([Problem(shown, 1, 1, "it cannot be read")]) from error
    return parse_config(data, shown, formats)


def parse_config(data: bytes, path: str, formats: Sequence[str]) -> Settings:
    """The settings in the bytes of a file. Raises ``SettingsError`` with all problems."""
    text = _text(data, path)
    above: Key = ("tool", "promisecheck") if Path(path).name == SHARED else ()
    top = _toml(text, path)
    for part in above:
        inner = top.get(str(part), {})
        top = inner if isinstance(inner, dict) else {}
    source = Source(path, find_places(text), above)
    settings = _settings(Table(source, top, KEYS), formats)
    if source.problems:
        raise SettingsError(sorted(source.problems, key=lambda p: (p.line, p.column)))
    return settings


def _settings(top: Table, formats: Sequence[str]) -> Settings:
    top.check_keys("the configuration")
    limits = top.table("limits", LIMIT_KEYS)
    return Settings(
        path=top.source.path,
        folder=Path(top.source.path).parent,
        spots=_spots(top),
        catalog=top.text("catalog"),
        scope=top.scope("scope"),
        fail_on=top.choice("fail-on", FAIL_ON),
        select=top.rules("select"),
        ignore=top.rules("ignore"),
        severity=top.severities("severity"),
        baseline=top.text("baseline"),
        waivers=top.text("waivers"),
        inline_ignores=top.flag("inline-ignores"),
        include=top.globs("include"),
        exclude=top.globs("exclude"),
        force_exclude=top.flag("force-exclude"),
        hidden=top.flag("hidden"),
        ignore_files=top.flag("ignore-files"),
        format=top.choice("format", formats),
        jobs=top.number("jobs", least=1),
        cache=top.flag("cache"),
        cache_dir=top.text("cache-dir"),
        limits=_limits(limits),
        limit_spots=_spots(limits),
        records=_lists(top.table("records", RECORD_KEYS), '"records"'),
        cues=_lists(top.table("cues", CUE_KEYS), '"cues"'),
        competitors=top.texts("competitors") or (),
        company_names=top.texts("company-names") or (),
        paths=tuple(_path(table) for table in top.tables("paths", PATH_KEYS)),
    )


def _spots(table: Table | None) -> dict[str, Spot]:
    """Where each key of a table stands."""
    if table is None:
        return {}
    return {key: table.source.spot((*table.way, key)) for key in table.values}


def _limits(table: Table | None) -> dict[str, int]:
    if table is None:
        return {}
    table.check_keys('"limits"')
    numbers = {name: table.number(key, least=1) for key, name in SETTINGS.items()}
    return {name: number for name, number in numbers.items() if number is not None}


def _lists(table: Table | None, where: str) -> dict[str, tuple[str, ...]]:
    """Lists of texts by the keys that the table may have."""
    if table is None:
        return {}
    table.check_keys(where)
    return {key: table.texts(key) or () for key in table.values if key in table.known}


def _path(table: Table) -> PathSettings:
    table.check_keys('"paths"')
    patterns = table.globs("glob")
    if "glob" not in table.values:
        table.source.note(table.way, '"paths" has no "glob"; add one such as glob = "quotes/eu/"')
    return PathSettings(
        globs=Globs(patterns or ()),
        patterns=patterns or (),
        scope=table.scope("scope"),
        catalog=table.text("catalog"),
        severity=table.severities("severity"),
        select=table.rules("select"),
        ignore=table.rules("ignore"),
    )


def _text(data: bytes, path: str) -> str:
    if len(data) > _LARGEST:
        raise SettingsError([Problem(path, 1, 1, "the configuration is larger than 1 MB")])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        said = "this is not UTF-8 text; save the configuration as UTF-8"
        raise SettingsError([Problem(path, line, 1, said)]) from error


def _toml(text: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        spot = Spot(int(found[1]), int(found[2])) if found else Spot(text.count("\n") + 1, 1)
        words = _AT.sub("", str(error)).removesuffix(" (at end of document)")
        said = f"this is not valid TOML: {words[:1].lower()}{words[1:]}"
        raise SettingsError([Problem(path, spot.line, spot.column, said)]) from error
    except RecursionError:
        raise SettingsError([Problem(path, 1, 1, "this is nested too deep")]) from None
