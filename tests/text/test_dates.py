"""Periods: those of a catalog, and those in running text."""

import calendar
import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.model import Period
from promisecheck.text import spans
from promisecheck.text.dates import find_periods, parse_period

AS_OF = dt.date(2026, 11, 18)
CASES = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))
DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2048, 12, 31))


def one(text: str, as_of: dt.date = AS_OF) -> Period:
    (found,) = find_periods(text, as_of)
    return found.period


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_periods_in_running_text(case):
    periods = [found.period for found in find_periods(case["text"], AS_OF)]

    assert periods == [Period(each["start"], each["end"], each["text"]) for each in case["found"]]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2027-06-30", "2027-06-30", "2027-06-30"),
        ("2027-03", "2027-03-01", "2027-03-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2027-Q1", "2027-01-01", "2027-03-31"),
        ("Q1 2027", "2027-01-01", "2027-03-31"),
        ("2027 q4", "2027-10-01", "2027-12-31"),
        ("2027-H2", "2027-07-01", "2027-12-31"),
        ("H1 2027", "2027-01-01", "2027-06-30"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_periods_of_a_catalog(text, start, end):
    expected = Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end), text)

    assert parse_period(f" {text} ") == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2027-13", "2027-02-29", "0000", "2027-Q5", "27", "Q1"]
)
def test_what_is_no_period_is_refused_in_one_sentence(text):
    with pytest.raises(ValueError, match=r"^\".*\" is no date: write a day .*\.$"):
        parse_period(text)


@given(DAYS)
def test_a_catalog_reads_any_day_back(day):
    assert parse_period(day.isoformat()) == Period(day, day, day.isoformat())


FORMS = [
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%Y}",
    "{0:%d-%m-%Y}",
    "{0:%Y-%m-%d}",
    "{0.day} {0:%B} {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0.day}th of {0:%B} {0.year}",
    "{0:%b} {0.day} {0.year}",
    "{0:%d}-{0:%b}-{0:%Y}",
]


@given(DAYS, st.sampled_from(FORMS), DAYS)
@settings(max_examples=100)
def test_a_full_date_is_that_day_whenever_it_is_read(day, form, as_of):
    period = one(f"We ship on {form.format(day)}.", as_of)

    assert (period.start, period.end) == (day, day)


@given(
    st.sampled_from(["in {:%B}", "by {:%B}", "{:%d %B}", "end of {:%B}", "mid-{:%B}"]), DAYS, DAYS
)
@settings(max_examples=100)
def test_a_period_without_a_year_has_not_ended(form, day, as_of):
    period = one(f"We ship {form.format(day)}.", as_of)

    assert period.end >= as_of
    assert (period.end - as_of).days < 8 * 366
    assert period.end.month == day.month


@given(st.sampled_from(["Q1", "Q2", "Q3", "Q4", "the second quarter", "the first half"]), DAYS)
def test_a_quarter_without_a_year_is_the_next_to_end(text, as_of):
    period = one(f"It comes in {text}.", as_of)

    assert 0 <= (period.end - as_of).days <= 366


@given(st.integers(1, 400), st.sampled_from(["days", "weeks", "months"]), DAYS)
def test_within_a_length_ends_that_much_later(count, unit, as_of):
    period = one(f"It comes within {count} {unit}.", as_of)
    if unit == "months":
        year, month = divmod(as_of.year * 12 + as_of.month - 1 + count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        assert period.end == dt.date(year, month + 1, min(as_of.day, last))
    else:
        assert period.end == as_of + dt.timedelta(**{unit: count})


@pytest.mark.parametrize(
    ("as_of", "text", "end"),
    [
        ("2026-12-31", "by the end of the year", "2026-12-31"),
        ("2027-01-01", "by the end of the year", "2027-12-31"),
        ("2027-03-31", "in Q1", "2027-03-31"),
        ("2027-04-01", "in Q1", "2028-03-31"),
        ("2027-03-20", "early March", "2028-03-10"),
        ("2027-12-25", "before Christmas", "2028-12-24"),
        ("2027-01-15", "this winter", "2027-02-28"),
        ("2027-01-31", "in one month", "2027-02-28"),
        ("2026-12-15", "next quarter", "2027-03-31"),
        ("2026-12-15", "next month", "2027-01-31"),
        ("2026-11-20", "by Friday", "2026-11-27"),
    ],
)
def test_the_reference_date_decides(as_of, text, end):
    assert one(text, dt.date.fromisoformat(as_of)).end == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    "day", ["2008-03-23", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25"]
)
def test_easter(day):
    sunday = dt.date.fromisoformat(day)

    assert spans.easter(sunday.year) == (sunday, sunday)


FRAGMENTS = st.sampled_from(
    """
    31 March 2027 31/03/2027 2027-03 2027-Q1 Q3 H2 27 ' , . - – / of the end mid early late before
    next this last year quarter month week half second first third spring winter Christmas Easter
    by in within two 90 days weeks from now tomorrow Friday may May Mar to or and between KW 12 FY27
    1.2.3 99999999 months 2026/27 29 February 30 İ ½ \n
    """.split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=25).map(" ".join))


@given(TEXTS, DAYS)
@settings(max_examples=100)
def test_any_text_can_be_searched(text, as_of):
    last = 0
    for found in find_periods(text, as_of):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.period.text != ""
        assert found.period.start <= found.period.end
        last = found.end


@pytest.mark.parametrize("as_of", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_accident(as_of):
    text = (
        "before Q1, next year, in 600 months, last week, by Friday, tomorrow, in May, 29 February"
    )

    assert all(found.period.text for found in find_periods(text, as_of))


HOSTILE = ["end of the ", "before the ", "Q1/", "Mar ", "in a ", "two hundred ", "1.", "'27 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_runs_are_read_in_linear_time(piece):
    """Each takes a fraction of a second, and none is too deep."""
    text = piece * (60_000 // len(piece))

    assert all(found.end <= len(text) for found in find_periods(text, AS_OF))
