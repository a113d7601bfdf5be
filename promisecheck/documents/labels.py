"""Labels that name a speaker, in the many ways in which people write them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from promisecheck.documents.lines import Line
from promisecheck.documents.vocabulary import words

_TIME: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?:\s?[aApP]\.?[mM]\.?)?"
_DATE: Final = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{1,2}\.?|\d{1,2}\.?\s[^\W\d_]{3,9}\.?(?:\s\d{4})?"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?)"
)
_WEEKDAY: Final = r"[^\W\d_]{2,10}\.?"
_DAY: Final = r"(?i:mon|tue|wed|thu|fri|sat|sun)(?:[^\W\d_]{0,6})\.?"
_STAMP: Final = rf"(?:{_DAY},?\s+)?(?:{_DATE},?\s+(?:at\s+)?)?{_TIME}"
_FRAMED: Final = rf"[\[(`](?:{_WEEKDAY},?\s+)?{_STAMP}[\])`]"
_ROLE: Final = r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])?"
_NAME: Final = r"[^\W_](?:[^\W_]|[.'’&/+@-]|_(?=[^\W_]))*"
_LABEL: Final = rf"(?P<label>{_NAME}(?: (?:/ |& |\+ )?{_NAME}){{0,4}}{_ROLE})"
_NUMBERED: Final = r"(?i:s|sp|spk|speaker|guest|host|participant)[ _]?\d{1,2}"
_BOLD: Final = r"(?:\*{1,3}|_{1,2})?"
_COLON: Final = rf"\s?(?::{_BOLD}|{_BOLD}:)"
_FAR: Final = r"(?:\s{2,}|\t)(?=\S)"

# With a time on the line the label needs no other evidence.
_STAMPED: Final = (
    rf"\s*{_BOLD}{_FRAMED}{_BOLD}\s*[-–]?\s*{_BOLD}<?{_LABEL}>?{_COLON}(?:\s+|$)",
    rf"\s*{_BOLD}{_STAMP}{_BOLD}\s*[-–]?\s+{_BOLD}{_LABEL}{_COLON}(?:\s+|$)",
    rf"\s*(?:{_FRAMED}|{_STAMP})\s*<{_LABEL}>\s+",
    rf"\s*(?:{_FRAMED}|{_STAMP})\s*(?P<label>{_NUMBERED}{_ROLE})\s+(?=\S)",
    rf"\s*(?:{_FRAMED}|{_STAMP})\s+{_LABEL}{_FAR}",
    rf"\s*{_BOLD}{_LABEL}{_BOLD}\s+(?:{_FRAMED}|{_STAMP}){_BOLD}:?{_FAR}",
    rf"\s*{_BOLD}{_LABEL}{_BOLD},?\s+(?:{_FRAMED}|{_STAMP}){_COLON}\s+(?=\S)",
)
_ABOVE: Final = (
    rf"\s*{_BOLD}{_LABEL}{_BOLD}(?:,\s*|\s+|\s+[-–—|·•]\s+)(?:{_FRAMED}|{_STAMP}){_BOLD}\s*:?$",
    rf"\s*{_BOLD}{_LABEL}{_BOLD}(?:,\s+|\s{{2,}}|\s+[-–—|·•]\s+){_WEEKDAY}\s+(?:at\s+)?{_TIME}$",
    rf"\s*(?:{_FRAMED}\s*|{_STAMP}\s+[-–—|·•]\s+){_BOLD}{_LABEL}{_BOLD}\s*:?$",
)
_BARE: Final = re.compile(rf"\s*{_BOLD}{_LABEL}{_COLON}(?:\s+(?=\S)|$)")
_CLOCK: Final = re.compile(r"\d[:.]\d\d")
_FURTHEST_CLOCK: Final = 90
_FURTHEST_COLON: Final = 110
_NUMBER: Final = re.compile(r"[\s#]*\d+$")
_CODE: Final = re.compile(r"[A-Z]{1,4}[.-]?\d{1,4}(?:\.\d+)*")
_BEHIND_NAME: Final = re.compile(r"\s*[(\[].*$")


class Turn(NamedTuple):
    """A label found on a line. ``end`` is the offset of the words behind it.

    ``above`` says that it stands on a line of its own.
    """

    label: str
    end: int
    above: bool = False


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compiled when the first time of day is met; most documents have none."""
    return tuple(map(re.compile, patterns))


def stamped_label(line: Line) -> Turn | None:
    """A name with a time and the words behind them ("[09:02] Ann: yes", "ann 09:02  yes")."""
    return _match(_STAMPED, line, above=False)


def label_above(line: Line) -> Turn | None:
    """A name with a time on a line of its own ("Ann Lee  09:14")."""
    return _match(_ABOVE, line, above=True)


def _match(patterns: tuple[str, ...], line: Line, above: bool) -> Turn | None:
    if not _CLOCK.search(line.text, 0, _FURTHEST_CLOCK):
        return None
    for pattern in _compiled(patterns):
        found = pattern.match(line.text)
        if found and not found["label"].isdigit() and _could_be_name(found["label"]):
            return Turn(found["label"].strip(), found.end(), above)
    return None


def any_label(line: Line) -> Turn | None:
    """What stands before a colon at the line's beginning."""
    if line.text.find(":", 0, _FURTHEST_COLON) < 0:
        return None
    found = _BARE.match(line.text)
    if found is None:
        return None
    return Turn(found["label"].strip(), found.end(), above=found.end() >= len(line.text))


def speaker_label(line: Line) -> Turn | None:
    """What stands before a colon at the line's beginning, if it could be a speaker."""
    turn = any_label(line)
    if turn is None or turn.label.casefold() in words("not_speakers"):
        return None
    if _CODE.fullmatch(turn.label) and label_key(turn.label) not in words("numbered_labels"):
        return None
    return turn if _could_be_name(turn.label) else None


def _could_be_name(label: str) -> bool:
    first, *rest = label.split()
    told = [first, *(part for part in rest if not (len(part) == 1 and part.isupper()))]
    return not rest or not any(part.casefold() in words("no_names") for part in told)


def label_key(label: str) -> str:
    """The label without its role and number ("Ann (Acme)" and "Ann", "Q1" and "Q2")."""
    bare = _BEHIND_NAME.sub("", label.casefold()) or label.casefold()
    return _NUMBER.sub("", bare) or bare


def asks_or_answers(key: str) -> bool:
    """Whether the label says that a question or an answer follows."""
    return key in words("question_labels") or key in words("answer_labels")


def is_marked(line: Line) -> bool:
    """Whether the line is quoted, or begins with the mark that quotes."""
    return line.depth > 0 or line.text.lstrip().startswith(">")
