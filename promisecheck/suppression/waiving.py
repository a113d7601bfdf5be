"""Adding a waiver to a waivers file, which keeps its comments and layout."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Final

from promisecheck.errors import CatalogError, UsageError
from promisecheck.model import Finding
from promisecheck.suppression.waivers import parse_waivers

_ITEM: Final = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)
_NOTHING_YET: Final = re.compile(r"\A(?:\s*(?:#[^\n]*)?\n)*\s*(?:waivers:\s*(?:\[\s*\])?\s*)?\Z")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person says when granting an exception."""

    reason: str
    approver: str
    expiry: dt.date


def with_waiver(text: str, path: str, finding: Finding, document: str, grant: Grant) -> str:
    """The file's text with a waiver for this one finding at its end.

    Raises ``UsageError`` where the file is written in a way that cannot be added to.
    """
    lines = _entry(finding, document, grant)
    items = _ITEM.search(text)
    if items is None and _NOTHING_YET.match(text):
        comments = re.sub(r"(?m)^waivers:.*$", "", text).rstrip()
        head = f"{comments}\n\n" if comments else ""
        made = f"{head}waivers:\n{_indented(lines, '  ')}"
    elif items is not None:
        made = f"{text.rstrip()}\n{_indented(lines, items['indent'])}"
    else:
        raise _by_hand(path, lines)
    before = _count(text, path) if items else 0
    try:
        fits = len(parse_waivers(made.encode(), path).entries) == before + 1
    except CatalogError:
        fits = False
    if not fits:
        raise _by_hand(path, lines)
    return made


def _entry(finding: Finding, document: str, grant: Grant) -> list[str]:
    pairs = {
        "rule": finding.rule.code,
        "feature": finding.feature.id if finding.feature else "",
        "documents": f"[{_quoted(_literal(document))}]",
        "fingerprint": _quoted(finding.fingerprint),
        "reason": _quoted(grant.reason),
        "approver": _quoted(grant.approver),
        "expiry": grant.expiry.isoformat(),
    }
    return [f"{key}: {value}" for key, value in pairs.items() if value]


def _literal(document: str) -> str:
    """The path as a pattern that fits nothing else."""
    return "/" + re.sub(r"([\\*?\[\]!#])", r"\\\1", document.lstrip("/"))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _indented(lines: list[str], indent: str) -> str:
    first, *rest = lines
    return "".join([f"{indent}- {first}\n", *(f"{indent}  {line}\n" for line in rest)])


def _count(text: str, path: str) -> int:
    return len(parse_waivers(text.encode(), path).entries)


def _by_hand(path: str, lines: list[str]) -> UsageError:
    entry = "; ".join(lines)
    return UsageError(f"{path}: this file cannot be added to as it is written; add: {entry}")
