"""Which amounts a limit bounds, and how much they are in its unit and at its rate."""

import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from promisecheck.text.limits import fits, lower_end, rate_factor
from promisecheck.text.quantities import find_quantities, parse_quantity
from promisecheck.text.units import table

CASES = yaml.safe_load(Path(__file__).with_name("limits.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['limit']} | {case['text']}")
def test_what_a_limit_bounds(case):
    limit = parse_quantity(case["limit"])
    found = find_quantities(case["text"])[0]
    amount = fits(limit, found, case.get("name", ""), case.get("context", ""))

    if case["amount"] is None:
        assert amount is None
    else:
        assert amount is not None
        assert amount.value == pytest.approx(case["amount"])
        assert (amount.unit, amount.per, amount.text) == (limit.unit, limit.per, found.text)


def test_the_lower_end_of_a_range_is_compared_with_a_minimum():
    limit = parse_quantity("4 hours")
    (found,) = find_quantities("answers between 2 and 6 hours")
    amount = fits(limit, lower_end(found))

    assert amount is not None
    assert amount.value == 2 * 3600


def test_the_lower_end_of_what_is_no_range_is_itself():
    (found,) = find_quantities("6 hours")

    assert lower_end(found) == found


TIMES = st.sampled_from(sorted(table().seconds))


@given(st.integers(1, 10**6), TIMES, TIMES)
def test_a_rate_is_worth_as_much_in_either_time(count, ours, theirs):
    limit = parse_quantity(f"{count} runs per {ours}")
    (found,) = find_quantities(f"{count} runs per {theirs}")
    factor, amount = rate_factor(limit, found), fits(limit, found)

    assert factor == table().seconds[ours] / table().seconds[theirs]
    assert amount is not None
    assert math.isclose(amount.value, count * factor)
