"""The page as text: closed in itself, allowed to run nothing else, readable in both schemes."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from lxml import html as lxml_html

from promisecheck import reports
from promisecheck.reports import render
from promisecheck.reports.page.elements import Html, element

STYLE = (Path(reports.__file__).parent / "page" / "page.css").read_text(encoding="utf-8")


def parsed(report):
    return lxml_html.document_fromstring(render("html", report))


def digest(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_policy_allows_the_own_style_and_script_and_nothing_else(sample):
    _, report = sample
    page = render("html", report)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {digest(style)}",
        f"script-src {digest(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_policy_stands_before_all_that_it_rules(many):
    head = parsed(many).find("head")
    assert [child.tag for child in head][:2] == ["meta", "meta"]
    assert head[1].get("http-equiv") == "Content-Security-Policy"


def test_nothing_is_fetched(sample):
    _, report = sample
    page = parsed(report)
    for name in ("src", "href", "action", "style", "background", "srcset", "data", "formaction"):
        assert {node.get(name) for node in page.iter() if node.get(name)} <= {"#findings"}
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_the_page_names_all_that_a_reader_wants(many):
    text = " ".join(parsed(many).text_content().split())
    for said in (
        "2 of 5 documents do not pass.",
        "Held back: 2 in the baseline, 1 waived.",
        "Not read: 1 path",
        "not a readable PDF: it ends too early",
        "Slide 3, paragraph 2",
        "SCIM provisioning is part of Enterprise.",
        "identity-support",
        "Not in the catalog",
        "2 documents without findings",
        "Held against catalog.yaml, updated 2026-11-15, as of 2026-11-21.",
    ):
        assert said in text


def test_findings_stand_in_their_sentences(many):
    quotes = parsed(many).findall(".//blockquote")
    assert quotes[0].text_content() == (
        "Your Team plan includes automatic user provisioning from day one."
    )
    assert [mark.get("class") for mark in quotes[1].iter("mark")] == ["error", "warning", "warning"]


def test_features_are_listed_worst_first(many):
    rows = parsed(many).findall(".//section[@class='features']//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["SCIM provisioning", "shipped", "identity-support", "3", "–", "–"],
        ["CSV export", "beta", "–", "–", "4", "–"],
        ["Not in the catalog", "–", "–", "–", "1", "–"],
        ["Gantt chart", "unavailable", "–", "–", "–", "1"],
    ]


def test_every_finding_can_be_filtered(many):
    page = parsed(many)
    for name in ("feature", "owner", "document"):
        offered = {option.get("value") for option in page.findall(f".//select[@name='{name}']/*")}
        given = {node.get(f"data-{name}") for node in page.find_class("finding")}
        assert given == offered - {""}


def test_the_heading_above_is_named(many):
    (document, *_) = many.documents
    (found, *_) = document.findings
    heading = type("Heading", (), {"level": 1, "text": "What you get"})
    mention = found.claim.mention
    block = replace(mention.statement.block, headings=(heading,))
    mention = replace(mention, statement=replace(mention.statement, block=block))
    found = replace(found, claim=replace(found.claim, mention=mention))
    report = replace(many, documents=(replace(document, findings=(found,)),))
    assert parsed(report).find_class("where")[0].text == "Line 14, under “What you get”"


@pytest.mark.parametrize(
    ("number", "verdicts", "said"),
    [
        (0, [], "No document was checked."),
        (1, [0], "The document does not pass."),
        (1, [3], "The document passes."),
        (2, [0, 3], "1 of 2 documents does not pass."),
        (2, [3, 4], "All 2 documents pass."),
    ],
)
def test_the_verdict_in_words(many, number, verdicts, said):
    report = replace(many, documents=tuple(many.documents[at] for at in verdicts))
    assert len(report.documents) == number
    assert parsed(report).find_class("verdict")[0].text == said


def test_elements_escape_all_but_elements():
    inner = element("b", "<i>")
    made = element("p", inner, '"&\x1b', title='"><x>', hidden=True, checked=False)
    assert isinstance(made, Html)
    assert made == '<p title="&quot;&gt;&lt;x&gt;" hidden><b>&lt;i&gt;</b>&quot;&amp;␛</p>\n'


def colors(part):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part))


def luminance(color):
    digits = color.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


LIGHT, DARK = STYLE.split("@media (prefers-color-scheme: dark)")
PRINT = STYLE.split("@media print")[1]


@pytest.mark.parametrize(
    "part", [LIGHT, DARK.split("@media")[0], PRINT], ids="light dark print".split()
)
def test_text_stands_out_from_its_ground(part):
    given = colors(part)
    pairs = [("ink", "ground"), ("ink", "paper"), ("faint", "ground"), ("faint", "paper")]
    pairs += [("link", "paper"), ("ink", "pass-ground")]
    for severity in ("error", "warning", "info", "pass"):
        pairs += [(severity, "paper"), (severity, f"{severity}-ground")]
        pairs.append(("ink", f"{severity}-ground"))
    assert [p for p in pairs if contrast(given[p[0]], given[p[1]]) < 4.5] == []
