"""The options that several commands share, each with its help and its place in it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from promisecheck.reports import FORMATS

_WHAT: Final = "What to check"
_INPUT: Final = "Input"
_CATALOG: Final = "Catalog and scope"
_RULES: Final = "Rules"
_OUTPUT: Final = "Output"
_RUNNING: Final = "Many documents"
_KNOWN: Final = "Known findings and exceptions"


class FailOn(StrEnum):
    """The least severity that fails a document."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def path(given: str) -> str:
    """A path as it was given; an empty one is a mistake, not this folder."""
    if given:
        return given
    raise typer.BadParameter("it is empty")


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        parser=path,
        metavar="[PATH]...",
        help="Files, folders with all that is in them, or - for standard input.",
        show_default=False,
        rich_help_panel=_WHAT,
    ),
]
TextGiven = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar="STRING",
        help="Check this text itself.",
        rich_help_panel=_INPUT,
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What standard input is called and, by its ending, read as.",
        rich_help_panel=_INPUT,
    ),
]
AllowEmpty = Annotated[
    bool,
    typer.Option(
        "--allow-empty", help="Finding no document is no failure.", rich_help_panel=_INPUT
    ),
]
AllowSkipped = Annotated[
    bool,
    typer.Option(
        "--allow-skipped",
        help="A document that cannot be read is no failure.",
        rich_help_panel=_INPUT,
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB",
        help="In folders only files that fit, as in .gitignore. Repeatable.",
        rich_help_panel=_INPUT,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="GLOB", help="In folders no files that fit. Repeatable.", rich_help_panel=_INPUT
    ),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude",
        help="Leave out what is ignored or excluded even where it is named.",
        rich_help_panel=_INPUT,
    ),
]
Hidden = Annotated[
    bool,
    typer.Option(
        "--hidden", help="In folders also names that begin with a dot.", rich_help_panel=_INPUT
    ),
]
NoIgnoreFiles = Annotated[
    bool,
    typer.Option(
        "--no-ignore-files",
        help="Do not heed .gitignore and .promisecheckignore.",
        rich_help_panel=_INPUT,
    ),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        metavar="REV",
        help="Only files that changed since this git revision.",
        rich_help_panel=_INPUT,
    ),
]
ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Default: promisecheck.toml, else \\[tool.promisecheck] in "
        "pyproject.toml, in this folder or the nearest one above.",
        rich_help_panel=_CATALOG,
    ),
]
CatalogFile = Annotated[
    str | None,
    typer.Option(
        "--catalog",
        "-c",
        metavar="FILE",
        envvar="PROMISECHECK_CATALOG",
        help="The catalog. Default: catalog.yaml in this folder or the nearest one above.",
        rich_help_panel=_CATALOG,
    ),
]
ScopeGiven = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        metavar="NAME=VALUE",
        help="What the documents are for, such as plan=team. Repeatable.",
        rich_help_panel=_CATALOG,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day (2026-11-21) that 'next quarter' and the like count from. Default: today.",
        rich_help_panel=_CATALOG,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Only these rules: a code, a name, a prefix such as PC3, or all. Repeatable.",
        rich_help_panel=_RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Not these rules. Repeatable.", rich_help_panel=_RULES),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Known findings, not reported again.",
        rich_help_panel=_KNOWN,
    ),
]
WriteBaseline = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Write all that is found as the known findings.",
        rich_help_panel=_KNOWN,
    ),
]
Waivers = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Exceptions that support granted, each with reason, approver and expiry.",
        rich_help_panel=_KNOWN,
    ),
]
NoInlineIgnores = Annotated[
    bool,
    typer.Option(
        "--no-inline-ignores",
        help="Do not honour 'promisecheck: ignore[RULE] reason' in documents.",
        rich_help_panel=_KNOWN,
    ),
]
ShowSuppressed = Annotated[
    bool,
    typer.Option(
        "--show-suppressed",
        help="Show what was held back as well, and why.",
        rich_help_panel=_KNOWN,
    ),
]
FailOnGiven = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="The least severity that fails a document and makes the exit status 1. "
        "Default: error.",
        show_default=False,
        rich_help_panel=_RULES,
    ),
]
FormatName = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"What goes to standard output: {', '.join(FORMATS)}.",
        rich_help_panel=_OUTPUT,
    ),
]
FormatWanted = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help=f"What goes to standard output: {', '.join(FORMATS)}. Default: text.",
        show_default=False,
        rich_help_panel=_OUTPUT,
    ),
]
ReportFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="NAME=FILE",
        help="Write this format to a file as well. Repeatable.",
        rich_help_panel=_OUTPUT,
    ),
]
ColorGiven = Annotated[
    Color, typer.Option("--color", help="Colour in the text report.", rich_help_panel=_OUTPUT)
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No summary and no warnings.", rich_help_panel=_OUTPUT),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Every document, the words behind each finding, what was left out.",
        rich_help_panel=_OUTPUT,
    ),
]
ShowFiles = Annotated[
    bool,
    typer.Option(
        "--show-files",
        help="List what would be read, by which reader, and what is left out; check nothing.",
        rich_help_panel=_INPUT,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes. Default: as many as the machine has, where there is enough work.",
        show_default=False,
        rich_help_panel=_RUNNING,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Check unchanged documents again as well.",
        rich_help_panel=_RUNNING,
    ),
]
CacheDir = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Where results are kept between runs. Default: .promisecheck_cache, for folders "
        "of many documents.",
        show_default=False,
        rich_help_panel=_RUNNING,
    ),
]
NoProgress = Annotated[
    bool,
    typer.Option("--no-progress", help="Do not show how far it is.", rich_help_panel=_RUNNING),
]
