"""No file, however it is made, costs more than an error: no crash, no endless loop, no code run."""

import time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from promisecheck.catalog import compose as composing
from promisecheck.catalog import parse_catalog
from promisecheck.errors import CatalogError, Problem

BUDGET = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))

SEED = """\
catalog: 1
product: Northwind
updated: 2026-11-15
dimensions: {plan: {team: [Team, T], gold: [Gold]}}
features:
  - &f {id: a, name: A, aliases: [b, 365], not: [c], status: beta, since: 2024-03-01}
  - id: d
    name: "D"
    status: planned
    eta: Q1 2027
    only: {plan: [team]}
    exceptions: [{when: {plan: gold}, status: unstable}]
    limits: [{name: users, max: 5000 users}, {name: time, min: 4 hours}]
    guaranteed: no
    replaced_by: a
    evidence: [x]
"""

WORDS = (
    "id name status only when limits max eta << plan team beta catalog product features "
    "dimensions exceptions not 1 no ~ é 2027-Q1 0000-00-00 ∞"
)
PHRASES = ("", "5000 users", "99.9 %", "1e400 users", "Q9 2027", "٣ users", "5 \u202eusers")
words = st.sampled_from((*WORDS.split(), *PHRASES))
trees = st.recursive(
    words | st.text(max_size=8) | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=5),
    max_leaves=25,
)


def problems_of(data: bytes) -> tuple[Problem, ...] | None:
    """What is wrong with a catalog, or nothing where it is accepted."""
    try:
        parse_catalog(data, "catalog.yaml")
    except CatalogError as error:
        return error.problems
    return None


def accepts_or_explains(data: bytes) -> None:
    problems = problems_of(data)
    if problems is None:
        return
    assert problems
    assert all(problem.message.isprintable() for problem in problems)
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert min(places) >= (1, 1)
    assert min(column for _, column in places) >= 1


@BUDGET
@given(st.binary(max_size=200))
def test_any_bytes(data):
    accepts_or_explains(data)


@BUDGET
@given(
    st.text(
        alphabet=st.characters(codec="utf-8") | st.sampled_from("-:{}[]&*!|>'\"%@`#?,\n\t "),
        max_size=120,
    )
)
def test_any_text(text):
    accepts_or_explains(text.encode())


@BUDGET
@given(trees)
def test_any_tree(tree):
    accepts_or_explains(yaml.safe_dump(tree, allow_unicode=True).encode())


@BUDGET
@given(st.dictionaries(words, trees, max_size=6))
def test_any_tree_in_a_feature(tree):
    feature = {"id": "a", "name": "A", "status": "beta", **tree}
    catalog = {"catalog": 1, "product": "Northwind", "features": [feature]}
    catalog["dimensions"] = {"plan": {"team": ["Team"]}}
    accepts_or_explains(yaml.safe_dump(catalog, allow_unicode=True).encode())


@BUDGET
@given(st.data())
def test_a_good_catalog_with_a_stretch_changed(data):
    start = data.draw(st.integers(0, len(SEED)))
    end = data.draw(st.integers(start, min(start + 12, len(SEED))))
    inserted = data.draw(st.text(alphabet="-:{}[]&*!|>'\"#?,\n\t ax1\\~<", max_size=4))
    accepts_or_explains((SEED[:start] + inserted + SEED[end:]).encode())


def refusal(text: str) -> str:
    began = time.monotonic()
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text.encode(), "catalog.yaml")
    assert time.monotonic() - began < 20, "refused, but not before it was unfolded"
    return caught.value.problems[0].message


def test_alias_bomb():
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    message = refusal("a0: &a0 [x]\n" + "\n".join(levels) + "\n")
    assert message == "this holds more than 1,000,000 values with its aliases; make it smaller"


def test_bomb_of_merge_keys():
    wide = ", ".join(f"k{n}: v" for n in range(1000))
    bomb = f"a: &a {{{wide}}}\nfeatures:\n" + "  - {<<: *a}\n" * 2000
    assert "1,000,000 values" in refusal(bomb)


STEPS = "\n".join(" " * n + "a:" for n in range(1000))


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{a: " * 200_000, "- " * 200_000, "? " * 200_000, STEPS],
    ids=["brackets", "braces", "dashes", "questions", "steps"],
)
def test_deep_nesting(text):
    assert refusal(text).startswith("the catalog is nested more than 50 levels deep here")


def test_a_tag_runs_nothing(tmp_path):
    target = tmp_path / "made"
    text = f'catalog: 1\nproduct: !!python/object/apply:os.mkdir ["{target}"]\nfeatures: []\n'
    assert "tag" in refusal(text)
    assert not target.exists()


def test_pure_python_parser_does_as_well(monkeypatch):
    monkeypatch.setattr(composing, "_LOADER", yaml.BaseLoader)
    assert parse_catalog(SEED.encode(), "catalog.yaml").catalog.features[1].id == "d"
    assert refusal("catalog: 1\nproduct: Northwind: Cloud\n").startswith('there is a second ": "')
    assert refusal("catalog: 1\nproduct: 'Northwind\n").startswith("this quote is never closed")
    assert refusal("catalog: [1\nproduct: x\n").startswith('this "[" is never closed')
    assert refusal("catalog: {1\nproduct: x\n").startswith('this "{" is never closed')
    assert refusal("catalog: 1\n\tproduct: x\n").startswith("a tab stands")
    assert refusal("catalog: @x\n").startswith("a value cannot begin with this sign")
    assert refusal("a:\n    b: c\n  d: e\n").startswith("this line does not line up")
    assert refusal("a: b\nc\n").startswith("this line is neither")
    assert "nested" in refusal("[" * 10_000)


def test_thousands_of_lost_references():
    features = [
        f"  - {{id: f{n}, name: N{n}, status: beta, replaced_by: lost-reference-{n}}}\n"
        for n in range(5000)
    ]
    problems = problems_of(
        f"catalog: 1\nproduct: Northwind\nfeatures:\n{''.join(features)}".encode()
    )
    assert problems is not None
    assert len(problems) == 5000
