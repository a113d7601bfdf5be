"""What a mark behind a name stands for: "Field maps†" and, elsewhere, "† in beta"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from promisecheck.claims.bearing import decide, hear_alone
from promisecheck.claims.cues import CueFinder
from promisecheck.claims.spoken import spoken
from promisecheck.model import Block, Hedge, Mention
from promisecheck.text.sentences import sentences

_MARKS = "*†‡§¹²³⁴⁵"
_MARK = re.compile(f"[{_MARKS}]")
_NOTE = re.compile(rf"(?:^|[\s(])(?P<mark>[{_MARKS}])\)?(?!\w*[*])")  # "* soon", but not "*soon*"
_BEHIND = re.compile(rf"[\"'”’`)\]*_]{{0,3}}?(?P<mark>[{_MARKS}])(?!\w)")


def footnotes(blocks: Sequence[Block], cues: CueFinder) -> dict[str, Hedge]:
    """What each footnote mark discloses, where the text behind the mark tells that."""
    told: dict[str, Hedge] = {}
    for block in blocks:
        if not _MARK.search(block.text):
            continue
        for start, end in sentences(block.text):
            found = list(_NOTE.finditer(block.text, start, end))
            ends = [*(match.start() for match in found[1:]), end]  # one more where nothing is found
            for match, last in zip(found, ends, strict=False):
                tokens = spoken(block.text, match.end(), last)
                decided = decide(hear_alone(cues.find(tokens)))
                if decided is not None and decided[1] is not None:
                    told.setdefault(match["mark"], decided[1])
    return told


def noted(mention: Mention, notes: Mapping[str, Hedge]) -> Hedge | None:
    """What the mark right behind the mention discloses, or ``None``."""
    match = _BEHIND.match(mention.statement.block.text, mention.end) if notes else None
    return notes.get(match["mark"]) if match else None
