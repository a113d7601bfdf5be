"""Which features a statement names, and with which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from promisecheck.mentions.align import Candidate, align
from promisecheck.mentions.hits import Hits, hits_by_stem, loose_hits
from promisecheck.mentions.index import CatalogIndex
from promisecheck.mentions.units import Form
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.model import Match, MatchKind, Mention, Statement
from promisecheck.text.words import Word, words


@dataclass(slots=True)
class Weighed:
    """Every reading of a statement's words, and which of them hold (look-alikes among them).

    ``unsure`` are those that may name a feature in other words, beside what holds.
    """

    candidates: tuple[Candidate, ...]
    kept: tuple[Candidate, ...]
    unsure: tuple[Candidate, ...] = ()


def find_mentions(statement: Statement, index: CatalogIndex) -> tuple[Mention, ...]:
    """The mentions of a statement in reading order; none overlap.

    The longest and most specific reading wins. A phrase of a feature's ``not`` is no mention.
    Other words for a feature count only where nothing is named more plainly.
    """
    kept = (c for c in weigh(statement, index).kept if not c.form.lookalike)
    return _as_mentions(statement, kept)


def possible_mentions(statement: Statement, index: CatalogIndex) -> tuple[Mention, ...]:
    """What may be a mention in other words, but is too unsure for a claim; none overlap."""
    return _as_mentions(statement, weigh(statement, index).unsure)


def _as_mentions(statement: Statement, candidates: Iterable[Candidate]) -> tuple[Mention, ...]:
    return tuple(
        Mention(statement, c.start, c.end, c.form.features, Match(c.form.alias, c.score, c.kind))
        for c in sorted(candidates, key=lambda c: c.start)
    )


def weigh(statement: Statement, index: CatalogIndex) -> Weighed:
    """All that the statement's words may name, best first, and what is left without overlaps."""
    text = statement.block.text
    found = words(text, statement.start, statement.end)
    hits = hits_by_stem(found, text, index)
    met = _met_as_written(hits, found, text, index)
    plain = sorted((c for c in met if _is_plain(c.form)), key=_rank)
    other = [c for c in met if not _is_plain(c.form)]
    other = sorted([*other, *_met_in_other_words(hits, found, text, index)], key=_rank)
    candidates = (*plain, *(c for c in other if not c.unsure))
    kept = _told_once(_longest_first(candidates))
    unsure = _longest_first((*kept, *(c for c in other if c.unsure)))[len(kept) :]
    return Weighed(candidates, tuple(kept), tuple(unsure))


def _is_plain(form: Form) -> bool:
    return not (form.paraphrase or form.part or form.bare)


def _met_as_written(
    hits: Hits, found: tuple[Word, ...], text: str, index: CatalogIndex
) -> list[Candidate]:
    candidates: list[Candidate] = []
    for stem in hits:
        for stems, form in index.by_anchor.get(stem, ()):
            if hits.keys() >= stems:
                candidates.extend(align(form, hits, found, text))
    return _unchanged(candidates, found)


def _met_in_other_words(
    hits: Hits, found: tuple[Word, ...], text: str, index: CatalogIndex
) -> list[Candidate]:
    """Names with a telling word as written and others in words of that root or meaning."""
    told = {id(sought): sought for stem in hits for sought in index.by_telling.get(stem, ())}
    if not told:
        return []
    wider = loose_hits(hits, found, index)
    candidates: list[Candidate] = []
    for stems, form in told.values():
        if wider.keys() >= stems:
            candidates.extend(align(form, wider, found, text))
    return _unchanged(candidates, found)


def _unchanged(candidates: list[Candidate], found: tuple[Word, ...]) -> list[Candidate]:
    changed = _changed_starts(found) if candidates else set()
    return [candidate for candidate in candidates if candidate.start not in changed]


def _changed_starts(found: tuple[Word, ...]) -> set[int]:
    """Where a word begins that the word before it turns into something else ("near real-time")."""
    changing = word_lists().changing_before
    return {word.start for before, word in pairwise(found) if before.norm in changing}


def _longest_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, given best first, without overlaps."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(c.start < candidate.end and candidate.start < c.end for c in kept):
            kept.append(candidate)
    return kept


def _told_once(kept: list[Candidate]) -> list[Candidate]:
    """Without other words for a feature that is named as well: they tell what it does."""
    named = {c.form.features for c in kept if _is_plain(c.form) and not c.form.lookalike}
    return [c for c in kept if not (c.form.paraphrase and c.form.features in named)]


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """More units first, then the exact reading, then the closer one."""
    form = candidate.form
    return (
        -sum(len(unit.norm) for unit in form.units),
        candidate.kind is not MatchKind.EXACT,
        -candidate.score,
        candidate.start,
        form.features,
    )
