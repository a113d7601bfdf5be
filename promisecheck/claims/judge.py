"""From a mention in its statement to a claim: stance, qualifiers and the reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from promisecheck.claims.answers import asks_for_drawback, read_reply
from promisecheck.claims.bearing import Bearing, Ground
from promisecheck.claims.clauses import clause_words
from promisecheck.claims.leaning import (
    NEXT_DAYS,
    by_party,
    head_date,
    label_date,
    statement_bearing,
)
from promisecheck.claims.qualifiers import (
    Qualifiers,
    ScopeFound,
    Span,
    find_absolute,
    find_amounts,
    find_date,
    find_scope,
)
from promisecheck.claims.qualify import complete_scope, limited_amounts, qualify
from promisecheck.claims.said import Said
from promisecheck.claims.scope import without_contrast
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import (
    Block,
    Claim,
    Location,
    Match,
    MatchKind,
    Mention,
    Period,
    Quantity,
    Scope,
    Stance,
    Statement,
    Status,
)
from promisecheck.text.sentences import sentences

_FIRST_END = re.compile(r"[.,;:|(–—]")
_ABSENT = frozenset({Status.PLANNED, Status.UNAVAILABLE, Status.RETIRED})
_SURE = 80.0  # score of a mention that surely means the whole feature
_BESIDE = 2  # characters between a plan and "only"
_NEAR = 12  # characters between "on" and the plan that it names


def judge(said: Said, mention: Mention, setting: Setting, row: Bearing | None = None) -> Claim:
    """The claim that the statement makes with the mention.

    ``row`` is what the rest of a table row says (a "Yes" beside it), heard where the statement
    itself says nothing.
    """
    bearing = statement_bearing(said, mention, setting, row)
    qualifiers = qualify(said, mention, setting, bearing.stance)
    sequel = said.whole_sequel(mention)
    if bearing.stance is Stance.COMMITTED and qualifiers.date is None:
        date = label_date(said, mention, setting)
        if date is None and sequel is not None:
            date = find_date(said.text, sequel, setting.as_of)
        if said.statement.block.cell is None:
            date = date or head_date(said.statement.block, setting)
        qualifiers = replace(qualifiers, date=date)
    claim = make_claim(mention, bearing, qualifiers)
    if _tells_arrival(claim, said.text, setting):
        claim = replace(claim, stance=Stance.COMMITTED, because=Ground.DATE)
    if claim.stance is Stance.DENIED:
        behind = Span(mention.end, max(mention.end, said.clause_end(mention)))
        narrowed = (
            is_narrowed(said.text, behind, setting)
            or said.is_denied_of_another(mention)
            or said.is_denied_later(mention)
            or _is_only_for_others(said, setting)
            or _opens_for_one(said, mention, setting)
        )
        if narrowed:
            claim = replace(claim, partial=True)
    return claim


def _opens_for_one(said: Said, mention: Mention, setting: Setting) -> bool:
    """ "For Solaris there is no agent": what the catalog knows nothing of may be without it."""
    first, name = said.tokens[:2] if len(said.tokens) > 1 else (None, None)
    if first is None or name is None or first.norm not in clause_words()["opening_for"]:
        return False
    named = said.text[name.start].isupper() and name.norm not in setting.product
    known = setting.finder.find(said.text, name.start, mention.start) if named else ()
    return named and name.end <= mention.start and not known


def _is_only_for_others(said: Said, setting: Setting) -> bool:
    """Whether the statement tells who has it: "No | It comes with Fleet only"."""
    only = [token for token in said.tokens if token.norm == "only"]
    if not only:
        return False
    hits = setting.finder.find(said.text, said.span.start, said.span.end)
    return any(
        hit.values and abs(token.start - hit.end) <= _BESIDE for token in only for hit in hits
    )


def _tells_arrival(claim: Claim, text: str, setting: Setting) -> bool:
    """Whether the date of a promise is when the feature comes, because it is not there yet.

    "There is a link to SAP, second quarter of 2027" promises nothing for today where the catalog
    has it as planned. "Free until summer" names an end.
    """
    date = claim.date
    if claim.stance is not Stance.PROMISED or date is None:
        return False
    absent = all(setting.features[name].status in _ABSENT for name in claim.features)
    before = spoken(text[: max(text.find(date.text), 0)])[-1:]
    ends = any(token.norm in clause_words()["up_to"] for token in before)
    return absent and not ends and date.end > setting.as_of + NEXT_DAYS


def answer_claim(
    block: Block, part: tuple[int, int], asked: Mention, setting: Setting, whole: str
) -> Claim:
    """The claim of an answer that takes its feature from what it answers (``asked``).

    ``block.text[part]`` is where the answer stands, ``whole`` all that it says.
    """
    match = Match(asked.match.alias, 100.0, MatchKind.ANSWER)
    mention = Mention(Statement(block, *part), *part, asked.features, match)
    everything, nothing = Span(0, len(whole)), Span(0, 0)
    date = _first_date(whole, setting)
    bearing = by_party(read_reply(whole, date is not None, setting.cues), setting.parties.of(block))
    if bearing.stance is Stance.DENIED and asks_for_drawback(asked.statement.text):
        bearing = replace(bearing, stance=Stance.UNRELATED)
    heard = whole
    if bearing.stance is Stance.DENIED:
        heard = without_contrast(whole, _first_end(whole), len(whole))
    found = find_scope(heard, (everything,), nothing, setting.finder)
    if asked_scope := _asked_scope(asked, found, setting):
        found = replace(found, named={**asked_scope, **found.named})
    completed = complete_scope(block, found, setting)
    qualifiers = Qualifiers(
        completed.named,
        completed.excepted,
        completed.everywhere,
        limited_amounts(whole, everything, asked, setting, asked.statement.text),
        date,
        find_absolute(whole, everything, (), near=everything),
    )
    claim = make_claim(mention, bearing, qualifiers)
    partial = is_narrowed(whole, everything, setting) or asked.match.score < _SURE
    return replace(claim, partial=True) if partial else claim


def _first_date(answer: str, setting: Setting) -> Period | None:
    """The future date of the first sentence that has one; later ones tell of other things."""
    dates = (find_date(answer, Span(*part), setting.as_of) for part in sentences(answer))
    return next((date for date in dates if date is not None), None)


def taking_over(claim: Claim, said: Said, asked: Mention, setting: Setting) -> Claim:
    """A plain "Yes" with the amount and the guarantee that the question asks for."""
    own = Span(asked.start, asked.end)
    return replace(
        claim,
        quantities=claim.quantities or amounts_wanted(said, asked, setting),
        absolute=claim.absolute or find_absolute(said.text, said.span, (own,), near=said.span),
    )


def amounts_wanted(said: Said, mention: Mention, setting: Setting) -> tuple[Quantity, ...]:
    """The amounts that a question or requirement asks for."""
    return tuple(
        amount
        for feature_id in mention.features
        for amount in find_amounts(said.text, said.span, setting.features[feature_id])
    )


def _first_end(answer: str) -> int:
    """Where the first words of an answer end: "No | ...", "It is not, ..."."""
    match = _FIRST_END.search(answer)
    return match.start() if match else len(answer)


def _asked_scope(asked: Mention, found: ScopeFound, setting: Setting) -> Scope:
    """For whom the question asks, where the answer does not say for whom it holds."""
    text, own = asked.statement.block.text, Span(asked.start, asked.end)
    span = Span(asked.statement.start, asked.statement.end)
    named = find_scope(text, (span,), own, setting.finder).named
    return {name: values for name, values in named.items() if name not in found.everywhere}


def is_narrowed(text: str, span: Span, setting: Setting) -> bool:
    """Whether words behind a denial keep it to a part, other than a plan or region of the catalog.

    "Not for trailers" leaves the rest; "not on the Team plan" is read as the claim's scope.
    """
    narrowing, momentary = clause_words()["narrowing"], clause_words()["momentary"]
    tokens = [token for token in spoken(text, span.start, span.end) if token.norm != "the"]
    known = [(hit.start, hit.end) for hit in setting.finder.find(text)]
    for token, following in pairwise(tokens):
        if token.norm in narrowing and following.norm not in narrowing | momentary:
            in_scope = any(start - _NEAR <= token.end <= end for start, end in known)
            if not in_scope:
                return True
    if any(token.norm in clause_words()["deictic"] for token in tokens):
        return True
    return any(_is_this_one(*words) for words in zip(tokens, tokens[1:], tokens[2:], strict=False))


def _is_this_one(before: Token, pointing: Token, noun: Token) -> bool:
    """ "in this edition", "with your plan": another one may well have it."""
    lists = clause_words()
    return (
        before.norm in lists["within"]
        and pointing.norm in lists["this_one"]
        and noun.norm in lists["offers"]
    )


def make_claim(mention: Mention, bearing: Bearing, qualifiers: Qualifiers) -> Claim:
    """The claim, with its place in the source. "Not in Team" is a denial for Team."""
    denied = bearing.stance is Stance.DENIED
    scope = {**qualifiers.scope, **qualifiers.excepted} if denied else qualifiers.scope
    return Claim(
        mention=mention,
        stance=bearing.stance,
        location=locate(mention),
        scope=scope,
        everywhere=qualifiers.everywhere,
        quantities=qualifiers.quantities,
        date=qualifiers.date,
        hedge=bearing.hedge if bearing.stance is Stance.HEDGED else None,
        disclosed=bearing.disclosed | ({bearing.hedge} if bearing.hedge else set()),
        absolute=qualifiers.absolute,
        commercial=bearing.commercial,
        cues=bearing.cues,
        because=bearing.because,
    )


def locate(mention: Mention) -> Location:
    """Where the mention's words stand; a mention over two lines ends on the second."""
    block = mention.statement.block
    last = block.place(max(mention.end - 1, mention.start))
    return Location(block.place(mention.start), last.line, last.column + 1)
