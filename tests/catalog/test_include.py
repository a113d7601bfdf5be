"""One catalog in several files: ids are unique over all, and errors name the right file."""

import pytest

from promisecheck.catalog import load_catalog, parse_catalog
from promisecheck.errors import CatalogError

MAIN = """\
catalog: 1
product: Northwind
dimensions: {plan: {team: [Team], solo: [Solo]}}
include: [teams/mail.yaml, teams/login.yaml]
features:
  - {id: search, name: Search, status: shipped}
"""
FILES = {
    "teams/mail.yaml": "catalog: 1\nfeatures:\n  - {id: mail, name: Mail, status: beta}\n",
    "teams/login.yaml": (
        "catalog: 1\nfeatures:\n"
        "  - {id: sso, name: SSO, status: shipped, only: {plan: [team]}, replaced_by: mail}\n"
        "examples:\n  - {text: It has SSO., feature: sso, stance: promised}\n"
    ),
}


def load(main=MAIN, **changed):
    files = {
        path: changed.get(path.split("/")[-1].split(".")[0], text) for path, text in FILES.items()
    }
    return parse_catalog(main.encode(), "catalog.yaml", lambda path: files[path].encode())


def problems(main=MAIN, **changed):
    with pytest.raises(CatalogError) as caught:
        load(main, **changed)
    return [str(problem) for problem in caught.value.problems]


def test_features_of_all_files_in_order():
    loaded = load()
    assert [feature.id for feature in loaded.catalog.features] == ["search", "mail", "sso"]
    assert [entry.path for entry in loaded.entries] == ["catalog.yaml", *FILES]
    assert [file.path for file in loaded.files] == ["catalog.yaml", *FILES]
    assert loaded.examples[0].path == "teams/login.yaml"


def test_the_digest_covers_included_files():
    changed = load(mail=FILES["teams/mail.yaml"].replace("beta", "shipped"))
    assert changed.catalog.digest != load().catalog.digest


def test_an_id_taken_in_another_file():
    mail = FILES["teams/mail.yaml"].replace("id: mail", "id: search")
    assert problems(
        mail=mail, login=FILES["teams/login.yaml"].replace(", replaced_by: mail", "")
    ) == [
        'teams/mail.yaml:3:10: the id "search" is taken by the feature in line 6 of catalog.yaml; '
        "give each feature its own"
    ]


def test_mistakes_in_several_files_in_the_order_of_the_files():
    found = problems(
        MAIN.replace("shipped", "shiped"),
        mail="catalog: 1\nproduct: Other\nfeatures: []\n",
        login=FILES["teams/login.yaml"]
        .replace("[team]", "[teams]")
        .replace(", replaced_by: mail", ""),
    )
    assert found == [
        'catalog.yaml:6:40: unknown status "shiped" of feature "search"; did you mean "shipped"?',
        'teams/mail.yaml:2:1: unknown key "product" in the included file; known are catalog, '
        "updated, features, examples",
        'teams/login.yaml:3:57: "teams" is no value of dimension "plan"; did you mean "team"?',
    ]


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        ("catalog: '1", "teams/mail.yaml:1:10: this quote is never closed; "),
        ("", "teams/mail.yaml:1:1: the included file is empty; "),
        ("- id: x\n", "teams/mail.yaml:1:1: the included file is a list; "),
        (
            "catalog: 2\nfeatures: []\n",
            "teams/mail.yaml:1:10: the included file has another format",
        ),
    ],
)
def test_a_file_that_cannot_be_used(mail, expected):
    login = FILES["teams/login.yaml"].replace(", replaced_by: mail", "")
    (problem,) = problems(mail=mail, login=login)
    assert problem.startswith(expected)


def test_a_shared_word_names_the_other_file():
    loaded = load(mail=FILES["teams/mail.yaml"].replace("name: Mail", "name: SSO"))
    assert [str(warning) for warning in loaded.warnings] == [
        'teams/login.yaml:3:21: "SSO" names "sso" here and "mail" in line 3 of teams/mail.yaml, '
        "so mentions of it are ambiguous"
    ]


def test_from_disk(tmp_path):
    (tmp_path / "teams").mkdir()
    for path, text in FILES.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "catalog.yaml").write_text(MAIN, encoding="utf-8")
    assert len(load_catalog(tmp_path / "catalog.yaml").catalog.features) == 3
