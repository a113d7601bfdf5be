"""Checking goes on whatever a single document does."""

from __future__ import annotations

import datetime as dt
import errno

import pytest

from promisecheck.errors import ReadError
from promisecheck.model import Catalog, CheckedDocument, Feature, Severity, Status, Verdict
from promisecheck.scan import Basis, Examiner, Source, gather, reason, results
from promisecheck.suppression import Examined, Suppression

DAY = dt.date(2026, 11, 21)


def passing(source):
    source.load()
    return [Examined(CheckedDocument(source.path, {}, (), (), Verdict.PASS))]


def check(sources, examine=passing):
    return gather(results(sources, examine), Suppression(as_of=DAY, fail_on=Severity.ERROR).apply)


def source(path: str, data: bytes = b"We ship it.", error: BaseException | None = None) -> Source:
    def load() -> bytes:
        if error:
            raise error
        return data

    return Source(path, "x.txt", load)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "x"), "there is no permission to read it"),
        (FileNotFoundError(errno.ENOENT, "x"), "there is no such file or folder"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError(), "the system gives no reason"),
        (ReadError("this is no text"), "this is no text"),
        (MemoryError(), "it is too large for this machine's memory"),
    ],
)
def test_unreadable_is_named_and_the_others_are_checked(error, said):
    checked = check([source("a"), source("b", error=error), source("c")])
    assert [document.path for document in checked.documents] == ["a", "c"]
    assert [(f.path, f.message) for f in checked.skipped] == [("b", said)]
    assert checked.faults == []


def test_fault_is_kept_apart_from_what_users_cause():
    fault = LookupError("ours")
    checked = check([source("a", error=fault), source("b")])
    assert [document.path for document in checked.documents] == ["b"]
    assert [failure.path for failure, _ in checked.faults] == ["a"]
    assert "LookupError: ours" in checked.faults[0][1]
    assert checked.skipped == []


def test_interrupt_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        check([source("a", error=KeyboardInterrupt())])


def test_document_has_the_path_of_its_source_and_is_read_by_its_name():
    catalog = Catalog("Kettle Cloud", (Feature("lamp", "lamp", Status.PLANNED),))
    examiner = Examiner([Basis(catalog, DAY)])
    text = b"# What's included\n\n- lamp\n"
    as_markdown, as_text = (
        one.document
        for name in ("stdin.md", "stdin.txt")
        for one in examiner.examine(Source("<stdin>", name, lambda: text))
    )
    assert {as_markdown.path, as_text.path} == {"<stdin>"}
    blocks = [d.claims[0].mention.statement.block for d in (as_markdown, as_text)]
    assert blocks[0].headings != blocks[1].headings


def test_reason_uses_plain_words():
    assert reason(OSError(errno.EACCES, "Permission denied")) == "there is no permission to read it"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.md", b" \n\n"),
        ("a.md", b"<!-- hidden -->\n"),
        ("a.csv", b""),
        ("a.vtt", b"WEBVTT\n"),
        ("a.json", b'{"id": 7}'),
        ("a.html", b"<p></p>"),
        ("a.mbox", b""),
        ("a.eml", b"\n"),
    ],
)
def test_a_document_without_text_is_never_one_without_overpromises(name, data):
    examiner = Examiner([Basis(Catalog("Kettle Cloud", ()), DAY)])
    checked = check([Source(f"x/{name}", name, lambda: data)], examiner.examine)
    assert checked.documents == []
    (failed,) = checked.skipped
    assert failed.path == f"x/{name}"
    assert failed.message in {
        "holds no text that could be read",
        "the file is empty",
        "no mail begins in this mailbox; save it again",
    }
