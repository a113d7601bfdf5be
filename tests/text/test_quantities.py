"""Amounts: those of a catalog, and those in running text."""

import contextlib
import math
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.model import Quantity
from promisecheck.text.quantities import FoundQuantity, find_quantities, parse_quantity
from promisecheck.text.tokens import tokens
from promisecheck.text.units import table
from promisecheck.text.words import stem

CASES = yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8"))
DEFAULTS = {
    "value": None,
    "unit": "",
    "nouns": [],
    "per": [],
    "bound": "exact",
    "low": None,
    "unlimited": False,
    "every": False,
}

DAY = 86400
YEAR = 360 * DAY


def described(found: FoundQuantity) -> dict[str, object]:
    values = {name: getattr(found, name) for name in ("text", *DEFAULTS)}
    return values | {"nouns": list(found.nouns), "per": list(found.per)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_amounts_in_running_text(case):
    found = [described(quantity) for quantity in find_quantities(case["text"])]

    assert found == [DEFAULTS | expected for expected in case["found"]]


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("5000 users", 5000, "user", ()),
        ("4 hours", 4 * 3600, "second", ()),
        ("600 requests per minute", 600, "request", ("minute",)),
        ("99.9 %", 99.9, "%", ()),
        ("99.999 percent", 99.999, "%", ()),
        ("500 prompts per user per month", 500, "prompt", ("month", "user")),
        ("500 prompts per month and user", 500, "prompt", ("month", "user")),
        ("1 TB", 1e12, "byte", ()),
        ("1 TiB", 2**40, "byte", ()),
        ("1.5 GB", 1.5e9, "byte", ()),
        ("100 MB per file", 1e8, "byte", ("file",)),
        ("20 GB of data per user", 2e10, "byte", ("user",)),
        ("25000 runs per month", 25000, "run", ("month",)),
        ("3 identity providers", 3, stem("providers"), ()),
        ("10,000 API calls per hour", 10000, "call", ("hour",)),
        ("10k rows", 10000, "row", ()),
        ("100 VMs", 100, "vm", ()),
        ("25000 EPS", 25000, "event", ("second",)),
        ("5 Gbps", 5e9, "bit", ("second",)),
        ("1 Gbit/s", 1e9, "bit", ("second",)),
        ("2 TB per day", 2e12, "byte", ("day",)),
        ("6 chats at once", 6, "chat", ()),
        ("a dozen keys", 12, "key", ()),
        ("30-day", 30 * DAY, "second", ()),
        ("2 business days", 2 * DAY, "second", ()),
        ("unlimited", math.inf, "", ()),
        ("unlimited users", math.inf, "user", ()),
    ],
)
def test_amounts_of_a_catalog(text, value, unit, per):
    assert parse_quantity(f" {text} ") == Quantity(value, unit, per, text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12 months", YEAR),
        ("1 year", YEAR),
        ("365 days", YEAR),
        ("52 weeks", YEAR),
        ("24 months", 2 * YEAR),
        ("2 years", 2 * YEAR),
        ("730 days", 2 * YEAR),
        ("3650 days", 10 * YEAR),
        ("a decade", None),
        ("30 days", 30 * DAY),
        ("1 month", 30 * DAY),
        ("90 days", 90 * DAY),
        ("1 quarter", 90 * DAY),
        ("366 days", YEAR + DAY),
        ("400 days", YEAR + 35 * DAY),
    ],
)
def test_months_and_years_are_alike_however_they_are_counted(text, seconds):
    if seconds is None:
        with pytest.raises(ValueError, match="no amount"):
            parse_quantity(text)
    else:
        assert parse_quantity(text).value == seconds


@given(st.integers(1, 20000), st.integers(1, 20000))
def test_more_days_are_never_less_time(one, other):
    few, many = sorted((one, other))

    assert parse_quantity(f"{few} days").value <= parse_quantity(f"{many} days").value


@pytest.mark.parametrize(
    "text", ["", "  ", "a lot", "many users", "SOC 2", "users", "%", "per day"]
)
def test_what_is_no_amount_is_refused_in_one_sentence(text):
    with pytest.raises(ValueError, match=r"^\".*\" is no amount: write .*\.$"):
        parse_quantity(text)


@pytest.mark.parametrize("text", ["5000", "600 per minute", "10k"])
def test_an_amount_of_nothing_is_refused(text):
    with pytest.raises(ValueError, match=r"does not say what is counted: write .*\.$"):
        parse_quantity(text)


@pytest.mark.parametrize("text", ["5 users and 3 sites", "4 hours or 2 days"])
def test_two_amounts_are_refused(text):
    with pytest.raises(ValueError, match="is no amount"):
        parse_quantity(text)


@given(
    st.integers(1, 10**9),
    st.sampled_from(["{}", "{:,}", "{:_}"]),
    st.sampled_from([",", ".", "'", "’", " ", "\u202f"]),
    st.sampled_from(["users", "seats", "virtual machines", "API calls"]),
)
@settings(max_examples=80)
def test_a_formatted_number_is_read_back(number, form, sign, noun):
    written = form.format(number).replace(",", sign).replace("_", sign)
    quantity = parse_quantity(f"{written} {noun}")
    (found,) = find_quantities(f"You get {written} {noun}.")

    assert quantity.value == found.value == number
    assert quantity.unit in found.nouns


@given(
    st.decimals("0.01", "999.99", places=2),
    st.sampled_from(sorted(set(table().units) - {"b", "s", "h"})),
)
@settings(max_examples=80)
def test_a_measure_is_read_alike_in_a_catalog_and_in_a_text(number, unit):
    rate = "/s" if table().units[unit].name == "bit" and not table().units[unit].per else ""
    written = f"{number} {unit}{rate}"
    quantity = parse_quantity(written)
    (found,) = find_quantities(f"Up to {written}.")

    assert (found.value, found.unit, found.per) == (quantity.value, quantity.unit, quantity.per)


FRAGMENTS = st.sampled_from(
    """
    5 1,000 99.9 % 10k GB TB/s hours hour - – / . , ( ) + per a an the each every month users and
    to between two hundred half million dozen thousands of unlimited no limit on without cap as
    many you like 2027 31/03/2027 Q3 March $ EUR 24/7 v2.1 SOC 2 nines max up at least : > daily
    once second quarter forever ½ ² É İ ﬁ \u00a0 \n 10x 1st
    """.split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=25).map(" ".join))


@given(TEXTS, st.sampled_from([" ", ""]))
@settings(max_examples=100)
def test_any_text_can_be_searched(text, end):
    last = 0
    for found in find_quantities(text + end):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text != ""
        assert found.value >= (found.low or 0) >= 0
        assert found.unlimited == math.isinf(found.value)
        last = found.end


@given(TEXTS)
@settings(max_examples=100)
def test_any_text_is_an_amount_or_refused(text):
    with contextlib.suppress(ValueError):
        quantity = parse_quantity(text)

        assert quantity.unit or math.isinf(quantity.value)


@given(TEXTS)
@settings(max_examples=50)
def test_tokens_stand_where_they_say(text):
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end
        assert text[token.start : token.end] == token.text
        last = token.end


HOSTILE = [
    "1,000",
    "1.",
    "1 ",
    "(1 ",
    "1-",
    "two hundred ",
    "per ",
    "as many ",
    "$1",
    "0 ",
    "1 to ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_runs_are_read_in_linear_time(piece):
    """Each takes a fraction of a second; with a quadratic reader some took more than a minute."""
    text = piece * (60_000 // len(piece))

    assert all(found.end <= len(text) for found in find_quantities(text))
