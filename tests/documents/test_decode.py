"""Which bytes are text, in which encoding, and what is said of those that are not."""

from __future__ import annotations

import pytest

from promisecheck.documents import read_document
from promisecheck.documents.decode import decode
from promisecheck.documents.limits import LIMITS
from promisecheck.errors import ReadError

TEXT = "Prices in €, “quoted”, for Łódź – and cafés."
WESTERN = "Prices in €, “quoted”, for cafés – fine."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_no_character(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    blocks = read_document(mark + "Maps.".encode(encoding), "a.txt").blocks
    assert [(block.text, block.place(0).column) for block in blocks] == [("Maps.", 1)]


def test_other_bytes_are_windows_1252() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN


def test_undefined_windows_bytes_are_replaced() -> None:
    assert decode(b"a \x81 b caf\xe9") == "a \ufffd b café"


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    assert decode("Łódź Łódź ".encode() + b"\xff") == "Łódź Łódź \ufffd"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"some\0thing\0\1\2 else", "a program's own format"),
        (b"\1\2\3\4\5\6\7 text", "a program's own format"),
    ],
)
@pytest.mark.parametrize("name", ["quotes/acme.txt", "acme.md", "acme.csv"])
def test_what_is_no_text_is_refused(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(data, name)
    assert str(caught.value) == (
        f"{name}: is not text (it looks like {kind}); save it as text, Markdown or CSV"
    )


def test_a_few_control_characters_are_no_reason() -> None:
    assert decode(b"a\x0cb\x1b[0m\x01") == "a\x0cb\x1b[0m\x01"


@pytest.mark.parametrize(
    ("name", "said"),
    [("deck.key", ".key"), ("notes", "a file without an ending"), ("a.TXT.key", ".key")],
)
def test_unknown_kinds_are_named_with_the_known_ones(name: str, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(b"text", name)
    assert str(caught.value).startswith(
        f"{name}: {said} is not a kind of document that promisecheck reads; it reads text, "
    )


def test_the_ending_may_be_in_capitals() -> None:
    assert read_document(b"# Maps", "A.MD").blocks[0].text == "Maps"


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("a" * (LIMITS.text_bytes + 1), "a.txt", "larger than 20 MB"),
        ("x\n" + "a" * (LIMITS.line_characters + 1), "a.md", "line 2 is larger than 1,000,000"),
        ("\n" * (LIMITS.lines + 1), "a.txt", "larger than 1,000,000 lines"),
        ("a," * LIMITS.csv_cells + "a\na,a", "a.csv", "is larger than 1,000,000"),
        (
            ("a," * 999 + "a\n") * (LIMITS.csv_cells // 1000 + 1),
            "a.csv",
            "larger than 500,000 filled",
        ),
    ],
    ids=["bytes", "line", "lines", "long row", "cells"],
)
def test_what_is_too_large_is_refused_in_one_sentence(source: str, name: str, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_document(source.encode(), name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
