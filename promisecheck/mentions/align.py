"""Whether the words of a statement contain the units of a form, near enough and in what shape."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from promisecheck.mentions.bare import begins_its_phrase, ends_its_phrase, same_noun, stands_bare
from promisecheck.mentions.hits import Hit, Hits, Likeness
from promisecheck.mentions.units import Form, Unit
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.model import MatchKind
from promisecheck.text.words import Word, fold

_MOST_BETWEEN = 3  # words that may stand between two units ...
_ACRONYM = 4
_SURE = 2  # words of a name that must stand as written where another is in other words
_MOST_CONTENT = 1  # ... of which so many are no function words
_BREAKS = frozenset('.;:!?|()[]\n"“”„»«•')


@dataclass(slots=True)
class Candidate:
    """A form found in a statement: ``text[start:end]`` of the block.

    ``unsure``: too much of it is in other words for more than a possible mention.
    """

    form: Form
    start: int
    end: int
    kind: MatchKind
    score: float
    unsure: bool = False


def align(form: Form, hits: Hits, found: tuple[Word, ...], text: str) -> list[Candidate]:
    """The places where ``form`` stands in the statement whose words are ``found``."""
    lists = [
        [hit for hit in hits.get(unit.stem, ()) if _fits(unit, hit, found, text)]
        for unit in form.units
    ]
    if not all(lists):
        return []
    rarest = min(range(len(lists)), key=lambda k: len(lists[k]))
    candidates = []
    for hit in lists[rarest]:
        chosen = _nearest(lists, rarest, hit)
        if chosen and (candidate := _candidate(form, chosen, found, text)):
            candidates.append(candidate)
    return candidates


def _fits(unit: Unit, hit: Hit, found: tuple[Word, ...], text: str) -> bool:
    if hit.typo:
        return not unit.fixed or hit.norm == unit.norm
    if hit.loose:
        return not unit.shouted
    if unit.shouted:
        return text[found[hit.first].start : found[hit.last].end].removesuffix("s").isupper()
    return not unit.fixed or same_noun(unit.norm, hit.norm)


def _nearest(lists: list[list[Hit]], rarest: int, anchor: Hit) -> list[Hit] | None:
    """One hit for every unit, each as near to the anchor as can be, none used twice."""
    chosen: list[Hit] = []
    used: set[int] = set()
    for k, options in enumerate(lists):
        if k == rarest:
            chosen.append(anchor)
            used.add(anchor.first)
            continue
        side = -1 if k < rarest else 1
        free = [hit for hit in options if hit.first not in used and hit.first != anchor.first]
        if not free:
            return None
        best = min(
            free,
            key=lambda hit: (
                abs(hit.first - anchor.first)
                + hit.like / 2
                - (0.5 if (hit.first - anchor.first) * side > 0 else 0)
            ),
        )
        chosen.append(best)
        used.add(best.first)
    return chosen


def _candidate(
    form: Form, chosen: list[Hit], found: tuple[Word, ...], text: str
) -> Candidate | None:
    ordered = sorted(chosen, key=lambda hit: hit.first)
    in_order = ordered == chosen
    between = 0
    for before, after in pairwise(ordered):
        if not _near(found, text, before, after, in_order):
            return None
        between += after.first - before.last - 1
    start, end = found[ordered[0].first].start, found[ordered[-1].last].end
    typos = sum(hit.typo for hit in chosen)
    likeness = max(hit.like for hit in chosen)
    if likeness > Likeness.TYPO and not _is_kept_company(form, chosen, between):
        return None
    if len(chosen) == 1 and not _stands_alone(form, chosen[0], text, start, end):
        return None
    further = between - _function_words_between(found, ordered)
    if form.paraphrase and (further > _MOST_CONTENT or not in_order):
        return None
    if form.shortened and not _names_it_still(form, ordered, further, found, text):
        return None
    if typos and not _typo_is_safe(form, chosen):
        return None
    kind = _kind(form, likeness, text[start:end], in_order and not between)
    score = 100.0 - 8 * typos - 3 * between - (0 if in_order else 4) - (6 if form.shortened else 0)
    score -= sum(4 * hit.like for hit in chosen if hit.loose)
    unsure = likeness is Likeness.CONCEPT and sum(not hit.loose for hit in chosen) < _SURE
    return Candidate(form, start, end, kind, score, unsure)


def _names_it_still(
    form: Form, ordered: list[Hit], further: int, found: tuple[Word, ...], text: str
) -> bool:
    """Whether what is left of a name stands so that no other word makes another thing of it."""
    first, last = ordered[0].first, ordered[-1].last
    if form.part and further:
        return False
    if form.modifier and not ends_its_phrase(found, last, text):
        return False
    if form.head and not begins_its_phrase(found, first, text):
        return False
    return not form.bare or stands_bare(form.units[0], ordered[0], found, text)


def _near(found: tuple[Word, ...], text: str, before: Hit, after: Hit, in_order: bool) -> bool:
    """Whether two neighbouring units stand close enough, with nothing that parts them."""
    gap = text[found[before.last].end : found[after.first].start]
    if any(char in _BREAKS for char in gap) or (not in_order and "," in gap):
        return False
    between = found[before.last + 1 : after.first]
    if len(between) > _MOST_BETWEEN or any(w.norm in word_lists().parting for w in between):
        return False
    content = sum(word.norm not in word_lists().function for word in between)
    return content <= _MOST_CONTENT and ("," not in gap or content == 0)


def _function_words_between(found: tuple[Word, ...], ordered: list[Hit]) -> int:
    function = word_lists().function
    return sum(
        word.norm in function
        for before, after in pairwise(ordered)
        for word in found[before.last + 1 : after.first]
    )


def _stands_alone(form: Form, hit: Hit, text: str, start: int, end: int) -> bool:
    """Whether one word is enough: that very noun, and if shortened no part of another."""
    unit = form.units[0]
    if not form.shortened:
        return _noun_of(unit, hit) and not _is_mere_object(unit, hit, text[:start])
    if hit.typo or text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return False
    written = text[start:end]
    if unit.capital and not _is_that_name(unit, hit, written, text):
        return False
    if unit.fixed and written.istitle() and len(written) <= _ACRONYM:
        return written in form.alias.split()  # "It" is not "IT"; "Xero" is Xero, "eBay" is eBay
    return hit.norm == unit.norm or (not unit.fixed and same_noun(unit.norm, hit.norm))


def _is_that_name(unit: Unit, hit: Hit, written: str, text: str) -> bool:
    """A proper name that is also a word ("Teams") needs its capital and its very form."""
    sloppy = text.islower()
    return hit.norm == unit.norm and (written[:1].isupper() or sloppy)


def _is_mere_object(unit: Unit, hit: Hit, before: str) -> bool:
    """Whether the word is what the deed of the name is done to: "the chart" for "Charting".

    "We can port them" does say "Porting".
    """
    if not unit.norm.endswith("ing") or hit.norm.endswith(("ing", "ings")):
        return False
    last = before.rstrip().rpartition(" ")[2].casefold()
    return fold(last).removesuffix("n't") not in word_lists().before_verb


def _noun_of(unit: Unit, hit: Hit) -> bool:
    """A one-word alias is met as that noun (plural, -ing), not as a verb made of it."""
    if hit.typo or hit.norm == unit.norm:
        return True
    stemmed = (unit.norm.rstrip("s"), hit.norm.rstrip("s"))
    if stemmed[0] == stemmed[1] or unit.norm.endswith(("ing", "ed")):
        return True
    return not hit.norm.endswith(("ed", "e", "er")) and len(hit.norm) >= len(unit.norm) - 2


def _typo_is_safe(form: Form, chosen: list[Hit]) -> bool:
    """A misspelling needs company, or a word long enough that nothing else is meant."""
    sound = sum(not hit.typo for hit in chosen)
    return sound > 0 or len(chosen) > 1 or len(form.units[0].norm) >= 6


def _is_kept_company(form: Form, chosen: list[Hit], between: int) -> bool:
    """Other words stand for a part of a name only beside a part that is there as written.

    Words of the same meaning need more: nothing of the name is left out, and what is there as
    written tells the feature from nearly all others.
    """
    sound = [unit for unit, hit in zip(form.units, chosen, strict=True) if not hit.loose]
    if all(unit.norm in word_lists().function for unit in sound):
        return False
    if any(hit.like is Likeness.CONCEPT for hit in chosen):
        return not form.shortened and any(unit.telling for unit in sound)
    if any(hit.like is Likeness.COUNT for hit in chosen):
        return not between and _counts_many(form, chosen)
    if any(hit.like is Likeness.SHORTENED for hit in chosen):
        return not between and not form.shortened
    return True


def _counts_many(form: Form, chosen: list[Hit]) -> bool:
    """ "30 currencies", "several storefronts" for "multi-currency": what is counted is plural."""
    at = next(k for k, hit in enumerate(chosen) if hit.like is Likeness.COUNT)
    if at + 1 == len(chosen) or chosen[at + 1].first != chosen[at].last + 1:
        return False
    counted = chosen[at + 1].norm
    return counted.endswith("s") and form.units[at + 1].telling


def _kind(form: Form, likeness: Likeness, written: str, contiguous: bool) -> MatchKind:
    if likeness is Likeness.CONCEPT or form.paraphrase:
        return MatchKind.PARAPHRASE
    if likeness is Likeness.TYPO:
        return MatchKind.TYPO
    if contiguous and not form.shortened and written.casefold() == form.alias.casefold():
        return MatchKind.EXACT
    return MatchKind.VARIANT
