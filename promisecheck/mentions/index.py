"""The catalog as an index: from the rarest word of a form to the form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from promisecheck.mentions.families import related_stems
from promisecheck.mentions.forms import catalog_forms, other_meanings, spellings
from promisecheck.mentions.shorthand import Shorthand
from promisecheck.mentions.thesaurus import Wording, wordings
from promisecheck.mentions.typos import Spelling
from promisecheck.mentions.units import Form, Unit
from promisecheck.mentions.vocabulary import plain_stems, word_lists
from promisecheck.model import Catalog
from promisecheck.text.words import words

_SHORTEST_SPECIAL = 4  # letters
_LONG_STEM = 7
_MOST_NAMESAKES = 2


class Sought(NamedTuple):
    """A form with the stems that a text must have for it."""

    stems: frozenset[str]
    form: Form


@dataclass(frozen=True, slots=True)
class CatalogIndex:
    """What matching needs of a catalog.

    ``by_anchor`` leads from the stem of a form's rarest unit to the form, ``by_telling`` from each
    stem that few features have to the forms that may be met in other words. ``stems`` holds every
    stem of a form, ``beginnings`` what they begin with, ``spelling`` the correctable words,
    ``shorthand`` those that people shorten;
    ``kin`` and ``wordings`` lead from stems of a text to stems of the catalog that they may stand
    for: words of the same root and of the same meaning. ``loose`` are the stems that have either.
    ``namesakes`` leads from the stems that only one or two features are named by to these.
    ``special`` leads from words without a plural ending, and from long stems, to the one feature
    that is named by them.
    """

    by_anchor: dict[str, tuple[Sought, ...]]
    by_telling: dict[str, tuple[Sought, ...]]
    stems: frozenset[str]
    beginnings: frozenset[str]
    spelling: Spelling
    shorthand: Shorthand
    kin: Mapping[str, tuple[str, ...]]
    wordings: Mapping[str, tuple[Wording, ...]]
    vocabulary: dict[str, frozenset[str]]
    namesakes: Mapping[str, tuple[str, ...]]
    loose: frozenset[str]
    special: Mapping[str, str]


def build_index(catalog: Catalog) -> CatalogIndex:
    """The index of all names, aliases and look-alikes of ``catalog``."""
    forms = catalog_forms(catalog)
    spread = Counter(unit.stem for form in forms for unit in form.units)
    all_sought = [Sought(frozenset(form.key), form) for form in forms]
    by_anchor: dict[str, list[Sought]] = {}
    for sought in all_sought:
        by_anchor.setdefault(_anchor(sought.form, spread).stem, []).append(sought)
    vocabulary = {
        feature.id: _told_words(feature.name, *feature.aliases) for feature in catalog.features
    }
    correctable = {unit.norm for form in forms for unit in form.units if not unit.fixed}
    fixed = {unit.norm for form in forms for unit in form.units if unit.fixed}
    kin, meanings = related_stems(frozenset(spread)), wordings(spread)
    return CatalogIndex(
        {key: tuple(found) for key, found in by_anchor.items()},
        _by_telling(all_sought),
        frozenset(spread),
        frozenset(stem[:end] for stem in spread for end in range(1, len(stem))),
        Spelling(correctable | spellings(catalog), fixed - correctable),
        Shorthand(unit.norm for form in forms for unit in form.units),
        kin,
        meanings,
        vocabulary,
        _namesakes(vocabulary),
        frozenset(kin) | frozenset(meanings),
        _special(catalog),
    )


def _by_telling(all_sought: Iterable[Sought]) -> dict[str, tuple[Sought, ...]]:
    found: dict[str, list[Sought]] = {}
    for sought in all_sought:
        form = sought.form
        cut = form.part and form.units[0].norm != "multi"
        if len(form.units) > 1 and not (form.paraphrase or form.lookalike or cut):
            for unit in form.units:
                if unit.telling:
                    found.setdefault(unit.stem, []).append(sought)
    return {stem: tuple(listed) for stem, listed in found.items()}


def _anchor(form: Form, spread: Counter[str]) -> Unit:
    return min(form.units, key=lambda unit: (spread[unit.stem], -len(unit.norm)))


def _special(catalog: Catalog) -> dict[str, str]:
    """The feature of each word, and each long stem, that one feature alone is named by."""
    named: dict[str, set[str]] = {}
    norms: dict[str, set[str]] = {}
    for feature in catalog.features:
        for phrase in (feature.name, *feature.aliases):
            for word in words(phrase):
                if len(word.norm) >= _SHORTEST_SPECIAL and word.norm not in word_lists().deeds:
                    named.setdefault(word.stem, set()).add(feature.id)
                    norms.setdefault(word.stem, set()).add(word.norm.removesuffix("s"))
    meaningless = plain_stems() | frozenset().union(*other_meanings(catalog))
    told = _told_elsewhere(catalog)
    special: dict[str, str] = {}
    for stem, ids in named.items():
        if len(ids) == 1 and stem not in meaningless and not told[stem] - ids:
            longer = {norm for norm in norms[stem] if len(norm) >= _SHORTEST_SPECIAL}
            keys = longer | ({stem} if len(stem) >= _LONG_STEM else set())
            special.update(dict.fromkeys(keys, min(ids)))
    return special


def _told_elsewhere(catalog: Catalog) -> dict[str, set[str]]:
    """In the wordings and notes of which features each stem stands."""
    told: dict[str, set[str]] = defaultdict(set)
    for feature in catalog.features:
        for word in words(f"{feature.say}\n{feature.note}"):
            told[word.stem].add(feature.id)
    return told


def _told_words(*phrases: str) -> frozenset[str]:
    return frozenset(word.stem for phrase in phrases for word in words(phrase))


def _namesakes(vocabulary: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """The one or two features that a stem stands for, words that name any feature left out."""
    features: dict[str, list[str]] = defaultdict(list)
    for feature, stems in vocabulary.items():
        for stem in stems:
            features[stem].append(feature)
    plain = plain_stems()
    return {
        stem: tuple(named)
        for stem, named in features.items()
        if len(named) <= _MOST_NAMESAKES and stem not in plain
    }
