"""Nothing in a text may steer a terminal, break a line or turn the reading order."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.reports import FORMATS, render
from promisecheck.reports.look import Look
from promisecheck.reports.visible import json_safe, visible

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=40)
OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")

STEERING = [*map(chr, (0, 9, 10, 13, 27, 127, 128, 155, 159, 0x61C, 0x200B, 0x200E, 0x200F))]
STEERING += map(chr, (*range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFF9, 0xFFFB))
STEERING += map(chr, (0xFFFE, 0xFFFF, 0xE0001, 0xE0041, 0xE007F, 0xD800, 0xDFFF))


def steers(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char in OVERRIDES


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” 日本", "plain – “text” 日本"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x07\x08\x7f\x00", "␇␈␡␀"),
        ("a\tb\r\nc\u2028d\x85e", "a b  c d e"),
        ("\x9b31m", "\\u009b31m"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("::error::x", ":\\u003aerror:\\u003ax"),
        ("##[error]x ##vso[task]", "\\u0023#[error]x \\u0023#vso[task]"),
        ("a: b, 3::1, # 4 ## five", "a: b, 3::1, # 4 ## five"),
        ("\ufffe\uffff", "\\ufffe\\uffff"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@given(ANYTHING)
@settings(max_examples=100)
def test_visible_leaves_nothing_that_steers(text):
    assert not any(steers(char) for char in visible(text))


@pytest.mark.parametrize("text", STEERING, ids=ascii)
def test_printable_text_is_not_looked_at_and_never_steers(text):
    assert not text.isprintable()
    assert visible(text) != text


@given(ANYTHING)
@settings(max_examples=100)
def test_json_safe_means_the_same_and_steers_nothing(text):
    safe = json_safe(json.dumps({"text": text}, ensure_ascii=False))
    assert not any(steers(char) for char in safe)
    assert json.loads(safe) == {"text": text}


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_anything_through(name, hostile):
    text = render(name, hostile).replace("\n", "")
    assert not any(steers(char) for char in text)


def test_color_writes_only_its_own_escapes(hostile):
    text = render("text", hostile, Look(color=True))
    for escape in text.split("\x1b")[1:]:
        assert escape[0] == "["
        assert set(escape[1 : escape.index("m")]) <= set("0123456789;")
