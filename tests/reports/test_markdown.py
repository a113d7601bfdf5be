"""Markdown for merge requests, rendered as a forge renders it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from promisecheck.model import Failure
from promisecheck.reports import render
from promisecheck.reports.markdown import MARK, MOST_BYTES, escaped, within

FORGE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def plain(text):
    """What a reader sees of a text, and the kinds of tokens that it is made of."""
    (inline,) = [token for token in FORGE.parse(text) if token.type == "inline"]
    seen = "".join(child.content for child in inline.children)
    return seen.replace("\u200b", ""), {child.type for child in inline.children}


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "**bold** _it_ ~~no~~ `code`",
        "[link](https://evil.example) ![img](x.png) <https://evil.example>",
        "<script>alert(1)</script> <!-- --> &lt; &amp;",
        "a | b | c",
        "back\\slash \\* `",
        "@all ping #12 and !34 on https://evil.example and www.evil.example",
        "$x$ # head {.class}",
    ],
)
def test_text_of_others_is_text(text):
    seen, kinds = plain(f"- {escaped(text)}")
    assert seen == text
    assert kinds <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("@all", "@&#8203;all"),
        ("#12 !34", "\\#&#8203;12 !&#8203;34"),
        ("https://x", "https:&#8203;//x"),
        ("www.x", "www&#8203;.x"),
    ],
)
def test_nothing_is_linked_or_called_after_markdown(text, apart):
    assert escaped(text) == apart


def test_findings_stand_in_their_sentences(many):
    text = render("markdown", many)
    assert text.startswith(MARK)
    assert "Your Team plan includes <b>automatic user provisioning</b> from day one." in text
    assert "Held back: 2 in the baseline, 1 waived." in text
    assert "### Not read\n\n- <b>quotes/broken.pdf</b>: not a readable PDF" in text
    assert "Say instead: SCIM provisioning is part of Enterprise." in text


def test_failing_documents_come_first(many):
    turned = replace(many, documents=tuple(reversed(many.documents)))
    text = render("markdown", turned)
    assert text.index("quotes/beta.md") < text.index("quotes/deck.pptx")


@pytest.mark.parametrize("most", [2_000, 10_000, MOST_BYTES])
def test_never_longer_than_a_forge_takes(many, most):
    errors = tuple(Failure(f"{n}/" + "@" * 3000, "&" * 3000) for n in range(40))
    report = replace(many, documents=many.documents * 200, errors=errors)
    text = within(report, most)
    assert len(text.encode()) <= most
    assert "Not shown here, for want of room: " in text


def test_what_is_left_out_is_counted(many):
    report = replace(many, documents=many.documents * 200, errors=())
    text = within(report, 10_000)
    shown = text.count("\n  - **")
    left_out = int(text.rpartition("room: ")[2].split()[0])
    assert shown + left_out == 200 * sum(len(d.findings) for d in many.documents)
