"""The qualifiers of a claim, put together from clause, statement, sequel, headings and document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from promisecheck.claims.deals import deal_scope
from promisecheck.claims.qualifiers import (
    Qualifiers,
    ScopeFound,
    Span,
    find_absolute,
    find_amounts,
    find_date,
    find_scope,
)
from promisecheck.claims.said import Said, recalled
from promisecheck.claims.scope import ScopeFinder, joined, without_contrast
from promisecheck.claims.setting import Setting
from promisecheck.claims.stretches import Stretches
from promisecheck.model import Block, Cell, MatchKind, Mention, Period, Quantity, Scope, Stance
from promisecheck.text.sentences import sentences

_LONGEST_LABEL = 40  # characters


def qualify(said: Said, mention: Mention, setting: Setting, stance: Stance) -> Qualifiers:
    """The qualifiers of a mention: of its clause first, then of the statement and what holds it.

    ``stance`` is what the statement says about it: behind a denial a plan may be the one that has
    the feature.
    """
    own_words = _own_of_denial if stance is Stance.DENIED else _own
    own = own_words(said, mention, setting)
    completed = complete_scope(said.statement.block, own.scope, setting)
    return Qualifiers(
        _narrowed(completed.named, own.scope, mention, setting),
        own.scope.excepted,
        completed.everywhere,
        own.amounts,
        own.date,
        own.absolute,
    )


@dataclass(frozen=True, slots=True)
class _Own:
    """The qualifiers that the statement's own words give a mention."""

    scope: ScopeFound
    amounts: tuple[Quantity, ...]
    date: Period | None
    absolute: str


@recalled
def _own(said: Said, mention: Mention, setting: Setting) -> _Own:
    sequel = said.sequel_span(mention)
    opening = [_first_sentence(said.text, sequel)] if sequel and said.is_topic else []
    return _qualified(said, mention, setting, said.text, opening)


@recalled
def _own_of_denial(said: Said, mention: Mention, setting: Setting) -> _Own:
    behind = max(said.clause_end(mention), mention.end)
    heard = without_contrast(said.text, behind, said.span.end)
    return _qualified(said, mention, setting, heard, [])


def _qualified(
    said: Said, mention: Mention, setting: Setting, heard: str, further: Sequence[Span]
) -> _Own:
    """The mention's qualifiers.

    For whom it is stands in ``heard``, the text without what tells of others: in the statement, and
    behind it in the stretches ``further``.
    """
    text, clause, sequel = said.text, said.clause_span(mention), said.sequel_span(mention)
    own = Span(mention.start, mention.end)
    spans, others, elsewhere = [clause, said.span, *further], [], []
    if len(said.mentions) > 1:
        stretches = Stretches(text, said.span, said.mentions)
        spans.insert(0, stretches.own(mention))
        others = stretches.others_scope(mention, setting.finder)
        elsewhere = stretches.others_clauses(mention)
    found = find_scope(heard, spans, own, setting.finder, others)
    if mention.match.kind is not MatchKind.EXACT and (inside := _named_inside(mention, setting)):
        found = replace(found, named={**found.named, **inside})
    span = said.span if len(said.mentions) == 1 else clause
    wider = [part for part in (span, said.span, sequel) if part is not None]
    amounts = (limited_amounts(text, part, mention, setting) for part in wider)
    told = [part for part in (span, sequel) if part is not None]
    absolutes = (find_absolute(text, part, (own, *elsewhere), near=clause) for part in told)
    return _Own(
        found,
        next((found for found in amounts if found), ()),
        find_date(text, clause, setting.as_of, said.mentions),
        next((word for word in absolutes if word), ""),
    )


def _named_inside(mention: Mention, setting: Setting) -> Scope:
    """What the mention's words say of its scope that the name does not: "clocks on Android"."""
    called = {hit.dimension for hit in setting.finder.find(mention.match.alias)}
    hits = setting.finder.find(mention.statement.block.text, mention.start, mention.end)
    return joined(hit for hit in hits if hit.dimension not in called)[0]


def _first_sentence(text: str, span: Span) -> Span:
    """The first sentence of the span: the next ones tell of exceptions as well."""
    start, end = sentences(text[span.start : span.end])[0]
    return Span(span.start + start, span.start + end)


def limited_amounts(
    text: str, span: Span, mention: Mention, setting: Setting, context: str = ""
) -> tuple[Quantity, ...]:
    """The amounts in ``text[span]`` that fit a limit of a feature that the mention may mean."""
    limited = [f for name in mention.features if (f := setting.features[name]).limits]
    if not limited:
        return ()
    return tuple(q for feature in limited for q in find_amounts(text, span, feature, context))


def _narrowed(scope: Scope, found: ScopeFound, mention: Mention, setting: Setting) -> Scope:
    """Of several values that only the document names those where the feature is available.

    A quote for trucks and trailers that lists what trucks have promises nothing for trailers.
    """
    narrow = dict(scope)
    for dimension, values in scope.items():
        for feature_id in mention.features:
            allowed = setting.features[feature_id].only.get(dimension)
            if dimension not in found.named and allowed is not None and values & allowed:
                narrow[dimension] = values & allowed
    return narrow


def complete_scope(block: Block, found: ScopeFound, setting: Setting) -> ScopeFound:
    """The statement's scope, filled from column, headings, document, caller and deal in that order.

    The nearest that speaks of a dimension decides on it: a heading "In every plan" stands above
    the document's own plan. "Sell everywhere" is a slogan.
    """
    scope, everywhere = dict(found.named), set(found.everywhere)
    sources: list[str] = []
    if block.cell is not None:
        sources.append(block.cell.header)
        sources.extend(row_labels(block.cell, setting.finder))
    sources.extend(reversed(block.lead_ins))
    sources.extend(heading.text for heading in reversed(block.headings))
    for source in sources:
        named, all_of = setting.finder.above(source)
        everywhere |= all_of - scope.keys()
        for dimension, values in named.items():
            if dimension not in everywhere:
                scope.setdefault(dimension, values)
    known = {**deal_scope(block, setting.deals), **setting.scope}
    for dimension, values in known.items():
        scope.setdefault(dimension, values)
    named = {name: values for name, values in scope.items() if name not in everywhere}
    return ScopeFound(named, frozenset(everywhere), found.excepted)


def row_labels(cell: Cell, finder: ScopeFinder) -> list[str]:
    """Cells of the row that say nothing but for whom it is ("Foundation", "APAC")."""
    labels = []
    for header, value in zip(cell.headers, cell.values, strict=False):
        hits = finder.find(value) if value and len(value) <= _LONGEST_LABEL else ()
        whole = hits and hits[0].start == 0 and hits[-1].end == len(value.rstrip())
        if whole or any(finder.is_name_of(hit.dimension, header) for hit in hits):
            labels.append(value)
    return labels
