"""``promisecheck trace``: its options."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli import options


def trace(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A sentence, - for standard input, or a file.")
    ],
    line: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="TEXT is a file (or -): only this line of it."),
    ] = None,
    stdin_filename: options.StdinFilename = None,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
    scope: options.ScopeGiven = None,
    as_of: options.AsOf = None,
    format_name: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="text or json.")
    ] = "text",
) -> None:
    """Show step by step how a sentence is read, and why a rule fires or does not.

    promisecheck trace "We support SSO, but not SCIM." --catalog catalog.yaml

    promisecheck trace quotes/acme.md --line 14

    Put -- before a text that begins with a dash.

    Exit status: 0 it is shown, 2 it cannot be.
    """
    from promisecheck.cli.settling import Asked, settings_given
    from promisecheck.cli.tracing import Wanted, run_trace

    against = Asked(catalog, scope or [], as_of)
    run_trace(Wanted(text, line, stdin_filename), against, settings_given(config), format_name)
