"""Files made to do harm, broken or locked: one clear sentence each, in good time."""

from __future__ import annotations

import gzip
import os
import signal
import time

import pytest

from promisecheck.documents import Terms, apart, read_documents
from promisecheck.documents.limits import Limits
from promisecheck.model import Failure

from .conftest import WORD, docx, p, packed  # noqa: TID252

BOMB = packed({"a.txt": "0" * 50_000_000})
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(9))
    + f"]><w:document {WORD}><w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {WORD}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)


def with_document(xml: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": xml,
        }
    )


def zips(depth: int) -> bytes:
    data = packed({"a.md": "# A"})
    for _ in range(depth):
        data = packed({"a.zip": data})
    return data


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", BOMB, "made to do harm"),
        ("a.gz", gzip.compress(b"0" * 150_000_000, 1), "larger than 100 MB unpacked"),
        ("a.docx", with_document(ENTITIES), ""),
        ("a.docx", with_document(OUTSIDE), "no text"),
        ("a.docx", docx("<w:sdt><w:sdtContent>" * 5000), "harm"),
        ("a.docx", docx("<w:ins>" * 400 + p("a") + "</w:ins>" * 400), "harm"),
        ("a.docx", with_document("<w:document"), "damaged"),
        ("a.docx", docx(p("")), "no text"),
        ("a.docx", docx(p("Maps."))[:-40], "damaged"),
        ("a.docx", packed({"[Content_Types].xml": "<Types/>", "word/x.xml": "<x/>"}), "missing"),
        ("a.zip", packed({"logo.png": "x"}), "no document in this archive"),
        ("a.zip", zips(6), "too deep"),
        ("a.pdf", b"%PDF-1.7\nnothing of a PDF", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
        ("a.json", b'{"notes": ', "no JSON"),
        ("a.json", b"[" * 200_000, ""),
        ("a.html", b"<div>" * 200_000, ""),
        ("a.html", b"<table><tr><td>" * 20_000, ""),
        ("a.eml", b"", "empty"),
        ("a.eml", b"Content-Type: multipart/encrypted; boundary=x\n\n--x--\n", "encrypted"),
        ("a.gz", gzip.compress(b"# A" * 1000)[:-12], "cut off"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000, ""),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_each_is_refused_or_read_in_good_time(name: str, data: bytes, said: str) -> None:
    began = time.monotonic()
    try:
        found = list(read_documents(data, name))
        messages = [one.message for one in found if isinstance(one, Failure)]
    except apart.ReadError as error:
        messages = [str(error)]
    assert time.monotonic() - began < 10
    assert not [message for message in messages if "\n" in message or "fault" in message]
    if said:
        assert [message for message in messages if said in message]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_reader_that_breaks_down_takes_nothing_with_it() -> None:
    list(read_documents(docx(p("Maps.")), "a.docx"))
    reader = apart._reader
    assert reader is not None
    os.kill(reader._process.pid, signal.SIGSTOP)
    reading = read_documents(docx(p("Maps.")), "b.docx")
    os.kill(reader._process.pid, signal.SIGKILL)
    (failed,) = reading
    assert isinstance(failed, Failure)
    assert "break down" in failed.message
    (again,) = read_documents(docx(p("Tiles.")), "c.docx")
    assert not isinstance(again, Failure)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="there is no such signal")
def test_a_reader_that_hangs_is_ended() -> None:
    list(read_documents(docx(p("Maps.")), "a.docx"))
    assert apart._reader is not None
    os.kill(apart._reader._process.pid, signal.SIGSTOP)
    (failed,) = read_documents(docx(p("Maps.")), "b.docx", Terms(Limits(seconds=1)))
    assert isinstance(failed, Failure)
    assert "takes longer than 1 seconds; split it, or raise seconds under" in failed.message
