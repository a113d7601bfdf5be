"""Each effective setting in TOML, with a comment that says where it comes from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.catalog import find_catalog
from promisecheck.cli.settling import from_folder, settings_given, terms_given
from promisecheck.config import PathSettings, Settings
from promisecheck.documents.limits import SETTINGS
from promisecheck.model import Severity
from promisecheck.scan import shown_path

CATALOG_VARIABLE: Final = "PROMISECHECK_CATALOG"
_USUAL: Final = {
    "scope": "{}",
    "fail-on": '"error"',
    "select": '["all"]',
    "ignore": "[]",
    "severity": "{}",
    "inline-ignores": "true",
    "include": "[]",
    "exclude": "[]",
    "force-exclude": "false",
    "hidden": "false",
    "ignore-files": "true",
    "format": '"text"',
    "cache": "true",
    "records": "{}",
    "cues": "{}",
    "competitors": "[]",
    "company-names": "[]",
}
"""What holds where nothing is set; a key without an entry has no value then."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting: its key, its value in TOML ("" for none) and where it comes from."""

    key: str
    value: str
    origin: str

    def __str__(self) -> str:
        pair = f"{self.key} = {self.value}" if self.value else f"# {self.key} is not set"
        return f"{pair}  # {self.origin}" if self.value else f"{pair} ({self.origin})"


def lines(config_file: str | None, path: str | None) -> Iterator[str]:
    """The lines that show all settings; with ``path`` those that hold for that document.

    Raises ``SettingsError`` where the configuration is broken.
    """
    settings = settings_given(config_file)
    yield f"# {settings.path}" if settings.path else "# no configuration file; all is as usual"
    for shown in _all(settings):
        yield str(shown)
    for number, part in enumerate(settings.paths, 1):
        if path is None or _fits(part, path, settings):
            yield ""
            yield from _part(part, number, settings)


def _all(settings: Settings) -> Iterator[Shown]:
    yield _catalog(settings)
    for key, value in _values(settings).items():
        if value is not None:
            spot = settings.spots.get(key)
            yield Shown(key, value, f"{settings.path}:{spot.line}" if spot else settings.path)
        else:
            yield Shown(key, _USUAL.get(key, ""), "default")
    yield from _limits(settings)


def _limits(settings: Settings) -> Iterator[Shown]:
    limits = terms_given(settings).limits
    for key, name in SETTINGS.items():
        spot = settings.limit_spots.get(key)
        origin = f"{settings.path}:{spot.line}" if spot else "default"
        yield Shown(f"limits.{key}", str(getattr(limits, name)), origin)


def _catalog(settings: Settings) -> Shown:
    named = os.environ.get(CATALOG_VARIABLE)
    if named:
        return Shown("catalog", _quoted(named), CATALOG_VARIABLE)
    if settings.catalog is not None:
        path = from_folder(settings, settings.catalog) or ""
        spot = settings.spots["catalog"]
        return Shown("catalog", _quoted(shown_path(path)), f"{settings.path}:{spot.line}")
    found = find_catalog(Path())
    if found is None:
        return Shown("catalog", "", "there is no catalog.yaml in this folder or above it")
    return Shown("catalog", _quoted(found.as_posix()), "found, as none is named")


def _values(settings: Settings) -> Mapping[str, str | None]:
    """Each key's value in TOML; ``None`` where the file does not set it."""
    return {
        "scope": _scope(settings.scope) if settings.scope else None,
        "fail-on": _text(settings.fail_on),
        "select": _list(settings.select),
        "ignore": _list(settings.ignore),
        "severity": _severities(settings.severity) if settings.severity else None,
        "baseline": _text(from_folder(settings, settings.baseline)),
        "waivers": _text(from_folder(settings, settings.waivers)),
        "inline-ignores": _flag(settings.inline_ignores),
        "include": _list(settings.include),
        "exclude": _list(settings.exclude),
        "force-exclude": _flag(settings.force_exclude),
        "hidden": _flag(settings.hidden),
        "ignore-files": _flag(settings.ignore_files),
        "format": _text(settings.format),
        "jobs": None if settings.jobs is None else str(settings.jobs),
        "cache": _flag(settings.cache),
        "cache-dir": _text(from_folder(settings, settings.cache_dir)),
        "records": _lists(settings.records) if settings.records else None,
        "cues": _lists(settings.cues) if settings.cues else None,
        "competitors": _list(settings.competitors or None),
        "company-names": _list(settings.company_names or None),
    }


def _part(part: PathSettings, number: int, settings: Settings) -> Iterator[str]:
    yield f"[[paths]]  # number {number} in {settings.path}"
    yield f"glob = {_list(part.patterns)}"
    values = {
        "scope": _scope(part.scope) if part.scope else None,
        "catalog": _text(from_folder(settings, part.catalog)),
        "severity": _severities(part.severity) if part.severity else None,
        "select": _list(part.select),
        "ignore": _list(part.ignore),
    }
    yield from (f"{key} = {value}" for key, value in values.items() if value is not None)


def _fits(part: PathSettings, path: str, settings: Settings) -> bool:
    return part.globs.match(os.path.relpath(path, settings.folder).replace(os.sep, "/"))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _text(text: str | None) -> str | None:
    return None if text is None else _quoted(text)


def _list(texts: Sequence[str] | None) -> str | None:
    return None if texts is None else f"[{', '.join(_quoted(text) for text in texts)}]"


def _flag(flag: bool | None) -> str | None:
    return None if flag is None else str(flag).lower()


def _severities(severities: Mapping[str, Severity | None]) -> str:
    pairs = (f'{code} = "{one.value if one else "off"}"' for code, one in severities.items())
    return f"{{{', '.join(pairs)}}}"


def _scope(pairs: Sequence[str]) -> str:
    values: dict[str, list[str]] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        values.setdefault(name, []).append(value)
    return f"{{{', '.join(f'{_quoted(name)} = {_list(of)}' for name, of in values.items())}}}"


def _lists(lists: Mapping[str, Sequence[str]]) -> str:
    return f"{{{', '.join(f'{key} = {_list(words)}' for key, words in lists.items())}}}"
