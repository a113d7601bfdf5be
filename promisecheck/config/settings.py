"""What a configuration file can set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from promisecheck.config.spots import Spot
from promisecheck.documents.limits import LIMITS, SETTINGS
from promisecheck.model import Severity
from promisecheck.text.globs import Globs

KEYS: Final = {
    "catalog": '"catalog.yaml"',
    "scope": '{plan = "team"}',
    "fail-on": '"error"',
    "select": '["all"]',
    "ignore": '["PC601"]',
    "severity": '{unlisted = "info"}',
    "baseline": '"promisecheck-baseline.json"',
    "waivers": '"promisecheck-waivers.yaml"',
    "inline-ignores": "false",
    "include": '["*.md"]',
    "exclude": '["archive/"]',
    "force-exclude": "true",
    "hidden": "true",
    "ignore-files": "false",
    "format": '"text"',
    "jobs": "2",
    "cache": "false",
    "cache-dir": '".promisecheck_cache"',
    "limits": "{document-bytes = 5000000}",
    "records": '{text = ["pitch"]}',
    "cues": '{promised = ["on board"]}',
    "competitors": '["Initech"]',
    "company-names": '["Northwind"]',
    "paths": '[{glob = "quotes/eu/", scope = {region = "eu"}}]',
}
"""Every key of the file with a sample of its value."""

PATH_KEYS: Final = {
    "glob": '"quotes/eu/"',
    "scope": KEYS["scope"],
    "catalog": KEYS["catalog"],
    "severity": KEYS["severity"],
    "select": KEYS["select"],
    "ignore": KEYS["ignore"],
}
LIMIT_KEYS: Final = {key: str(getattr(LIMITS, name)) for key, name in SETTINGS.items()}
RECORD_KEYS: Final = dict.fromkeys(("text", "data", "speakers"), '["pitch"]')
_STANCES: Final = "promised committed hedged denied requested unrelated"
_HEDGES: Final = "maturity roadmap uncertainty withdrawal"
CUE_KEYS: Final = dict.fromkeys(f"{_STANCES} {_HEDGES}".split(), '["on board"]')
FAIL_ON: Final = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What holds for the documents under ``globs``; what is ``None`` or empty is as elsewhere."""

    globs: Globs
    patterns: tuple[str, ...]
    scope: tuple[str, ...] = ()
    catalog: str | None = None
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file sets; ``None`` and what is empty is not set.

    ``path`` is the file ("" where there is none), ``folder`` where its own paths begin, ``spots``
    the places of its outermost keys, ``limit_spots`` those of the keys of ``limits``. ``limits``
    and ``records`` are by the names of the fields of ``Limits`` and ``RecordFields``.
    """

    path: str = ""
    folder: Path = Path()
    spots: Mapping[str, Spot] = field(default_factory=dict)
    catalog: str | None = None
    scope: tuple[str, ...] = ()
    fail_on: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    baseline: str | None = None
    waivers: str | None = None
    inline_ignores: bool | None = None
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    hidden: bool | None = None
    ignore_files: bool | None = None
    format: str | None = None
    jobs: int | None = None
    cache: bool | None = None
    cache_dir: str | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    limit_spots: Mapping[str, Spot] = field(default_factory=dict)
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    competitors: tuple[str, ...] = ()
    company_names: tuple[str, ...] = ()
    paths: tuple[PathSettings, ...] = ()
