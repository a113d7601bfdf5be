"""Chats and transcripts: who speaks on a line, in the many ways in which people write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.vocabulary import words

_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s?[aApP]\.?[mM]\.?)?"
_WEEKDAY: Final = (
    r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?"
    r"|(?i:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern)"
    r"|(?i:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|today|yesterday)"
    r"|(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mo|di|mi|do|fr|sa|so)"
)
_DAY: Final = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s[^\W\d_]{3,9}\.?(?:\s\d{4})?"
    rf"|[^\W\d_]{{3,9}}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|(?:{_WEEKDAY}))"
)
_STAMP: Final = rf"(?:{_DAY},?\s+(?:at\s+)?)?{_TIME}"
_ROLE: Final = r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_NAME: Final = r"[^\W_](?:[^\W_]|[.'’&/+@-])*"
_LABEL: Final = rf"(?P<label>{_NAME}(?: (?:/ |& |\+ )?{_NAME}){{0,4}}{_ROLE})"
_BOLD: Final = r"(?:\*\*|__)?"

# With a time on the line the label needs no other evidence.
_STAMPED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s*[\[(]{_STAMP}[\])]\s*[-–]?\s*{_BOLD}<?{_LABEL}>?\s?:{_BOLD}(?:\s+|$)",
        rf"\s*{_STAMP}\s*[-–]\s*{_BOLD}{_LABEL}\s?:{_BOLD}(?:\s+|$)",
        rf"\s*{_STAMP}\s+{_BOLD}{_LABEL}\s?:{_BOLD}(?:\s+|$)",
        rf"\s*[\[(]?{_STAMP}[\])]?\s*<{_LABEL}>\s+",
        rf"\s*[\[(]?{_STAMP}[\])]?\s+{_LABEL}(?:\s{{2,}}|\t)(?=\S)",
        rf"\s*{_BOLD}{_LABEL}\s+[\[(]?{_STAMP}[\])]?{_BOLD}:?(?:\s{{2,}}|\t)(?=\S)",
        rf"\s*{_BOLD}{_LABEL}\s+[\[(]{_STAMP}[\])]{_BOLD}\s?:{_BOLD}\s+(?=\S)",
        rf"\s*{_BOLD}{_LABEL},?\s+{_STAMP}{_BOLD}\s?:{_BOLD}\s+(?=\S)",
    )
)
_ABOVE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\s*{_BOLD}{_LABEL}{_BOLD}(?:,\s*|\s+|\s+[-–—|·•]\s+)"
        rf"[\[(]?{_STAMP}[\])]?{_BOLD}\s*:?$",
        rf"\s*[\[(]{_STAMP}[\])]\s*{_BOLD}{_LABEL}{_BOLD}\s*:?$",
    )
)
_BARE: Final = re.compile(rf"\s*{_BOLD}{_LABEL}\s?(?::{_BOLD}|{_BOLD}:)(?:\s+(?=\S)|$)")
INLINE_ANSWER: Final = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?(?P<asker>q|question|customer|them|they|him|her)\d{0,2}\s?:\s+"
    r"(?P<question>\S.*?\?)\s+(?:[-–/]\s+)?(?P<answerer>a|answer|ans|me|us|we)\d{0,2}\s?:\s+"
    r"(?P<answer>\S.*)$",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"[\s#]*\d+$")
_CODE: Final = re.compile(r"[A-Z]{1,4}[.-]?\d{1,4}(?:\.\d+)*")
_BEHIND_NAME: Final = re.compile(r"\s*[(\[].*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A label found on a line. ``end`` is the offset of the words behind it."""

    label: str
    end: int
    above: bool = False


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Which lines of a document are turns, by index; ``single`` where one label alone recurs."""

    turns: dict[int, Turn]
    single: bool = False

    @property
    def first(self) -> int | None:
        """The index of the first turn."""
        return min(self.turns) if self.turns else None


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
        if not _FIGURE.search(line.text, 0, 80):
            continue
        turn = _match(_STAMPED, line)
        if turn:
            found[index] = turn
            continue
        turn = label_above(line)
        if turn and index + 1 < len(lines) and not lines[index + 1].blank:
            above[index] = turn
    return {**found, **above} if len(above) >= 2 else found


def _match(patterns: Sequence[re.Pattern[str]], line: Line, above: bool = False) -> Turn | None:
    for pattern in patterns:
        found = pattern.match(line.text)
        if found and not found["label"].isdigit():
            return Turn(found["label"].strip(), found.end(), above)
    return None


def label_above(line: Line) -> Turn | None:
    """A name with a time on a line of its own ("Ines Fallow  09:14")."""
    return _match(_ABOVE, line, above=True)


def bare_label(line: Line) -> Turn | None:
    """What stands before a colon at the line's beginning, if it could be a speaker."""
    if ":" not in line.text[:110]:
        return None
    found = _BARE.match(line.text)
    if found is None or found["label"].casefold() in words("not_speakers"):
        return None
    if _CODE.fullmatch(found["label"]) and not _asks_or_answers(_key(found["label"])):
        return None
    return Turn(found["label"].strip(), found.end(), above=found.end() >= len(line.text))


def _key(label: str) -> str:
    """The label without its role and number ("Gwen (Acme)" and "Gwen", "Q1" and "Q2")."""
    bare = _BEHIND_NAME.sub("", label.casefold()) or label.casefold()
    return _DIGITS.sub("", bare) or bare


def _asks_or_answers(key: str) -> bool:
    return key in words("question_labels") or key in words("answer_labels")


def _labelled_turns(lines: Sequence[Line]) -> Dialogue:
    candidates = {
        index: turn for index, line in enumerate(lines) if (turn := bare_label(line)) is not None
    }
    counts = Counter(_key(turn.label) for turn in candidates.values())
    known = _speakers(lines, candidates, counts)
    if not known:
        return Dialogue({})
    chosen = {i: turn for i, turn in candidates.items() if _key(turn.label) in known}
    if len(known) > 1:
        chosen |= _single_uses(lines, candidates, chosen)
    return Dialogue(dict(sorted(chosen.items())), single=len(known) == 1)


def _speakers(
    lines: Sequence[Line], candidates: dict[int, Turn], counts: Counter[str]
) -> frozenset[str]:
    asked = frozenset(counts) & words("question_labels")
    answered = frozenset(counts) & words("answer_labels")
    if asked and answered:
        return asked | answered
    recurring = frozenset(
        name for name, count in counts.items() if count >= 2 and not _asks_or_answers(name)
    )
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
    places = [i for i, turn in candidates.items() if _key(turn.label) in recurring]
    below = sum(i > 0 and not lines[i - 1].blank and i - 1 not in candidates for i in places)
    above = sum(i + 1 < len(lines) and _is_marked(lines[i + 1]) for i in places)
    return max(below, above) >= 0.6 * len(places)


def _is_marked(line: Line) -> bool:
    return line.depth > 0 or line.text.lstrip().startswith(">")


def _are_records(lines: Sequence[Line]) -> bool:
    """Whether the same three labels or more come round in the same order: fields of records."""
    found = (_BARE.match(line.text) for line in lines if ":" in line.text[:110])
    order = [_key(match["label"]) for match in found if match]
    cycle = order[: order.index(order[0], 1)] if order and order[0] in order[1:] else order
    if len(cycle) < 3 or len(cycle) == len(order):
        return False
    return all(name == cycle[at % len(cycle)] for at, name in enumerate(order))


def _named_in_head(
    lines: Sequence[Line], candidates: dict[int, Turn], recurring: frozenset[str]
) -> frozenset[str]:
    """The labels whose name stands in a line that lists who was there."""
    spoken = [i for i, turn in candidates.items() if _key(turn.label) in recurring]
    first = min(spoken, default=len(lines))
    listed = " ".join(
        line.text.casefold()
        for index, line in enumerate(lines[:15])
        if any(word in line.text.casefold() for word in words("dialogue_heads"))
    )
    names = frozenset(re.findall(r"\w+", listed))
    return frozenset(
        _key(turn.label)
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
