"""How much a feature allows: the entries of ``limits``."""

from __future__ import annotations

from promisecheck.catalog.fields import Section, kind_of, section
from promisecheck.catalog.nodes import MappingNode, Node
from promisecheck.model import Limit, Quantity
from promisecheck.text.quantities import parse_quantity

_KEYS = ("name", "max", "min")


def read_limits(feature: Section) -> tuple[Limit, ...]:
    """Return the feature's limits; one that cannot be read is noted and left out."""
    read = (_limit(feature, node) for node in feature.items("limits"))
    return tuple(limit for limit in read if limit is not None)


def _limit(feature: Section, node: Node) -> Limit | None:
    if not isinstance(node, MappingNode):
        reason = f'an entry is {kind_of(node)}; write it as "{{name: users, max: 5000 users}}"'
        feature.wrong(node, "limits", reason)
        return None
    entry = section(node, f"a limit of {feature.title}", _KEYS, ("name",), feature.problems)
    if not {"max", "min"} & entry.values.keys():
        message = f'{entry.title} has neither "max" nor "min"; add a line such as "max: 5000 users"'
        entry.problems.add(node, message)
    name = entry.plain("name")
    limit = Limit(name, maximum=_quantity(entry, "max"), minimum=_quantity(entry, "min"))
    _refuse_crossed(entry, limit)
    return limit


def _quantity(entry: Section, key: str) -> Quantity | None:
    word = entry.text(key)
    if word is None:
        return None
    try:
        return parse_quantity(word.text)
    except ValueError as error:
        entry.wrong(word, key, str(error))
        return None


def _refuse_crossed(entry: Section, limit: Limit) -> None:
    most, least = limit.maximum, limit.minimum
    if most is None or least is None or (most.unit, most.per) != (least.unit, least.per):
        return
    if least.value > most.value:
        message = f'{entry.title} allows at least more than at most; swap "min" and "max"'
        entry.problems.add(entry.node, message)
