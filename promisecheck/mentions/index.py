"""The catalog as an index: from the rarest word of a form to the form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from promisecheck.mentions.forms import Form, Unit, catalog_forms
from promisecheck.mentions.typos import Spelling
from promisecheck.model import Catalog
from promisecheck.text.words import stem


@dataclass(frozen=True, slots=True)
class CatalogIndex:
    """What matching needs of a catalog.

    ``by_anchor`` leads from the stem of a form's rarest unit to the form. ``stems`` holds every
    stem of a form, ``spelling`` the correctable words.
    """

    by_anchor: dict[str, tuple[Form, ...]]
    stems: frozenset[str]
    spelling: Spelling
    vocabulary: dict[str, frozenset[str]]


def build_index(catalog: Catalog) -> CatalogIndex:
    """The index of all names, aliases and look-alikes of ``catalog``."""
    forms = catalog_forms(catalog)
    spread = Counter(unit.stem for form in forms for unit in form.units)
    by_anchor: dict[str, list[Form]] = {}
    for form in forms:
        by_anchor.setdefault(_anchor(form, spread).stem, []).append(form)
    correctable = (unit.norm for form in forms for unit in form.units if not unit.fixed)
    return CatalogIndex(
        {key: tuple(found) for key, found in by_anchor.items()},
        frozenset(spread),
        Spelling(correctable),
        {feature.id: _told_words(feature.name, *feature.aliases) for feature in catalog.features},
    )


def _anchor(form: Form, spread: Counter[str]) -> Unit:
    return min(form.units, key=lambda unit: (spread[unit.stem], -len(unit.norm)))


def _told_words(*phrases: str) -> frozenset[str]:
    from promisecheck.text.words import iter_words

    return frozenset(stem(word.norm) for phrase in phrases for word in iter_words(phrase))
