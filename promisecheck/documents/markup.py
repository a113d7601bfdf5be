"""XML parts of office files, parsed with nothing fetched and no entity expanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from promisecheck.documents.limits import beyond, out_of_memory
from promisecheck.documents.packed import Package
from promisecheck.errors import ReadError

_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse(package: Package, part: str) -> etree._Element:
    """The root of an XML part. Raises ``ReadError`` where it is broken or nested too deep."""
    name, data = package.name, package.read(part)
    if len(data) > package.limits.xml_bytes:
        raise beyond(name, "holds too much text", "xml-bytes")
    try:
        root = etree.fromstring(data, etree.XMLParser(**_OPTIONS))  # type: ignore[arg-type]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, error) from error
    if root is None:
        raise ReadError(f"{name}: the file is damaged; a part of it is empty")
    return root


def broken(name: str, error: Exception) -> ReadError:
    """What to say of a part that cannot be parsed."""
    said = str(error).casefold()
    if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
        return ReadError(f"{name}: {out_of_memory()}")
    if "depth" in said or "huge" in said or "amplification" in said or "entit" in said:
        return ReadError(f"{name}: is built in a way that may be made to do harm; it was not read")
    return ReadError(f"{name}: the file is damaged; save or send it again")


def finished(stream: IO[bytes], name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Each element of those tags as soon as it is complete; it is emptied after use."""
    try:
        steps = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in steps:
            yield cast("etree._Element", element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise broken(name, error) from error


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int:
    """The line of the source on which the element's start tag ends, 1 where it is not known."""
    line: int | None = element.sourceline  # type: ignore[assignment]
    return line or 1


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that name in whatever namespace."""
    found = element.get(name)
    if found is not None:
        return str(found)
    ending = "}" + name
    return next((str(value) for key, value in element.items() if str(key).endswith(ending)), None)


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of the first name, its first child of the next, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """The ``val`` of the element that those children lead to; "" where it has none."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val") or ""
