"""What support should look at although the catalog can be used."""

import pytest

from promisecheck.catalog import parse_catalog

HEAD = "catalog: 1\nproduct: Northwind\n"


def warnings_of(text: str) -> list[str]:
    warnings = parse_catalog(f"{HEAD}{text}".encode(), "catalog.yaml").warnings
    return [f"{w.path}:{w.line}:{w.column}: {w.message}" for w in warnings]


def two(first: str, second: str) -> str:
    return (
        f"features:\n  - {{id: one, status: shipped, {first}}}\n"
        f"  - {{id: two, status: shipped, {second}}}\n"
    )


@pytest.mark.parametrize(
    ("first", "second", "column", "word"),
    [
        ("name: One, aliases: [SSO]", "name: Two, aliases: [SSO]", 53, "SSO"),
        ("name: SSO", "name: Two, aliases: [sso]", 53, "sso"),
        ("name: Single Sign-On", "name: single sign on", 38, "single sign on"),
        ("name: One, aliases: [e-mail]", "name: Two, aliases: [Email]", 53, "Email"),
        ("name: One, aliases: [a, b, c]", "name: Two, aliases: [d, c]", 56, "c"),
    ],
)
def test_a_word_of_two_features(first, second, column, word):
    assert warnings_of(two(first, second)) == [
        f'catalog.yaml:5:{column}: "{word}" names "two" here and "one" in line 4, '
        "so mentions of it are ambiguous"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("name: One, aliases: [SSO, sso2]", "name: Two, aliases: [SSO 3]"),
        ("name: One, aliases: [sign-on]", "name: Two, not: [sign-on]"),
        ("name: Auto attendant, aliases: [auto-attendant]", "name: Two"),
    ],
)
def test_words_that_stay_apart(first, second):
    assert warnings_of(two(first, second)) == []


def test_a_word_twice_in_a_feature():
    assert warnings_of(two("name: One, aliases: [uno, UNO, one]", "name: Two")) == [
        'catalog.yaml:4:58: "UNO" names "one" twice (first in line 4); keep one',
        'catalog.yaml:4:63: "one" names "one" twice (first in line 4); keep one',
    ]


def test_a_word_of_two_values():
    text = (
        "dimensions:\n  region:\n    us: [US, America]\n    ca: [Canada, america]\n"
        "  team:\n    us: [US, us]\nfeatures:\n  - {id: one, name: One, status: beta}\n"
    )
    assert warnings_of(text) == [
        'catalog.yaml:6:18: "america" stands for "ca" here and for "us" in line 5, both of '
        'dimension "region"; it decides neither'
    ]


def test_no_feature():
    assert warnings_of("features: []\n") == [
        "catalog.yaml:1:1: the catalog lists no feature; nothing can be checked against it"
    ]
