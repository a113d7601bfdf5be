"""Many documents: the same report whatever the way to it, and a cache that nothing corrupts."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from promisecheck.documents import Terms
from promisecheck.documents.limits import Limits
from promisecheck.documents.terms import RecordFields
from promisecheck.model import Catalog, Feature, Report, Severity, Status
from promisecheck.reports import FORMATS, render
from promisecheck.reports.look import Look
from promisecheck.scan import Basis, Examiner, find_documents, gather, results
from promisecheck.scan.cache import Cache
from promisecheck.scan.crowd import Crowd, gather_crowd, packed_results
from promisecheck.suppression import Suppression
from promisecheck.suppression.waivers import parse_waivers

DAY = dt.date(2026, 11, 21)
CATALOG = Catalog(
    "Kettle Cloud",
    (
        Feature("lamp", "lamp", Status.PLANNED),
        Feature("horn", "kettle horn", Status.UNAVAILABLE, say="There is no horn."),
        Feature("lid", "lid sensor", Status.SHIPPED),
    ),
    digest="sha256:1",
)
SENTENCES = (
    "Kettle Cloud includes a lamp and a kettle horn.",
    "You get a lid sensor, and we will ship the lamp by March 2026.",
    "It has a lamp. <!-- promisecheck: ignore[PC102] agreed -->",
    "Kettle Cloud does not have a lid sensor.",
    "| Feature | Included |\n| --- | --- |\n| Lamp | Yes |\n| Lid sensor | Yes |\n",
    "Nothing of note was said, “naïvely”.",
)
WAIVERS = (
    b"waivers: [{feature: horn, documents: ['*3.md'], reason: r, approver: a, expiry: 2027-01-01}]"
)


@pytest.fixture
def sources(tmp_path, monkeypatch):
    dice = random.Random(7)
    for number in range(30):
        text = "\n\n".join(dice.choices(SENTENCES, k=4))
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    (tmp_path / "07.md").write_bytes(b"%PDF-1.4 no text")
    (tmp_path / "08.md").write_text("")
    monkeypatch.chdir(tmp_path)
    return find_documents(["."], frozenset({".md"})).documents


def basis(**changes) -> Basis:
    return replace(Basis(CATALOG, DAY), **changes)


def suppression() -> Suppression:
    return Suppression(
        as_of=DAY, fail_on=Severity.ERROR, waivers=parse_waivers(WAIVERS, "waivers.yaml")
    )


def report_of(checked, suppressed) -> Report:
    return Report(
        "0", CATALOG, DAY, Severity.ERROR, checked.documents, tuple(checked.skipped),
        suppressed.counts(),
    )  # fmt: skip


def plain(sources) -> Report:
    held = suppression()
    return report_of(gather(results(sources, Examiner([basis()]).examine), held.apply), held)


def crowded(sources, jobs=1, cache=None, bases=None) -> Report:
    held = suppression()
    crowd = Crowd(sources, bases or [basis()], cache, jobs)
    return report_of(gather_crowd(crowd, packed_results(crowd), held.apply), held)


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_way_to_a_report_gives_the_same_bytes(sources, tmp_path, name):
    cache = Cache(tmp_path / "cache", [basis()])
    cache.begin()
    look = Look(verbose=True)
    expected = render(name, plain(sources), look)
    assert expected
    for jobs, keep in ((1, None), (2, None), (2, cache), (1, cache), (2, cache)):
        assert render(name, crowded(sources, jobs, keep), look) == expected


def test_unchanged_documents_are_not_examined_again(sources, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache", [basis()])
    cache.begin()
    first = render("json", crowded(sources, 1, cache))
    examined = []
    examine = Examiner.examine
    monkeypatch.setattr(
        Examiner, "examine", lambda self, one: (examined.append(one.path), examine(self, one))[1]
    )
    Path("03.md").write_text("Kettle Cloud includes a lamp.")
    again = render("json", crowded(sources, 1, cache))
    assert examined == ["03.md", "07.md", "08.md"]  # those that cannot be read are tried again
    assert again != first


@pytest.mark.parametrize(
    "changes",
    [
        {"as_of": dt.date(2026, 11, 22)},
        {"scope": {"plan": frozenset({"team"})}},
        {"selected": frozenset({"PC102"})},
        {"severities": {"PC102": Severity.INFO}},
        {"inline": False},
        {"terms": Terms(Limits(cells=3))},
        {"terms": Terms(records=RecordFields(text=("pitch",)))},
        {"catalog": replace(CATALOG, digest="sha256:2")},
    ],
)
def test_all_that_a_result_depends_on_is_in_its_key(sources, tmp_path, changes):
    keys = {Cache(tmp_path, [one]).key(sources[0], b"text") for one in (basis(), basis(**changes))}
    assert len(keys) == 2


def test_the_key_depends_on_path_name_and_bytes(sources, tmp_path):
    cache = Cache(tmp_path, [basis()])
    one = sources[0]
    others = [replace(one, path="other.md"), replace(one, read_as="other.txt")]
    keys = {cache.key(source, b"text") for source in (one, *others)} | {cache.key(one, b"texts")}
    assert len(keys) == 4


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: b"promisecheck 0\n" + data[15:],
        lambda data: data + b"x",
    ],
)
def test_damaged_entries_count_as_none(sources, tmp_path, damage):
    cache = Cache(tmp_path / "cache", [basis()])
    cache.begin()
    expected = render("json", crowded(sources, 1, cache))
    for path in kept(tmp_path / "cache"):
        path.write_bytes(damage(path.read_bytes()))
    assert render("json", crowded(sources, 1, cache)) == expected


class Asking:
    """Bytes that ask whoever reads them to call something."""

    def __init__(self, *called: object) -> None:
        self._called = called

    def __reduce__(self):
        made_by, *given = self._called
        return (made_by, tuple(given))


@pytest.mark.parametrize(
    "asking",
    [Asking(os.mkdir, "sinister"), Asking(Feature, "nowhere"), Asking(Feature, ["lamp"])],
    ids=["a folder", "no feature", "no name"],
)
def test_an_entry_makes_nothing_but_our_own_values(sources, tmp_path, asking):
    from promisecheck.scan.packing import Packed

    cache = Cache(tmp_path / "cache", [basis()])
    cache.begin()
    expected = render("json", crowded(sources, 1, None))
    for source in sources:
        key = cache.key(source, source.load())
        cache.put(key, [Packed(pickle.dumps(asking), b"", b"")])
    assert render("json", crowded(sources, 1, cache)) == expected
    assert not Path("sinister").exists()


def test_the_folder_keeps_itself_out_of_git(tmp_path):
    Cache(tmp_path / "cache", [basis()]).begin()
    assert (tmp_path / "cache" / ".gitignore").read_text().splitlines()[-1] == "*"


def test_pruning_keeps_what_was_used_last(sources, tmp_path, monkeypatch):
    cache = Cache(tmp_path / "cache", [basis()])
    cache.begin()
    crowded(sources, 1, cache)
    entries = kept(tmp_path / "cache")
    for age, path in enumerate(entries):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    left_behind = entries[0].with_name("x.999999999.part")
    left_behind.write_bytes(b"")
    monkeypatch.setattr("promisecheck.scan.cache.MOST_ENTRIES", 5)
    cache.prune()
    assert set(kept(tmp_path / "cache")) <= set(entries[:5])
    assert not left_behind.exists()


COMMAND = [sys.executable, "-m", "promisecheck", "check", "docs", "--as-of", "2026-11-21",
           "--format", "json", "--jobs", "2", "--cache-dir", "cache", "-q"]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "docs").mkdir()
    dice = random.Random(11)
    for number in range(60):
        text = "\n\n".join(dice.choices(SENTENCES, k=20))
        (tmp_path / "docs" / f"{number:02}.md").write_text(text, encoding="utf-8")
    (tmp_path / "catalog.yaml").write_text(
        "catalog: 1\nproduct: Kettle Cloud\nfeatures:\n"
        "  - {id: lamp, name: lamp, status: planned}\n"
        "  - {id: horn, name: kettle horn, status: unavailable}\n"
    )
    return tmp_path


def test_runs_side_by_side_and_one_that_was_killed_do_no_harm(folder):
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    start = {"cwd": folder, "env": environment, "stdout": subprocess.PIPE}
    killed = subprocess.Popen([*COMMAND], **start)
    deadline = time.monotonic() + 30
    while len(kept(folder / "cache")) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    side_by_side = [subprocess.Popen(COMMAND, **start) for _ in range(2)]
    outputs = [one.communicate(timeout=60)[0] for one in side_by_side]
    fresh = subprocess.run([*COMMAND, "--no-cache"], **start, check=False)
    assert [one.returncode for one in side_by_side] == [1, 1]
    assert outputs == [fresh.stdout, fresh.stdout]
    assert len([path for path in kept(folder / "cache") if path.suffix != ".part"]) == 60


def test_no_process_stays_behind_when_the_first_is_killed(folder):
    if not Path("/proc").is_dir():
        pytest.skip("no /proc to look at")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    first = subprocess.Popen(
        COMMAND, cwd=folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while len(kept(folder / "cache")) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    while _of_session(first.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _of_session(first.pid) == []


def _of_session(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            rest = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if rest and int(rest[3]) == session and rest[0] != "Z":
            found.append(int(entry.name))
    return found
