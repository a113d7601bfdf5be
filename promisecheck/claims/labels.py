"""Tenders in running text: which blocks hold the customer's requirement and which our answer.

"Response: Yes ..." is ours; what stands right before such a block, or between it and the
heading above, is what it answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from promisecheck.model import Block, BlockKind
from promisecheck.text.words import fold
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "labels.yaml"
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^\W\d_' ’]*(?: [^\W\d_]+){0,2})\s*[\d.]*\s*:")
_FEWEST_ANSWERS = 2


@cache
def _labels() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_data(_FILE).items()}


def label_of(block: Block) -> str:
    """ "requirement" or "answer" where the block begins with such a label, else ""."""
    match = _LABEL.match(block.text)
    if match is None:
        return ""
    label = fold(match["label"]).strip()
    return next((name for name, words in _labels().items() if label in words), "")


def requirement_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The positions of the blocks that hold what labelled answers answer."""
    labels = [label_of(block) for block in blocks]
    asked = {i for i, label in enumerate(labels) if label == "requirement"}
    if labels.count("answer") < _FEWEST_ANSWERS:
        return frozenset(asked)
    for i, label in enumerate(labels):
        if label == "answer":
            asked.update(_before(blocks, labels, i))
    return frozenset(asked)


def _before(blocks: Sequence[Block], labels: Sequence[str], answer: int) -> list[int]:
    """What stands between an answer and the heading above it, or only right before it."""
    found: list[int] = []
    for i in range(answer - 1, -1, -1):
        if blocks[i].kind is BlockKind.HEADING:
            return found
        if labels[i] == "answer":
            return found[:1]
        found.append(i)
    return found[:1]
