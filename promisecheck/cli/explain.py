"""``promisecheck explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from promisecheck.cli.catalog import options


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A rule (code or name), or a feature of the catalog."),
    ],
    catalog: options.CatalogFile = None,
) -> None:
    """Explain a rule or a feature.

    promisecheck explain out-of-scope

    promisecheck explain saml-sso
    """
    from promisecheck.cli.catalog.writing import write_told
    from promisecheck.upkeep import explaining

    rule, check = explaining.rule_called(name), explaining.check_called(name)
    if rule is not None:
        lines = explaining.rule_lines(rule)
    elif check is not None:
        lines = explaining.check_lines(check)
    else:
        lines = _feature(name, catalog)
    write_told("".join(f"{line}\n" for line in lines))


def _feature(name: str, catalog: str | None) -> list[str]:
    """All about the feature of that name. Raises ``UsageError`` where there is none."""
    from promisecheck.cli.catalog.chosen import catalog_chosen
    from promisecheck.cli.catalog.views import card
    from promisecheck.errors import UsageError
    from promisecheck.rules import RULES
    from promisecheck.text.nearest import nearest
    from promisecheck.upkeep.explaining import history_lines
    from promisecheck.upkeep.naming import feature_called

    close = nearest(name, [word for r in RULES for word in (r.info.code, r.info.name)])
    try:
        loaded = catalog_chosen(catalog)
        entry = feature_called(loaded, name)
    except UsageError as error:
        if close is not None:
            said = f'there is no rule or feature "{name}"; did you mean "{close}"?'
            raise UsageError(said) from error
        raise
    return [*card(entry, loaded).splitlines(), *history_lines(entry)]
