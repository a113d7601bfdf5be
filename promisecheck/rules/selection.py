"""Which rules to apply, as people name them."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.errors import UsageError
from promisecheck.text.nearest import nearest


def select_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes that ``select`` names (all where it is empty) without those of ``ignore``.

    Each entry is a code, a rule's name, a prefix of codes such as PC3, or ``all``. Raises
    ``UsageError`` where an entry names no rule.
    """
    chosen = _named(select) if select else _named(["all"])
    return chosen - _named(ignore)


def _named(entries: Sequence[str]) -> frozenset[str]:
    codes: set[str] = set()
    for entry in entries:
        for part in entry.split(","):
            codes |= _codes(part.strip())
    return frozenset(codes)


def _codes(entry: str) -> set[str]:
    from promisecheck.rules import RULES

    infos = [rule.info for rule in RULES]
    wanted = entry.lower()
    if wanted == "all":
        return {info.code for info in infos}
    found = {info.code for info in infos if wanted == info.name}
    if wanted.startswith("pc"):
        found |= {info.code for info in infos if info.code.lower().startswith(wanted)}
    if found:
        return found
    close = nearest(entry, [name for info in infos for name in (info.code, info.name)])
    hint = f'; did you mean "{close}"?' if close else ""
    raise UsageError(f'there is no rule "{entry}"{hint}')
