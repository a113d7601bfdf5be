"""What the styles of LibreOffice files say of paragraphs and lists."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from promisecheck.documents.markup import attribute, child, local


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: its own name or that of the style it comes from, and whether bold."""

    name: str = ""
    bold: bool = False


@dataclass(slots=True)
class Looks:
    """The styles of a file, and which lists count."""

    styles: dict[str, Look] = field(default_factory=dict)
    counted: dict[tuple[str, int], bool] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Learns the styles of a part."""
        for one in root.iter("{*}style"):
            name = attribute(one, "name") or ""
            parent = attribute(one, "parent-style-name") or ""
            weight = (
                attribute(found, "font-weight")
                if (found := child(one, "text-properties")) is not None
                else None
            )
            above = self.styles.get(parent, Look())
            shown = attribute(one, "display-name") or name
            inherited = above.name or parent
            own = shown if not parent or not _is_automatic(name) else inherited
            bold = above.bold if weight is None else weight == "bold" or weight >= "600"
            self.styles[name] = Look(own.replace("_20_", " ").casefold(), bold)
        for one in root.iter("{*}list-style"):
            for level in one:
                number = attribute(level, "level") or "1"
                if number.isdigit():
                    key = (attribute(one, "name") or "", int(number) - 1)
                    self.counted[key] = local(level) == "list-level-style-number" and bool(
                        attribute(level, "num-format")
                    )

    def of(self, element: etree._Element) -> Look:
        """The look of a paragraph or span."""
        return self.styles.get(attribute(element, "style-name") or "", Look())


def _is_automatic(name: str) -> bool:
    return name[:1] in "PTLF" and name[1:].isdigit()
