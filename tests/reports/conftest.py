"""Reports made by hand: no document is read for them and no rule is run."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from functools import partial

import pytest

from promisecheck.model import (
    Anchor,
    Block,
    Catalog,
    CheckedDocument,
    Claim,
    CueHit,
    Failure,
    Feature,
    Finding,
    HeldBack,
    HeldBy,
    Limit,
    Location,
    Match,
    MatchKind,
    Mention,
    Notice,
    NoticeKind,
    Period,
    Place,
    Quantity,
    Report,
    RuleInfo,
    ScopedStatus,
    Severity,
    Stance,
    Statement,
    Status,
    Suppressed,
    Verdict,
)

RULES = {
    "out-of-scope": RuleInfo("PC301", "out-of-scope", Severity.ERROR, "Not in this plan."),
    "over-limit": RuleInfo("PC401", "over-limit", Severity.ERROR, "More than there is."),
    "beta": RuleInfo("PC104", "beta", Severity.WARNING, "Beta not called one."),
    "unlisted": RuleInfo("PC501", "unlisted", Severity.WARNING, "Not in the catalog."),
    "ambiguous": RuleInfo("PC502", "ambiguous", Severity.WARNING, "Fits several features."),
    "undersold": RuleInfo("PC601", "undersold", Severity.INFO, "It is there."),
}

SCIM = Feature(
    "scim",
    "SCIM provisioning",
    Status.SHIPPED,
    aliases=("user provisioning",),
    since=dt.date(2024, 3, 1),
    only={"plan": frozenset({"enterprise"}), "region": frozenset({"us", "eu"})},
    exceptions=(
        ScopedStatus({"region": frozenset({"eu"})}, Status.UNSTABLE, "SUP-4312 tokens expire"),
    ),
    limits=(Limit("users", maximum=Quantity(5000, "user", (), "5000 users")),),
    note="Needs the identity add-on; see the runbook before a pilot.",
    owner="identity-support",
)
EXPORT = Feature(
    "csv-export",
    "CSV export",
    Status.BETA,
    eta=Period(dt.date(2027, 1, 1), dt.date(2027, 3, 31), "2027-Q1"),
)
OLD_EXPORT = Feature("old-export", "Classic export", Status.RETIRED, replaced_by="csv-export")
GANTT = Feature("gantt", "Gantt chart", Status.UNAVAILABLE, say="We have a board view.")

CATALOG = Catalog(
    product="Northwind Cloud",
    features=(SCIM, EXPORT, OLD_EXPORT, GANTT),
    updated=dt.date(2026, 11, 15),
    dimensions={
        "plan": {"team": ("Team", "Professional"), "enterprise": ("Enterprise",)},
        "region": {"us": ("US",), "eu": ("EU", "Europe")},
    },
    path="catalog.yaml",
    digest="sha256:0",
)


def statement(text: str, line: int = 14, **place: object) -> Statement:
    block = Block(text, (Anchor(0, Place(line, 1, **place)),))
    return Statement(block, 0, len(text))


def claim(said: Statement, words: str, *features: str, **more: object) -> Claim:
    start = said.block.text.index(words)
    end = start + len(words)
    place = said.block.place(start)
    mention = Mention(said, start, end, features, Match(words.lower(), 93.54, MatchKind.VARIANT))
    location = Location(place, place.line, place.column + len(words))
    defaults = {"cues": (CueHit("includes", "offer"),)}
    return Claim(mention, Stance.PROMISED, location, **(defaults | more))


def finding(rule: str, broken: Claim, feature: Feature | None, message: str, say: str = ""):
    info = RULES[rule]
    return Finding(info, info.severity, broken, feature, message, say, f"{info.code}-fingerprint")


def document(path: str, claims, findings, verdict=Verdict.FAIL, scope=None) -> CheckedDocument:
    return CheckedDocument(path, scope or {}, tuple(claims), tuple(findings), verdict)


def report(documents=(), errors=(), suppressed=Suppressed(), notices=()) -> Report:  # noqa: B008
    return Report(
        "0.1.0",
        CATALOG,
        dt.date(2026, 11, 21),
        Severity.ERROR,
        tuple(documents),
        tuple(errors),
        suppressed,
        tuple(notices),
    )


def _one() -> Report:
    said = statement("Your Team plan includes automatic user provisioning from day one.")
    broken = claim(said, "automatic user provisioning", "scim", scope={"plan": frozenset({"team"})})
    found = finding(
        "out-of-scope",
        broken,
        SCIM,
        "SCIM provisioning is available on Enterprise only; this document is for Team.",
        "SCIM provisioning is part of Enterprise.",
    )
    scope = {"plan": frozenset({"team"})}
    return report([document("quotes/acme.md", [broken], [found], scope=scope)])


def _crowded() -> CheckedDocument:
    """Several findings in one sentence, two of them on the same words; then another sentence."""
    said = statement(
        "Everyone gets automatic user provisioning for unlimited users, CSV export to any "
        "warehouse, a blockchain audit trail and https://example.com/"
        + "a-very-long-path-without-a-break/" * 3
        + " as a bonus."
    )
    lots = Quantity(math.inf, "user", (), "unlimited users")
    scim = claim(said, "automatic user provisioning", "scim", quantities=(lots,))
    export = claim(
        said,
        "CSV export",
        "csv-export",
        "old-export",
        quantities=(Quantity(2.5, "byte", ("month", "user"), "2.5 B per user a month"),),
    )
    chain = claim(said, "blockchain audit trail")
    other = statement("There is no Gantt chart.", line=20)
    date = Period(dt.date(2027, 7, 1), dt.date(2027, 9, 30), "Q3 2027")
    gantt = claim(other, "Gantt chart", "gantt", date=date, cues=())
    return document(
        "quotes/beta.md",
        [scim, export, chain, gantt],
        [
            finding("out-of-scope", scim, SCIM, "SCIM provisioning is on Enterprise only."),
            finding("over-limit", scim, SCIM, "Unlimited users are more than 5000 users."),
            finding("ambiguous", export, EXPORT, "'CSV export' may be one of two features."),
            finding("unlisted", chain, None, "No catalog entry covers this capability."),
            finding("undersold", gantt, GANTT, "The text says less than is true.", GANTT.say),
        ],
    )


def _elsewhere() -> CheckedDocument:
    """Sources without lines."""
    slide = statement("CSV export", line=1, slide=3, paragraph=2)
    cell = statement("CSV export: yes", line=1, sheet="Prices", cell="B4")
    page = statement("CSV export", line=7, page=2)
    claims = [claim(said, "CSV export", "csv-export") for said in (slide, cell, page)]
    findings = [finding("beta", one, EXPORT, "CSV export is a beta.") for one in claims]
    return document("quotes/deck.pptx", claims, findings, Verdict.PASS)


def _many() -> Report:
    honest = claim(statement("It includes SCIM provisioning."), "SCIM provisioning", "scim")
    return report(
        [
            *_one().documents,
            _crowded(),
            _elsewhere(),
            document("quotes/honest.md", [honest], [], Verdict.PASS),
            document("quotes/nothing.md", [], [], Verdict.PASS),
        ],
        [Failure("quotes/broken.pdf", "not a readable PDF: it ends too early")],
        Suppressed(baseline=2, waived=1),
    )


def _held(show: bool = False) -> Report:
    """One finding reported, three held back, each by another word, and what is amiss with those."""
    said = statement("You get user provisioning, CSV export, a Gantt chart and Classic export.")
    words = {"user provisioning": SCIM, "CSV export": EXPORT, "Gantt chart": GANTT}
    claims = [claim(said, named, feature.id) for named, feature in words.items()]
    claims.append(claim(said, "Classic export", "old-export"))
    scim, export, gantt, classic = (
        finding(rule, one, feature, f"{feature.name} is not so.")
        for rule, one, feature in zip(
            ("out-of-scope", "beta", "over-limit", "over-limit"),
            claims,
            (SCIM, EXPORT, GANTT, OLD_EXPORT),
            strict=True,
        )
    )
    until = dt.date(2027, 1, 31)
    held = (
        HeldBack(export, HeldBy.WAIVED, "agreed, 4711", "Maja Lind", until, "waivers.yaml:3"),
        HeldBack(gantt, HeldBy.INLINE, "as we said", where="quotes/held.md:13"),
        HeldBack(classic, HeldBy.BASELINE, where="known.json:5"),
    )
    checked = document("quotes/held.md", claims, [scim])
    notices = (
        Notice(NoticeKind.UNUSED, "quotes/held.md", 2, 7, "ignore[PC1] holds nothing back"),
        Notice(NoticeKind.EXPIRED, "waivers.yaml", 9, 3, "this waiver expired on 2026-10-31"),
    )
    made = report([replace(checked, held_back=held)], (), Suppressed(1, 1, 1))
    return replace(made, notices=notices, show_suppressed=show)


_HOSTILE = (
    "\x1b[31m[bold]red[/bold]\x1b]0;title\x07 \u202egnp.exe\u202c \x9b31m \u2028 \ud800 \t::error::"
)


def _hostile() -> Report:
    said = statement(
        f"{_HOSTILE} 顧客は👩‍💻自動プロビジョニング🚀と[link=x]CSV export[/link] を得ます。" * 1
    )
    wide = claim(said, "自動プロビジョニング🚀", "scim")
    marked = claim(said, "[link=x]CSV export", "csv-export", cues=(CueHit(_HOSTILE, "x"),))
    long = statement("honest words " * 40_000 + "CSV export " + "and more " * 40_000)
    far = claim(long, "CSV export", "csv-export")
    let_pass = finding("unlisted", marked, None, f"Not listed: {_HOSTILE}")
    return report(
        [
            replace(
                document(
                    f"quotes/{_HOSTILE}\nnew:line.md",
                    [wide, marked],
                    [
                        finding("out-of-scope", wide, SCIM, f"Message {_HOSTILE}", _HOSTILE),
                        finding(
                            "beta", marked, EXPORT, "`CSV export` [red]is[/red] beta.\nReally."
                        ),
                        finding("beta", far, EXPORT, "CSV export is a beta."),
                    ],
                ),
                held_back=(HeldBack(let_pass, HeldBy.INLINE, _HOSTILE, where=f"{_HOSTILE}:1"),),
            )
        ],
        [Failure(f"quotes/{_HOSTILE}.pdf", f"not readable: {_HOSTILE}")],
        Suppressed(inline=1),
        (Notice(NoticeKind.UNUSED, f"{_HOSTILE}.md", 1, 1, f"ignore[{_HOSTILE}] is unused"),),
    )


SAMPLES = {
    "empty": report,
    "one": _one,
    "many": _many,
    "held": _held,
    "shown": partial(_held, show=True),
    "hostile": _hostile,
}


@pytest.fixture(params=sorted(SAMPLES))
def sample(request) -> tuple[str, Report]:
    """The name of a hand-made report, and the report."""
    return request.param, SAMPLES[request.param]()


@pytest.fixture
def one() -> Report:
    """One document with one finding."""
    return _one()


@pytest.fixture
def many() -> Report:
    """Five documents: several findings in a sentence, sources without lines, honest ones."""
    return _many()


@pytest.fixture
def held() -> Report:
    """One finding reported and three held back, and what is amiss with what holds them."""
    return _held()


@pytest.fixture
def hostile() -> Report:
    """A report full of what must not reach a terminal."""
    return _hostile()
