"""Diffs say what standard ones say."""

import difflib

from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.catalog.editing.diffs import unified_diff

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=40)


def patched(old, diff):
    """The old lines with the diff applied, each line of it checked on the way."""
    made, at = [], 0
    for line in diff[2:]:
        if line.startswith("@@"):
            start, count = (int(n) for n in line.split()[1][1:].split(","))
            first = start - 1 if count else start
            made += old[at:first]
            at = first
        elif line.startswith("+"):
            made.append(line[1:])
        else:
            assert old[at] == line[1:]
            at += 1
            made += [line[1:]] if line.startswith(" ") else []
    return made + old[at:]


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_a_diff_leads_from_old_to_new(old, new):
    diff = unified_diff(old, new, "a", "b").splitlines(True)
    assert patched(old, diff) == new
    assert bool(diff) == (old != new)


def test_one_change_as_others_write_it():
    old = [f"{n}\n" for n in range(30)]
    new = [*old[:14], "x\n", *old[15:]]
    assert unified_diff(old, new, "a", "b") == "".join(difflib.unified_diff(old, new, "a", "b"))
