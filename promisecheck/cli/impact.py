"""``promisecheck impact``: its options."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli import options


def impact(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    old: Annotated[
        str,
        typer.Option("--from", metavar="OLD", help="A file, REVISION:FILE, or a git revision."),
    ] = "HEAD",
    new: Annotated[
        str | None,
        typer.Option("--to", metavar="NEW", help="The same; default: the catalog as it is."),
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="text, markdown or json.")
    ] = "text",
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    scope: options.ScopeGiven = None,
    as_of: options.AsOf = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOnGiven = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    cache_dir: options.CacheDir = None,
    no_progress: options.NoProgress = False,
) -> None:
    """Say which documents' promises a change of the catalog breaks, and which it mends.

    promisecheck impact quotes/ --from catalog.yaml --to catalog-new.yaml

    Exit status: 0 it breaks none, 1 it breaks one, 2 not all could be looked at.
    """
    from promisecheck.cli.comparing import Comparison, run_comparison
    from promisecheck.cli.pace import Pace
    from promisecheck.cli.reading import Reading
    from promisecheck.cli.settling import Asked, settings_given

    against = Asked(catalog, scope or [], as_of, select or [], ignore or [], fail_on)
    pace = Pace(jobs, not no_cache, cache_dir, not no_progress)
    asked = Comparison(old, new, Reading(paths, settings_given(config), against, pace))
    raise typer.Exit(run_comparison(asked, format_name, broken_is=1, with_changes=False))
