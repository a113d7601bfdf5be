"""``promisecheck catalog add``, ``set``, ``remove``, ``rename`` and ``review``."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options

_Text = Annotated[str | None, typer.Option(metavar="TEXT")]
_Date = Annotated[str | None, typer.Option(metavar="DATE", help="As in 2027-01-31.")]
_Words = Annotated[list[str] | None, typer.Option(metavar="TEXT", help="Repeatable.")]
_Status = Annotated[
    str | None,
    typer.Option(
        metavar="STATUS",
        help="shipped, beta, unstable, planned, deprecated, retired or unavailable.",
    ),
]
_Eta = Annotated[str | None, typer.Option(metavar="PERIOD", help="As in 2027-Q1.")]
_Only = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=VALUE", help="Available only there: plan=team,pro. Repeatable."),
]
_Limit = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=AMOUNT", help="As in 'users=max 5000 users'. Repeatable."),
]
_Guaranteed = Annotated[str | None, typer.Option(metavar="YES/NO")]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show the change and write nothing.")
]
_Folder = Annotated[
    list[str] | None,
    typer.Option("--in", metavar="FOLDER", help="Say which documents in it promise the feature."),
]
_Ask = Annotated[bool, typer.Option("--ask", help="Ask for what is not given.")]


def set_feature(
    feature: options.FeatureId,
    status: _Status = None,
    note: _Text = None,
    name: _Text = None,
    alias: _Words = None,
    remove_alias: _Words = None,
    not_: Annotated[list[str] | None, typer.Option("--not", help="A look-alike.")] = None,
    only: _Only = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Available without restriction.")
    ] = False,
    when: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Status and note hold only there: region=eu."),
    ] = None,
    limit: _Limit = None,
    guaranteed: _Guaranteed = None,
    since: _Date = None,
    eta: _Eta = None,
    replaced_by: Annotated[str | None, typer.Option(metavar="FEATURE")] = None,
    say: _Text = None,
    owner: _Text = None,
    evidence: _Words = None,
    review_by: _Date = None,
    clear: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Delete this key. Repeatable.")
    ] = None,
    ask: _Ask = False,
    in_folder: _Folder = None,
    dry_run: _DryRun = False,
    catalog: options.CatalogFile = None,
    config: options.ConfigFile = None,
) -> None:
    """Change what the catalog says of a feature; all else in the file stays as it is.

    promisecheck catalog set saml-sso --status unstable --note SUP-4312 --in quotes/
    """
    from promisecheck.cli.catalog.edits import Run, Wanted, run_set

    texts = {
        "status": status,
        "note": note,
        "name": name,
        "guaranteed": guaranteed,
        "since": since,
        "eta": eta,
        "replaced_by": replaced_by,
        "say": say,
        "owner": owner,
        "review_by": review_by,
    }
    words = {"aliases": alias, "not": not_, "evidence": evidence}
    wanted = Wanted.of(texts, words, only, limit)
    wanted = wanted.narrowed(when, remove_alias, clear, everywhere=everywhere)
    run_set(feature, wanted, Run(catalog, dry_run, tuple(in_folder or ()), config), ask=ask)


def add(
    feature: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Its id; default: made of the name.")
    ] = None,
    name: _Text = None,
    status: _Status = None,
    alias: _Words = None,
    not_: Annotated[list[str] | None, typer.Option("--not", help="A look-alike.")] = None,
    only: _Only = None,
    limit: _Limit = None,
    guaranteed: _Guaranteed = None,
    since: _Date = None,
    eta: _Eta = None,
    replaced_by: Annotated[str | None, typer.Option(metavar="FEATURE")] = None,
    say: _Text = None,
    note: _Text = None,
    owner: _Text = None,
    evidence: _Words = None,
    review_by: _Date = None,
    after: Annotated[
        str | None, typer.Option(metavar="FEATURE", help="Put it behind this one.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Which of the included files.")
    ] = None,
    ask: _Ask = False,
    dry_run: _DryRun = False,
    catalog: options.CatalogFile = None,
) -> None:
    """Add a feature. At a terminal it asks for what is missing.

    promisecheck catalog add --name "Night mode" --status planned --eta 2027-Q2
    """
    from promisecheck.cli.catalog.edits import Run, Wanted, run_add

    texts = {
        "name": name,
        "status": status,
        "guaranteed": guaranteed,
        "since": since,
        "eta": eta,
        "replaced_by": replaced_by,
        "say": say,
        "note": note,
        "owner": owner,
        "review_by": review_by,
    }
    words = {"aliases": alias, "not": not_, "evidence": evidence}
    wanted = Wanted.of(texts, words, only, limit)
    run_add(feature, wanted, (after or "", file or ""), Run(catalog, dry_run), ask=ask)


def remove(
    feature: options.FeatureId,
    dry_run: _DryRun = False,
    catalog: options.CatalogFile = None,
) -> None:
    """Delete a feature's entry. For what is gone, --status retired is better: it is remembered.

    promisecheck catalog remove saml-sso --dry-run
    """
    from promisecheck.cli.catalog.edits import Run, run_remove

    run_remove(feature, Run(catalog, dry_run))


def rename(
    feature: options.FeatureId,
    to: Annotated[str, typer.Argument(metavar="NEW-ID", help="The new id.")],
    dry_run: _DryRun = False,
    catalog: options.CatalogFile = None,
) -> None:
    """Give a feature another id, wherever the catalog refers to it.

    promisecheck catalog rename saml-sso single-sign-on
    """
    from promisecheck.cli.catalog.edits import Run, run_rename

    run_rename(feature, to, Run(catalog, dry_run))


def review(
    features: Annotated[list[str], typer.Argument(metavar="FEATURE...", help="Ids or names.")],
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When to look again. Default: in half a year."),
    ] = None,
    dry_run: _DryRun = False,
    catalog: options.CatalogFile = None,
    as_of: options.AsOf = None,
) -> None:
    """Mark features as reviewed: their entries are true today, and are looked at again later.

    promisecheck catalog review saml-sso --until 2027-06-30
    """
    from promisecheck.cli.catalog.edits import Run, run_review

    run_review(features, until, as_of, Run(catalog, dry_run))
