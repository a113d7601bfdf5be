"""One run of a command that changes the catalog: what was asked for, made, told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.editing import (
    AddFeature,
    AddWords,
    Change,
    ClearKey,
    Edited,
    Raw,
    RemoveFeature,
    RemoveWords,
    RenameFeature,
    SetException,
    SetKey,
    SetLimit,
    SetScope,
    change_file,
    preview_change,
)
from promisecheck.catalog.editing.scalars import scalar, scope_block
from promisecheck.catalog.editing.store import Planner
from promisecheck.catalog.features import FEATURE, slug_of
from promisecheck.cli import given
from promisecheck.cli.catalog.asking import ask_for_change, ask_for_feature, at_terminal
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.streams import complain, tell, write_report
from promisecheck.errors import UsageError
from promisecheck.model import Scope, Status
from promisecheck.reports import wording
from promisecheck.upkeep.comparing import Difference, Kind, compare
from promisecheck.upkeep.naming import feature_called

_LIMIT = re.compile(r"(?P<name>[^=]+)=\s*(?P<bound>max|min)\s+(?P<amount>.+)")
_NEXT_REVIEW = dt.timedelta(days=182)
_REQUIRED = frozenset({"id", "name", "status"})


@dataclass(frozen=True, slots=True)
class Run:
    """How to go about it: the catalog as named, whether to write, where documents are."""

    catalog: str | None
    dry_run: bool
    folders: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The catalog's file."""
        return given.catalog_path(self.catalog)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry is to say, as it was given."""

    texts: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    only: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    cleared: tuple[str, ...] = field(default=())
    everywhere: bool = False

    @classmethod
    def of(
        cls,
        texts: Mapping[str, str | None],
        words: Mapping[str, Sequence[str] | None],
        only: Sequence[str] | None,
        limits: Sequence[str] | None,
    ) -> Wanted:
        """What options say; those that were not given are left out."""
        return cls(
            {key: _one_line(key, text) for key, text in texts.items() if text is not None},
            {key: tuple(found) for key, found in words.items() if found},
            tuple(only or ()),
            tuple(limits or ()),
        )

    def narrowed(
        self,
        when: Sequence[str] | None,
        removed: Sequence[str] | None,
        cleared: Sequence[str] | None,
        *,
        everywhere: bool,
    ) -> Wanted:
        """The same with what only a change of an entry can ask for."""
        return replace(
            self,
            when=tuple(when or ()),
            removed=tuple(removed or ()),
            cleared=tuple(cleared or ()),
            everywhere=everywhere,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        lists = (self.texts, self.words, self.only, self.limits, self.when)
        gone = (self.removed, self.cleared)
        return not any((*lists, *gone)) and not self.everywhere


def run_set(feature: str, wanted: Wanted, run: Run, *, ask: bool) -> None:
    """Changes an entry, says what changed, and which documents promise the feature."""
    if ask or (wanted.is_empty and at_terminal()):
        entry = feature_called(given.catalog_given(run.catalog), feature)
        wanted = replace(wanted, texts=ask_for_change(entry.feature, wanted.texts))
    if wanted.is_empty:
        raise UsageError("nothing to set was given; see 'promisecheck catalog set --help'")
    chosen: list[str] = []

    def plan(loaded: LoadedCatalog) -> list[Change]:
        chosen[:] = [feature_called(loaded, feature).feature.id]
        return _changes(chosen[0], wanted, loaded)

    edited = _carry_out(run, plan)
    _tell_promises(chosen[0], edited, run)


def _changes(feature: str, wanted: Wanted, loaded: LoadedCatalog) -> list[Change]:
    made: list[Change] = []
    texts = dict(wanted.texts)
    if wanted.when:
        made.append(_exception(feature, texts, _scope("--when", wanted.when, loaded)))
    made += [SetKey(feature, key, text) for key, text in texts.items()]
    made += [AddWords(feature, key, words) for key, words in wanted.words.items()]
    if wanted.removed:
        made.append(RemoveWords(feature, "aliases", wanted.removed))
    if wanted.only or wanted.everywhere:
        made.append(SetScope(feature, _scope("--only", wanted.only, loaded)))
    made += [SetLimit(feature, *_limit(text)) for text in wanted.limits]
    return made + [ClearKey(feature, _clearable(key)) for key in wanted.cleared]


def _exception(
    feature: str, texts: dict[str, str], when: dict[str, tuple[str, ...]]
) -> SetException:
    """Status and note go to the exception, and are taken out of ``texts``."""
    if "status" not in texts:
        raise UsageError("--when needs --status, which says what holds there")
    status = given.one_of("--status", texts.pop("status"), tuple(Status))
    return SetException(feature, when, Status(status), texts.pop("note", ""))


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
        return [AddFeature(made, _fields(wanted, loaded), behind, file)]

    _carry_out(run, plan)


def _fields(wanted: Wanted, loaded: LoadedCatalog) -> dict[str, str | tuple[str, ...] | Raw]:
    fields: dict[str, str | tuple[str, ...] | Raw] = {**wanted.texts, **wanted.words}
    if wanted.only:
        scope = _scope("--only", wanted.only, loaded)
        fields["only"] = Raw(scope_block({name: list(v) for name, v in scope.items()}))
    if wanted.limits:
        fields["limits"] = Raw("[" + ", ".join(_written(text) for text in wanted.limits) + "]")
    return fields


def _written(limit: str) -> str:
    name, bound, amount = _limit(limit)
    return f"{{name: {scalar(name, flow=True)}, {bound}: {scalar(amount, flow=True)}}}"


def run_remove(feature: str, run: Run) -> None:
    """Deletes an entry."""
    _carry_out(run, lambda loaded: [RemoveFeature(feature_called(loaded, feature).feature.id)])


def run_rename(feature: str, to: str, run: Run) -> None:
    """Gives an entry another id."""

    def plan(loaded: LoadedCatalog) -> list[Change]:
        return [RenameFeature(feature_called(loaded, feature).feature.id, to)]

    _carry_out(run, plan)


def run_review(features: Sequence[str], until: str | None, as_of: str | None, run: Run) -> None:
    """Sets the day of the next review."""
    today = given.date_given(as_of)
    day = given.date_given(until, "--until") if until else today + _NEXT_REVIEW

    def plan(loaded: LoadedCatalog) -> list[Change]:
        ids = [feature_called(loaded, word).feature.id for word in features]
        return [SetKey(feature_id, "review_by", day.isoformat()) for feature_id in ids]

    _carry_out(run, plan)


def _carry_out(run: Run, plan: Planner) -> Edited:
    """Makes the change, or shows it, and says in words what it is."""
    edited = (preview_change if run.dry_run else change_file)(run.path, plan)
    if run.dry_run:
        write_report(edited.diff, for_people=True)
    differences = compare(edited.old.catalog, edited.new.catalog)
    for difference in differences:
        tell(f"{edited.after.path}: {in_words(difference)}")
    if edited.after.data == edited.before.data:
        tell(f"{edited.after.path}: it says so already; nothing to change.")
    elif run.dry_run:
        tell("Nothing was written.")
    return edited


def in_words(difference: Difference) -> str:
    """One line on what happened to a feature."""
    aspects = "; ".join(aspect.sentence for aspect in difference.aspects)
    if difference.kind is Kind.RENAMED:
        return f"{difference.old_id} is now {difference.id}" + (f"; {aspects}" if aspects else "")
    if difference.kind is Kind.CHANGED:
        return f"{difference.id}: {aspects}"
    told = "".join(f" as {aspect.new}" for aspect in difference.aspects)
    return f"{difference.id} {difference.kind.value}{told}"


def _tell_promises(feature: str, edited: Edited, run: Run) -> None:
    """Says which documents are known to promise the feature."""
    if not run.folders:
        return
    from promisecheck.upkeep.promising import checked, promises_of

    documents, failures = checked(run.folders, edited.new.catalog, dt.date.today())
    promises = promises_of(feature, documents)
    paths = dict.fromkeys(promise.path for promise in promises)
    name = edited.new.catalog.feature(feature).name
    tell(f"{wording.count(len(paths), 'document')} of {len(documents)} promise {name}.")
    lines = [
        f"{p.path}:{p.claim.location.start.line}: {p.claim.mention.statement.text}"
        for p in promises
    ]
    write_told("".join(f"{line}\n" for line in lines))
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")


def _scope(option: str, pairs: Iterable[str], loaded: LoadedCatalog) -> dict[str, tuple[str, ...]]:
    """Dimension to values in the catalog's order; ``plan=team,pro`` names several."""
    single = [f"{name}={value}" for name, values in _split(option, pairs) for value in values]
    scope: Scope = given.scope_given(single, loaded.catalog, option)
    return {
        name: tuple(value for value in loaded.catalog.dimensions[name] if value in values)
        for name, values in scope.items()
    }


def _split(option: str, pairs: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    for pair in pairs:
        name, equals, values = pair.partition("=")
        if not equals:
            raise UsageError(f"{option} {pair}: write it as in {option} plan=team")
        yield name, values.split(",")


def _limit(text: str) -> tuple[str, str, str]:
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"--limit {text}: write it as in --limit 'users=max 5000 users'")
    return found["name"].strip(), found["bound"], found["amount"].strip()


def _clearable(key: str) -> str:
    key = key.replace("-", "_").removeprefix("__")
    key = {"alias": "aliases", "limit": "limits"}.get(key, key)
    if key in _REQUIRED:
        raise UsageError(f"--clear {key}: every feature has one; set it instead")
    return given.one_of("--clear", key, tuple(FEATURE.samples))


def _one_line(key: str, text: str) -> str:
    line = " ".join(text.split())
    if not line:
        option = key.replace("_", "-")
        raise UsageError(f"--{option} is empty; to delete it, use --clear {option}")
    return line
