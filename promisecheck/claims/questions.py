"""Questions and wishes that wait for an answer, and what answers them without their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from promisecheck.claims.answers import is_reported, read_answer, reports_answer
from promisecheck.claims.bearing import Ground, disclosed, hear
from promisecheck.claims.clauses import clause_words
from promisecheck.claims.cues import Category, Found
from promisecheck.claims.heads import read_head
from promisecheck.claims.judge import answer_claim, taking_over
from promisecheck.claims.parties import Party
from promisecheck.claims.qualifiers import is_dated
from promisecheck.claims.qualify import limited_amounts
from promisecheck.claims.said import Said
from promisecheck.claims.setting import Setting
from promisecheck.model import Block, BlockKind, Claim, Hedge, Mention, Stance

_TOLD_BY_ASKING = (Hedge.MATURITY, Hedge.WITHDRAWAL)
_STATES = (*_TOLD_BY_ASKING, Hedge.ROADMAP)
_LONGEST_AMOUNT = 8  # words
_MOST_NAMED = 4  # words
_LONGEST_FOLLOWING = 12  # words
_TELLING = frozenset({Stance.DENIED, Stance.HEDGED, Stance.COMMITTED})
_NUMBERED = re.compile(r"\W*(?:[A-Z]{1,3}[. ]?)?\d+(?:\.\d+)*[.):]?\s")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for its answer.

    ``goes_on``: the next sentence asks about the wish: "He wants SSO. You do that?"
    ``answered``: the block that has answered it, if one has. ``inside``: it is a wish by its
    heading alone, and only what its own block goes on to say answers it.
    """

    said: Said
    block: Block
    party: Party
    age: int = 0
    goes_on: bool = False
    answered: Block | None = None
    inside: bool = False


def answers_to(said: Said, asked: Asked, party: Party, setting: Setting) -> Iterator[Claim]:
    """The claims of a statement that answers ``asked`` without naming the feature."""
    begins_answer = _may_answer(said, asked, party, setting)
    if said.is_question or not (begins_answer or _follows(said, asked, party)):
        return
    named = {feature for mention in said.mentions for feature in mention.features}
    block, span = said.statement.block, (said.statement.start, said.statement.end)
    whole = block.text[said.statement.start : max(said.wording.sequel_end, said.statement.end)]
    begins = read_answer(said.statement.text)
    for mention in asked.said.mentions:
        if not named & set(mention.features):
            claim = answer_claim(block, span, mention, setting, said.statement.text)
            if len(whole) > len(said.statement.text):
                further = answer_claim(block, span, mention, setting, whole)
                if not claim.stance.is_offer or further.hedge in _TOLD_BY_ASKING:
                    claim = further
            if not begins_answer and claim.stance not in _TELLING:
                continue
            if block is asked.answered and claim.stance is Stance.PROMISED:
                continue  # "No. We have partners for that."
            agrees = begins is not None and begins.stance is claim.stance is Stance.PROMISED
            if agrees:
                claim = taking_over(claim, asked.said, mention, setting)
                claim = _as_asked(claim, asked.said, mention)
            yield claim


def _as_asked(claim: Claim, asked: Said, mention: Mention) -> Claim:
    """What a yes says where the question asks for a state: "Is it still in beta? Yes." """
    told = disclosed(hear(asked.governing(mention), dated=False, question=False))
    hedge = next((hedge for hedge in _STATES if hedge in told), None)
    if hedge is None:
        return claim
    return replace(claim, stance=Stance.HEDGED, hedge=hedge, disclosed=claim.disclosed | {hedge})


def answered_by(asked: Asked, said: Said, claims: Sequence[Claim]) -> Asked:
    """The question after a statement that answers it with these claims."""
    return replace(asked, answered=said.statement.block) if claims else asked


def answers_told(told: Iterable[Said], setting: Setting) -> Iterator[Claim]:
    """What one writer notes that we answered to the wishes that he notes."""
    asked: Asked | None = None
    for said in told:
        if asked is not None:
            claims = tuple(answers_to(said, asked, Party.OURS, setting))
            asked = answered_by(asked, said, claims)
            yield from claims
        asked = next_question(said, asked, Party.OURS)


def _may_answer(said: Said, asked: Asked, party: Party, setting: Setting) -> bool:
    """Whether the statement can be ours in answer to the question.

    Between two speakers whatever comes next answers; one and the same writer answers a question
    of the customer's that he quotes only with words that begin like an answer, and one and the
    same speaker where he tells what was answered.
    """
    block = said.statement.block
    if party is Party.THEIRS or (asked.inside and block is not asked.block):
        return False
    text = said.statement.text
    own_words = block.kind is BlockKind.TURN and block.speaker == asked.block.speaker
    if own_words and not is_reported(text):
        return False
    begins = (
        read_answer(text) is not None
        or reports_answer(text, is_dated(text, setting.as_of), setting.cues)
        or _gives_amount(said, asked, setting)
    )
    if said.mentions or block is asked.block:
        return begins
    between_two = asked.party is Party.THEIRS or (
        bool(block.speaker) and block.speaker != asked.block.speaker
    )
    headed = said.is_first and _heads_answer(asked.block) and not _asks_for_reason(asked.said)
    asks = asked.said.is_question or asked.goes_on or _calls_out(asked.said, asked.party)
    return begins or ((between_two or headed) and asks)


def _follows(said: Said, asked: Asked, party: Party) -> bool:
    """Whether a short sentence stands right behind its question, where it may answer it.

    "When does it come? In May 2027.", "Is there an audit log? That we cannot offer."
    """
    at_once = said.statement.block is asked.block and asked.age == 0 and not asked.inside
    short = not said.mentions and len(said.tokens) <= _LONGEST_FOLLOWING
    return at_once and short and party is Party.OURS and asked.said.is_question


def _gives_amount(said: Said, asked: Asked, setting: Setting) -> bool:
    """Whether the statement is an amount of what is asked about: "How often? Every 15 seconds." """
    if len(said.tokens) > _LONGEST_AMOUNT or said.mentions:
        return False
    return any(
        limited_amounts(said.text, said.span, mention, setting, asked.said.statement.text)
        for mention in asked.said.mentions
    )


def _asks_for_reason(question: Said) -> bool:
    """ "Why is it slow?": what follows explains, and offers nothing."""
    return any(token.norm in clause_words()["reasons"] for token in question.tokens[:2])


def _heads_answer(block: Block) -> bool:
    """Whether the block is a question that heads its answer: a heading, or "4.2 Backups?"."""
    return block.kind is BlockKind.HEADING or bool(_NUMBERED.match(block.text))


def leading_question(statements: Sequence[Said]) -> str:
    """The question at a block's end that calls what it asks for a beta or withdrawn, or "".

    What answers "Which parts will you retire?" needs to say no more than their names.
    """
    last = statements[-1] if statements else None
    if last is None or last.mentions or not last.is_question:
        return ""
    head = read_head(last.statement.text, "lead-in")
    return last.statement.text if head is not None and head.hedge in _TOLD_BY_ASKING else ""


def is_wished(claims: Iterable[Claim]) -> bool:
    """Whether a heading calls what the statement names a wish, so that an answer may follow."""
    return any(
        claim.stance is Stance.REQUESTED and claim.because == Ground.ABOVE for claim in claims
    )


def next_question(
    said: Said, asked: Asked | None, party: Party, wished: bool = False
) -> Asked | None:
    """The question that waits after this statement. ``wished``: a heading says that it is one."""
    if said.mentions and (_asks(said) or _calls_out(said, party)):
        return Asked(said, said.statement.block, party)
    if said.mentions and wished:
        return Asked(said, said.statement.block, party, inside=True)
    if asked is None or said.mentions:
        return None
    if said.statement.block is asked.block and said.is_question:
        return replace(asked, goes_on=said.asked_on or asked.block.kind is BlockKind.TURN)
    if said.statement.block is asked.block or party is Party.THEIRS:
        return replace(asked, age=asked.age + 1, goes_on=False) if asked.age < 3 else None
    return None


def tells_what_was_said(said: Said) -> bool:
    """Whether somebody who talks reports an answer: "Q18, told them that it is in".

    "We were told that it is in" is what somebody else answered.
    """
    passive = clause_words()["passive"]
    before = [said.tokens[found.first - 1 : found.first] for found in said.found if _reports(found)]
    ours = any(not token or token[0].norm not in passive for token in before)
    return ours and said.statement.block.kind is BlockKind.TURN


def _reports(found: Found) -> bool:
    return found.cue.category is Category.REPORT


def goes_on_asking(said: Said, asker: str) -> bool:
    """ "and SSO" and "SSO", said by the one who asked before, are questions too.

    "Also told him ..." is none.
    """
    block = said.statement.block
    if block.kind is not BlockKind.TURN or not asker or block.speaker != asker:
        return False
    if not said.mentions or not said.is_first or tells_what_was_said(said):
        return False
    names_only = said.is_mostly_names and not said.found and len(said.tokens) <= _MOST_NAMED
    return names_only or said.tokens[0].norm in clause_words()["going_on"]


def _calls_out(said: Said, party: Party) -> bool:
    """Whether somebody of theirs says a name and no more: "and reminders" is a question too."""
    turn = said.statement.block.kind is BlockKind.TURN
    return turn and party is Party.THEIRS and said.is_mostly_names and not said.found


def _asks(said: Said) -> bool:
    return (
        said.is_question
        or said.asked_on
        or any(found.cue.category is Category.REQUEST for found in said.found)
    )
