"""Which way a text leans: the stance that cues, a heading or an answer give to a mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from promisecheck.claims.clauses import NOUN_REACH, Governs
from promisecheck.claims.cues import Category, Found
from promisecheck.model import CueHit, Hedge, Stance

HEDGES = {
    Category.MATURITY: Hedge.MATURITY,
    Category.ROADMAP: Hedge.ROADMAP,
    Category.UNCERTAINTY: Hedge.UNCERTAINTY,
    Category.WITHDRAWAL: Hedge.WITHDRAWAL,
}


class Ground(StrEnum):
    """What decided a stance where no cue of the statement did."""

    ABOVE = "above"  # a lead-in, a heading
    ROW = "row"  # other cells of the table row
    COLUMN = "column"  # whose the column is
    ANSWER = "answer"  # the first words of an answer
    QUESTION = "question"  # the statement asks
    QUOTATION = "quotation"  # another's words in quotation marks
    PARTY = "party"  # the customer's side speaks
    SECTION = "section"  # a disclosure elsewhere in the section
    DATE = "date"  # a date above or beside it
    NOTHING = "nothing"  # it is offered, and nothing takes it back


@dataclass(slots=True)
class Bearing:
    """A stance with the reasons for it. ``commercial``: a denial about the offer only.

    ``because`` is the category of cue that decided, or a ``Ground``.
    """

    stance: Stance
    hedge: Hedge | None = None
    commercial: bool = False
    disclosed: frozenset[Hedge] = frozenset()
    cues: tuple[CueHit, ...] = field(default=())
    because: str = ""


@dataclass(slots=True)
class Heard:
    """The cues that speak of a mention, nearest of each category, and what else decides."""

    nearest: dict[Category, Governs]
    dated: bool
    question: bool

    def has(self, *categories: Category) -> bool:
        """Whether one of these categories speaks of the mention."""
        return not self.nearest.keys().isdisjoint(categories)

    def distance(self, *categories: Category) -> int:
        """How far the nearest of these is; large where there is none."""
        return min((self.nearest[c].distance for c in categories if c in self.nearest), default=999)


def hear(hits: Iterable[Governs], dated: bool, question: bool) -> Heard:
    """Sorts the cues by category, keeping the nearest of each."""
    nearest: dict[Category, Governs] = {}
    for hit in hits:
        nearest.setdefault(hit.found.cue.category, hit)
    return Heard(nearest, dated, question)


def hear_alone(found: Iterable[Found]) -> Heard:
    """The cues of a text that is no question, names no date, and is heard as a whole."""
    return hear((Governs(hit, 0) for hit in found), dated=False, question=False)


Decision = tuple[Stance, Hedge | None, Category | None]
"""The stance, the kind of hedge, and the category of cue that decided."""

_C = Category
OFFERS = (Category.PROMISE, Category.LAUNCHED)
"""Categories of cue that offer and take nothing back."""


def decide(heard: Heard) -> Decision | None:
    """The stance that a statement's own cues give, or ``None`` where they say nothing.

    Returns the stance, the kind of hedge and the deciding category. The order is that of how
    strongly a kind of cue binds: an instruction not to promise is never a promise, whatever
    else the sentence says.
    """
    if not heard.nearest:
        return (Stance.REQUESTED, None, _C.REQUEST) if heard.question else None
    if heard.has(_C.TODO, _C.INSTRUCTION):
        return Stance.UNRELATED, None, _C.TODO if heard.has(_C.TODO) else _C.INSTRUCTION
    if heard.question:
        return Stance.REQUESTED, None, _C.REQUEST
    if heard.has(_C.OTHER_PARTY, _C.CONDITION) and not _ours_nearer(heard):
        return Stance.UNRELATED, None, _C.OTHER_PARTY
    if heard.has(_C.PAST) and not heard.has(_C.LAUNCHED, _C.GONE) and not _ours_nearer(heard):
        return Stance.UNRELATED, None, _C.OTHER_PARTY
    about_us = _about_the_product(heard)
    if heard.has(_C.POINTER) and (about_us is None or about_us[2] in OFFERS):
        return Stance.UNRELATED, None, _C.POINTER
    if heard.has(_C.REQUEST) and not _answered(heard) and not _told(heard, about_us):
        return Stance.REQUESTED, None, _C.REQUEST
    return about_us


def _ours_nearer(heard: Heard) -> bool:
    """Whether what one of ours said is nearer to the mention than the other party."""
    others = heard.distance(_C.OTHER_PARTY, _C.PAST, _C.CONDITION)
    if heard.distance(_C.REPORT) >= others:
        return False
    subject, verb = heard.nearest.get(_C.OTHER_PARTY), heard.nearest[_C.REPORT]
    return subject is None or subject.found.last + 1 != verb.found.first  # "Rivalsoft promises"


def _answered(heard: Heard) -> bool:
    """Whether the text goes on from the wish to what was said to the customer."""
    said, wish = heard.nearest.get(_C.REPORT), heard.nearest[_C.REQUEST]
    return said is not None and said.found.first > wish.found.last


def _told(heard: Heard, about_us: Decision | None) -> bool:
    """Whether the sentence that holds the wish also denies or discloses: an answer to it.

    "No" and "without" before a noun answer nothing: "without it they will not sign".
    """
    if about_us is None:
        return False
    if about_us[2] is _C.COMMITMENT and _C.COMMITMENT in heard.nearest:
        wish, ours = heard.nearest[_C.REQUEST].found, heard.nearest[_C.COMMITMENT].found
        return heard.dated and ours.first > wish.last
    if about_us[2] is _C.DENIAL and _C.DENIAL in heard.nearest:
        return heard.nearest[_C.DENIAL].found.cue.reach > NOUN_REACH
    return about_us[2] in (
        _C.EXCLUSION,
        _C.DENIAL,
        _C.MATURITY,
        _C.WITHDRAWAL,
        _C.ROADMAP,
    )


def _about_the_product(heard: Heard) -> Decision | None:
    """What is said of the product itself, the cues that bind the strongest first."""
    return (
        _taken_back(heard)
        or _announced(heard)
        or _absent_or_immature(heard)
        or _to_come(heard)
        or _there(heard)
    )


def _taken_back(heard: Heard) -> Decision | None:
    if heard.has(_C.EXCLUSION):
        return Stance.DENIED, None, _C.EXCLUSION
    if heard.has(_C.UNCERTAINTY):
        return Stance.HEDGED, Hedge.UNCERTAINTY, _C.UNCERTAINTY
    if heard.has(_C.WITHDRAWAL) or (heard.dated and heard.has(_C.ENDING)):
        return Stance.HEDGED, Hedge.WITHDRAWAL, _C.WITHDRAWAL
    return None


def _announced(heard: Heard) -> Decision | None:
    if heard.dated and heard.has(_C.COMMITMENT, _C.ARRIVAL, _C.ROADMAP):
        return Stance.COMMITTED, None, _C.COMMITMENT
    return None


def _absent_or_immature(heard: Heard) -> Decision | None:
    denied = heard.has(_C.DENIAL) and heard.distance(_C.DENIAL) <= heard.distance(_C.MATURITY)
    if heard.has(_C.GONE) or denied:
        return Stance.DENIED, None, _C.DENIAL
    if heard.has(_C.MATURITY):
        return Stance.HEDGED, Hedge.MATURITY, _C.MATURITY
    return None


def _to_come(heard: Heard) -> Decision | None:
    if heard.has(_C.ROADMAP) and not heard.has(_C.FIRM, _C.COMMITMENT):
        return Stance.HEDGED, Hedge.ROADMAP, _C.ROADMAP
    if heard.has(_C.ROADMAP, _C.COMMITMENT):
        return Stance.COMMITTED, None, _C.COMMITMENT
    return None


def _there(heard: Heard) -> Decision | None:
    if heard.has(_C.LAUNCHED):
        return Stance.PROMISED, None, _C.LAUNCHED
    if heard.has(_C.REPORT, _C.PROMISE):
        return Stance.PROMISED, None, _C.PROMISE
    return None


def disclosed(heard: Heard) -> frozenset[Hedge]:
    """Every disclosure that stands with the mention, whatever decided the stance."""
    return frozenset(HEDGES[category] for category in heard.nearest if category in HEDGES)
