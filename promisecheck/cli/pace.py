"""How documents are gone through: one after another, or many with processes and a cache."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisecheck.cli.bases import CatalogLoader, as_it_is, kept_in
from promisecheck.cli.settling import from_folder
from promisecheck.cli.streams import complain
from promisecheck.config import Settings
from promisecheck.errors import UsageError
from promisecheck.scan import Apply, Basis, Checked, Examiner, Source, gather, reason, results

if TYPE_CHECKING:
    from promisecheck.scan.cache import Cache

_MANY: Final = 50
"""From so many documents on a run keeps results and puts documents aside on disk."""

_CATALOGS: Final = "catalogs"
_PROGRAM: Final = "promisecheck"
_USERS: Final = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)

_WORTH_A_PROCESS: Final = 40
"""So many documents give a further process enough to do."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What was asked for; ``jobs`` and ``cache_dir`` are ``None`` where nothing was."""

    jobs: int | None = None
    cache: bool = True
    cache_dir: str | None = None
    progress: bool = True


def settled_pace(pace: Pace, settings: Settings) -> Pace:
    """The pace once the configuration has had its say."""
    return Pace(
        jobs=pace.jobs or settings.jobs,
        cache=pace.cache and settings.cache is not False,
        cache_dir=pace.cache_dir or from_folder(settings, settings.cache_dir),
        progress=pace.progress,
    )


def catalog_loader(pace: Pace) -> CatalogLoader:
    """What loads catalogs: from those kept between runs, unless nothing is to be kept."""
    folder = _catalogs_folder(pace) if pace.cache else None
    return as_it_is if folder is None else kept_in(folder)


def _catalogs_folder(pace: Pace) -> Path | None:
    """Where catalogs are kept: in the folder that was named, else in the user's own."""
    if pace.cache_dir is not None:
        return Path(pace.cache_dir, _CATALOGS)
    if found := os.environ.get("XDG_CACHE_HOME" if os.name == "posix" else "LOCALAPPDATA"):
        return Path(found, _PROGRAM, _CATALOGS)
    try:
        return Path.home().joinpath(*_USERS, _PROGRAM, _CATALOGS)
    except RuntimeError:  # nobody's home
        return None


def checked(sources: Sequence[Source], bases: Sequence[Basis], apply: Apply, pace: Pace) -> Checked:
    """Checks the sources; ``apply`` takes out what is to be held back.

    Raises ``UsageError`` for a cache folder that was named and cannot be used.
    """
    jobs = pace.jobs or _usual_jobs(len(sources))
    asked_for = pace.cache and pace.cache_dir is not None
    if len(sources) < _MANY and min(jobs, len(sources)) <= 1 and not asked_for:
        return gather(results(sources, Examiner(bases).examine), apply)
    return _checked_crowd(sources, bases, apply, pace, jobs)


def _checked_crowd(
    sources: Sequence[Source],
    bases: Sequence[Basis],
    apply: Apply,
    pace: Pace,
    jobs: int,
) -> Checked:
    from promisecheck.cli.progress import shown
    from promisecheck.scan.crowd import Crowd, gather_crowd, packed_results

    cache = _cache(pace, bases, many=len(sources) >= _MANY)
    crowd = Crowd(sources, bases, cache, min(jobs, len(sources)))
    coming = packed_results(crowd)
    if pace.progress:
        coming = shown(coming, len(sources))
    done = gather_crowd(crowd, coming, apply)
    if cache is not None:
        cache.prune()
    return done


def _cache(pace: Pace, bases: Sequence[Basis], *, many: bool) -> Cache | None:
    """The cache to use; a usual one that cannot be made is no reason to stop."""
    if not pace.cache or not (many or pace.cache_dir is not None):
        return None
    from promisecheck.scan.cache import FOLDER, Cache

    cache = Cache(Path(pace.cache_dir or FOLDER), list(bases))
    try:
        cache.begin()
    except OSError as error:
        said = f"the cache {pace.cache_dir or FOLDER} cannot be used: {reason(error)}"
        if pace.cache_dir is not None:
            raise UsageError(said) from error
        complain(said)
        return None
    return cache


def _usual_jobs(documents: int) -> int:
    return max(1, min(_processors(), documents // _WORTH_A_PROCESS))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
