"""``promisecheck check``: its options and nothing else."""

from __future__ import annotations

import typer

from promisecheck.cli import options


def check(
    paths: options.Paths = None,
    text: options.TextGiven = None,
    stdin_filename: options.StdinFilename = None,
    allow_empty: options.AllowEmpty = False,
    allow_skipped: options.AllowSkipped = False,
    catalog: options.CatalogFile = None,
    scope: options.ScopeGiven = None,
    as_of: options.AsOf = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOnGiven = options.FailOn.ERROR,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    waivers: options.Waivers = None,
    no_inline_ignores: options.NoInlineIgnores = False,
    show_suppressed: options.ShowSuppressed = False,
    format_name: options.FormatName = "text",
    report: options.ReportFiles = None,
    color: options.ColorGiven = options.Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Check what documents promise against the catalog, and report what it does not bear out.

    promisecheck check quotes/ --catalog catalog.yaml --scope plan=team

    Exit status:
    0  nothing at or above --fail-on was found
    1  something was found
    2  not everything that was asked for could be checked
    """
    from promisecheck.cli.checking import Asked, run_check
    from promisecheck.cli.inputs import Inputs
    from promisecheck.cli.outputs import outputs_given
    from promisecheck.cli.suppressing import Holding

    inputs = Inputs(paths or [], text, stdin_filename, allow_empty, allow_skipped)
    asked = Asked(catalog, scope or [], as_of, select or [], ignore or [], fail_on)
    outputs = outputs_given(format_name, report or [], color, quiet=quiet, verbose=verbose)
    holding = Holding(baseline, write_baseline, waivers, not no_inline_ignores, show_suppressed)
    raise typer.Exit(run_check(inputs, asked, holding, outputs))
