"""Old formats of Microsoft Office: workbooks, texts, and the messages of Outlook."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from promisecheck.documents import read_document, read_documents
from promisecheck.errors import ReadError
from promisecheck.model import BlockKind, Failure, Zone

from .compound import compound  # noqa: TID252

SAVED = Path(__file__).with_name("saved")


def test_workbook() -> None:
    blocks = read_document((SAVED / "answers.xls").read_bytes(), "answers.xls").blocks
    rows: dict[str, list[str]] = {}
    for block in blocks:
        place = block.place(0)
        rows.setdefault(f"{place.sheet} {str(place.cell)[1:]}", []).append(block.text)
    assert rows == {
        "Answers 1": ["Requirement", "Answer", "Comment"],
        "Answers 2": ["Maps", "Yes", "Since May"],
        "Answers 3": ["Tiles", "Yes", "Since June"],
        "Answers 4": ["Uptime", "99.9%", "2026-05-04"],
        "Answers 5": ["Roads", "TRUE", "2"],
        "More 7": ["Live maps are in."],
    }
    headers = {b.cell.header for b in blocks if b.cell and b.place(0).sheet == "Answers"}
    assert headers == {"Requirement", "Answer", "Comment"}


def test_text() -> None:
    blocks = read_document((SAVED / "offer.doc").read_bytes(), "offer.doc").blocks
    loose = [b for b in blocks if not b.cell and b.zone is Zone.BODY]
    assert [(b.text, b.kind) for b in loose] == [
        ("Our offer", BlockKind.HEADING),
        ("You get:", BlockKind.PARAGRAPH),
        ("Live maps", BlockKind.ITEM),
        ("Tiles for “all” towns", BlockKind.ITEM),
        ("See our page for more.", BlockKind.PARAGRAPH),
    ]
    assert loose[3].lead_ins == ("You get:",)
    assert [(b.text, b.cell.header) for b in blocks if b.cell] == [
        ("Maps", "Requirement"),
        ("Yes", "Answer"),
        ("Roads", "Requirement"),
        ("No", "Answer"),
        ("Later", "Comment"),
    ]


def test_what_says_how_a_text_looks_may_be_damaged() -> None:
    data = bytearray((SAVED / "offer.doc").read_bytes())
    at = data.index(struct.pack("<H", 0xA5EC), 512)
    data[at + 0x102 : at + 0x10A] = b"\xff" * 8
    texts = [b.text for b in read_document(bytes(data), "offer.doc").blocks]
    assert {"Our offer", "Live maps", "Maps", "Yes", "No"} <= set(texts)


@pytest.mark.parametrize("name", ["answers.xls", "offer.doc"])
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_half_a_file_is_refused_or_read(name: str, kept: float) -> None:
    data = (SAVED / name).read_bytes()
    try:
        found = list(read_documents(data[: int(kept * len(data))], name))
    except ReadError as error:
        found = [Failure(name, str(error))]
    assert not [one for one in found if isinstance(one, Failure) and "fault" in one.message]


def text(**properties: str) -> dict[str, bytes]:
    """The streams of properties that are text, by their numbers."""
    return {
        f"__substg1.0_{number.removeprefix('p')}001F": value.encode("utf-16-le")
        for number, value in properties.items()
    }


HEAD = text(p0037="Our maps", p0C1A="Ann Lee", p5D01="ann@example.com", p0E04="Bob", p0E03="Cy")
DAY = struct.pack("<32xIIQ", 0x00390040, 6, 134_000_000_000_000_000)
PROPERTIES = {"__properties_version1.0": DAY}


def msg(*parts: dict[str, bytes]) -> bytes:
    streams = dict(PROPERTIES)
    for part in parts:
        streams |= part
    return compound(streams)


def attached(number: int, content: dict[str, bytes]) -> dict[str, bytes]:
    folder = f"__attach_version1.0_#{number:08X}"
    return {f"{folder}/{name}": data for name, data in content.items()}


def body(data: bytes) -> list[tuple[int, str]]:
    (read,) = read_documents(data, "a.msg")
    assert not isinstance(read, Failure), read.message
    return [(b.place(0).line, b.text) for b in read.blocks if b.zone is not Zone.HEADER]


def test_message_has_its_header() -> None:
    (read,) = read_documents(msg(HEAD, text(p1000="We ship maps.\r\n")), "a.msg")
    assert not isinstance(read, Failure)
    assert [(b.place(0).line, b.text) for b in read.blocks] == [
        (1, "From: Ann Lee <ann@example.com>"),
        (2, "To: Bob"),
        (3, "Cc: Cy"),
        (4, "Date: 2025-08-18 14:13"),
        (5, "Subject: Our maps"),
        (7, "We ship maps."),
    ]
    assert read.blocks[-1].speaker == "Ann Lee <ann@example.com>"


RTF = rb"{\rtf1\ansi We ship maps.\par}"
LITERAL = b"".join(b"\0" + RTF[at : at + 8] for at in range(0, len(RTF), 8))


@pytest.mark.parametrize(
    "part",
    [
        text(p1000="We ship maps."),
        {"__substg1.0_1000001E": b"We ship maps.\0"},
        {"__substg1.0_10130102": b"<html><p>We ship<br>maps.</p></html>"},
        {"__substg1.0_10090102": struct.pack("<IIII", 0, len(RTF), 0x414C454D, 0) + RTF},
        {"__substg1.0_10090102": struct.pack("<IIII", 0, len(RTF), 0x75465A4C, 0) + LITERAL},
    ],
    ids=["text", "text in one byte a sign", "page", "Rich Text", "Rich Text in its packed form"],
)
def test_message_has_the_best_of_its_bodies(part: dict[str, bytes]) -> None:
    words = " ".join(said for _, said in body(msg(HEAD, part)))
    assert words == "We ship maps."


def test_packed_rich_text_refers_to_what_was_said() -> None:
    from promisecheck.documents.formats.packed_rtf import unpacked_rtf

    packed = bytes.fromhex(  # the example of the format's description, [MS-OXRTFCP] 4.1.1
        "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
        "20af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_attachments_and_messages_within() -> None:
    inner = {
        f"__substg1.0_3701000D/{name}": data for name, data in text(p1000="Tiles too.").items()
    }
    data = msg(
        HEAD,
        text(p1000="We ship maps."),
        attached(0, text(p3707="offer.md") | {"__substg1.0_37010102": b"# Offer"}),
        attached(1, text(p3704="logo.png") | {"__substg1.0_37010102": b"x"}),
        attached(2, text(p3707="../x/y.txt") | {"__substg1.0_37010102": b"Roads."}),
        attached(3, text(p3707="older.msg") | inner),
    )
    found = list(read_documents(data, "a.msg"))
    assert [one.path for one in found] == [
        "a.msg", "a.msg!offer.md", "a.msg!x-y.txt", "a.msg!older.msg",
    ]  # fmt: skip
    last = found[-1]
    assert not isinstance(last, Failure)
    assert [b.text for b in last.blocks] == ["Tiles too."]


def test_an_encrypted_message_is_refused() -> None:
    (found,) = read_documents(msg(HEAD, text(p001A="IPM.Note.SMIME")), "a.msg")
    assert isinstance(found, Failure)
    assert "is encrypted" in found.message


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}, "protected by a password"),
        ({"PowerPoint Document": b"x"}, "is an old PowerPoint file"),
        ({"Contents": b"x"}, "is an old Office file of a kind"),
        ({"WordDocument": b"x" * 600}, "too old a Word file"),
        ({"Workbook": b"x" * 600}, "damaged"),
    ],
)
def test_other_files_of_the_same_container(streams: dict[str, bytes], said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_document(compound(streams), "a.bin")
