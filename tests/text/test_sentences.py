"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from promisecheck.text.sentences import sentences

CASES = [
    ("SSO isn't. The rest is.", ["SSO isn't.", "The rest is."]),
    ("We don’t. It costs more.", ["We don’t.", "It costs more."]),
    ("It is J. Smith who signs. He knows.", ["It is J. Smith who signs.", "He knows."]),
    ("See no. 4 of the offer. It is there.", ["See no. 4 of the offer.", "It is there."]),
    ("Excel, PDF etc. are there; so is CSV.", ["Excel, PDF etc. are there;", "so is CSV."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_sentences_end(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected
