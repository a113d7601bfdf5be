"""What narrows a claim: for whom, how much, by when, and how absolutely."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from promisecheck.claims.clauses import clause_words
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.scope import ScopeFinder, excepted, joined
from promisecheck.claims.spoken import spoken
from promisecheck.model import Feature, Limit, Mention, Period, Quantity, Scope
from promisecheck.text.dates import FoundPeriod, find_periods
from promisecheck.text.limits import called, fits, lower_end
from promisecheck.text.quantities import FoundQuantity, find_quantities
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "absolutes.yaml"
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(slots=True)
class Span:
    """``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The qualifiers of one claim; see ``model.Claim``."""

    scope: Scope = field(default_factory=dict)
    excepted: Scope = field(default_factory=dict)  # "not in Team": the scope of a denial
    everywhere: frozenset[str] = frozenset()
    quantities: tuple[Quantity, ...] = ()
    date: Period | None = None
    absolute: str = ""


@cache
def _absolutes() -> PhraseBook[bool]:
    """Guarantee words, with whether they count far from the feature."""
    book: PhraseBook[bool] = PhraseBook()
    for reach, phrases in load_data(_FILE).items():
        for phrase in phrases:
            book.add(phrase, reach == "far")
    return book


def find_absolute(text: str, span: Span, apart: Sequence[Span], *, near: Span) -> str:
    """The guarantee word in ``text[span]``, or "".

    ``apart`` are stretches that say nothing of it: the mention's own words, what is told of others.
    ``near`` is the clause that names the feature; weaker words count only there.
    """
    tokens = spoken(text, span.start, span.end)
    for hit in _absolutes().search(tokens):
        start, end = tokens[hit.first].start, tokens[hit.last].end
        if any(start < other.end and other.start < end for other in apart):
            continue
        if not hit.value and not (near.start <= start and end <= near.end):
            continue
        bare = tokens[hit.last].norm == "100"
        if bare and text[end : end + 2].strip()[:1] != "%":
            continue
        return text[start:end]
    return ""


def find_date(
    text: str, span: Span, as_of: dt.date, named: Iterable[Mention] = ()
) -> Period | None:
    """The last future period that ``text[span]`` names, or ``None``.

    The words of the mentions (``named``) give no date: "winter tyre list" is a name.
    """
    for own in named:
        text = f"{text[: own.start]}{'|' * (own.end - own.start)}{text[own.end :]}"
    return _last_future(text[span.start : span.end], as_of)


@lru_cache(maxsize=8192)
def _last_future(text: str, as_of: dt.date) -> Period | None:
    found = [
        hit.period
        for hit in find_periods(text, as_of)
        if hit.period.end >= as_of and not _is_remembered(text, hit) and not _is_not_ours(text, hit)
    ]
    return found[-1] if found else None


def _is_remembered(text: str, hit: FoundPeriod) -> bool:
    """Whether a date without a year is when something was said: "as I told you in August".

    Nor does "twice in six years" tell of a time to come.
    """
    if _YEAR.search(text, hit.start, hit.end):
        return False
    before = [token.norm for token in spoken(text[text.rfind("|", 0, hit.start) + 1 : hit.start])]
    lists = clause_words()
    if before and before[-1] in lists["how_often"]:
        return True
    behind = [token.norm for token in spoken(text[hit.end :].partition(",")[0])[:2]]
    if len(behind) == 2 and behind[0] in lists["tellers"] and behind[1] in lists["remembering"]:
        return True  # "In August I wrote to you"
    if not before or before.pop() not in lists["remembered"]:
        return False
    if before and before[-1] in lists["addressed"]:
        before.pop()
    return bool(before) and before[-1] in lists["remembering"]


def _is_not_ours(text: str, hit: FoundPeriod) -> bool:
    """Whether the date is none of ours: "they need it by summer", "not this summer"."""
    lists = clause_words()
    before = [token.norm for token in spoken(text[: hit.start])]
    leading: set[str] = set()
    while before and before[-1] in lists["dating"]:
        leading.add(before.pop())
    if before and before[-1] in lists["negating"] and leading.isdisjoint(lists["open_ended"]):
        return True  # "not before 2028", "not this summer", but "not until May"
    wanted = before[-2:]
    return len(wanted) == 2 and wanted[0] in lists["wishing"] and wanted[1] in lists["addressed"]


@dataclass(slots=True)
class ScopeFound:
    """For whom a text speaks, of which dimensions it says "all", and for whom it does not."""

    named: dict[str, frozenset[str]]
    everywhere: frozenset[str]
    excepted: dict[str, frozenset[str]]


def find_scope(
    text: str,
    spans: Sequence[Span],
    own: Span,
    finder: ScopeFinder,
    others: Sequence[Span] = (),
) -> ScopeFound:
    """The scope words of the narrowest span that has some for a dimension.

    ``spans`` go from narrow (the clause) to wide (the statement, what it goes on with). The
    mention's own words say nothing about scope: "UK data residency" is a name. What stands in the
    stretches of ``others`` is said of other names.
    """
    scope: dict[str, frozenset[str]] = {}
    not_meant: dict[str, frozenset[str]] = {}
    everywhere: set[str] = set()
    for span in spans:
        hits = [
            hit
            for hit in finder.find(text, span.start, span.end)
            if hit.end <= own.start or hit.start >= own.end
            if not any(other.start <= hit.start < other.end for other in others)
        ]
        named, all_of = joined(hits)
        everywhere |= all_of - scope.keys()
        for dimension, values in named.items():
            if dimension not in everywhere:
                scope.setdefault(dimension, values)
        not_meant = {**excepted(hits), **not_meant}
    return ScopeFound(scope, frozenset(everywhere), not_meant)


def is_dated(text: str, as_of: dt.date) -> bool:
    """Whether the text names a future date."""
    return find_date(text, Span(0, len(text)), as_of) is not None


def find_amounts(
    text: str, span: Span, feature: Feature, context: str = ""
) -> tuple[Quantity, ...]:
    """The quantities in ``text[span]`` that fit a limit of the feature, in the limit's unit.

    ``context`` says what a bare number counts: a row's name, a column's header, the question.
    """
    if not feature.limits:
        return ()
    own = called((feature.name, *feature.aliases))
    amounts = [
        amount
        for found in find_quantities(text[span.start : span.end])
        for limit in feature.limits
        if (bound := limit.maximum or limit.minimum) is not None
        and (amount := fits(bound, _telling(found, limit), limit.name, context, own)) is not None
    ]
    return tuple(dict.fromkeys(amounts))


def _telling(found: FoundQuantity, limit: Limit) -> FoundQuantity:
    """Of a range the end that a limit is about: the lower one for a minimum."""
    return lower_end(found) if limit.minimum is not None else found
