"""The ways in which people write who speaks, and what only looks like one."""

from __future__ import annotations

import pytest

from promisecheck.documents.labels import label_above, speaker_label, stamped_label
from promisecheck.documents.lines import Line
from promisecheck.documents.mail import attribution, is_earlier_message

STAMPED = {
    "[09:02] ann: yes": "ann",
    "[00:15] Ann: yes": "Ann",
    "[00:00:04] speaker 1 (prospect): yes": "speaker 1 (prospect)",
    "[09/11/26, 07:41] Ann (Pinlight): yes": "Ann (Pinlight)",
    "[03.11.26, 10:12:33] Ann: yes": "Ann",
    "[Fri 09:12] Ann: yes": "Ann",
    "10/11/2026, 17:02 - Ann L: yes": "Ann L",
    "12-11-2026 13:05 - Ann: yes": "Ann",
    "11/3/26, 10:12 AM - Ann: yes": "Ann",
    "2026-11-20 10:22 Ann B.: yes": "Ann B.",
    "(10:02) Ann / Pinlight: yes": "Ann / Pinlight",
    "17/11 10:41 Ann: yes": "Ann",
    "17.11. 10:41 Ann: yes": "Ann",
    "[3/11, 10:12 AM] Ann: yes": "Ann",
    "Version 2.11 10:41 is old: yes": None,
    "00:15 Ann: yes": "Ann",
    "09:02 ann  yes": "ann",
    "09:02\tann\tyes": "ann",
    "ann 09:02  yes": "ann",
    "ann (support) 09:11  yes": "ann (support)",
    "Ann (10:02): yes": "Ann",
    "**Ann** (10:02): yes": "Ann",
    "**[10:02] Ann:** yes": "Ann",
    "**10:02 Ann:** yes": "Ann",
    "**Ann [10:02]:** yes": "Ann",
    "[10:02] **Ann:** yes": "Ann",
    "09:02 <ann> yes": "ann",
    "Ann 10:13  next: yes": "Ann",
    "we meet at 10:02  in Norwich, yes": None,
    "10:02 and 11:04 are free: yes": None,
    "The train leaves at 9.15: yes, really": None,
}


@pytest.mark.parametrize(("line", "label"), STAMPED.items())
def test_labels_with_a_time_before_the_words(line: str, label: str | None) -> None:
    turn = stamped_label(Line(1, line))
    assert (turn and turn.label) == label
    if turn:
        assert line[turn.end :].endswith("yes")


ABOVE = {
    "Ann Lee  09:14": "Ann Lee",
    "Ann Lee, 8:55 AM": "Ann Lee",
    "Ann [10:02]": "Ann",
    "Ann Lee — Today at 10:02": "Ann Lee",
    "Ann Lee, Monday 10:02": "Ann Lee",
    "Ann Lee, 19-11-2026 08:02": "Ann Lee",
    "Ann Lee   0:04": "Ann Lee",
    "[10:02] Ann": "Ann",
    "0:12 | Ann Lee": "Ann Lee",
    "**Ann Lee** 09:14": "Ann Lee",
    "We start on Thursday at 10:00 sharp": None,
    "Price: 12.50": None,
    "14:00-15:20": None,
}


@pytest.mark.parametrize(("line", "label"), ABOVE.items())
def test_labels_with_a_time_above_the_words(line: str, label: str | None) -> None:
    turn = label_above(Line(1, line))
    assert (turn and turn.label) == label


BARE = {
    "Ann: yes": "Ann",
    "COL: yes": "COL",
    "Mrs O'Neill: yes": "Mrs O'Neill",
    "Ann (Pinlight): yes": "Ann (Pinlight)",
    "Ann / Pinlight: yes": "Ann / Pinlight",
    "**Ann:** yes": "Ann",
    "**Ann**: yes": "Ann",
    "*Ann:* yes": "Ann",
    "Speaker 2: yes": "Speaker 2",
    "Q1: yes": "Q1",
    "https://pinlight.example": None,
    "Price: 12": None,
    "R2: prices in euro": None,
    "HM-2: going away": None,
    "What we could not do: you asked for maps": None,
    "10:02": None,
}


@pytest.mark.parametrize(("line", "label"), BARE.items())
def test_labels_before_a_colon(line: str, label: str | None) -> None:
    turn = speaker_label(Line(1, line))
    assert (turn and turn.label) == label


ATTRIBUTIONS = {
    "On Mon, 3 Nov 2026 at 10:12, Jane Doe wrote:": "Jane Doe",
    "On Mon, 3 Nov 2026 at 10:12 AM Jane Doe <jane@x.example> wrote:": "Jane Doe",
    "On 17 Nov 2026, Jane wrote:": "Jane",
    "Am 03.11.2026 um 10:12 schrieb Jane Doe <jane@x.example>:": "Jane Doe",
    "Le lun. 3 nov. 2026 à 10:12, Jean Petit <jean@x.example> a écrit :": "Jean Petit",
    "Op ma 3 nov. 2026 om 10:12 schreef Jan de Wit <jan@x.example>:": "Jan de Wit",
    "El lun, 3 nov 2026 a las 10:12, Ana Ruiz (<ana@x.example>) escribió:": "Ana Ruiz",
    "Jane Doe <jane@x.example> wrote on 3 Nov 2026 at 10:12:": "Jane Doe",
    "On balance we like what you wrote:": None,
    "I am on the 3rd floor and she wrote:": None,
    "On 17 Nov 2026 Jane wrote to us": None,
}


@pytest.mark.parametrize(("line", "author"), ATTRIBUTIONS.items())
def test_whose_message_follows(line: str, author: str | None) -> None:
    assert attribution(line, quoted=False) == author


def test_a_bare_attribution_needs_a_quote_below() -> None:
    assert attribution("Jane wrote:", quoted=True) == "Jane"
    assert attribution("Jane wrote:", quoted=False) is None


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "----- Original message -----",
        "-------- Weitergeleitete Nachricht --------",
        "________ Message d'origine ________",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
    ],
)
def test_an_earlier_message_is_announced(line: str) -> None:
    assert is_earlier_message(Line(1, line))
    assert not is_earlier_message(Line(1, line.strip("-_ :") + " was lost"))
