"""Chats and transcripts: which lines of a document are somebody's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.documents.labels import (
    Turn,
    any_label,
    asks_or_answers,
    is_marked,
    label_above,
    label_key,
    speaker_label,
    stamped_label,
)
from promisecheck.documents.lines import Line
from promisecheck.documents.vocabulary import words

_ASKING = frozenset({"q", "question"})


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Which lines of a document are turns, by index; ``single`` where one label alone recurs."""

    turns: dict[int, Turn]
    single: bool = False

    @property
    def first(self) -> int | None:
        """The index of the first turn."""
        return min(self.turns) if self.turns else None

    @property
    def begins_talk(self) -> int | None:
        """The index of the first turn where people talk; ``None`` for questions with answers.

        A talk has above it who took part and when. "Q:" and "A:" may stand at the end of a letter.
        """
        labels = {label_key(turn.label) for turn in self.turns.values()}
        return self.first if labels - words("question_labels") - words("answer_labels") else None


def find_dialogue(lines: Sequence[Line]) -> Dialogue:
    """The turns among ``lines``; none where the document does not look like a dialogue."""
    stamped = _stamped_turns(lines)
    if len(stamped) >= 2:
        return Dialogue(stamped)
    return _labelled_turns(lines)


def _stamped_turns(lines: Sequence[Line]) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    above: dict[int, Turn] = {}
    for index, line in enumerate(lines):
        turn = stamped_label(line)
        if turn:
            found[index] = turn
            continue
        turn = label_above(line)
        if turn and index + 1 < len(lines) and not lines[index + 1].blank:
            above[index] = turn
    return {**found, **above} if len(above) >= 2 else found


def _labelled_turns(lines: Sequence[Line]) -> Dialogue:
    candidates = {
        index: turn for index, line in enumerate(lines) if (turn := speaker_label(line)) is not None
    }
    candidates |= _speaking_roles(lines)
    counts = Counter(label_key(turn.label) for turn in candidates.values())
    known = _speakers(lines, candidates, counts)
    if not known:
        return Dialogue({})
    chosen = {i: turn for i, turn in candidates.items() if label_key(turn.label) in known}
    if len(known) > 1:
        chosen |= _single_uses(lines, candidates, chosen)
    return Dialogue(dict(sorted(chosen.items())), single=len(known) == 1)


def _speaking_roles(lines: Sequence[Line]) -> dict[int, Turn]:
    """Lines that begin with "Customer:" and the like, where that label recurs: no field does."""
    found = {
        index: turn
        for index, line in enumerate(lines)
        if (turn := any_label(line)) and label_key(turn.label) in words("speaking_roles")
    }
    counts = Counter(label_key(turn.label) for turn in found.values())
    return {index: turn for index, turn in found.items() if counts[label_key(turn.label)] >= 2}


def _speakers(
    lines: Sequence[Line], candidates: dict[int, Turn], counts: Counter[str]
) -> frozenset[str]:
    asked = frozenset(counts) & words("question_labels")
    answered = frozenset(counts) & words("answer_labels")
    if asked and answered:
        return asked | answered
    recurring = frozenset(
        name for name, count in counts.items() if count >= 2 and not asks_or_answers(name)
    )
    if len(recurring) > 1:  # between names "V" is a visitor, not "Vraag"
        recurring |= {name for name in asked - _ASKING if counts[name] > 1}
    named = _named_in_head(lines, candidates, recurring)
    if len(named) >= 2 and sum(counts[name] for name in named) >= 3:
        return named | recurring
    if len(recurring) >= 2 and not _are_records(lines):
        return recurring
    alone = len(recurring) == 1 and counts[min(recurring)] >= 3
    return recurring if alone and _answers_inline(lines, candidates, recurring) else frozenset()


def _answers_inline(
    lines: Sequence[Line], candidates: dict[int, Turn], recurring: frozenset[str]
) -> bool:
    """Whether most lines of the one label stand below another's words, or above an answer."""
    places = [i for i, turn in candidates.items() if label_key(turn.label) in recurring]
    below = sum(i > 0 and not lines[i - 1].blank and i - 1 not in candidates for i in places)
    above = sum(i + 1 < len(lines) and is_marked(lines[i + 1]) for i in places)
    return max(below, above) >= 0.6 * len(places)


def _are_records(lines: Sequence[Line]) -> bool:
    """Whether three labels or more come round in one order, a gap between: fields of records."""
    found = [
        (i, label_key(turn.label)) for i, line in enumerate(lines) if (turn := any_label(line))
    ]
    order = [key for _, key in found]
    length = order.index(order[0], 1) if order and order[0] in order[1:] else 0
    if length < 3 or any(key != order[at % length] for at, key in enumerate(order)):
        return False
    starts = [index for index, _ in found[::length]]
    return all(index == 0 or lines[index - 1].blank for index in starts)


def _named_in_head(
    lines: Sequence[Line], candidates: dict[int, Turn], recurring: frozenset[str]
) -> frozenset[str]:
    """The labels whose name stands in a line that lists who was there."""
    spoken = [i for i, turn in candidates.items() if label_key(turn.label) in recurring]
    first = min(spoken, default=len(lines))
    listed = " ".join(
        line.text.casefold()
        for index, line in enumerate(lines[:15])
        if any(word in line.text.casefold() for word in words("dialogue_heads"))
    )
    names = frozenset(re.findall(r"\w+", listed))
    return frozenset(
        label_key(turn.label)
        for index, turn in candidates.items()
        if index >= first
        and (parts := re.findall(r"\w+", turn.label.casefold()))
        and set(parts) <= names
    )


def _single_uses(
    lines: Sequence[Line], candidates: dict[int, Turn], chosen: dict[int, Turn]
) -> dict[int, Turn]:
    """Labels that stand only once between known speakers and are shaped like theirs."""
    first, last = min(chosen), max(chosen)
    unlabelled = sum(not line.blank for line in lines[first:last]) - len(chosen)
    if unlabelled > 0.4 * len(chosen):
        return {}
    upper = all(turn.label.isupper() for turn in chosen.values())
    return {
        index: turn
        for index, turn in candidates.items()
        if index > first and turn.label.isupper() == upper and turn.label.count(" ") <= 2
    }
