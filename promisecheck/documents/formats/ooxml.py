"""What Word, PowerPoint and Excel files share: a package of parts that refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from promisecheck.documents.limits import Limits
from promisecheck.documents.markup import local, parse
from promisecheck.documents.packed import Package
from promisecheck.errors import ReadError


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another refers to: the last word of its type, and its name in the package."""

    kind: str
    target: str


@dataclass(slots=True)
class Parts:
    """The parts of an Office file. What lies outside of the file is never looked at."""

    package: Package
    name: str
    _names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes, name: str, limits: Limits) -> Parts:
        """The parts in the bytes of a file. Raises ``ReadError`` where it is no such package."""
        package = Package(data, name, limits)
        return cls(package, name, {part.casefold(): part for part in package.members})

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to within the file, by the id that it uses; "" is the package."""
        folder, base = posixpath.split(part)
        where = self.real(posixpath.join(folder, "_rels", f"{base}.rels"))
        if where is None:
            return {}
        found = {}
        for one in parse(self.package, where):
            if not isinstance(one.tag, str) or one.get("TargetMode") == "External":
                continue
            target = unquote(str(one.get("Target") or "").replace("\\", "/"))
            whole = target if target.startswith("/") else posixpath.join("/", folder, target)
            real = self.real(posixpath.normpath(whole).lstrip("/"))
            if real is not None:
                kind = str(one.get("Type") or "").rpartition("/")[2]
                found[str(one.get("Id"))] = Relation(kind, real)
        return found

    def real(self, part: str) -> str | None:
        """The part as the package spells it, or ``None`` where it is not there."""
        return part if part in self.package else self._names.get(part.casefold())

    def main(self, usual: str) -> str:
        """The part where the document begins."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                return relation.target
        found = self.real(usual)
        if found is None:
            raise ReadError(f"{self.name}: the file is damaged; the part with its text is missing")
        return found

    def root(self, part: str) -> etree._Element:
        """The parsed part."""
        return parse(self.package, part)


def on(element: etree._Element | None, value: str | None) -> bool:
    """Whether a switch such as ``<w:b/>`` or ``<w:b w:val="0"/>`` is on."""
    return element is not None and (value or "true").casefold() in ("true", "1", "on")


def shown(element: etree._Element) -> etree._Element | None:
    """Of alternative contents, the one that a present program shows."""
    found: etree._Element | None = None
    for one in element:
        if local(one) == "Choice":
            return one
        if local(one) == "Fallback":
            found = one
    return found
