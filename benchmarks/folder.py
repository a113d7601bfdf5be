"""How long a large folder takes on one core, how much memory, and the same beside a plain search.

    python -m benchmarks.folder [--from FOLDER ...] [--documents 2000] [--features 300]

The folder is made of the public examples, and of the documents under ``--from``, as copies under
other names with other numbers in them, about a thousand words each. The plain search compares
every line with every alias by RapidFuzz's ``partial_ratio``; it finds words and understands
nothing, and it runs on a sample of the same documents, its time scaled up.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process  # noqa: TID251 - the plain search that we compare with

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MEGABYTES = 60, 300  # what 2,000 documents and 300 features may take at most
WORDS_EACH = 850  # at least; most have some more
KINDS = (".txt", ".md", ".csv")
SAMPLE = 40  # one document in so many goes through the plain search as well
LIKE = 90  # the score from which the plain search counts a line

THINGS = """invoice shipment warehouse payroll roster timesheet ledger tenant voucher ticket
contract supplier pallet courier depot campaign survey branch cashier menu""".split()
TURNS = """approval import export reminder forecast archive dashboard digest template audit
matching routing scoring lookup merge preview escalation rotation""".split()


@dataclass(frozen=True, slots=True)
class Folder:
    """What was built: where, how many words, and the documents' paths."""

    path: Path
    words: int
    documents: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a check took: seconds on the wall and of the processor, and its peak memory."""

    wall: float
    processor: float
    megabytes: float


def main() -> None:
    """Builds, measures and prints; ends with 1 where a target is missed."""
    given = arguments()
    pin_to_one_core()
    with tempfile.TemporaryDirectory() as place:
        catalog = extended_catalog(given.catalog, given.features, Path(place))
        folder = build(sources(given.sources), given.documents, Path(place, "folder"))
        spent = check(folder, catalog)
        plain = plain_search(folder, catalog)
    print(f"documents            {len(folder.documents):10,}")
    print(f"words                {folder.words:10,}")
    print(f"promisecheck check   {spent.wall:10.1f} s   (target {SECONDS} s)")
    print(f"  of the processor   {spent.processor:10.1f} s   (less, where others use it too)")
    print(f"peak memory          {spent.megabytes:10.0f} MB  (target {MEGABYTES} MB)")
    print(f"plain search         {plain:10.1f} s   (processor; 1 document in {SAMPLE}, scaled up)")
    print(f"check / plain search {spent.processor / plain:10.2f}")
    sys.exit(spent.wall >= SECONDS or spent.megabytes >= MEGABYTES)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--from", dest="sources", action="append", default=[], type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--features", type=int, default=300)
    parser.add_argument("--catalog", type=Path, default=ROOT / "catalog.yaml")
    return parser.parse_args()


def pin_to_one_core() -> None:
    """Keeps this process and its children on one processor, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def sources(folders: Sequence[Path]) -> dict[str, list[str]]:
    """The texts to copy, by ending, in path order."""
    texts: dict[str, list[str]] = defaultdict(list)
    for folder in (ROOT / "examples", *folders):
        for path in sorted(folder.rglob("*")):
            if path.suffix in KINDS:
                texts[path.suffix].append(path.read_text(encoding="utf-8", errors="replace"))
    return texts


def build(
    texts: dict[str, list[str]], count: int, path: Path, words_each: int = WORDS_EACH
) -> Folder:
    """Writes ``count`` documents, the kinds as frequent as among ``texts``."""
    path.mkdir()
    dice = random.Random(20261121)
    kinds = [kind for kind in sorted(texts) for _ in texts[kind]]
    words, written = 0, []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        text = varied(long_enough(texts[kind], kind, words_each, dice), dice)
        words += len(text.split())
        written.append(path / f"{number % 50:02}" / f"document-{number:05}{kind}")
        written[-1].parent.mkdir(exist_ok=True)
        written[-1].write_text(text, encoding="utf-8")
    return Folder(path, words, tuple(written))


def long_enough(texts: Sequence[str], kind: str, least: int, dice: random.Random) -> str:
    """At least so many words: several texts, or for a table its rows several times."""
    text = dice.choice(texts)
    head, _, rows = text.partition("\n")
    while len(text.split()) < least:
        text += rows if kind == ".csv" and head else "\n\n" + dice.choice(texts)
    return text


def varied(text: str, dice: random.Random) -> str:
    """The text with another last digit in every number that has several."""
    return re.sub(r"(?<=\d)\d\b", lambda found: str(dice.randint(1, 9)), text)


def extended_catalog(given: Path, count: int, folder: Path) -> Path:
    """The given catalog with invented features up to ``count``, as a file in ``folder``."""
    catalog = yaml.safe_load(given.read_text(encoding="utf-8"))
    statuses = ("shipped", "shipped", "beta", "planned", "unstable", "unavailable")
    pairs = list(product(THINGS, TURNS))
    random.Random(300).shuffle(pairs)
    for number, (thing, turn) in enumerate(pairs[: count - len(catalog["features"])]):
        catalog["features"].append(
            {
                "id": f"{thing}-{turn}",
                "name": f"{thing} {turn}",
                "aliases": [f"{turn} of {thing}s", f"automatic {thing} {turn}"],
                "status": statuses[number % len(statuses)],
            }
        )
    path = folder / "catalog.yaml"
    path.write_text(yaml.safe_dump(catalog, sort_keys=False), encoding="utf-8")
    return path


def check(folder: Folder, catalog: Path) -> Spent:
    """Checks the folder as a process of its own."""
    options = ["--catalog", str(catalog), "--as-of", "2026-11-21", "--format", "concise"]
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "promisecheck", "check", str(folder.path), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.perf_counter() - began
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    print(done.stderr.strip().splitlines()[-1])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def plain_search(folder: Folder, catalog: Path) -> float:
    """Seconds of the processor that a search of every line for every alias would take."""
    features = yaml.safe_load(catalog.read_text(encoding="utf-8"))["features"]
    phrases = [
        phrase.casefold()
        for feature in features
        for phrase in (feature["name"], *feature.get("aliases", ()))
    ]
    sample = folder.documents[::SAMPLE]
    began = time.process_time()
    for path in sample:
        for line in path.read_text(encoding="utf-8").casefold().splitlines():
            process.extract(line, phrases, scorer=fuzz.partial_ratio, score_cutoff=LIKE, limit=None)
    return (time.process_time() - began) * len(folder.documents) / len(sample)


if __name__ == "__main__":
    main()
