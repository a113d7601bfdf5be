"""The end of the page: findings that are held back, and what is amiss with what holds them."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.model import Report
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_held_back
from promisecheck.reports.page.elements import Html, element


def amiss(report: Report) -> Html:
    """Comments, waivers and baseline entries to look at; nothing where there are none."""
    rows = [(f"{one.path}:{one.line}", wording.notice(one)) for one in report.notices]
    return _section("exceptions", "Exceptions to look at", rows, folded=False)


def held_back(report: Report) -> Html:
    """The findings that are held back, folded away; nothing where none has to be named."""
    rows = [
        (f"{one.path}, {wording.place(held.finding.claim.location)}", wording.held_finding(held))
        for one, held in every_held_back(report)
    ]
    title = f"Held back: {wording.count(len(rows), 'finding')}"
    return _section("held", title, rows, folded=True)


def _section(name: str, title: str, rows: Sequence[tuple[str, str]], *, folded: bool) -> Html:
    if not rows:
        return Html()
    lines = (
        element("tr", element("th", place, scope="row"), element("td", said))
        for place, said in rows
    )
    table = element("div", element("table", element("tbody", *lines)), class_="wide")
    head = element("h2", title, id=f"{name}-head")
    return element(
        "section",
        "" if folded else head,
        element("details", element("summary", head), table) if folded else table,
        class_=name,
        aria_labelledby=f"{name}-head",
    )
