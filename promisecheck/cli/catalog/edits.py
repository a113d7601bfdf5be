"""One run of a command that changes the catalog: what was asked for, made, told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.editing import AddFeature, Change, RemoveFeature, RenameFeature, SetKey
from promisecheck.catalog.features import slug_of
from promisecheck.cli import given
from promisecheck.cli.catalog.asking import ask_for_change, ask_for_feature, at_terminal
from promisecheck.cli.catalog.carrying import Run, carry_out, tell_promises
from promisecheck.cli.catalog.chosen import catalog_chosen
from promisecheck.cli.catalog.wanted import Wanted, changes_of, fields_of
from promisecheck.errors import UsageError
from promisecheck.upkeep.naming import feature_called

_NEXT_REVIEW: Final = dt.timedelta(days=182)

__all__ = ["Run", "Wanted", "run_add", "run_remove", "run_rename", "run_review", "run_set"]


def run_set(feature: str, wanted: Wanted, run: Run, *, ask: bool) -> None:
    """Changes an entry, says what changed, and which documents promise the feature."""
    if ask or (wanted.is_empty and at_terminal()):
        entry = feature_called(catalog_chosen(run.catalog), feature)
        wanted = replace(wanted, texts=ask_for_change(entry.feature, wanted.texts))
    if wanted.is_empty:
        raise UsageError("nothing to set was given; see 'promisecheck catalog set --help'")
    chosen: list[str] = []

    def plan(loaded: LoadedCatalog) -> list[Change]:
        chosen[:] = [feature_called(loaded, feature).feature.id]
        return changes_of(chosen[0], wanted, loaded)

    edited = carry_out(run, plan)
    tell_promises(chosen[0], edited, run)


def run_add(
    feature: str | None, wanted: Wanted, place: tuple[str, str], run: Run, *, ask: bool
) -> None:
    """Adds an entry; asks for what is missing where somebody is there to answer."""
    if ask or (at_terminal() and not {"name", "status"} <= wanted.texts.keys()):
        wanted = replace(wanted, **ask_for_feature(wanted.texts, wanted.words))
    missing = [f"--{key}" for key in ("name", "status") if key not in wanted.texts]
    if missing:
        raise UsageError(f"a feature needs {' and '.join(missing)}; add what is missing")
    made = feature or slug_of(wanted.texts["name"])
    after, file = place

    def plan(loaded: LoadedCatalog) -> list[Change]:
        behind = feature_called(loaded, after).feature.id if after else ""
        return [AddFeature(made, fields_of(wanted, loaded), behind, file)]

    carry_out(run, plan)


def run_remove(feature: str, run: Run) -> None:
    """Deletes an entry."""
    carry_out(run, lambda loaded: [RemoveFeature(feature_called(loaded, feature).feature.id)])


def run_rename(feature: str, to: str, run: Run) -> None:
    """Gives an entry another id."""

    def plan(loaded: LoadedCatalog) -> list[Change]:
        return [RenameFeature(feature_called(loaded, feature).feature.id, to)]

    carry_out(run, plan)


def run_review(features: Sequence[str], until: str | None, as_of: str | None, run: Run) -> None:
    """Sets the day of the next review."""
    today = given.date_given(as_of)
    day = given.date_given(until, "--until") if until else today + _NEXT_REVIEW

    def plan(loaded: LoadedCatalog) -> list[Change]:
        ids = [feature_called(loaded, word).feature.id for word in features]
        return [SetKey(feature_id, "review_by", day.isoformat()) for feature_id in ids]

    carry_out(run, plan)
