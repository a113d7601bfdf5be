"""Exports of CRMs: which of their fields are text, by themselves and as the configuration says."""

from __future__ import annotations

import pytest

from promisecheck.documents import Terms, read_document
from promisecheck.documents.terms import RecordFields


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "a.json",
            '{"deals": [{"id": "x1", "plan": "Team",\n "notes": "We promised them maps."}]}',
        ),
        ("a.jsonl", '{"a": 1}\n{"notes": "We promised them maps."}'),
    ],
)
def test_texts_of_an_export_have_their_path(name: str, source: str) -> None:
    (block,) = read_document(source.encode(), name).blocks
    assert block.text == "We promised them maps."
    assert block.place(0).line == 2
    assert str(block.place(0).cell).endswith("notes")


EXPORT = """{"deal": {"id": "d-17", "pitch": "Maps.", "owner": "Ann Miller of the northern team",
"notes": "We promised them maps.", "log": [{"voice": "Ann", "pitch": "Tiles.", "note": "Ok."}],
"free": "They will have the tiles by next May."}}"""


@pytest.mark.parametrize(
    ("own", "texts"),
    [
        ({}, ["We promised them maps.", "Ok.", "They will have the tiles by next May."]),
        ({"text": ("pitch",), "data": ("*",)}, ["Maps.", "Tiles."]),
        ({"text": ("Log.Pitch",), "data": ("*",)}, ["Tiles."]),
        ({"text": ("deal.pitch",), "data": ("*",)}, ["Maps."]),
        ({"text": ("ea.pitch",), "data": ("*",)}, []),
        ({"text": ("p*h",), "data": ("*",)}, ["Maps.", "Tiles."]),
        (
            {"text": ("notes", "owner"), "data": ("*",)},
            ["Ann Miller of the northern team", "We promised them maps."],
        ),
        ({"data": ("free", "notes")}, ["Ok."]),
        ({"data": ("deal.*",)}, []),
        ({"text": ("note",), "data": ("note", "notes", "free")}, ["Ok."]),
    ],
    ids=str,
)
def test_the_configuration_says_which_fields_are_text(
    own: dict[str, tuple[str, ...]], texts: list[str]
) -> None:
    terms = Terms(records=RecordFields(**own))
    assert [b.text for b in read_document(EXPORT.encode(), "a.json", terms).blocks] == texts


@pytest.mark.parametrize(
    ("own", "speaker"), [((), ""), (("voice",), "Ann"), (("l*.voice",), "Ann")]
)
def test_the_configuration_says_which_field_is_the_speaker(
    own: tuple[str, ...], speaker: str
) -> None:
    terms = Terms(records=RecordFields(speakers=own))
    blocks = read_document(EXPORT.encode(), "a.json", terms).blocks
    assert [b.speaker for b in blocks if b.text == "Ok."] == [speaker]
