"""Features in from sheets and other programs' files, and out again."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from openpyxl import Workbook, load_workbook

from promisecheck.catalog import load_catalog
from promisecheck.catalog.schema import catalog_schema

REAL = Path(__file__).parent / "web-features"
ROOT = Path(__file__).parents[3]
SHEET = """\
Feature;Stage;AKA;Plan;Target date;Limit;Team;Colour
Night mode;On the roadmap;"quiet hours
dark hours";Office, Basic;2027-Q2;;sound;blue
=Spout filter;GA;limescale filter;;;filters: max 3 filters;;
Lid sensor;Beta;;;;;lid;
Kettle bell;soon;;;;;;
Boil dry guard;GA;;pro;soon;many;heat;
"""


def features(path):
    return {feature.id: feature for feature in load_catalog(path).catalog.features}


def bare(path):
    return [replace(feature, line=1) for feature in features(path).values()]


def test_a_sheet_of_a_product_manager(run, folder):
    (folder / "sheet.csv").write_text(SHEET, encoding="utf-8")
    done = run("catalog", "import", "sheet.csv")
    assert done.returncode == 0, done.stderr
    told = done.stderr.splitlines()
    assert told[0] == 'not taken, column "Colour": no key of a feature is meant'
    assert told[1].startswith('not taken, row 5: Stage: "soon" is no status; write one of shipped')
    assert told[2:4] == [
        "not taken, row 5: the whole row, for it has no status",
        'not taken, row 6: Plan: "pro" is no value; the values are home, office',
    ]
    assert told[4].startswith('not taken, row 6: Target date: "soon" is no date: write a day')
    assert told[5:] == [
        'not taken, row 6: Limit: "many" is no limit; write it as "users: max 5000 users"',
        "catalog.yaml: 3 features added, 1 feature differ and stay (--update), 6 values not taken.",
    ]
    found = features(folder / "catalog.yaml")
    night = found["night-mode"]
    assert (night.status, night.owner) == ("planned", "sound")
    assert night.aliases == ("quiet hours", "dark hours")
    assert night.only == {"plan": frozenset({"home", "office"})}
    assert night.eta.text == "2027-Q2"
    assert found["spout-filter"].limits[0].maximum.value == 3
    assert found["lid-sensor"].status == "shipped"


def test_updating_what_is_there(run, folder):
    (folder / "sheet.csv").write_text("id,status,aliases,owner\nlid-sensor,Beta,cover switch,lid\n")
    done = run("catalog", "import", "sheet.csv", "--update")
    assert done.stderr == "catalog.yaml: 0 features added, 1 feature changed.\n"
    line = (folder / "catalog.yaml").read_text().splitlines()[-1]
    assert line == (
        "  - {id: lid-sensor, name: Lid sensor, aliases: [cover switch], status: beta, owner: lid, "
        "review_by: 2026-10-31}"
    )


def test_updating_scope_and_limits(run, folder):
    (folder / "sheet.csv").write_text(
        "id,only,limits\nboil-timer,plan: office,timers: max 5 timers\n"
        "keep-warm,plan: home,cups: max 2 cups\n"
    )
    done = run("catalog", "import", "sheet.csv", "--update")
    assert done.stderr == "catalog.yaml: 0 features added, 1 feature changed.\n"
    warm = features(folder / "catalog.yaml")["keep-warm"]
    assert warm.only == {"plan": frozenset({"home"})}
    assert warm.limits[0].maximum.value == 2


def test_a_workbook_that_unfolds_to_too_much(run, folder):
    packed = zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED)
    with packed, packed.open("xl/workbook.xml", "w") as part:
        for _ in range(51):
            part.write(b" " * 10_000_000)
    done = run("catalog", "import", "bomb.xlsx")
    assert done.returncode == 2
    assert "this workbook is too large once it is unpacked" in done.stderr


def test_a_workbook(run, folder):
    book = Workbook()
    book.active.append(["ignore me"])
    page = book.create_sheet("Roadmap")
    page.append(["Name", "Status", "Since", "Guaranteed", "Limits"])
    page.append(["Steam pilot", "GA", dt.datetime(2026, 1, 31), True, "cups: max 4 cups"])
    page.append([None, None, None, None, None])
    page.append(["Tea clock", "Preview", None, False, None])
    book.save(folder / "sheet.xlsx")
    done = run("catalog", "import", "sheet.xlsx", "--sheet", "Roadmap")
    assert done.stderr == "catalog.yaml: 2 features added.\n"
    steam = features(folder / "catalog.yaml")["steam-pilot"]
    assert (steam.since, steam.guaranteed) == (dt.date(2026, 1, 31), True)
    assert (
        "there is no sheet Plan; there are Sheet, Roadmap"
        in run("catalog", "import", "sheet.xlsx", "--sheet", "Plan").stderr
    )


@pytest.mark.parametrize("name", ["csv", "xlsx", "json"])
def test_out_and_in_again(run, folder, name):
    text = (folder / "catalog.yaml").read_text()
    further = (
        "    exceptions: [{when: {plan: [home]}, status: unstable, note: 'a, b'}]\n"
        "    owner: heat\n    say: =1+1 is two.\n    note: '-5 degrees; \"cold\"'\n"
    )
    text = text.replace("    owner: heat\n", further, 1)
    (folder / "catalog.yaml").write_text(text)
    out = f"out.{name}"
    assert run("catalog", "export", "-f", name, "-o", out).stderr == f"{out} written.\n"
    head = text.partition("features:")[0]
    (folder / "again.yaml").write_text(f"{head}features: []\n")
    done = run("catalog", "import", out, "-c", "again.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "again.yaml: 4 features added.\n"
    assert bare(folder / "again.yaml") == bare(folder / "catalog.yaml")


@pytest.mark.parametrize("name", ["csv", "json"])
def test_the_catalog_of_this_project_out_and_in_again(run, folder, name):
    text = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    (folder / "again.yaml").write_text(text.partition("\nfeatures:")[0] + "\nfeatures: []\n")
    whole = str(ROOT / "catalog.yaml")
    assert run("catalog", "export", "-f", name, "-o", f"out.{name}", "-c", whole).returncode == 0
    assert run("catalog", "import", f"out.{name}", "-c", "again.yaml").returncode == 0
    assert bare(folder / "again.yaml") == bare(ROOT / "catalog.yaml")


def test_exports_hold_no_formula(run, folder):
    text = (
        (folder / "catalog.yaml").read_text().replace("name: Boil timer", "name: '=HYPERLINK(1)'")
    )
    (folder / "catalog.yaml").write_text(text)
    rows = list(csv.reader(io.StringIO(run("catalog", "export").stdout.lstrip("\ufeff"))))
    assert rows[1][1] == "'=HYPERLINK(1)"
    run("catalog", "export", "-f", "xlsx", "-o", "out.xlsx")
    cell = load_workbook(folder / "out.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s") or cell.data_type != "f"


def test_a_real_list_imported_validated_listed_and_compared(run, folder):
    for version, name in (("2.0.0", "old.yaml"), ("3.40.0", "new.yaml")):
        source, mapping = str(REAL / f"{version}.json"), str(REAL / "mapping.yaml")
        new = ("--new", name, "--product", "Web platform")
        done = run("catalog", "import", source, "--mapping", mapping, *new)
        assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("new.yaml: 1204 features added, 14 values not taken.\n")
    assert done.stderr.count("the whole row, for it has no name") == 12
    validated = run("catalog", "validate", "-c", "new.yaml", "--ignore", "CAT4")
    assert validated.returncode == 0
    assert "1204 features, no error" in validated.stderr
    listed = json.loads(
        run("catalog", "list", "-c", "new.yaml", "-f", "json", "--status", "beta").stdout
    )
    assert len(listed) > 50
    changes = json.loads(run("catalog", "diff", "old.yaml", "new.yaml", "-f", "json").stdout)[
        "changes"
    ]
    told = {change["feature"]: change for change in changes}
    assert told["abortsignal-any"]["aspects"][0] == {
        "aspect": "status",
        "old": "beta",
        "new": "shipped",
    }
    assert {change["change"] for change in changes} == {"added", "removed", "changed"}


@pytest.mark.parametrize(
    ("name", "content", "arguments", "said"),
    [
        ("x.csv", "", (), "the sheet is empty"),
        ("x.xlsx", "no book", (), "this is no xlsx workbook"),
        ("x.json", "{", (), "this is no JSON file in line 1"),
        ("x.json", "[]", (), "x.json is no exported catalog; say how to read it by --mapping"),
        ("x.doc", "", (), "x.doc: csv, xlsx and json can be read; others by --mapping"),
        ("x.json", "[]", ("--mapping", "m.yaml"), 'unknown key "nme"; did you mean "name"?'),
        ("x.json", "3", ("--mapping", "n.yaml"), "the file has no entries at"),
        (
            "x.csv",
            "id,name,status\n",
            ("--new", "catalog.yaml", "--product", "K"),
            "is there already",
        ),
        ("x.csv", "id,name,status\n", ("--new", "n.yaml"), "--new needs --product"),
    ],
)
def test_what_cannot_be_imported(run, folder, name, content, arguments, said):
    (folder / name).write_text(content)
    (folder / "m.yaml").write_text("mapping: 1\nfields: {nme: x}\n")
    (folder / "n.yaml" if "--new" not in arguments else folder / "o.yaml").write_text(
        "mapping: 1\nfields: {name: x}\n"
    )
    before = (folder / "catalog.yaml").read_bytes()
    done = run("catalog", "import", name, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert (folder / "catalog.yaml").read_bytes() == before


def test_a_successor_that_there_is_not(run, folder):
    (folder / "x.csv").write_text(
        "name,status,replaced by\nOld lid,retired,new-lid\nOlder lid,retired,old-lid\n"
    )
    done = run("catalog", "import", "x.csv")
    assert "not taken, old-lid: replaced_by: the catalog has no feature new-lid" in done.stderr
    assert features(folder / "catalog.yaml")["older-lid"].replaced_by == "old-lid"


class Texts(yaml.SafeLoader):
    """Keeps dates as texts, as editors check them."""


Texts.yaml_implicit_resolvers = {
    sign: [pair for pair in pairs if "timestamp" not in pair[0]]
    for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schema_takes_what_the_program_takes(run, folder):
    validator = jsonschema.Draft202012Validator(catalog_schema())
    assert json.loads(run("catalog", "schema").stdout) == catalog_schema()
    for path in (ROOT / "catalog.yaml", folder / "catalog.yaml"):
        assert list(validator.iter_errors(yaml.load(path.read_text(encoding="utf-8"), Texts))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "{id: a b, name: A, status: beta}",
        "{id: a, name: A, status: shiped}",
        "{id: a, name: A}",
        "{id: a, name: A, status: beta, owners: me}",
        "{id: a, name: A, status: beta, limits: [{max: 5 users}]}",
        "{id: a, name: A, status: beta, since: soon}",
    ],
)
def test_the_schema_refuses_what_the_program_refuses(wrong):
    validator = jsonschema.Draft202012Validator(catalog_schema())
    text = f"catalog: 1\nproduct: K\nfeatures:\n  - {wrong}\n"
    assert not validator.is_valid(yaml.load(text, Texts))
