"""Checking goes on whatever a single document does."""

from __future__ import annotations

import errno

import pytest

from promisecheck.errors import ReadError
from promisecheck.model import CheckedDocument, Verdict
from promisecheck.scan import Source, check_documents, reason


def passing(document):
    return CheckedDocument(document.path, {}, (), (), Verdict.PASS)


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
    checked = check_documents([source("a"), source("b", error=error), source("c")], passing)
    assert [document.path for document in checked.documents] == ["a", "c"]
    assert [(f.path, f.message) for f in checked.skipped] == [("b", said)]
    assert checked.faults == []


def test_fault_is_kept_apart_from_what_users_cause():
    fault = LookupError("ours")
    checked = check_documents([source("a", error=fault), source("b")], passing)
    assert [document.path for document in checked.documents] == ["b"]
    assert [(failure.path, error) for failure, error in checked.faults] == [("a", fault)]
    assert checked.skipped == []


def test_interrupt_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        check_documents([source("a", error=KeyboardInterrupt())], passing)


def test_document_has_the_path_of_its_source_and_the_format_of_its_name():
    seen = []

    def look(document):
        seen.append((document.path, document.format))
        return passing(document)

    check_documents([Source("<stdin>", "stdin.md", lambda: b"# We ship it")], look)
    check_documents([Source("<stdin>", "stdin.txt", lambda: b"# We ship it")], look)
    assert [path for path, _ in seen] == ["<stdin>", "<stdin>"]
    assert seen[0][1] != seen[1][1]


def test_reason_uses_plain_words():
    assert reason(OSError(errno.EACCES, "Permission denied")) == "there is no permission to read it"
