"""Sentences that name no feature and go on about the one named before: "SSO. Not on Team."."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.claims.clauses import Words, clause_words, word_count
from promisecheck.claims.cues import Category, Found
from promisecheck.claims.spoken import Token

_SHORT_SEQUEL = 20  # words
_LONGEST_TOPIC = 4  # words beside the name
_LONGEST_LINKED_TOPIC = 9
_TELLING = frozenset({Category.EXCLUSION, Category.ARRIVAL, Category.GONE, Category.ENDING})
_DISCLOSING = frozenset(
    {
        Category.MATURITY,
        Category.ROADMAP,
        Category.WITHDRAWAL,
        Category.UNCERTAINTY,
        Category.DENIAL,
        Category.COMMITMENT,
    }
)


def names_topic(
    tokens: Sequence[Token],
    places: Sequence[Words],
    found: Sequence[Found],
    after: Sequence[Token],
) -> bool:
    """Whether the words are a name and say no more of it.

    They may tell for whom or what it is, unless what comes ``after`` has a subject of its own:
    "Custom reports for the whole kitchen. Unreliable on Mondays."
    """
    beside = len(tokens) - word_count(places)
    telling = any(hit.cue.category is not Category.ARRIVAL for hit in found)  # "by", "from"
    if telling or beside <= _LONGEST_TOPIC:
        return not telling
    if not after or after[0].norm in clause_words()["new_topics"]:
        return False
    first = places[0]
    behind = tokens[first.last + 1].norm if first.last + 1 < len(tokens) else ""
    linked = first.first <= 1 and behind in clause_words()["topic_links"]
    return linked and beside <= _LONGEST_LINKED_TOPIC


def denies_for_now(tokens: Sequence[Token], found: Sequence[Found]) -> bool:
    """Whether the words deny, and say that this is for now: "not released yet"."""
    for_now = clause_words()["for_now"]
    denied = any(hit.cue.category is Category.DENIAL for hit in found)
    return denied and any(token.norm in for_now for token in tokens)


def discloses(hit: Found, open_end: bool) -> bool:
    """Whether a cue of a later sentence counts for the feature named before.

    A lone "no" or "without" denies what it stands before. Where the feature was only named as the
    topic ("Single sign-on. Not with this plan."), the sentence behind it is all that is said of it;
    where it is not there yet, that sentence may tell when it comes (``open_end``).
    """
    if hit.cue.category is Category.DENIAL and hit.first == hit.last:
        return False
    return hit.cue.category in _DISCLOSING or (open_end and hit.cue.category in _TELLING)


def goes_on(after: Sequence[Token]) -> bool:
    """Whether what follows is still about the feature named before."""
    lists = clause_words()
    if not after or after[0].norm in lists["sequel_starters"]:
        return bool(after)
    if " ".join(token.norm for token in after[:2]) in lists["sequel_openings"]:
        return True
    if after[0].norm in lists["sequel_conditions"]:
        return False
    short = len(after) <= _SHORT_SEQUEL
    return short and any(token.norm in lists["sequel_pronouns"] for token in after)
