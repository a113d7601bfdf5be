"""How formats for programs name what they speak of: paths, and findings for good."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from promisecheck.model import CheckedDocument, Finding, HeldBack, HeldBy, Report


def plain_path(path: str) -> str:
    """The path with no ``./`` before it; ``.`` where it is empty."""
    return path.removeprefix("./") or "."


def uri(path: str) -> str:
    """The path as a reference relative to where the program ran; ``file://`` where absolute."""
    plain = plain_path(path)
    quoted = quote(plain.encode("utf-8", "surrogatepass"))
    if plain.startswith("/"):
        return f"file://{quoted}"
    drive = plain[1:3] == ":/"
    return f"file:///{quoted}" if drive else quoted


def every_finding(report: Report) -> Iterator[tuple[CheckedDocument, Finding]]:
    """Each finding with its document, in the order of the report."""
    for document in report.documents:
        for finding in document.findings:
            yield document, finding


def every_held_back(report: Report) -> Iterator[tuple[CheckedDocument, HeldBack]]:
    """Each finding that is held back and has to be named, with its document.

    What a person let pass is named in every report. What the baseline knows is named there, and
    in a report where that is asked for.
    """
    counts = report.suppressed
    if not (counts.waived or counts.inline or (counts.baseline and report.show_suppressed)):
        return
    for document in report.documents:
        for held in document.held_back:
            if report.show_suppressed or held.by is not HeldBy.BASELINE:
                yield document, held


class Turns:
    """Makes every repeated or missing fingerprint of a report its own by its turn."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def own(self, fingerprint: str) -> str:
        """The fingerprint where it comes first, else another one that holds for this turn."""
        turn = self._seen[fingerprint]
        self._seen[fingerprint] += 1
        return fingerprint if fingerprint and not turn else digest(fingerprint, str(turn))


def digest(*parts: str) -> str:
    """A fingerprint of 32 hex digits for what has none of its own."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
