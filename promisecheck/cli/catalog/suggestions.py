"""One run of ``catalog suggest``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.editing import AddFeature, AddWords, Change, change_file, edit_catalog
from promisecheck.catalog.features import slug_of
from promisecheck.cli import given
from promisecheck.cli.catalog.asking import ask_choice, ask_for_feature
from promisecheck.cli.catalog.chosen import catalog_path
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.reading import Reading, complain_of
from promisecheck.cli.settling import own_words_given, terms_given
from promisecheck.cli.streams import tell, write_report
from promisecheck.reports.wording import count
from promisecheck.scan import read_all
from promisecheck.upkeep.suggesting import Listener, Suggestion, suggest

_SHOWN = 3  # sentences of each suggestion
_ANSWERS = {
    "y": "add it",
    "n": "leave it",
    "x": "it is something else: add it to the look-alikes (not)",
    "q": "stop",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What to read, as it was given."""

    reading: Reading
    least: int


def run_suggest(asked: Asked, format_name: str, *, ask: bool, patch: bool) -> None:
    """Writes the suggestions, or goes through them with the person who asked."""
    given.one_of("--format", format_name, ("text", "json"))
    reading = asked.reading
    path = catalog_path(reading.asked.catalog, reading.settings)
    loaded = given.catalog_given(str(path))
    found = reading.find()
    documents, failures = read_all(
        reading.held_against(found, loaded), terms_given(reading.settings)
    )
    complain_of([*found.missing, *found.skipped, *failures])
    listener = Listener(
        loaded.catalog, given.date_given(reading.asked.as_of), own_words_given(reading.settings)
    )
    suggestions = suggest(listener, documents, asked.least)
    if ask:
        _go_through(suggestions, path)
    elif patch:
        write_report(_patch(suggestions, loaded), for_people=False)
    else:
        text = _json(suggestions) if format_name == "json" else _text(suggestions)
        write_told(text, format_name)
    tell(f"{count(len(suggestions), 'suggestion')} from {count(len(documents), 'document')}.")


def _text(suggestions: Sequence[Suggestion]) -> str:
    lines: list[str] = []
    for suggestion in suggestions:
        lines += _shown(suggestion)
    return "".join(f"{line}\n" for line in lines)


def _shown(suggestion: Suggestion) -> list[str]:
    what = f"an alias of {suggestion.feature}" if suggestion.feature else "a new feature"
    times = count(len(suggestion.seen), "time")
    where = count(suggestion.documents, "document")
    lines = [f'"{suggestion.words}" as {what}: {times} in {where}']
    for seen in suggestion.seen[:_SHOWN]:
        lines.append(f"  {seen.path}:{seen.place.line}: {seen.sentence}")
    return lines


def _json(suggestions: Sequence[Suggestion]) -> str:
    entries = [
        {
            "feature": suggestion.feature or None,
            "words": suggestion.words,
            "seen": [
                {"path": s.path, "line": s.place.line, "column": s.place.column, "text": s.sentence}
                for s in suggestion.seen
            ],
        }
        for suggestion in suggestions
    ]
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _patch(suggestions: Sequence[Suggestion], loaded: LoadedCatalog) -> str:
    """A diff for each file of the catalog that gets aliases."""
    paths = {entry.feature.id: entry.path for entry in loaded.entries}
    by_feature: defaultdict[str, list[str]] = defaultdict(list)
    for suggestion in suggestions:
        if suggestion.feature:
            by_feature[suggestion.feature].append(suggestion.words)
    by_file: defaultdict[str, list[Change]] = defaultdict(list)
    for feature, words in by_feature.items():
        by_file[paths[feature]].append(AddWords(feature, "aliases", tuple(words)))
    return "".join(edit_catalog(loaded, changes).diff for changes in by_file.values())


def _go_through(suggestions: Sequence[Suggestion], path: Path) -> None:
    """Asks about each, and adds what is accepted to the catalog at once."""
    for suggestion in suggestions:
        for line in _shown(suggestion):
            tell(line)
        answers = {k: v for k, v in _ANSWERS.items() if suggestion.feature or k != "x"}
        answer = ask_choice(answers)
        if answer == "q":
            return
        change = _change(suggestion, answer)
        if change is not None:
            edited = change_file(path, lambda loaded, change=change: [change])  # type: ignore[misc]
            tell(f"{edited.after.path}: added.")


def _change(suggestion: Suggestion, answer: str) -> Change | None:
    if answer == "x":
        return AddWords(suggestion.feature, "not", (suggestion.words,))
    if answer != "y":
        return None
    if suggestion.feature:
        return AddWords(suggestion.feature, "aliases", (suggestion.words,))
    told = ask_for_feature({"name": suggestion.words}, {})
    return AddFeature(slug_of(suggestion.words), {**told["texts"], **told["words"]})
