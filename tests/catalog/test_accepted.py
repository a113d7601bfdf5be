"""What a catalog may look like, and what becomes of it."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog, parse_catalog
from promisecheck.errors import CatalogError
from promisecheck.model import Catalog, Feature, Limit, Period, Quantity, ScopedStatus, Status

DIMENSIONS = """\
dimensions:
  plan: {starter: [Starter, Basic], team: Team, enterprise: [Enterprise]}
  region: {us: [US], eu: [EU, Europe], no: [Norway]}
"""

FULL = """\
catalog: 1
product: Northwind Cloud
updated: 2026-11-15
dimensions:
  plan:
    starter: [Starter, Basic]
    enterprise: [Enterprise, Corporate]
  region:
    eu: [EU, Europe]
features:
  - id: saml-sso
    name: SAML single sign-on
    aliases: [SSO, single sign-on]
    not: [sign-on bonus]
    status: shipped
    since: 2024-03-01
    only: {plan: [enterprise]}
    exceptions:
      - when: {region: [eu]}
        status: unstable
        note: SUP-4312 token refresh loop
    limits:
      - {name: users, max: 5000 users}
      - {name: response time, min: 4 hours}
    guaranteed: true
    eta: 2027-Q1
    replaced_by: oidc-sso
    say: SAML single sign-on is part of Enterprise.
    note: |
      Ask identity
      support.
    owner: identity-support
    evidence: [https://example.com/spec]
    review_by: 2027-01-31
  - id: oidc-sso
    name: OIDC single sign-on
    status: planned
"""


def catalog_of(text: str) -> Catalog:
    return parse_catalog(text.encode(), "catalog.yaml").catalog


def feature_of(fields: str) -> Feature:
    """The feature with these lines below its id."""
    head = f"catalog: 1\nproduct: Northwind\n{DIMENSIONS}features:\n  - id: other\n"
    lines = "".join(f"    {line}\n" for line in fields.splitlines())
    return catalog_of(f"{head}    name: Other\n    status: shipped\n  - id: one\n{lines}").features[
        1
    ]


def one(line: str) -> Feature:
    return feature_of(f"name: One\nstatus: shipped\n{line}")


def test_every_key_is_read():
    saml = Feature(
        id="saml-sso",
        name="SAML single sign-on",
        status=Status.SHIPPED,
        aliases=("SSO", "single sign-on"),
        lookalikes=("sign-on bonus",),
        since=dt.date(2024, 3, 1),
        only={"plan": frozenset({"enterprise"})},
        exceptions=(
            ScopedStatus(
                {"region": frozenset({"eu"})}, Status.UNSTABLE, "SUP-4312 token refresh loop"
            ),
        ),
        limits=(
            Limit("users", maximum=Quantity(5000, "user", text="5000 users")),
            Limit("response time", minimum=Quantity(4 * 3600, "second", text="4 hours")),
        ),
        guaranteed=True,
        eta=Period(dt.date(2027, 1, 1), dt.date(2027, 3, 31), "2027-Q1"),
        replaced_by="oidc-sso",
        say="SAML single sign-on is part of Enterprise.",
        note="Ask identity support.",
        owner="identity-support",
        evidence=("https://example.com/spec",),
        review_by=dt.date(2027, 1, 31),
        line=11,
    )
    oidc = Feature("oidc-sso", "OIDC single sign-on", Status.PLANNED, line=35)
    assert catalog_of(FULL) == Catalog(
        product="Northwind Cloud",
        features=(saml, oidc),
        updated=dt.date(2026, 11, 15),
        dimensions={
            "plan": {"starter": ("Starter", "Basic"), "enterprise": ("Enterprise", "Corporate")},
            "region": {"eu": ("EU", "Europe")},
        },
        path="catalog.yaml",
        digest="sha256:" + hashlib.sha256(FULL.encode()).hexdigest(),
    )


def test_lines_count_from_the_files_first():
    assert one("owner: us").line == 10


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2027-06-30", dt.date(2027, 6, 30), dt.date(2027, 6, 30)),
        ('"2027-06-30"', dt.date(2027, 6, 30), dt.date(2027, 6, 30)),
        ("2027-02", dt.date(2027, 2, 1), dt.date(2027, 2, 28)),
        ("2028-02", dt.date(2028, 2, 1), dt.date(2028, 2, 29)),
        ("2027-Q1", dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
        ("2027-q4", dt.date(2027, 10, 1), dt.date(2027, 12, 31)),
        ("Q1 2027", dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
        ("2027 Q2", dt.date(2027, 4, 1), dt.date(2027, 6, 30)),
        ("2027-H1", dt.date(2027, 1, 1), dt.date(2027, 6, 30)),
        ("2027-H2", dt.date(2027, 7, 1), dt.date(2027, 12, 31)),
        ("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
    ],
)
def test_eta(written, start, end):
    assert one(f"eta: {written}").eta == Period(start, end, written.strip('"'))


@pytest.mark.parametrize("status", list(Status))
def test_status(status):
    assert feature_of(f"name: One\nstatus: {status}").status is status


@pytest.mark.parametrize(
    ("written", "aliases"),
    [
        ("[]", ()),
        ("SSO", ("SSO",)),
        ("[SSO, SAML]", ("SSO", "SAML")),
        ("\n- SSO\n- SAML", ("SSO", "SAML")),
        (
            "[2FA, 365, 1e3, 0x10, 2027-01-31, 12:30:00]",
            ("2FA", "365", "1e3", "0x10", "2027-01-31", "12:30:00"),
        ),
        ("[no, yes, on, Off, true]", ("no", "yes", "on", "Off", "true")),
        ("['365', \"no\"]", ("365", "no")),
        ('["null", "~"]', ("null", "~")),
        ('"import, export"', ("import, export",)),
        ("[!!str 365]", ("365",)),
        ("[  two   words ]", ("two words",)),
        ("['über, straße', 日本語, 🔒 vault]", ("über, straße", "日本語", "🔒 vault")),
    ],
)
def test_aliases(written, aliases):
    assert one(f"aliases: {written}").aliases == aliases


@pytest.mark.parametrize("written", ["yes", "Yes", "YES", "true", "True", "on", '"yes"'])
def test_guaranteed(written):
    assert one(f"guaranteed: {written}").guaranteed is True


@pytest.mark.parametrize("written", ["no", "No", "false", "FALSE", "off"])
def test_not_guaranteed(written):
    assert one(f"guaranteed: {written}").guaranteed is False


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("{}", {}),
        ("{plan: enterprise}", {"plan": {"enterprise"}}),
        ("{plan: [team, enterprise]}", {"plan": {"team", "enterprise"}}),
        ("{plan: team, region: [no]}", {"plan": {"team"}, "region": {"no"}}),
        ("\n  region:\n    - us\n    - eu", {"region": {"us", "eu"}}),
    ],
)
def test_only(written, scope):
    assert one(f"only: {written}").only == scope


def test_exception_with_a_bare_word():
    assert one("exceptions: [{when: {region: eu}, status: beta}]").exceptions == (
        ScopedStatus({"region": frozenset({"eu"})}, Status.BETA),
    )


def test_dimension_value_with_one_word():
    catalog = catalog_of(f"catalog: 1\nproduct: Northwind\n{DIMENSIONS}features: []\n")
    assert catalog.dimensions["plan"]["team"] == ("Team",)


def test_limit_with_both_ends():
    (limit,) = one("limits: [{name: uptime, min: 99 %, max: 99.9 %}]").limits
    assert (limit.minimum.value, limit.maximum.value) == (99, 99.9)


def test_quoted_version():
    assert catalog_of('catalog: "1"\nproduct: Northwind\nfeatures: []\n').product == "Northwind"


def test_examples_of_the_catalog_and_of_a_feature():
    text = (
        "catalog: 1\nproduct: Northwind\nexamples: [{text: We do SSO., rules: []}]\n"
        "features:\n  - id: sso\n    name: SSO\n    status: shipped\n    examples:\n"
        "      - {text: It has SSO., stance: promised, as_of: 2026-01-31}\n"
    )
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    assert loaded.catalog.features == (Feature("sso", "SSO", Status.SHIPPED, line=5),)
    first, second = loaded.examples
    assert (first.feature, first.stance, first.rules) == ("", None, ())
    assert (second.feature, second.stance, second.rules) == ("sso", "promised", None)
    assert (second.line, second.column, second.as_of) == (9, 9, dt.date(2026, 1, 31))


def test_anchors_and_aliases():
    text = FULL.replace("only: {plan: [enterprise]}", "only: &paid {plan: [enterprise]}")
    oidc = catalog_of(text + "    only: *paid\n").features[1]
    assert oidc.only == {"plan": frozenset({"enterprise"})}


def test_an_anchor_may_be_set_again():
    assert one("aliases: [&a x, *a]\nnot: [&a y, z]\nowner: *a").owner == "y"


def test_merge_keys_give_way_to_own_keys():
    text = (
        "catalog: 1\nproduct: Northwind\nfeatures:\n"
        "  - &base {id: sso, name: SSO, status: beta, owner: us}\n"
        "  - {<<: *base, id: scim, name: SCIM, aliases: [provisioning]}\n"
        "  - <<: [{owner: them}, *base]\n    id: mfa\n    name: MFA\n"
    )
    _, scim, mfa = catalog_of(text).features
    assert (scim.id, scim.name, scim.status, scim.owner) == ("scim", "SCIM", Status.BETA, "us")
    assert (mfa.id, mfa.status, mfa.owner) == ("mfa", Status.BETA, "them")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, newline):
    text = "catalog: 1\nproduct: Nörd 🧭\nfeatures:\n- {id: a, name: Ä, status: beta}\n"
    catalog = parse_catalog(text.replace("\n", newline).encode(encoding), "c").catalog
    assert catalog.product == "Nörd 🧭"
    assert catalog.features == (Feature("a", "Ä", Status.BETA, line=4),)


def test_document_marks_and_directives():
    text = "%YAML 1.1\n---\ncatalog: 1\nproduct: Northwind\nfeatures: []\n...\n"
    assert catalog_of(text).product == "Northwind"


def test_columns_count_characters():
    text = 'catalog: 1\nproduct: Northwind\nfeatures: [{name: "🧭é", id: é, status: beta}]\n'
    with pytest.raises(CatalogError) as caught:
        catalog_of(text)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (3, 29)


def test_load_keeps_the_path_as_given(tmp_path, monkeypatch):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "catalog.yaml").write_text(FULL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_catalog(Path("kept/catalog.yaml")).catalog.path == "kept/catalog.yaml"
