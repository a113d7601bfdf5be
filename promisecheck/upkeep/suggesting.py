"""What documents say and the catalog does not know: words for features, capabilities that recur."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from promisecheck.claims import ClaimReader
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.mentions import CatalogIndex, build_index, find_mentions
from promisecheck.mentions.units import Form
from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.model import Block, Catalog, Document, Place, Statement, Zone
from promisecheck.text.sentences import sentences
from promisecheck.text.words import Word, words

_SILENT: Final = frozenset({Zone.CODE, Zone.SIGNATURE, Zone.HEADER})
_LONGEST: Final = 5  # words of a phrase
_SPECIAL: Final = 3000  # rank in the list of common words from which one word tells a feature
_VAGUE: Final = 300  # that many of the commonest words are part of an alias only if of the name
_BREAKS: Final = frozenset('.;:!?|()[]\n"“”„»«•,')


@dataclass(frozen=True, slots=True)
class Seen:
    """A place where a document uses the words, with its sentence."""

    path: str
    place: Place
    sentence: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that the catalog may want: as an alias of ``feature``, as a new one if it is ""."""

    feature: str
    words: str
    seen: tuple[Seen, ...]

    @property
    def documents(self) -> int:
        """In how many documents they were seen."""
        return len({seen.path for seen in self.seen})


class Listener:
    """Listens for what one catalog does not know; ``own`` are the company's own words."""

    def __init__(self, catalog: Catalog, as_of: dt.date, own: OwnWords = NONE) -> None:
        index = build_index(catalog)
        self._finder, self._reader = _Finder(index), ClaimReader(catalog, index, as_of, own)

    def aliases(self, document: Document) -> Iterator[tuple[str, str, Seen]]:
        """Features with phrases that are nearly one of their names, and where they stand."""
        for block in document.blocks:
            if block.zone in _SILENT:
                continue
            for start, end in sentences(block.text):
                statement = Statement(block, start, end)
                for feature, first, last in self._finder.phrases(statement):
                    seen = Seen(document.path, block.place(first), statement.text)
                    yield feature, block.text[first:last], seen

    def offers(self, document: Document) -> Iterator[tuple[str, Seen]]:
        """Capabilities that are offered and are no feature, and where they stand."""
        for claim in self._reader.claims(document, {}):
            if not claim.features and claim.stance.is_offer:
                sentence = claim.mention.statement.text
                yield claim.mention.text, Seen(document.path, claim.location.start, sentence)


def suggest(listener: Listener, documents: Iterable[Document], least: int) -> list[Suggestion]:
    """Words that were seen at least ``least`` times, the most frequent first; aliases, then new."""
    aliases: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, Seen]]] = defaultdict(list)
    new: defaultdict[tuple[str, ...], list[tuple[str, Seen]]] = defaultdict(list)
    for document in documents:
        for feature, phrase, seen in listener.aliases(document):
            aliases[feature, _key(phrase)].append((phrase, seen))
        for words_offered, seen in listener.offers(document):
            new[_key(words_offered)].append((words_offered, seen))
    found = [_suggestion(key[0], group) for key, group in aliases.items() if len(group) >= least]
    further = [_suggestion("", group) for group in new.values() if len(group) >= least]
    return [*sorted(found, key=_rank), *sorted(further, key=_rank)]


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(phrase))


def _suggestion(feature: str, group: Sequence[tuple[str, Seen]]) -> Suggestion:
    """The group under the spelling that is commonest in it."""
    spellings = [phrase for phrase, _ in group]
    best = max(dict.fromkeys(spellings), key=spellings.count)
    return Suggestion(feature, best, tuple(seen for _, seen in group))


def _rank(suggestion: Suggestion) -> tuple[int, str, str]:
    return -len(suggestion.seen), suggestion.feature, suggestion.words


class _Finder:
    """Finds phrases that are nearly, and not quite, a name or alias of one feature."""

    def __init__(self, index: CatalogIndex) -> None:
        self._index = index
        forms = [form for group in index.by_anchor.values() for _, form in group]
        self._forms: defaultdict[str, list[Form]] = defaultdict(list)
        self._owners: defaultdict[str, set[str]] = defaultdict(set)
        for form in forms:
            for unit in form.units:
                self._owners[unit.stem] |= set(form.features)
                if not (form.shortened or form.lookalike) and len(form.units) > 1:
                    self._forms[unit.stem].append(form)

    def phrases(self, statement: Statement) -> Iterator[tuple[str, int, int]]:
        """Feature, first and last offset of the phrases; of those that overlap the shortest."""
        block = statement.block
        taken = [(m.start, m.end) for m in find_mentions(statement, self._index)]
        line = words(block.text, statement.start, statement.end)
        for size in range(2, _LONGEST + 1):
            for first in range(len(line) - size + 1):
                window = line[first : first + size]
                start, end = window[0].start, window[-1].end
                if any(start < b and a < end for a, b in taken) or not _is_phrase(window, block):
                    continue
                feature = self._meant(window)
                if feature is not None:
                    taken.append((start, end))
                    yield feature, start, end

    def _meant(self, window: Sequence[Word]) -> str | None:
        """The one feature that has a form like the phrase."""
        content = [word for word in window if word.norm not in word_lists().function]
        stems = {word.stem for word in content}
        vague = {word.stem for word in content if _is_vague(word)}
        forms = {id(f): f for stem in stems for f in self._forms.get(stem, ())}.values()
        found = {
            form.features
            for form in forms
            if self._is_like(stems, form) and vague <= {unit.stem for unit in form.units}
        }
        if len(found) != 1:
            return None
        (features,) = found
        return features[0] if len(features) == 1 else None

    def _is_like(self, stems: set[str], form: Form) -> bool:
        """Whether one word stands for another, or is missing, or one too many is there."""
        wanted = {unit.stem for unit in form.units}
        common = stems & wanted
        if any(unit.fixed and unit.stem not in stems for unit in form.units):
            return False
        if len(wanted - common) > 1 or len(stems - common) > 1:
            return False
        return len(common) > 1 or (len(common) == 1 and all(map(self._tells, common)))

    def _tells(self, stem: str) -> bool:
        """Whether one word alone points to one feature."""
        rare = common_words().get(stem, _SPECIAL) >= _SPECIAL
        return rare and len(stem) > 4 and len(self._owners[stem]) == 1


def _is_vague(word: Word) -> bool:
    """Whether the word says too little to be part of a name: numbers, "may", "don't", "new"."""
    return len(word.norm) < 4 or not word.norm.isalpha() or word.norm in _vague_words()


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(list(common_words())[:_VAGUE])


def _is_phrase(window: Sequence[Word], block: Block) -> bool:
    """Whether content words begin and end it and no sign parts it."""
    function = word_lists().function
    if window[0].norm in function or window[-1].norm in function:
        return False
    between = block.text[window[0].start : window[-1].end]
    return _BREAKS.isdisjoint(between)
