"""``catalog diff`` and ``impact``: what changed, and what it does to documents."""

import json
import subprocess

import pytest

from promisecheck.catalog import parse_catalog
from promisecheck.upkeep.comparing import compare
from promisecheck.upkeep.stories import story

HEAD = "catalog: 1\nproduct: K\ndimensions: {plan: {home: [Home], office: [Office]}}\nfeatures:\n"


def catalog(*lines):
    return parse_catalog(
        (HEAD + "".join(f"  - {{{line}}}\n" for line in lines)).encode(), "c"
    ).catalog


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "status: shipped",
            "status: unstable, note: SUP-1",
            ["status: shipped -> unstable", "note: added SUP-1"],
        ),
        (
            "status: shipped, only: {plan: [home]}",
            "status: shipped, only: {plan: [home, office]}",
            ["available for: plan Home -> plan Home and Office"],
        ),
        (
            "status: shipped, limits: [{name: users, max: 5 users}]",
            "status: shipped, limits: [{name: users, max: 9 users}]",
            ["limits: users: at most 5 users -> users: at most 9 users"],
        ),
        (
            "status: shipped, aliases: [one, two], eta: 2027-Q1",
            "status: shipped, aliases: [two, three], say: It is there.",
            ["eta: no longer 2027-Q1", "say: added It is there.", "aliases: one -> three"],
        ),
        (
            "status: shipped",
            "status: shipped, exceptions: [{when: {plan: [home]}, status: beta}], guaranteed: yes",
            ["exceptions: added beta for plan Home", "guaranteed: no -> yes"],
        ),
        ("status: shipped", "status: shipped", []),
    ],
)
def test_changes_in_words(old, new, told):
    found = compare(catalog(f"id: a, name: A, {old}"), catalog(f"id: a, name: A, {new}"))
    assert [aspect.sentence for difference in found for aspect in difference.aspects] == told


def test_added_removed_and_renamed():
    old = catalog("id: a, name: Ay, status: beta", "id: b, name: Bee, status: beta")
    new = catalog("id: c, name: Cee, status: planned", "id: bee, name: bee, status: beta")
    assert story(compare(old, new), None, "text") == (
        "c added as planned\nb is now bee\n  name: Bee -> bee\na removed\n"
    )
    assert story(compare(old, new), None, "markdown").startswith("- **Cee** c added as planned\n")
    assert json.loads(story(compare(old, new), None, "json"))["changes"][1]["old_feature"] == "b"


@pytest.fixture
def repository(folder):
    def git(*arguments):
        subprocess.run(
            ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com", *arguments],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "The catalog begins")
    path = folder / "catalog.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: shipped\n    since", "status: unstable\n    since"))
    (folder / "quotes").mkdir()
    (folder / "quotes/a.txt").write_text("Kettle Cloud includes a boil timer.\n")
    (folder / "quotes/b.txt").write_text("Kettle Cloud has a lid sensor.\n")
    return folder


def test_diff_with_a_revision(run, repository):
    done = run("catalog", "diff", "HEAD")
    assert done.stdout == "boil-timer changed\n  status: shipped -> unstable\n"
    assert done.stderr == "1 feature changed.\n"
    assert run("catalog", "diff", "HEAD:catalog.yaml", "catalog.yaml").stdout == done.stdout


def test_diff_with_documents(run, repository):
    done = run("catalog", "diff", "HEAD", "--in", "quotes")
    assert done.stdout.splitlines()[2:4] == ["", "quotes/a.txt: would fail, was pass"]
    assert done.stdout.splitlines()[4].startswith("  broken, line 1: PC103 Boil timer ")
    assert "in 2 documents 1 broken, 0 mended, 1 verdict turned." in done.stderr
    assert done.returncode == 0


def test_impact_breaks_and_mends(run, repository):
    done = run("impact", "quotes", "--format", "json")
    assert done.returncode == 1
    (document,) = json.loads(done.stdout)["documents"]
    assert document["verdict"] == {"old": "pass", "new": "fail"}
    assert [f["code"] for f in document["broken"]] == ["PC103"]
    back = run("impact", "quotes", "--from", "catalog.yaml", "--to", "HEAD")
    assert back.returncode == 0
    assert "quotes/a.txt: would pass, was fail\n  mended, line 1: PC103" in back.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("catalog", "diff", "gone.yaml"), "gone.yaml: there is no such file; name a catalog"),
        (("catalog", "diff", "HEAD~7"), "HEAD~7: this is neither a file nor a git revision"),
        (("catalog", "diff", "HEAD:gone.yaml"), "HEAD:gone.yaml:1:1: there is no such file at the"),
        (("catalog", "diff", "--", "-x"), "-x: this is neither a file nor a git revision"),
        (("impact", "nowhere"), "nowhere: there is no such file or folder"),
    ],
)
def test_what_is_not_there(run, repository, arguments, said):
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_version_with_included_files(run, repository):
    (repository / "team.yaml").write_text(
        "catalog: 1\nfeatures:\n  - {id: t, name: Tee, status: beta}\n"
    )
    path = repository / "catalog.yaml"
    path.write_text(path.read_text().replace("features:\n", "include: [team.yaml]\nfeatures:\n", 1))
    done = run("catalog", "diff", "HEAD")
    assert "t added as beta\n" in done.stdout
