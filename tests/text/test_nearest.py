"""Did-you-mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.text.nearest import nearest

KEYS = ("id", "name", "aliases", "not", "status", "only", "eta", "say", "replaced_by", "review_by")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("statsu", "status"),
        ("Status", "status"),
        ("stat", "status"),
        ("st", None),
        ("alias", "aliases"),
        ("nmae", "name"),
        ("nam", "name"),
        ("eat", "eta"),
        ("ony", "only"),
        ("replaced", "replaced_by"),
        ("replaced-by", "replaced_by"),
        (" review_by ", "review_by"),
        ("ID", "id"),
        ("it", None),
        ("colour", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_nearest_key(word, meant):
    assert nearest(word, KEYS) == meant


def test_the_first_of_equally_close_ones():
    assert nearest("plans", ["plane", "plant"]) == "plane"
    assert nearest("plans", ["planets", "plant"]) == "plant"


def test_no_choices():
    assert nearest("status", ()) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=6))
def test_answer_is_a_choice_and_a_choice_is_its_own_answer(word, choices):
    assert nearest(word, choices) in (None, *choices)
    for choice in choices:
        found = nearest(choice, [choice])
        assert found == choice or choice != choice.strip() or not choice
