"""Which part each column of a table plays, told by its header."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.scope import ScopeFinder
from promisecheck.claims.spoken import spoken
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "columns.yaml"
_LONGEST_HEADER = 8  # words
_SHORT_HEADER = 2


class Role(StrEnum):
    """What stands in a column."""

    REQUIREMENT = "requirement"
    ANSWER = "answer"
    COMMENT = "comment"
    CAPABILITY = "capability"
    VALUE = "value"  # of a plan or region, named by the header
    OURS = "ours"
    COMPETITOR = "competitor"
    WHEN = "when"
    TASK = "task"  # what somebody is to do
    DEAL = "deal"  # where the deal stands, and whose it is
    IGNORED = "ignored"
    COUNT = "count"  # how many of the item, and nothing else
    OTHER = "other"

    @property
    def is_silent(self) -> bool:
        """Whether the cells say nothing of what the row is about but how many there are."""
        return self in (Role.DEAL, Role.IGNORED, Role.COUNT)


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, by position."""

    roles: tuple[Role, ...]

    def first(self, role: Role) -> int | None:
        """The first column with this role."""
        return self.roles.index(role) if role in self.roles else None

    def all(self, role: Role) -> tuple[int, ...]:
        """All columns with this role."""
        return tuple(i for i, own in enumerate(self.roles) if own is role)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase says of a column. ``whole``: only where it is the whole header."""

    rank: int
    role: Role
    whole: bool


@cache
def _book() -> PhraseBook[_Entry]:
    book: PhraseBook[_Entry] = PhraseBook()
    for rank, group in enumerate(load_data(_FILE)):
        for phrase in group["phrases"]:
            book.add(phrase.lstrip("="), _Entry(rank, Role(group["role"]), phrase[0] == "="))
    return book


@lru_cache(maxsize=256)
def read_columns(
    headers: tuple[str, ...], finder: ScopeFinder, own_words: frozenset[str]
) -> Columns:
    """The roles of the columns with these headers.

    ``own_words`` are the folded words of the product's name: a column called by it, or by "us",
    is ours, and then a column that nothing else explains is a competitor's.
    """
    roles = [_role(header, finder, own_words) for header in headers]
    if Role.OURS in roles:
        roles = [
            Role.COMPETITOR if role is Role.OTHER and header.strip() and i else role
            for i, (role, header) in enumerate(zip(roles, headers, strict=True))
        ]
    if Role.ANSWER in roles and Role.CAPABILITY not in roles:
        roles = [
            Role.REQUIREMENT if role is Role.OTHER and _is_wording(header) else role
            for role, header in zip(roles, headers, strict=True)
        ]
    if Role.REQUIREMENT in roles:
        roles = [Role.IGNORED if role is Role.CAPABILITY else role for role in roles]
    if Role.DEAL in roles:
        roles = [Role.DEAL if role is Role.IGNORED else role for role in roles]
    elif not {Role.REQUIREMENT, Role.CAPABILITY} & set(roles):
        roles = _with_first_as_capability(roles)
    return Columns(tuple(roles))


def _is_wording(header: str) -> bool:
    """Whether the column holds the text that is answered, called no more than that."""
    return {token.norm for token in spoken(header)} <= {"text", "wording", "full"} != set()


def _with_first_as_capability(roles: list[Role]) -> list[Role]:
    for i, role in enumerate(roles):
        if role is Role.OTHER:
            roles[i] = Role.CAPABILITY
            break
    return roles


def _role(header: str, finder: ScopeFinder, own_words: frozenset[str]) -> Role:
    norms = {token.norm for token in spoken(header)}
    if header.strip() and not norms:
        return Role.IGNORED  # "#", "£"
    if own_words & norms or norms == {"us"} or norms == {"ours"} or norms == {"we"}:
        return Role.OURS
    role = _listed(header)
    if role in (Role.REQUIREMENT, Role.CAPABILITY, Role.COMMENT):
        return role
    if any(hit.values for hit in finder.find(header)):
        return Role.VALUE
    return role or Role.OTHER


@lru_cache(maxsize=1024)
def _listed(header: str) -> Role | None:
    tokens = spoken(header)
    hits = [
        hit
        for hit in _book().search(tokens)
        if not hit.value.whole or hit.last - hit.first + 1 == len(tokens)
    ]
    if not hits or len(tokens) > _LONGEST_HEADER:
        return None
    by_length = max(hits, key=lambda hit: (hit.last - hit.first, -hit.value.rank))
    if by_length.value.role.is_silent and len(tokens) > _SHORT_HEADER:
        other = [hit for hit in hits if not hit.value.role.is_silent]
        return other[0].value.role if other else Role.IGNORED
    return by_length.value.role
