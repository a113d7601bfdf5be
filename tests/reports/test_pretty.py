"""JSON laid out as the standard library does it."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.reports.pretty import pretty
from promisecheck.reports.visible import json_safe

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    LEAVES.filter(lambda leaf: leaf not in (math.inf, -math.inf)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
@settings(max_examples=100, deadline=None)
def test_the_same_as_the_standard_library(value):
    assert pretty(value) == json_safe(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_no_number_that_json_does_not_have(number):
    with pytest.raises(ValueError, match="JSON"):
        pretty({"value": [number]})
