"""Asking for what an edit needs and was not given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from promisecheck.errors import UsageError
from promisecheck.model import Feature, Status
from promisecheck.text.nearest import nearest

_STATUSES = tuple(status.value for status in Status)


def at_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_for_feature(
    texts: Mapping[str, str], words: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """The texts and words of a new feature, with the answers to what was not given."""
    told, lists = dict(texts), dict(words)
    if "name" not in told:
        told["name"] = _ask("Name", lambda answer: answer or None)
    if "status" not in told:
        told["status"] = _ask(f"Status ({', '.join(_STATUSES)})", _status)
    if "aliases" not in lists:
        answer = _ask("Other words for it, between commas (Enter for none)", str)
        aliases = tuple(alias.strip() for alias in answer.split(",") if alias.strip())
        lists |= {"aliases": aliases} if aliases else {}
    for key, question in _further(told["status"]):
        if key not in told and (answer := _ask(f"{question} (Enter for none)", str)):
            told[key] = answer
    return {"texts": told, "words": lists}


def ask_for_change(feature: Feature, texts: Mapping[str, str]) -> dict[str, str]:
    """What to set, with the answers to status and note where they were not given."""
    told = dict(texts)
    if "status" not in told:
        answer = _ask(f"Status [{feature.status.value}]", lambda a: _status(a) if a else "")
        told |= {"status": answer} if answer else {}
    if "note" not in told:
        answer = _ask(f"Note [{feature.note or 'none'}]", str)
        told |= {"note": answer} if answer else {}
    return told


def _further(status: str) -> list[tuple[str, str]]:
    """What else is worth asking for with this status."""
    by_status = {
        "unstable": [("note", "What is wrong, or the ticket")],
        "planned": [("eta", "When it is to be there, as in 2027-Q1")],
        "beta": [("eta", "When it is to leave beta, as in 2027-Q1")],
        "shipped": [("since", "Since when, as in 2026-01-31")],
        "deprecated": [("replaced_by", "The id of what replaces it")],
        "retired": [("replaced_by", "The id of what replaces it")],
    }
    return [*by_status.get(status, []), ("owner", "Who keeps this entry true")]


def _status(answer: str) -> str | None:
    if answer in _STATUSES:
        return answer
    return nearest(answer, _STATUSES)


def _ask(question: str, take: Callable[[str], str | None]) -> str:
    """The answer once ``take`` takes it; it may correct it, and refuses it with ``None``."""
    while True:
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise UsageError("the answers end before all is answered; nothing was changed")
        taken = take(" ".join(line.split()))
        if taken is not None:
            return taken


def ask_choice(answers: Mapping[str, str]) -> str:
    """The one of the letters that is chosen; what each of them does stands behind it."""
    question = ", ".join(f"{letter} {what}" for letter, what in answers.items())
    return _ask(f"({question})", lambda answer: answer if answer in answers else None)
