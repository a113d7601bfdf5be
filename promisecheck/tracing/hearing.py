"""Which cues of a statement speak of a mention, and why the others do not."""

from __future__ import annotations

from promisecheck.claims.clauses import Obstacle, obstacle
from promisecheck.claims.cues import Category, CueFinder, Found
from promisecheck.claims.said import Said
from promisecheck.model import Claim
from promisecheck.tracing.steps import HeardCue


def heard_cues(said: Said, claim: Claim) -> tuple[HeardCue, ...]:
    """The cues heard for the claim, nearest first, then those of the statement that were not."""
    heard = tuple(HeardCue(hit.phrase, hit.category, "") for hit in claim.cues)
    if claim.mention not in said.mentions:
        return heard
    place = said.places[said.mentions.index(claim.mention)]
    governing = {hit.found for hit in said.governing(claim.mention)}
    silent = [
        HeardCue(_words(said, found), found.cue.category.value, why.value)
        for found in said.found
        if found not in governing
        and (why := obstacle(found, place, said.clauses, said.places)) is not None
        and why is not Obstacle.NO_STANCE
    ]
    return tuple(dict.fromkeys((*heard, *silent)))


def ignored_cues(said: Said, cues: CueFinder) -> tuple[HeardCue, ...]:
    """The cues in the statement that a pseudo cue, a longer cue or a feature's name holds."""
    if not said.mentions:
        return ()
    every = dict.fromkeys(cues.every(said.tokens))
    pseudo = [found for found in every if found.cue.category is Category.PSEUDO]
    ignored = (
        HeardCue(_words(said, found), found.cue.category.value, _why(said, found, pseudo))
        for found in every
        if found not in said.found and found.cue.category is not Category.PSEUDO
    )
    return tuple(dict.fromkeys(ignored))


def _why(said: Said, found: Found, pseudo: list[Found]) -> str:
    for words in said.places:
        if words.first <= found.first and found.last <= words.last:
            return "part of the feature's name"
    for holder in [*pseudo, *said.found]:
        if holder.first <= found.last and found.first <= holder.last:
            return f'held by "{_words(said, holder)}" ({holder.cue.category.value})'
    return "held by a longer one"


def _words(said: Said, found: Found) -> str:
    return said.text[said.tokens[found.first].start : said.tokens[found.last].end]
