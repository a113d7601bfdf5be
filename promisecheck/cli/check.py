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
    include: options.Include = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    hidden: options.Hidden = False,
    no_ignore_files: options.NoIgnoreFiles = False,
    changed_since: options.ChangedSince = None,
    show_files: options.ShowFiles = False,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    scope: options.ScopeGiven = None,
    as_of: options.AsOf = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOnGiven = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    waivers: options.Waivers = None,
    no_inline_ignores: options.NoInlineIgnores = False,
    show_suppressed: options.ShowSuppressed = False,
    format_name: options.FormatWanted = None,
    report: options.ReportFiles = None,
    color: options.ColorGiven = options.Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    no_progress: options.NoProgress = False,
) -> None:
    """Check what documents promise against the catalog, and report what it does not bear out.

    promisecheck check quotes/ --catalog catalog.yaml --scope plan=team

    Exit status:
    0  nothing at or above --fail-on was found
    1  something was found
    2  not everything that was asked for could be checked
    """
    from promisecheck.cli.checking import Request, run_check
    from promisecheck.cli.inputs import Inputs
    from promisecheck.cli.outputs import outputs_given
    from promisecheck.cli.pace import Pace
    from promisecheck.cli.settling import Asked, Chosen, settings_given
    from promisecheck.cli.suppressing import Holding

    settings = settings_given(config)
    wanted = Inputs(paths or [], text, stdin_filename, allow_empty, allow_skipped)
    chosen = Chosen(
        include or [], exclude or [], force_exclude, hidden, not no_ignore_files, changed_since
    )
    request = Request(
        wanted,
        Asked(catalog, scope or [], as_of, select or [], ignore or [], fail_on),
        chosen,
        Holding(baseline, write_baseline, waivers, not no_inline_ignores, show_suppressed),
        Pace(jobs, not no_cache, cache_dir, not (no_progress or quiet)),
    )
    if show_files:
        from promisecheck.cli.listing import list_files

        raise typer.Exit(list_files(request, settings))
    name = format_name or settings.format or "text"
    outputs = outputs_given(name, report or [], color, quiet=quiet, verbose=verbose)
    raise typer.Exit(run_check(request, settings, outputs))
