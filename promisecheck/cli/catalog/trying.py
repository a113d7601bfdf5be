"""``promisecheck catalog test``: its options and what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from promisecheck.cli.catalog import options

if TYPE_CHECKING:
    from promisecheck.upkeep.trial import Trial

PASSED, FAILED = 0, 1
_FORMATS = ("text", "json", "github")


def try_examples(
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Name the features that have no example.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show how every example was read.")
    ] = False,
    format_name: options.FormatName = "text",
    as_of: options.AsOf = None,
) -> None:
    """Try the catalog's examples: sentences with the stance or the rules that are expected.

    promisecheck catalog test --coverage

    Formats: text, json, github. Exit status: 0 all are as expected, 1 one is not, 2 broken catalog.
    """
    from promisecheck.cli import given
    from promisecheck.cli.catalog.chosen import catalog_chosen
    from promisecheck.cli.catalog.writing import write_told
    from promisecheck.cli.settling import own_words_given, settings_given
    from promisecheck.cli.streams import tell
    from promisecheck.upkeep.trial import run_examples

    given.one_of("--format", format_name, _FORMATS)
    settings = settings_given(config)
    loaded = catalog_chosen(catalog, settings)
    trial = run_examples(loaded, given.date_given(as_of), own_words_given(settings))
    write_told(_written(trial, format_name, verbose=verbose), format_name)
    for feature in trial.untried if coverage else ():
        tell(f"{feature} has no example.")
    tell(_summary(trial, len(loaded.catalog.features)))
    raise typer.Exit(FAILED if trial.failed else PASSED)


def _written(trial: Trial, format_name: str, *, verbose: bool) -> str:
    if format_name == "json":
        return _json(trial)
    if format_name == "github":
        return _github(trial)
    return _text(trial, verbose=verbose)


def _text(trial: Trial, *, verbose: bool) -> str:
    from promisecheck.upkeep.trial import trace

    lines = []
    for outcome in trial.outcomes if verbose else trial.failed:
        example, failed = outcome.example, bool(outcome.failures)
        about = f" {example.feature}:" if example.feature else ""
        mark = "FAILED" if failed else "passed"
        place = f"{example.path}:{example.line}:{example.column}"
        lines.append(f"{mark} {place}:{about} {example.text}")
        lines += [f"  {failure}" for failure in outcome.failures]
        lines += [f"    {line}" for line in trace(outcome)]
    return "".join(f"{line}\n" for line in lines)


def _json(trial: Trial) -> str:
    import json

    from promisecheck.upkeep.trial import trace

    entries = [
        {
            "path": outcome.example.path,
            "line": outcome.example.line,
            "feature": outcome.example.feature or None,
            "text": outcome.example.text,
            "passed": not outcome.failures,
            "failures": outcome.failures,
            "trace": trace(outcome),
        }
        for outcome in trial.outcomes
    ]
    told = {"examples": entries, "features_without_example": trial.untried}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _github(trial: Trial) -> str:
    from promisecheck.cli.catalog.annotations import FORMATS, Annotation
    from promisecheck.errors import Problem

    found = []
    for outcome in trial.failed:
        example = outcome.example
        message = f"{example.text}: {'; '.join(outcome.failures)}"
        problem = Problem(example.path, example.line, example.column, message)
        found.append(Annotation("error", "CAT901", "example", problem))
    return FORMATS["github"](found)


def _summary(trial: Trial, features: int) -> str:
    from promisecheck.reports.wording import count

    failed = f"{len(trial.failed)} failed" if trial.failed else "all as expected"
    examples = count(len(trial.outcomes), "example")
    if not trial.outcomes:
        return 'The catalog has no examples; add "examples" to a feature.'
    return f"{examples}, {failed}; {len(trial.untried)} of {features} features have no example."
