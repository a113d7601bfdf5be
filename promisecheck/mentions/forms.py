"""The forms by which a text may name a feature: its name and aliases as units to be found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from promisecheck.mentions.cores import bare_forms, core_forms, is_one_common_word, owners_of
from promisecheck.mentions.things import owned_things
from promisecheck.mentions.units import Form, Unit
from promisecheck.mentions.vocabulary import common_words, generic_stems, word_lists
from promisecheck.model import Catalog, Feature
from promisecheck.text.words import Word, stem, words

_CAPITALS = re.compile(r"[A-Z].*[A-Z]|[a-z][A-Z]|[A-Z0-9]*\d[A-Z0-9]*$")
_NUMBERED = re.compile(r"[^\W\d_]{2,}\d+")
_SHORTEST_PAIR = 5  # letters
_LONG_NAME = 6  # letters from which a name with inner capitals may be misspelt
_OWNING = frozenset({"own"})
_FEWEST_SHARING = 3  # names with one last word
_SHORT = 4  # words up to this length are matched without typos


def catalog_forms(catalog: Catalog) -> tuple[Form, ...]:
    """All forms of the catalog, those that several features share merged into one."""
    merged: dict[tuple[bool, tuple[str, ...]], Form] = {}
    sentence_case = _writes_aliases_capitalised(catalog.features)
    generic = generic_stems() | _shared_heads(catalog.features)
    full = [
        form
        for feature in catalog.features
        for form in _feature_forms(feature, sentence_case, generic)
    ]
    taken = other_meanings(catalog)
    _mark_telling_units(full)
    further = (*core_forms(full), *bare_forms(full), *_numbered_forms(full), *_thing_forms(full))
    for form in (*full, *further):
        reworded = form.shortened or form.paraphrase
        if reworded and frozenset(unit.stem for unit in form.units) in taken:
            continue
        place = (form.lookalike, form.key)
        known = merged.get(place)
        if known is not None and form.paraphrase:
            continue
        merged[place] = form if known is None else _merge(known, form)
    return tuple(merged.values())


def spellings(catalog: Catalog) -> frozenset[str]:
    """All words by which texts may misspell a name: singular and plural, acronyms left out."""
    phrases = (
        phrase for feature in catalog.features for phrase in (feature.name, *feature.aliases)
    )
    norms = {unit.norm for phrase in phrases for unit in _units(phrase) if not unit.fixed}
    return frozenset(norms | {norm.removesuffix("s") for norm in norms if len(norm) > _LONG_NAME})


def _mark_telling_units(forms: list[Form]) -> None:
    """Marks those units that at most two features are named by."""
    owners = owners_of(forms)
    plain = word_lists().function | word_lists().generic
    for form in forms:
        for unit in form.units:
            unit.telling = len(owners[unit.stem]) <= 2 and unit.norm not in plain


def other_meanings(catalog: Catalog) -> frozenset[frozenset[str]]:
    """Stems that mean the product, a dimension or value of it, or what a limit counts.

    One word of such a phrase means it as well.
    """
    phrases = [catalog.product, *catalog.dimensions]
    for values in catalog.dimensions.values():
        for names in values.values():
            phrases.extend(names)
    counted = {
        quantity.unit
        for feature in catalog.features
        for limit in feature.limits
        for quantity in (limit.maximum, limit.minimum)
        if quantity is not None
    }
    wholes = {frozenset(word.stem for word in words(phrase)) for phrase in phrases}
    single = {frozenset({stem}) for whole in wholes for stem in whole}
    return frozenset(wholes | single | {frozenset({unit}) for unit in counted})


def _thing_forms(forms: list[Form]) -> Iterator[Form]:
    """Other wordings for a whole feature, where the thesaurus has them for one of its phrases."""
    phrases = [
        (form.alias, form.features) for form in forms if not form.lookalike and not form.shortened
    ]
    for wording, alias, feature in owned_things(phrases):
        if units := _units(wording, _OWNING):
            if len(units) == 1 and len(units[0].norm) <= _SHORT:
                units = (replace(units[0], shouted=True),)
            yield Form((feature,), alias, units, paraphrase=True)


def _merge(known: Form, form: Form) -> Form:
    """A shared form. A full name or alias beats another feature's shortened form."""
    if known.shortened != form.shortened:
        return known if form.shortened else form
    if len(form.units) == 1 and known.units[0].norm.endswith("ing"):
        known = replace(known, units=form.units)  # "geofence" says more than "geofencing"
    return replace(known, features=tuple(dict.fromkeys(known.features + form.features)))


def _feature_forms(
    feature: Feature, sentence_case: bool, generic: frozenset[str]
) -> Iterator[Form]:
    ids = (feature.id,)
    for phrase in feature.lookalikes:
        if units := _units(phrase):
            yield Form(ids, phrase, units, lookalike=True)
    for position, alias in enumerate((feature.name, *feature.aliases)):
        units = _units(alias)
        if not units:
            continue
        yield Form(ids, alias, units, leading=position == 0)
        for joined in _joined(units):
            yield Form(ids, alias, joined, joined=not _is_hyphenated(alias, joined))
        capitals_tell = position > 0 and not sentence_case
        short = _shortened(alias, units, capitals_tell, generic)
        if short:
            yield Form(ids, alias, short, shortened=True)


def _units(phrase: str, telling: frozenset[str] = frozenset()) -> tuple[Unit, ...]:
    """The words that a text must have to name the phrase.

    Function words fall away that are not ``telling``: "own data centre" is no data centre.
    """
    function = word_lists().function
    found = words(phrase)
    glued = {i for i in range(1, len(found)) if phrase[found[i - 1].end : found[i].start] == "-"}
    content = {
        i
        for i, word in enumerate(found)
        if word.norm not in function or i in glued or i + 1 in glued
    }
    if sum(len(found[i].norm) for i in content) < 4 or len(content) < 2:
        return tuple(_unit(phrase, word) for word in found)  # "on call": nothing can be spared
    return tuple(
        _unit(phrase, word) for i, word in enumerate(found) if i in content or word.norm in telling
    )


def _unit(phrase: str, word: Word) -> Unit:
    written = phrase[word.start : word.end]
    acronym = bool(_CAPITALS.search(written)) and not _is_long_name(written)
    shouted = written.isupper() and word.norm in word_lists().tiny
    proper = written[:1].isupper() and word.norm in common_words()
    return Unit(word.norm, word.stem, acronym or len(word.norm) <= _SHORT, shouted, proper)


def _is_long_name(written: str) -> bool:
    """ "WhatsApp", "GraphQL": capitals inside, but a word that can be misspelt like any other."""
    return len(written) >= _LONG_NAME and written.isalpha() and not written.isupper()


def _joined(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """The units with one adjacent pair written as one word ("web hook" as "webhook")."""
    for i, (before, after) in enumerate(pairwise(units)):
        norm = before.norm + after.norm
        if norm.isalpha() and len(norm) >= _SHORTEST_PAIR:
            pair = Unit(norm, stem(norm), fixed=before.fixed and after.fixed)
            yield (*units[:i], pair, *units[i + 2 :])


def _is_hyphenated(alias: str, joined: tuple[Unit, ...]) -> bool:
    """Whether the name itself writes the joined pair with a hyphen: "check-in" is one word."""
    compounds = {word.replace("-", "") for word in alias.casefold().split() if "-" in word}
    return any(unit.norm in compounds for unit in joined)


def _numbered_forms(forms: list[Form]) -> Iterator[Form]:
    """The forms with a number written right behind its word ("ISO27001", "OAuth2")."""
    for form in forms:
        for i, (before, after) in enumerate(pairwise(form.units)):
            norm = before.norm + after.norm.removesuffix(".0")
            if _NUMBERED.fullmatch(norm) and before.norm.isalpha():
                pair = Unit(norm, stem(norm), fixed=True)
                yield replace(form, units=(*form.units[:i], pair, *form.units[i + 2 :]))


def _shared_heads(features: Iterable[Feature]) -> frozenset[str]:
    """Last words that so many names share that they tell no feature from another: "agent".

    "CSV" alone is not the import of it.
    """
    named = Counter(units[-1].stem for feature in features if (units := _units(feature.name))[1:])
    deeds = frozenset(map(stem, word_lists().deeds))
    return frozenset(head for head, count in named.items() if count >= _FEWEST_SHARING) - deeds


def _shortened(
    alias: str, units: tuple[Unit, ...], capitals_tell: bool, generic: frozenset[str]
) -> tuple[Unit, ...]:
    """The units without a ``generic`` head, or () where what is left would name nothing."""
    if len(units) < 2:
        return ()
    rest = tuple(unit for unit in units if unit.stem not in generic)
    if len(rest) == len(units) or not rest:
        return ()
    if len(rest) == 1 and not _is_distinctive(alias, rest[0], capitals_tell):
        return ()
    if len(rest) > 1 and is_one_common_word(rest):
        return ()
    return rest


def _is_distinctive(alias: str, unit: Unit, capitals_tell: bool) -> bool:
    """Whether one word alone names the thing: a proper name or an acronym."""
    for position, word in enumerate(words(alias)):
        if word.norm != unit.norm:
            continue
        written = alias[word.start : word.end]
        if _CAPITALS.search(written) and len(written) > 2:
            return True
        capital = written[0].isupper() and (position > 0 or capitals_tell)
        strange = word.norm.isalpha() and len(word.norm) >= 4 and word.norm not in common_words()
        return capital or strange
    return False


def _writes_aliases_capitalised(features: Iterable[Feature]) -> bool:
    """Whether this catalog begins most aliases with a capital, so that one says nothing."""
    first = [alias[0] for feature in features for alias in feature.aliases if alias[0].isalpha()]
    return sum(char.isupper() for char in first) > 0.6 * len(first)
