"""Which noun phrases can be capabilities, by the words they turn on."""

import pytest

from promisecheck.claims.capabilities import (
    core_of,
    first_part,
    may_be_capability,
    names_capability,
    tells_what_is_done,
)


@pytest.mark.parametrize(
    "phrase",
    [
        "seed order pad",
        "a staff training log",
        "cloakroom token printing",
        "Automatic feeder calibration checks",
        "connector to the milk lorry's till",
        "leaderboards with medals",
        "hoof-care reminders for farriers",
        "barn-door top-up",
        "reading of ear tags by camera",
    ],
)
def test_names_capability(phrase):
    assert names_capability(phrase) or tells_what_is_done(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "three options",
        "a new portal",
        "the portal in Welsh",
        "two days of milking training",
        "a training day on the farm",
        "the best herd app of the year",
        "Zebra ZD 421",
        "import of the old herd records",
        "travel costs",
        "a neighbour and his dog who come along whenever the cows have to be brought in early",
    ],
)
def test_names_none(phrase):
    assert not names_capability(phrase)
    assert not tells_what_is_done(phrase)


@pytest.mark.parametrize("phrase", ["Umbrella hire", "Hologram guests for schools"])
def test_a_list_of_modules_allows_more(phrase):
    assert may_be_capability(phrase)


@pytest.mark.parametrize(
    "phrase",
    ["above 150,000", "Two seats", "Premium support", "Annual fee of the pump", "Annex F"],
)
def test_but_not_all(phrase):
    assert not may_be_capability(phrase)


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("a log of who came in", "a log"),
        ("camera-based counting for gates", "camera-based counting"),
        ("two sets of tags for calves", "two sets of tags"),
        ("silage clamp calculator", "silage clamp calculator"),
    ],
)
def test_core(phrase, core):
    found = core_of(phrase)
    assert phrase[found[0].start : found[-1].end] == core


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Order pad: paste the numbers", "Order pad"),
        ("Library with 3,000 films, all new", "Library with 3,000 films"),
        ("Grain booking (by phone).", "Grain booking"),
        ("Night-time alarms - by text", "Night-time alarms"),
    ],
)
def test_first_part(text, part):
    assert first_part(text) == part
