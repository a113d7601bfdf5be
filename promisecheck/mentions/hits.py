"""Where a statement has words of the catalog: as written, joined, misspelt or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from promisecheck.mentions.index import CatalogIndex
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.text.words import Word, stem


class Likeness(IntEnum):
    """How a word of the text is like a word of the catalog, closest first."""

    SAME = 0
    TYPO = 1
    SHORTENED = 2  # "mgr", "recs"
    KIN = 3  # another word of its root
    COUNT = 4  # "30", "several" for "multi"
    CONCEPT = 5  # another word of its meaning


@dataclass(slots=True)
class Hit:
    """Words ``first`` to ``last`` of a statement read as one catalog word."""

    first: int
    last: int
    norm: str
    like: Likeness = Likeness.SAME

    @property
    def typo(self) -> bool:
        """Whether the word is misspelt."""
        return self.like is Likeness.TYPO

    @property
    def loose(self) -> bool:
        """Whether the word needs the company of one that stands there as written."""
        return self.like > Likeness.TYPO


_MANY = stem("multi")
_PERCENTAGE = stem("percentage")
_SHORTEST_SPOKEN = 3  # letters of an acronym that is spoken letter by letter
_JOINING = frozenset((" ", "-", "/", "‑", "–"))

Hits = dict[str, list[Hit]]


def hits_by_stem(found: tuple[Word, ...], text: str, index: CatalogIndex) -> Hits:
    """Where the statement has catalog words: as written, joined from two, or misspelt."""
    hits: Hits = {}
    for i, word in enumerate(found):
        if word.stem in index.stems:
            hits.setdefault(word.stem, []).append(Hit(i, i, word.norm))
        else:
            _add_corrections(hits, i, word, index)
        if word.norm in index.beginnings and i + 1 < len(found):
            _add_joined(hits, found, i, text, index)
        if len(word.norm) == 1:
            _add_spelt_out(hits, found, i, text, index)
        if _PERCENTAGE in index.stems and _is_percentage(word, text):
            hits.setdefault(_PERCENTAGE, []).append(Hit(i, i, word.norm))
    return hits


def _add_corrections(hits: Hits, i: int, word: Word, index: CatalogIndex) -> None:
    if word.norm[-1] == "s" and (singular := word.norm[:-1]) in index.stems:
        hits.setdefault(singular, []).append(Hit(i, i, word.norm))
    for correction in index.spelling.corrections(word.norm):
        hits.setdefault(stem(correction), []).append(Hit(i, i, correction, Likeness.TYPO))
    for meant in index.shorthand.stands_for(word.norm):
        hits.setdefault(meant, []).append(Hit(i, i, word.norm, Likeness.SHORTENED))


def _add_joined(
    hits: Hits, found: tuple[Word, ...], i: int, text: str, index: CatalogIndex
) -> None:
    """ "Web hook" as "webhook"."""
    if text[found[i].end : found[i + 1].start] not in _JOINING:
        return
    norm = found[i].norm + found[i + 1].norm
    joined = stem(norm)
    if joined in index.stems:
        hits.setdefault(joined, []).append(Hit(i, i + 1, norm))


def _add_spelt_out(
    hits: Hits, found: tuple[Word, ...], i: int, text: str, index: CatalogIndex
) -> None:
    """ "I.V.R." as "IVR", and "s s o" as recognised speech writes "SSO"."""
    letters, spaced = found[i].norm, False
    best: tuple[str, Hit] | None = None
    for last in range(i + 1, len(found)):
        gap = text[found[last - 1].end : found[last].start]
        if len(found[last].norm) > 1 or gap not in (".", " "):
            break
        spaced = spaced or gap == " "
        letters += found[last].norm
        known = letters if letters in index.stems else stem(letters)
        if known in index.stems and (not spaced or len(letters) >= _SHORTEST_SPOKEN):
            best = known, Hit(i, last, letters)
    if best is not None:
        hits.setdefault(best[0], []).append(best[1])


def _is_percentage(word: Word, text: str) -> bool:
    """Whether the word is a number with a per cent sign or word behind it."""
    behind = text[word.end : word.end + 10].lstrip().casefold()
    return word.norm[0].isdigit() and behind.startswith(("%", "percent", "per cent"))


def loose_hits(hits: Hits, found: tuple[Word, ...], index: CatalogIndex) -> Hits:
    """``hits`` with words of the same root and of the same meaning."""
    wider = {key: list(places) for key, places in hits.items()}
    several = word_lists().several if _MANY in index.stems else frozenset()
    for i, word in enumerate(found):
        if several and (word.norm in several or (word.norm.isdigit() and word.norm > "1")):
            wider.setdefault(_MANY, []).append(Hit(i, i, word.norm, Likeness.COUNT))
        if word.stem in index.loose:
            _add_loose(wider, found, i, index)
    return wider


def _add_loose(hits: Hits, found: tuple[Word, ...], i: int, index: CatalogIndex) -> None:
    word = found[i]
    for kin in index.kin.get(word.stem, ()):
        hits.setdefault(kin, []).append(Hit(i, i, word.norm, Likeness.KIN))
    for wording in index.wordings.get(word.stem, ()):
        last = i if len(wording.stems) == 1 else wording.ends_at(found, i)
        if last is None:
            continue
        end = i if wording.gap else last
        for meant in wording.means:
            hits.setdefault(meant, []).append(Hit(i, end, word.norm, Likeness.CONCEPT))
