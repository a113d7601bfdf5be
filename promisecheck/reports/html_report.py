"""One HTML page with all in it: no other file, no network, nothing that runs but its own script.

The page's policy allows the one style and the one script by their digests and nothing else, so
that even a mistake in the escaping would run nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from promisecheck.model import Report
from promisecheck.reports import wording
from promisecheck.reports.look import Look
from promisecheck.reports.page import exceptions, summary
from promisecheck.reports.page.elements import Html, element
from promisecheck.reports.page.findings import findings


def render(report: Report, look: Look) -> Iterator[str]:
    """The page: summary, what was not read, features, findings, exceptions, foot."""
    style, script = _asset("page.css"), _asset("page.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{wording.tally(report.documents) or 'No overpromises'}: promisecheck"),
        element("style", style),
    )
    page = element("html", head, _body(report, script), lang="en")
    yield f"<!DOCTYPE html>\n{page}\n"


def _body(report: Report, script: Html) -> Html:
    return element(
        "body",
        element("a", "Skip to the findings", href="#findings", class_="skip"),
        summary.head(report),
        element(
            "main",
            summary.not_read(report),
            summary.features(report),
            findings(report),
            exceptions.amiss(report),
            exceptions.held_back(report),
        ),
        summary.foot(report),
        element("script", script),
    )


def _asset(name: str) -> Html:
    return Html((Path(__file__).parent / "page" / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
