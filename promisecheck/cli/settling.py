"""What holds in a run: the command line before the configuration before what is usual."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from promisecheck.claims.own_words import OwnWords, own_words
from promisecheck.cli import given
from promisecheck.config import Settings, find_config
from promisecheck.documents import Terms
from promisecheck.documents.limits import Limits
from promisecheck.documents.terms import RecordFields
from promisecheck.errors import UsageError
from promisecheck.model import Severity
from promisecheck.reports import FORMATS
from promisecheck.scan import Choice, patterns, shown_path


def settings_given(named: str | None) -> Settings:
    """The configuration that was named, else the nearest one, else what sets nothing.

    Raises ``SettingsError`` where it is broken.
    """
    path = Path(named) if named is not None else find_config(Path())
    if path is None:
        return Settings()
    from promisecheck.config.load import load_config

    settings = load_config(path, tuple(FORMATS))
    return replace(settings, path=shown_path(settings.path))


def from_folder(settings: Settings, path: str | None) -> str | None:
    """A path that the configuration gives, which begins at its own folder."""
    return None if path is None else os.path.normpath(settings.folder / path)


@dataclass(frozen=True, slots=True)
class Asked:
    """What documents are held against, as the command line has it."""

    catalog: str | None = None
    scope: Sequence[str] = ()
    as_of: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which files of folders to look at, as the command line has it."""

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    force_exclude: bool = False
    hidden: bool = False
    ignore_files: bool = True
    changed_since: str | None = None


def choice_given(chosen: Chosen, settings: Settings) -> Choice:
    """The files to look at: patterns of both kinds add up, a switch thrown anywhere counts."""
    try:
        return Choice(
            include=(
                *patterns(chosen.include, Path()),
                *patterns(settings.include or (), settings.folder),
            ),
            exclude=(
                *patterns(chosen.exclude, Path()),
                *patterns(settings.exclude or (), settings.folder),
            ),
            force_exclude=chosen.force_exclude or bool(settings.force_exclude),
            hidden=chosen.hidden or bool(settings.hidden),
            ignore_files=chosen.ignore_files and settings.ignore_files is not False,
            largest=terms_given(settings).limits.document_bytes,
        )
    except ValueError:
        given_ones = ", ".join([*chosen.include, *chosen.exclude])
        raise UsageError(f"a pattern among {given_ones} cannot be understood") from None


def terms_given(settings: Settings) -> Terms:
    """On what terms documents are read."""
    return Terms(Limits(**settings.limits), RecordFields(**settings.records))


def fail_on_given(asked: Asked, settings: Settings) -> Severity | None:
    """The least severity that fails a document; ``None`` for never."""
    return given.threshold_given(asked.fail_on or settings.fail_on or "error")


def catalog_named(asked: Asked, settings: Settings) -> str | None:
    """The catalog that was asked for, else that of the configuration; ``None`` for the nearest."""
    return asked.catalog or from_folder(settings, settings.catalog)


def own_words_given(settings: Settings) -> OwnWords:
    """The words that the configuration adds to ours."""
    return own_words(settings.cues, settings.competitors, settings.company_names)
