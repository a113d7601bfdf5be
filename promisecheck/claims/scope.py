"""For whom a text speaks: plans, regions, platforms and whatever dimensions the catalog has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path

from promisecheck.model import Catalog
from promisecheck.text.words import Word, words
from promisecheck.text.yaml_data import load_data

_BETWEEN = frozenset({"in", "on", "of", "for", "the", "with", "at"})
_HOLDING = frozenset({"in", "on", "with"})
_OURS = frozenset({"our", "your", "their"})
_LONGEST_COMPARISON = 7  # words
_LONGEST_LEAVING = 5  # words
_LISTING = _BETWEEN | {"and", "or", "our", "from", "than"}
_MOST_KEPT = 4096
_PART = re.compile(r"[^.,;:|()–—]+")
_SEGMENT = re.compile(r"(?:[^\s,;:|/()\[\]·•!]|(?<![-–—])[^\S\n](?!\s|[-–—]\s))+")
_CAPITAL = re.compile(r"\b[A-Z][a-z]")
_FILE = Path(__file__).with_name("data") / "scopes.yaml"


@dataclass(frozen=True, slots=True)
class ScopeWord:
    """Words of a text that name values of a dimension; no values stand for all of them.

    ``excepted``: the text says that it does not mean them ("not in Team"). ``worldwide``: it says
    "everywhere" and does not name the dimension.
    """

    start: int
    end: int
    dimension: str
    values: frozenset[str]
    excepted: bool = False
    worldwide: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """A value's name as words. ``shouted``: capitals count. ``common``: needs a capital."""

    norms: tuple[str, ...]
    dimension: str
    value: str
    shouted: bool
    capital: bool


@cache
def scope_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """The word lists of ``scopes.yaml``."""
    data: dict[str, dict[str, tuple[str, ...]]] = load_data(_FILE)
    return data


@cache
def _limiting() -> dict[str, str]:
    """The list in which each word stands that takes something out of "all plans"."""
    return {
        word: name for name in ("all_but", "all_from", "all_above") for word in scope_words()[name]
    }


@cache
def _set_against() -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in scope_words()["set_against"])


class ScopeFinder:
    """Finds the values of a catalog's dimensions in texts."""

    def __init__(self, catalog: Catalog) -> None:
        self._dimensions = catalog.dimensions
        self._by_first: dict[str, list[_Name]] = {}
        # The same headings and cells are asked about for every claim below them.
        self._searched = lru_cache(maxsize=_MOST_KEPT)(self._search)
        self._labelled = lru_cache(maxsize=_MOST_KEPT)(self._labels)
        self._headed = lru_cache(maxsize=_MOST_KEPT)(self._above)
        self._planned = lru_cache(maxsize=_MOST_KEPT)(self._plans)
        for dimension, values in catalog.dimensions.items():
            for value, names in values.items():
                for name in names:
                    self._add(dimension, value, name)
                    for people in scope_words()["people"].get(name.casefold(), ()):
                        self._add(dimension, value, people)
                self._add(dimension, value, value.title())
        self._product = frozenset(word.norm for word in words(catalog.product))
        self._general = frozenset((*scope_words()["worldwide"], *scope_words()["everywhere"]))
        self._nouns = {
            dimension: frozenset([dimension, dimension + "s"])
            | frozenset(scope_words()["dimension_words"].get(dimension, ()))
            for dimension in catalog.dimensions
        }
        customers = frozenset(scope_words()["customers"])
        self._bearers = {
            dimension: nouns | customers if dimension in scope_words()["bought"] else nouns
            for dimension, nouns in self._nouns.items()
        }
        bought = [
            name.norms[0]
            for names in self._by_first.values()
            for name in names
            if name.dimension in scope_words()["bought"]
        ]
        self._bought = re.compile("|".join(map(re.escape, bought)) or "(?!)", re.IGNORECASE)
        self._all_nouns: frozenset[str] = frozenset().union(*self._nouns.values())

    def _add(self, dimension: str, value: str, name: str) -> None:
        norms = tuple(word.norm for word in words(name))
        if not norms:
            return
        proper = len(norms) == 1 and norms[0] in scope_words()["proper"]
        shouted = name.isupper() and len(name) <= 3 and not proper
        capital = name[:1].isupper() and not (shouted or proper)
        entry = _Name(norms, dimension, value, shouted, capital)
        self._by_first.setdefault(norms[0], []).append(entry)
        if proper:
            plural = f"{norms[0]}s"
            self._by_first.setdefault(plural, []).append(replace(entry, norms=(plural,)))

    def is_name_of(self, dimension: str, text: str) -> bool:
        """Whether a field or column called ``text`` speaks of this dimension."""
        return any(word.norm in self._nouns[dimension] for word in words(text))

    def called(self, text: str) -> list[ScopeWord]:
        """The values that ``text`` names with the word for what they are: "Team plan"."""
        return [
            hit
            for hit in self.find(text)
            if hit.values and not hit.excepted and self._is_called(hit, text)
        ]

    def _is_called(self, hit: ScopeWord, text: str) -> bool:
        before, behind = list(words(text, 0, hit.start)), words(text, hit.end)[:1]
        while before and before[-1].norm in scope_words()["offered"]:
            before.pop()  # "edition offered: Team"
        before = before[-1:]
        return any(word.norm in self._nouns[hit.dimension] for word in (*before, *behind))

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[ScopeWord, ...]:
        """The scope words in ``text[start:end]``, longest reading first at each place."""
        return self._searched(text, start, end)

    def plans(self, text: str) -> tuple[ScopeWord, ...]:
        """What ``text`` names of what customers buy: plans, editions; lower case does as well."""
        return self._planned(text)

    def _plans(self, text: str) -> tuple[ScopeWord, ...]:
        found = words(text) if self._bought.search(text) else ()
        hits: list[ScopeWord] = []
        for place, word in enumerate(found):
            if hits and word.start < hits[-1].end:
                continue
            meant = [
                name
                for name in self._by_first.get(word.norm, ())
                if name.dimension in scope_words()["bought"]
                and name.norms == tuple(other.norm for other in found[place:][: len(name.norms)])
            ]
            if meant:
                name = max(meant, key=lambda name: len(name.norms))
                end = found[place + len(name.norms) - 1].end
                hits.append(ScopeWord(word.start, end, name.dimension, frozenset([name.value])))
        return tuple(hits)

    def labels(self, text: str) -> tuple[ScopeWord, ...]:
        """The parts of ``text`` that are a value's name and no more: "Hollin / Team / UK".

        Between commas and strokes a plan needs no capital, and may stand behind the product's name:
        "Bid of Hollin with Acme Team".
        """
        return self._labelled(text)

    def above(self, text: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
        """What a heading, lead-in or column header names for what stands below it, by dimension,
        and of which dimensions it says "all". "Sell everywhere" is a slogan.
        """
        return self._headed(text)

    def _above(self, text: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
        hits = (hit for hit in self.find(text) if not hit.worldwide)
        named, all_of = joined((*hits, *self.labels(text)))
        return named, frozenset(all_of)

    def _labels(self, text: str) -> tuple[ScopeWord, ...]:
        labels = (self._label(text, *part.span()) for part in _SEGMENT.finditer(text))
        return tuple(label for label in labels if label is not None)

    def _label(self, text: str, start: int, end: int) -> ScopeWord | None:
        found = words(text, start, end)
        behind = max(
            (i + 1 for i, word in enumerate(found) if word.norm in self._product), default=0
        )
        told = [word for word in found[behind:] if word.norm not in self._all_nouns]
        if not told:
            return None
        norms = tuple(word.norm for word in told)
        for name in self._by_first.get(norms[0], ()):
            written = text[told[0].start : told[-1].end]
            if name.norms == norms and (written.isupper() or not name.shouted):
                values = frozenset([name.value])
                return ScopeWord(told[0].start, told[-1].end, name.dimension, values)
        return None

    def _search(self, text: str, start: int, end: int | None) -> tuple[ScopeWord, ...]:
        found = words(text, start, end)
        hits: list[ScopeWord] = []
        place = 0
        while place < len(found):
            hit, after = self._at(text, found, place)
            if hit is not None and not hit.values:
                hit, after = self._without_some(text, found, hit, after)
            if hit is not None:
                hits.append(hit)
            place = after
        return tuple(hits)

    def _without_some(
        self, text: str, found: Sequence[Word], whole: ScopeWord, after: int
    ) -> tuple[ScopeWord, int]:
        """All of a dimension without what is taken out at once, and the place behind it.

        "All plans except Start", "every plan from Team", "all plans above Start".
        """
        at = next((i for i in range(after, len(found)) if found[i].start >= whole.end), len(found))
        limits = _limiting().get(found[at].norm) if at < len(found) else None
        if limits is None:
            return whole, after
        named, behind = self._listed(text, found, at + 1, whole.dimension)
        ranked = whole.dimension in scope_words()["bought"]
        if not named or not (ranked or limits == "all_but"):
            return whole, after
        order = list(self._dimensions[whole.dimension])
        first = min(order.index(value) for value in named)
        kept = {
            "all_but": [value for value in order if value not in named],
            "all_from": order[first:],
            "all_above": order[first + 1 :],
        }[limits]
        end = found[behind - 1].end
        return replace(whole, end=end, values=frozenset(kept), worldwide=False), behind

    def _listed(
        self, text: str, found: Sequence[Word], place: int, dimension: str
    ) -> tuple[frozenset[str], int]:
        """The values of a list ("the Start and Team plans") from a place on, and where it ends."""
        values: frozenset[str] = frozenset()
        end = place
        while place < len(found):
            hit, after = self._at(text, found, place)
            if hit is not None and hit.dimension == dimension:
                values, end = values | hit.values, after
            elif found[place].norm not in _LISTING | self._nouns[dimension]:
                break
            place = after
        return values, end

    def _at(self, text: str, found: Sequence[Word], place: int) -> tuple[ScopeWord | None, int]:
        everywhere = self._everywhere(found, place)
        if everywhere is not None:
            return everywhere, place + 2
        best: _Name | None = None
        for name in self._by_first.get(found[place].norm, ()):
            longer = best is None or len(name.norms) > len(best.norms)
            if longer and self._is_named(text, found, place, name):
                best = name
        if best is None or _is_compared(found, place) or _is_left(found, place):
            return None, place + 1
        after = place + len(best.norms)
        values = self._with_higher(text, found, place, after, best)
        start, end = found[place].start, found[after - 1].end
        excepted = self._is_excepted(found, place)
        return ScopeWord(start, end, best.dimension, values, excepted), after

    def _is_excepted(self, found: Sequence[Word], place: int) -> bool:
        """ "not Team", "except in the EU": the value is named as the one that is not meant."""
        before = [word.norm for word in found[max(place - 3, 0) : place]]
        while before and before[-1] in _BETWEEN:
            before.pop()
        return bool(before) and before[-1] in scope_words()["excepting"]

    def _everywhere(self, found: Sequence[Word], place: int) -> ScopeWord | None:
        norm = found[place].norm
        if norm not in self._general:
            return None
        if norm in scope_words()["worldwide"]:
            for dimension in scope_words()["worldwide_dimensions"]:
                if dimension in self._dimensions:
                    return replace(_all(found[place], found[place], dimension), worldwide=True)
        if norm in scope_words()["everywhere"]:
            for after in range(place + 1, min(place + 4, len(found))):
                for dimension, nouns in self._bearers.items():
                    if found[after].norm in nouns:
                        return _all(found[place], found[after], dimension)
        return None

    def _is_named(self, text: str, found: Sequence[Word], place: int, name: _Name) -> bool:
        after = place + len(name.norms)
        if tuple(word.norm for word in found[place:after]) != name.norms:
            return False
        written = text[found[place].start : found[after - 1].end]
        if name.shouted:
            return written.isupper()
        if not name.capital or written[:1].isupper():
            return True
        nouns = self._nouns[name.dimension]
        near = (*found[max(place - 1, 0) : place], *found[after : after + 1])
        if any(word.norm in nouns for word in near) or not _is_everyday(name):
            return True
        before = found[place - 1].norm if place else ""
        bought = name.dimension in scope_words()["bought"]
        return bought and before in _HOLDING and _is_in_lower_case(text)

    def _with_higher(
        self, text: str, found: Sequence[Word], place: int, after: int, name: _Name
    ) -> frozenset[str]:
        """The value, and those after it where the text says "and up"."""
        plus = text[found[after - 1].end : found[after - 1].end + 1] == "+"
        if not plus and not self._goes_up(found[after : after + 4], name.dimension):
            return frozenset([name.value])
        order = list(self._dimensions[name.dimension])
        return frozenset(order[order.index(name.value) :])

    def _goes_up(self, tail: Sequence[Word], dimension: str) -> bool:
        """ "and up", "plan or higher" behind a value."""
        for word, following in zip_longest(tail, tail[1:]):
            if word.norm in scope_words()["upwards"]:
                return following is None or following.norm != "to"  # "Team, up to 20 users"
            if word.norm not in ("and", "or") and word.norm not in self._nouns[dimension]:
                return False
        return False


def _is_compared(found: Sequence[Word], place: int) -> bool:
    """ "same as in Germany", "just like our US customers": the value is that of another case."""
    before = [word.norm for word in found[max(place - _LONGEST_COMPARISON, 0) : place]]
    while before and before[-1] in _BETWEEN | _OURS:
        before.pop()
    compares = bool(before) and before[-1] in scope_words()["comparing"]
    return compares and any(norm in scope_words()["alike"] for norm in before)


def _is_left(found: Sequence[Word], place: int) -> bool:
    """ "Upgrade from Team", "instead of Team", "all that is in Team": it is set against another."""
    before = [word.norm for word in found[max(place - _LONGEST_LEAVING, 0) : place]]
    while before and before[-1] in _OURS | {"the"}:
        before.pop()
    if before[-1:] == ["from"] and any(word in scope_words()["leaving"] for word in before):
        return True
    return any(before[-len(phrase) :] == phrase for phrase in _set_against())


@lru_cache(maxsize=_MOST_KEPT)
def _is_in_lower_case(text: str) -> bool:
    """Whether nobody gave the text capitals, as in chats and automatic transcripts."""
    return not _CAPITAL.search(text)


def _is_everyday(name: _Name) -> bool:
    """Whether a value's name in lower case is likely to be the ordinary word."""
    return len(name.norms) == 1 and name.norms[0].isalpha()


def _all(first: Word, last: Word, dimension: str) -> ScopeWord:
    return ScopeWord(first.start, last.end, dimension, frozenset())


def joined(found: Iterable[ScopeWord]) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The values meant by dimension, and the dimensions of which the text says "all"."""
    scope: dict[str, frozenset[str]] = {}
    everywhere: set[str] = set()
    for hit in found:
        if hit.excepted:
            continue
        if hit.values:
            scope[hit.dimension] = scope.get(hit.dimension, frozenset()) | hit.values
        else:
            everywhere.add(hit.dimension)
    return scope, frozenset(everywhere)


def excepted(found: Iterable[ScopeWord]) -> dict[str, frozenset[str]]:
    """The values that the text says it does not mean, by dimension."""
    return joined(replace(hit, excepted=False) for hit in found if hit.excepted)[0]


def without_contrast(text: str, start: int, end: int) -> str:
    """The text with the parts in ``text[start:end]`` blanked that deny nothing.

    Behind a denial they tell where it is there instead: "it is not in yours, it starts with Team".
    """
    kept = text
    for part in _PART.finditer(text, start, end):
        if not any(_denies(word.norm) for word in words(text, *part.span())):
            kept = f"{kept[: part.start()]}{'|' * len(part.group())}{kept[part.end() :]}"
    return kept


def _denies(norm: str) -> bool:
    return norm.endswith("n't") or norm in scope_words()["excepting"]
