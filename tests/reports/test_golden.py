"""Every format of every hand-made report, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisecheck.reports import FORMATS, render
from promisecheck.reports.look import Look

HERE = Path(__file__).parent / "golden"
LOOKS = {
    "text": Look(),
    "text-verbose": Look(verbose=True),
    "text-color": Look(color=True),
    "text-narrow": Look(width=40),
    "text-alone": Look(alone=True),
    "concise-alone": Look(alone=True),
} | {name: Look() for name in FORMATS if name != "text"}


@pytest.mark.parametrize("name", LOOKS)
def test_format_gives_what_the_golden_file_has(name, sample, golden):
    case, report = sample
    golden(HERE / name / f"{case}.txt", render(name.partition("-")[0], report, LOOKS[name]))


def test_every_format_ends_in_a_newline_or_is_empty(sample):
    _, report = sample
    for name in FORMATS:
        text = render(name, report)
        assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))
