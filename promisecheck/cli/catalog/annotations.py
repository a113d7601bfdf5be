"""What is wrong in a catalog, as text, as JSON, and as annotations of GitHub and GitLab."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.errors import Problem
from promisecheck.reports.workflow import command
from promisecheck.upkeep.quality.notice import Notice


@dataclass(frozen=True, slots=True)
class Annotation:
    """A problem with its level (error or warning), and the check's code and name."""

    level: str
    code: str
    name: str
    problem: Problem


def of_errors(problems: Iterable[Problem]) -> list[Annotation]:
    """Problems that keep the catalog from being used."""
    return [Annotation("error", "CAT001", "broken", problem) for problem in problems]


def of_notices(notices: Iterable[Notice]) -> list[Annotation]:
    """Warnings of quality."""
    return [Annotation("warning", n.check.code, n.check.name, n.problem) for n in notices]


def _text(found: Sequence[Annotation]) -> str:
    return "".join(_line(annotation) for annotation in found)


def _line(found: Annotation) -> str:
    at = found.problem
    return f"{at.path}:{at.line}:{at.column}: {found.level} {found.code} {at.message}\n"


def _json(found: Sequence[Annotation]) -> str:
    entries = [
        {
            "level": one.level,
            "code": one.code,
            "name": one.name,
            "path": one.problem.path,
            "line": one.problem.line,
            "column": one.problem.column,
            "message": one.problem.message,
        }
        for one in found
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _github(found: Sequence[Annotation]) -> str:
    return "".join(_command(one) for one in found)


def _command(found: Annotation) -> str:
    at = found.problem
    values = {
        "file": at.path,
        "line": str(at.line),
        "col": str(at.column),
        "title": f"{found.code} {found.name}",
    }
    return command(found.level, values, at.message) + "\n"


def _gitlab(found: Sequence[Annotation]) -> str:
    severities = {"error": "major", "warning": "minor"}
    entries = [
        {
            "description": f"{one.code} {one.problem.message}",
            "check_name": one.name,
            "fingerprint": hashlib.sha256(_line(one).encode()).hexdigest()[:32],
            "severity": severities[one.level],
            "location": {"path": one.problem.path, "lines": {"begin": one.problem.line}},
        }
        for one in found
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


FORMATS: Final[dict[str, Callable[[Sequence[Annotation]], str]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
}
