"""Sources that make careless readers slow: each takes about as long as its length asks for."""

from __future__ import annotations

import time

import pytest

from promisecheck.documents import read_document

SIZE = 40_000
SOURCES = {
    "brackets.md": "[" * SIZE,
    "pairs.md": "[a]: x\n" + "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "links.md": "[a](" * (SIZE // 4),
    "ticks.md": " ".join("`" * (size % 200 + 1) for size in range(400)),
    "stars.md": "**a *b " * (SIZE // 7),
    "struck.md": "~~a~~ " * (SIZE // 6),
    "tags.md": "<s>" * (SIZE // 3),
    "comments.md": "<!-- " * (SIZE // 5),
    "fences.md": "".join("`" * (size % 50 + 3) + "x\n" for size in range(1500)),
    "spaces.md": "# a" + " " * SIZE + "b",
    "rule.txt": "-- a" + " " * SIZE + "b",
    "field.txt": "Plan: a" + " " * SIZE + "Region: b",
    "digits.csv": "1" * SIZE + "a,b\n",
    "quotes.csv": '"a\n' * (SIZE // 3),
    "marks.txt": ">" * SIZE,
    "deep.txt": "\n".join(" " * depth + "- a" for depth in range(250)),
    "set-in.txt": "You get:\n" + "  a\n" * 3000,
    "messages.txt": "-----Original Message-----\n" * 1500,
    "closings.txt": "Regards,\n\n" * 1500,
    "labels.txt": "Ann: a\nBo: b\n" * 1500,
    "capitals.txt": "ABC DEF\n\n" * 1500,
}


@pytest.mark.parametrize("name", SOURCES)
def test_no_source_takes_long(name: str) -> None:
    data = SOURCES[name].encode()
    began = time.process_time()
    read_document(data, name)
    assert time.process_time() - began < 2.0
