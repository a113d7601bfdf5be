"""What can only be seen with all features at hand: repeated ids, lost references, shared words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from promisecheck.catalog.features import Entry
from promisecheck.catalog.fields import Word
from promisecheck.catalog.problems import Problems
from promisecheck.catalog.scopes import Dimensions
from promisecheck.catalog.wording import shown, suggestion

_HINTED: Final = 200  # lost references; to compare more of them with every id would take minutes
_GAPS: Final = re.compile(r"[\s\-‐-―_]+")


def check_features(entries: Sequence[Entry]) -> None:
    """Note ids used twice, references to no feature, and words that are and are not the feature.

    What is wrong is noted with the entry that it is wrong in, in that entry's file.
    """
    _unique_ids(entries)
    _replacements(entries)
    for entry in entries:
        _contradictions(entry, entry.section.problems)


def find_shared_words(entries: Sequence[Entry], dimensions: Dimensions, warnings: Problems) -> None:
    """Note names and aliases of two features or given twice, and words of two values."""
    _shared_names(entries, warnings)
    for entry in entries:
        _repeated_names(entry, warnings)
    for dimension, values in dimensions.words.items():
        _shared_values(dimension, values.items(), warnings)


def folded(text: str) -> str:
    """Return the text as words are compared here: without case, spaces and hyphens."""
    return _GAPS.sub("", text.casefold())


def _unique_ids(entries: Sequence[Entry]) -> None:
    first: dict[str, tuple[Entry, Word]] = {}
    for entry in entries:
        if entry.id is None:
            continue
        owner, known = first.setdefault(entry.id.text, (entry, entry.id))
        if known is not entry.id:
            message = (
                f"the id {shown(entry.id.text)} is taken by the feature in "
                f"{_line_of(owner, known, entry)}; give each feature its own"
            )
            entry.section.problems.add(entry.id, message)


def _line_of(owner: Entry, word: Word, seen_from: Entry) -> str:
    elsewhere = "" if owner.path == seen_from.path else f" of {owner.path}"
    return f"line {word.line}{elsewhere}"


def _replacements(entries: Sequence[Entry]) -> None:
    ids = {entry.id.text: None for entry in entries if entry.id is not None}
    lost = 0
    for entry in entries:
        word, problems = entry.replaced_by, entry.section.problems
        if word is None:
            continue
        if entry.id is not None and word.text == entry.id.text:
            message = f"feature {shown(word.text)} is replaced by itself; name another feature"
            problems.add(word, message)
        elif word.text not in ids:
            lost += 1
            close = suggestion(word.text, ids) if lost <= _HINTED else ""
            hint = close or "write the id of a feature of this catalog"
            problems.add(word, f'"replaced_by" names no feature: {shown(word.text)}; {hint}')


def _contradictions(entry: Entry, problems: Problems) -> None:
    names = {folded(name.text) for name in entry.names}
    for word in entry.lookalikes:
        if folded(word.text) in names:
            message = (
                f'{shown(word.text)} stands under "not" and is a name or alias of '
                f"{_title(entry)} too; delete one of the two"
            )
            problems.add(word, message)


def _shared_names(entries: Sequence[Entry], warnings: Problems) -> None:
    first: dict[str, tuple[Entry, Word]] = {}
    for entry in entries:
        for name in entry.names:
            owner, place = first.setdefault(folded(name.text), (entry, name))
            if owner is not entry:
                message = (
                    f"{shown(name.text)} names {_title(entry)} here and {_title(owner)} in "
                    f"{_line_of(owner, place, entry)}, so mentions of it are ambiguous"
                )
                warnings.for_file(entry.path).add(name, message)


def _repeated_names(entry: Entry, warnings: Problems) -> None:
    def message(word: Word, first: Word) -> str:
        return (
            f"{shown(word.text)} names {_title(entry)} twice (first in line {first.line}); keep one"
        )

    _repeated(entry.names, message, warnings.for_file(entry.path))


def _repeated(
    words: Iterable[Word], message: Callable[[Word, Word], str], warnings: Problems
) -> None:
    first: dict[str, Word] = {}
    for word in words:
        known = first.setdefault(word.text.casefold(), word)
        if known is not word:
            warnings.add(word, message(word, known))


def _shared_values(
    dimension: str, values: Iterable[tuple[str, tuple[Word, ...]]], warnings: Problems
) -> None:
    first: dict[str, tuple[str, Word]] = {}
    for value, words in values:
        for word in words:
            owner, place = first.setdefault(folded(word.text), (value, word))
            if owner != value:
                message = (
                    f"{shown(word.text)} stands for {shown(value)} here and for {shown(owner)} in "
                    f"line {place.line}, both of dimension {shown(dimension)}; it decides neither"
                )
                warnings.add(word, message)


def _title(entry: Entry) -> str:
    return shown(entry.feature.id or entry.feature.name)
