"""How much a feature allows: the entries of ``limits``."""

from __future__ import annotations

from typing import Final

from promisecheck.catalog.fields import Section, Shape, section
from promisecheck.catalog.nodes import MappingNode, Node
from promisecheck.catalog.wording import kind_of
from promisecheck.model import Limit
from promisecheck.text.quantities import parse_quantity

LIMIT: Final = Shape(
    {"name": "users", "max": "5000 users", "min": "4 hours"},
    required=("name",),
)


def read_limits(feature: Section) -> tuple[Limit, ...]:
    """Return the feature's limits; one that cannot be read is noted and left out."""
    read = (_limit(feature, node) for node in feature.items("limits"))
    return tuple(limit for limit in read if limit is not None)


def _limit(feature: Section, node: Node) -> Limit | None:
    if not isinstance(node, MappingNode):
        sample = '"{name: users, max: 5000 users}"'
        feature.wrong(node, "limits", f"holds {kind_of(node)}; write it as {sample}")
        return None
    entry = section(node, f"a limit of {feature.title}", LIMIT, feature.problems)
    if not {"max", "min"} & entry.values.keys():
        message = f'{entry.title} has neither "max" nor "min"; add a line such as "max: 5000 users"'
        entry.problems.add(node, message)
    name = entry.text("name")
    most, least = entry.parsed("max", parse_quantity), entry.parsed("min", parse_quantity)
    limit = Limit(name, maximum=most, minimum=least)
    _refuse_crossed(entry, limit)
    return limit


def _refuse_crossed(entry: Section, limit: Limit) -> None:
    most, least = limit.maximum, limit.minimum
    if most is None or least is None or (most.unit, most.per) != (least.unit, least.per):
        return
    if least.value > most.value:
        message = f'"min" of {entry.title} is more than its "max"; swap or correct them'
        entry.problems.add(entry.node, message)
