"""Tenders in running text: which blocks hold the customer's requirement and which our answer.

"Response: Yes ..." is ours; what stands right before such a block, or between it and the
heading above, is what it answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from promisecheck.claims.answers import read_answer
from promisecheck.claims.parties import Parties, Party
from promisecheck.model import Block, BlockKind, Zone
from promisecheck.text.words import fold
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "labels.yaml"
_LABEL = re.compile(
    r"\s*(?P<label>[^\W\d_][^\W\d_' ’]*(?: [^\W\d_]+){0,2})\s*[\d.]*"
    r"(?:\s*\([^()]{1,40}\))?\s*:"  # "A (Ann, support):"
)
_OPENING = re.compile(r"[\s*_>]*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+)?(?: [^\W\d_]+)?)")
_ENDS = re.compile(r"[*_]*\s*(?:[.,;:!()–—]|- |$)")
_NUMBER = re.compile(r"\W{0,2}\d{1,2}[.):\]\ufe0f\u20e3]")  # "1." and the emoji of a key
_QUESTION_NUMBER = re.compile(r"\W*(?:[A-Za-z]{1,3}[. -]?)?\d+(?:\.\d+)*[.):]?\s")
_CLOSING = " \t\"'”’)]*_"
_ASKING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_ANSWERING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_CALLED = re.compile(
    r"\W*(?:C?Q|(?P<whole>Question|Query|Clarification))\.?\s?(?:no\.?\s)?#?(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_QUARTERS = 4
_FEWEST_NUMBERS = 3
_FEWEST_ANSWERS = 2
_FEWEST_VERDICTS = 3


@cache
def _labels() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_data(_FILE).items()}


def label_of(text: str) -> str:
    """ "requirement" or "answer" where the text begins with such a label, else ""."""
    match = _LABEL.match(text)
    if match is None:
        return ""
    label = fold(match["label"]).strip()
    return next((name for name in ("requirement", "answer") if label in _labels()[name]), "")


def requirement_blocks(blocks: Sequence[Block], parties: Parties) -> frozenset[int]:
    """The positions of the blocks that hold what labelled answers answer."""
    labels = [label_of(block.text) for block in blocks]
    asked = {i for i, label in enumerate(labels) if label == "requirement"}
    asked |= _before_verdicts(blocks, labels) | _numbered_turns(blocks)
    asked |= _numbered_questions(blocks) | _answered_quotes(blocks, parties)
    asked |= _called_by_number(blocks)
    if labels.count("answer") < _FEWEST_ANSWERS:
        return frozenset(asked)
    for i, label in enumerate(labels):
        if label == "answer":
            asked.update(_before(blocks, labels, i))
    return frozenset(asked)


def _numbered_turns(blocks: Sequence[Block]) -> set[int]:
    """What one speaker of a chat goes through by number, and others answer."""
    counted: dict[str, list[int]] = {}
    for place, (block, following) in enumerate(pairwise(blocks)):
        turns = block.kind is following.kind is BlockKind.TURN
        if turns and block.speaker != following.speaker and _NUMBER.match(block.text):
            counted.setdefault(block.speaker, []).append(place)
    return {
        place for places in counted.values() if len(places) >= _FEWEST_NUMBERS for place in places
    }


def _numbered_questions(blocks: Sequence[Block]) -> set[int]:
    """Numbered blocks with one that is not numbered behind each, where most of them ask."""
    alternating = [
        (place, block)
        for place, (block, following) in enumerate(pairwise(blocks))
        if block.kind in _ASKING and _QUESTION_NUMBER.match(block.text)
        if following.kind in _ANSWERING and not _QUESTION_NUMBER.match(following.text)
    ]
    asking = sum(block.text.rstrip(_CLOSING).endswith("?") for _, block in alternating)
    if asking < _FEWEST_NUMBERS or 2 * asking < len(alternating):
        return set()
    return {place for place, _ in alternating}


def _called_by_number(blocks: Sequence[Block]) -> set[int]:
    """Blocks that begin with "Q7", where the numbers go beyond those of the quarters of a year."""
    called = {
        place: int(match["number"]) + _QUARTERS * bool(match["whole"])
        for place, block in enumerate(blocks)
        if (match := _CALLED.match(block.text))
    }
    return set(called) if max(called.values(), default=0) > _QUARTERS else set()


def _answered_quotes(blocks: Sequence[Block], parties: Parties) -> set[int]:
    """Quoted blocks of theirs with our words right behind, where a mail answers line by line."""
    found = {
        place
        for place, (block, following) in enumerate(pairwise(blocks))
        if block.zone is Zone.QUOTED and following.zone is Zone.BODY
        if parties.of(block) is Party.THEIRS and parties.of(following) is Party.OURS
    }
    return found if len(found) >= _FEWEST_NUMBERS else set()


def _before_verdicts(blocks: Sequence[Block], labels: Sequence[str]) -> set[int]:
    """What stands right before blocks that open with a verdict, where there are several."""
    verdicts = {i for i, block in enumerate(blocks) if i and _opens_with_verdict(block)}
    if len(verdicts) < _FEWEST_VERDICTS:
        return set()
    return {
        i - 1
        for i in verdicts
        if i - 1 not in verdicts
        and not labels[i - 1]
        and read_answer(blocks[i - 1].text) is None
        and (blocks[i - 1].kind is not BlockKind.HEADING or _is_below_title(blocks[i - 1]))
    }


def _opens_with_verdict(block: Block) -> bool:
    """Whether the block begins as a tender is answered: "Compliant. ...", "Not met: ..."."""
    if block.kind is BlockKind.HEADING or block.kind is BlockKind.TURN:
        return False
    match = _OPENING.match(block.text)
    if match is None:
        return False
    said = fold(match["words"]).replace("-", " ").split()
    start = match.start("words")
    for count in range(len(said), 0, -1):
        phrase = " ".join(said[:count])
        behind = block.text[start + len(phrase) :]
        if phrase in _labels()["verdict"] and _ENDS.match(behind):
            return True
    return False


def _is_below_title(heading: Block) -> bool:
    return bool(heading.headings)


def _before(blocks: Sequence[Block], labels: Sequence[str], answer: int) -> list[int]:
    """What stands between an answer and the heading above it, or only right before it."""
    found: list[int] = []
    for i in range(answer - 1, -1, -1):
        if blocks[i].kind is BlockKind.HEADING:
            alone = i == answer - 1 and _is_below_title(blocks[i])
            return [i] if alone else found
        if labels[i] == "answer":
            return found[:1]
        found.append(i)
    return found[:1]
