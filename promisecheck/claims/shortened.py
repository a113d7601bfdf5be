"""What a document says by words that are too little of a feature's name to count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from promisecheck.claims.bearing import Ground
from promisecheck.mentions.trade_terms import TradeTerms, is_head_alone, term_of, trade_terms
from promisecheck.model import Claim, MatchKind, Stance


def without_trade_terms(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims without those about a word of the trade that merely resembles a feature's name.

    The last word of a longer name is too little for a promise where nothing offers it, or where
    the name is never written out; a denial is then of something of that kind.
    """
    spoken = [claim for claim in claims if not _is_head_unspoken(claim)]
    terms = trade_terms(claim.mention for claim in spoken if claim.features)
    kept = list(_kept(spoken, terms))
    named = {claim.features for claim in kept if not _is_answer(claim)}
    return [claim for claim in kept if not _is_answer(claim) or claim.features in named]


def _kept(claims: Sequence[Claim], unwritten: TradeTerms) -> Iterator[Claim]:
    for claim in claims:
        term = term_of(claim.mention)
        if term in unwritten.terms:
            continue
        if term not in unwritten.heads:
            yield claim
        elif not claim.stance.is_offer:
            yield replace(claim, partial=True) if claim.stance is Stance.DENIED else claim


def _is_head_unspoken(claim: Claim) -> bool:
    """Whether it is the last word of a longer name, in a statement that offers nothing."""
    silent = claim.stance is Stance.PROMISED and claim.because == Ground.NOTHING
    return silent and bool(claim.features) and is_head_alone(claim.mention)


def _is_answer(claim: Claim) -> bool:
    return claim.mention.match.kind is MatchKind.ANSWER
