"""How often the program is right on labelled documents.

    python -m benchmarks.accuracy [SET ...] [--errors findings|mentions|stances] [--rule NAME]
    python -m benchmarks.accuracy [SET ...] --ablation

A SET is a folder with catalog.yaml, docs/ and gold.jsonl (see cases/README.md). Intervals hold 95
in 100 resamplings of the documents.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labels import Compared, compare, is_closed, known_sets, split
from promisecheck.model import Stance

CASES = Path(__file__).resolve().parent / "cases"
RESAMPLINGS = 1000
SHOWN = 110  # characters of a line


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, false and missed, and what follows from them."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what the program says, the part that is right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """Of what is right, the part that the program says."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


Measure = Callable[[Sequence[Compared]], float]


def main() -> None:
    """Prints the figures of the sets together, and the errors where they were asked for."""
    given = arguments()
    folders = given.sets or known_sets(CASES)
    if given.ablation:
        from benchmarks.ablation import ablation_table

        for line in ablation_table(folders, ABLATED):
            print(line, flush=True)
        return
    documents = [document for folder in folders for document in compare(folder)]
    print(f"{', '.join(folder.name for folder in folders)}: {len(documents)} documents")
    for line in report(documents):
        print(line)
    if given.errors and not any(is_closed(folder) for folder in folders):
        for line in ERRORS[given.errors](documents):
            if not given.rule or f" {given.rule} " in f"{line} ":
                print(line)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", type=Path, metavar="SET")
    parser.add_argument("--errors", choices=sorted(ERRORS), help="list them; never of closed sets")
    parser.add_argument("--rule", help="only errors that name this rule, feature or stance")
    parser.add_argument("--ablation", action="store_true", help="the figures without each part")
    return parser.parse_args()


def finding_score(documents: Sequence[Compared], rule: str = "") -> Score:
    """Agreement on findings, of one rule or of all."""
    pairs = (
        (
            {key for key in document.gold.findings if rule in ("", key[2])},
            {key for key in document.got.findings if rule in ("", key[2])},
        )
        for document in documents
    )
    return Score(*map(sum, zip(*(split(right, given) for right, given in pairs), strict=True)))


def mention_score(documents: Sequence[Compared]) -> Score:
    """Agreement on mentions."""
    counts = (
        split(document.gold.stances.keys(), document.got.stances.keys()) for document in documents
    )
    return Score(*map(sum, zip(*counts, strict=True)))


def stance_accuracy(documents: Sequence[Compared]) -> float:
    """The part of the stances that are right where the mention is."""
    pairs = [pair for document in documents for pair in document.stance_pairs()]
    return sum(right == given for _, right, given in pairs) / max(1, len(pairs))


def verdict_accuracy(documents: Sequence[Compared]) -> float:
    """The part of the documents that pass or fail as they should."""
    same = sum(document.gold.fails == document.got.fails for document in documents)
    return same / max(1, len(documents))


MEASURES: dict[str, Measure] = {
    "findings precision": lambda documents: finding_score(documents).precision,
    "findings recall": lambda documents: finding_score(documents).recall,
    "findings F1": lambda documents: finding_score(documents).f1,
    "mentions precision": lambda documents: mention_score(documents).precision,
    "mentions recall": lambda documents: mention_score(documents).recall,
    "mentions F1": lambda documents: mention_score(documents).f1,
    "stance accuracy": stance_accuracy,
    "verdict accuracy": verdict_accuracy,
}

ABLATED = {name: MEASURES[name] for name in ("findings F1", "stance accuracy")}


def interval(documents: Sequence[Compared], measure: Measure) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of the measure over resampled documents."""
    dice = random.Random(20261121)
    values = sorted(measure(dice.choices(documents, k=len(documents))) for _ in range(RESAMPLINGS))
    return values[RESAMPLINGS // 40], values[-1 - RESAMPLINGS // 40]


def report(documents: Sequence[Compared]) -> Iterator[str]:
    """The lines to print: the measures, then by kind, by rule, and the stances."""
    for name, measure in MEASURES.items():
        low, high = interval(documents, measure)
        yield f"{name:20} {measure(documents):.3f}   {low:.3f} to {high:.3f}"
    yield ""
    yield from by_kind(documents)
    yield ""
    yield from by_rule(documents)
    yield ""
    yield from confusion(documents)


def by_kind(documents: Sequence[Compared]) -> Iterator[str]:
    """The part of the mentions that are found, by the way in which the feature is named."""
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    for document in documents:
        for key, kind in document.kinds:
            found[kind][key in document.got.stances] += 1
    yield f"{'kind of mention':20} found    of"
    for kind, counts in sorted(found.items()):
        total = counts.total()
        yield f"{kind:20} {counts[True] / total:5.2f} {total:5}"


def by_rule(documents: Sequence[Compared]) -> Iterator[str]:
    """Agreement on the findings of each rule."""
    rules = {key[2] for one in documents for key in one.gold.findings | one.got.findings}
    yield f"{'rule':20}    F1 right false missed"
    for rule in sorted(rules):
        score = finding_score(documents, rule)
        yield f"{rule:20} {score.f1:5.2f} {score.right:5} {score.false:5} {score.missed:6}"


def confusion(documents: Sequence[Compared]) -> Iterator[str]:
    """Right stances down, given stances across."""
    pairs = Counter((right, given) for one in documents for _, right, given in one.stance_pairs())
    names = [stance.value for stance in Stance]
    yield f"{'stance, read as':20}" + "".join(f"{name:>11}" for name in names)
    for right in names:
        yield f"{right:20}" + "".join(f"{pairs[right, given]:11}" for given in names)


def finding_errors(documents: Sequence[Compared]) -> Iterator[str]:
    """False and missed findings with their lines."""
    for document in documents:
        right, given = document.gold.findings, document.got.findings
        for key in sorted(right ^ given, key=lambda key: (key[0], key[2], key[1] or "")):
            line, feature, rule = key
            yield _error(document, line, "missed" if key in right else "false", rule, feature)


def mention_errors(documents: Sequence[Compared]) -> Iterator[str]:
    """False and missed mentions with their lines."""
    for document in documents:
        right, given = document.gold.stances.keys(), document.got.stances.keys()
        for key in sorted(right ^ given):
            yield _error(document, key[0], "missed" if key in right else "false", key[1])


def stance_errors(documents: Sequence[Compared]) -> Iterator[str]:
    """Stances that are not right, with their lines."""
    for document in documents:
        for (line, feature), right, given in document.stance_pairs():
            if right != given:
                yield _error(document, line, right, "read as", given, feature)


ERRORS = {"findings": finding_errors, "mentions": mention_errors, "stances": stance_errors}


def _error(document: Compared, line: int, *what: str | None) -> str:
    text = document.lines[line - 1].strip() if line <= len(document.lines) else ""
    return f"{document.name}:{line}: {' '.join(word or '-' for word in what)} | {text[:SHOWN]}"


if __name__ == "__main__":
    main()
