"""Words that name too much or too many: shared, too short, too common, easily confused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from promisecheck.catalog.checks import folded
from promisecheck.catalog.features import Entry
from promisecheck.catalog.fields import Word
from promisecheck.catalog.wording import shown
from promisecheck.errors import Problem
from promisecheck.mentions.typos import Spelling
from promisecheck.mentions.units import Form
from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.text.words import stem, words
from promisecheck.upkeep.quality.notice import QualityCheck, Review, problem_at

_COMMON: Final = 3000  # rank in the list of common words up to which one says too little
_SHORT: Final = 2


def _shared(review: Review) -> Iterable[Problem]:
    """What the loader says already whenever the catalog is used."""
    return review.loaded.warnings


def _too_short(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        for name in entry.names:
            signs = folded(name.text)
            if len(signs) <= _SHORT or (len(signs) == _SHORT + 1 and name.text.islower()):
                message = (
                    f"{shown(name.text)} is so short that it will be met by chance; "
                    f"use a longer word for {entry.feature.id}, or write an acronym in capitals"
                )
                yield problem_at(entry, name, message)


def _too_common(review: Review) -> Iterator[Problem]:
    for entry in review.loaded.entries:
        for name in entry.names:
            if _is_common(name):
                message = (
                    f"{shown(name.text)} is an everyday word, which will be met where "
                    f"{entry.feature.id} is not meant; add a word to it"
                )
                yield problem_at(entry, name, message)


def _is_common(name: Word) -> bool:
    """One word alone that texts use for all sorts of things; an acronym in capitals is none."""
    found = words(name.text)
    if len(found) != 1 or (name.text.isupper() and len(name.text) > _SHORT):
        return False
    norm = found[0].norm
    return common_words().get(norm, _COMMON) < _COMMON or norm in word_lists().generic


def _confusable(review: Review) -> Iterator[Problem]:
    known = [form for group in review.index.by_anchor.values() for _, form in group]
    forms = [form for form in known if not (form.shortened or form.lookalike or _is_glued(form))]
    entries = {entry.feature.id: entry for entry in review.loaded.entries}
    yield from _read_alike(forms, entries)
    yield from _misspelt_alike(forms, entries)


def _is_glued(form: Form) -> bool:
    """Whether the form has two words of its name written as one, which texts do seldom."""
    written = {word.stem for word in words(form.alias)}
    return any(unit.stem not in written for unit in form.units)


def _read_alike(forms: Iterable[Form], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Names of several features that differ in their ending, order or filler words alone."""
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for form in forms:
        for feature in form.features:
            owner, alias = first.setdefault(tuple(sorted(form.key)), (feature, form.alias))
            if feature == owner or _is_name(alias, entries[feature]):
                continue
            name = _name_like(form, entries[feature])
            if name is None:
                continue
            message = (
                f"{shown(name.text)} of {feature} reads as {shown(alias)} of {owner}; "
                "texts cannot tell them apart"
            )
            yield problem_at(entries[feature], name, message)


def _is_name(alias: str, entry: Entry) -> bool:
    """Whether the entry has the very alias, which is a shared word and no confusion."""
    return any(folded(name.text) == folded(alias) for name in entry.names)


def _misspelt_alike(forms: Iterable[Form], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Names of two features of which one is a misspelling of the other."""
    by_key: defaultdict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms:
        by_key[form.key].append(form)
    spelling = Spelling(u.norm for group in by_key.values() for f in group for u in f.units)
    seen: set[tuple[str, str]] = set()
    for group in list(by_key.values()):
        for form, other in _neighbours(group[0], by_key, spelling):
            pair = (min(form.alias, other.alias), max(form.alias, other.alias))
            if set(form.features).isdisjoint(other.features) and pair not in seen:
                seen.add(pair)
                yield from _told_apart(form, other, entries)


def _neighbours(
    form: Form, by_key: Mapping[tuple[str, ...], list[Form]], spelling: Spelling
) -> Iterator[tuple[Form, Form]]:
    for at, unit in enumerate(form.units):
        for word in () if unit.fixed else spelling.corrections(unit.norm):
            if (other := stem(word)) == unit.stem:
                continue
            key = (*form.key[:at], other, *form.key[at + 1 :])
            for found in by_key.get(key, ()):
                yield form, found


def _told_apart(form: Form, other: Form, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    entry = entries[form.features[0]]
    name = _name_like(form, entry)
    if name is not None:
        message = (
            f"{shown(name.text)} of {form.features[0]} is a slip away from {shown(other.alias)} "
            f"of {other.features[0]}; make them differ more"
        )
        yield problem_at(entry, name, message)


def _name_like(form: Form, entry: Entry) -> Word | None:
    """The name of the entry that makes this form."""
    wanted = set(form.key)
    alike = (name for name in entry.names if wanted <= {word.stem for word in words(name.text)})
    return next(alike, entry.names[0] if entry.names else None)


CHECKS: Final = (
    QualityCheck("CAT101", "shared-word", "a word that names several features", _shared),
    QualityCheck("CAT102", "short-word", "a name or alias met by chance", _too_short),
    QualityCheck("CAT103", "common-word", "an everyday word as a name or alias", _too_common),
    QualityCheck("CAT104", "confusable", "names of two features that read alike", _confusable),
)
