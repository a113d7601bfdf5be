"""The Typer application: the commands there are, and what is common to all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

import typer

from promisecheck import __version__
from promisecheck.cli.check import check
from promisecheck.cli.lazy import LazyGroup
from promisecheck.cli.streams import write_report
from promisecheck.errors import UsageError


class Commands(LazyGroup):
    """``check`` is what most starts are for; every other command is loaded when it runs."""

    later: ClassVar[Mapping[str, str]] = {
        "trace": "promisecheck.cli.trace:trace",
        "impact": "promisecheck.cli.impact:impact",
        "explain": "promisecheck.cli.explain:explain",
        "init": "promisecheck.cli.init:init",
        "catalog": "promisecheck.cli.catalog:app",
        "config": "promisecheck.cli.config:config",
        "waive": "promisecheck.cli.waive:waive",
    }


app = typer.Typer(
    name="promisecheck",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check)


def run(arguments: list[str]) -> int:
    """Runs the command that ``arguments`` name and returns its exit status.

    Raises ``UsageError`` where the arguments make no sense.
    """
    try:
        status = app(arguments, prog_name="promisecheck", standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError(_sentence(error)) from error
    except SystemExit:  # how Typer leaves when nobody reads its help any more
        return 0
    return status if isinstance(status, int) else 0


def _version(wanted: bool) -> None:
    if wanted:
        write_report(f"promisecheck {__version__}\n", for_people=True)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def common(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Finds what sales texts promise and holds it against a catalog of what is there.

    Start with: promisecheck check quote.md --catalog catalog.yaml
    """
    if context.invoked_subcommand is None:
        context.get_help()
        raise typer.Exit(2)


def _sentence(error: typer.TyperException) -> str:
    """What Typer says, as one sentence with the way to the help."""
    said = " ".join(error.format_message().split()).rstrip(".")
    command = getattr(getattr(error, "ctx", None), "command_path", "promisecheck")
    return f"{said[:1].lower()}{said[1:]}; see '{command} --help'"
