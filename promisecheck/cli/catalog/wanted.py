"""What an entry is to say, as options give it, and the changes that this comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.editing import (
    AddWords,
    Change,
    ClearKey,
    Raw,
    RemoveWords,
    SetException,
    SetKey,
    SetLimit,
    SetScope,
)
from promisecheck.catalog.editing.scalars import scalar, scope_block
from promisecheck.catalog.features import FEATURE
from promisecheck.cli import given
from promisecheck.errors import UsageError
from promisecheck.model import Scope, Status

_LIMIT: Final = re.compile(r"(?P<name>[^=]+)=\s*(?P<bound>max|min)\s+(?P<amount>.+)")
_REQUIRED: Final = frozenset({"id", "name", "status"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry is to say, as it was given."""

    texts: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    only: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
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


def changes_of(feature: str, wanted: Wanted, loaded: LoadedCatalog) -> list[Change]:
    """What an entry has to change so that it says what is wanted."""
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


def fields_of(wanted: Wanted, loaded: LoadedCatalog) -> dict[str, str | tuple[str, ...] | Raw]:
    """The fields of a new entry that says what is wanted."""
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
