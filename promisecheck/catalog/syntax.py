"""YAML's own syntax errors in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from promisecheck.errors import CatalogError, Problem


@dataclass(frozen=True, slots=True)
class _Explanation:
    """``sign`` is part of the parser's own words; ``at_start``: name the place where it began."""

    sign: str
    message: str
    at_start: bool = False


_DASH_WITHOUT_SPACE: Final = re.compile(r"\s*-[^\s-]")
_TAB: Final = "a tab stands before the first word of a line; indent with spaces"
_QUOTE_GOES_ON: Final = (
    "text goes on after the closing quote; put the whole value in one pair of quotes"
)
_STRAY_BRACKET: Final = "this bracket closes nothing; delete it or add the opening one"
_NO_SPACE: Final = 'a list item has a space behind its "-"; add it'
_FALLBACK: Final = "this is not valid YAML from here on; check indentation, quotes and brackets"

_EXPLANATIONS: Final = (
    _Explanation(
        "mapping values are not allowed",
        'there is a second ": " in this value, or this line is indented too far; '
        "put the value in quotes or mend the indentation",
    ),
    _Explanation(
        "cannot start any token", "a value cannot begin with this sign; put the value in quotes"
    ),
    _Explanation(
        "unexpected end of stream", "this quote is never closed; add the closing quote", True
    ),
    _Explanation("expected ',' or ']'", 'this "[" is never closed; add "," or "]"', True),
    _Explanation("expected ',' or '}'", 'this "{" is never closed; add "," or "}"', True),
    _Explanation(
        "could not find expected ':'",
        'this line is neither "key: value" nor "- item"; add the missing ": " or "- "',
        True,
    ),
    _Explanation(
        "directive", 'a line that begins with "%" is not used in catalogs; delete it', True
    ),
    _Explanation("escape", 'YAML does not know this "\\" sign in double quotes; use single quotes'),
    _Explanation(
        "while scanning an alias",
        '"*" at the start of a value names an anchor; quote the value',
        True,
    ),
    _Explanation(
        "while scanning an anchor",
        '"&" at the start of a value sets an anchor; quote the value',
        True,
    ),
    _Explanation(
        "block scalar", 'nothing but a line break may follow "|" or ">"; quote the value', True
    ),
    _Explanation(
        "while parsing a block",
        "this line does not line up with the lines before; mend its indentation",
    ),
)


def syntax_error(error: yaml.YAMLError, text: str, path: str) -> CatalogError:
    """Return the error for what PyYAML says of ``text``, at the place where a person mends it."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return CatalogError([Problem(path, 1, 1, _FALLBACK)])
    mark = error.problem_mark
    line, column = mark.line, mark.column
    found = _explanation(f"{error.context or ''} {error.problem or ''}")
    message = _after_a_look_at_the_line(found, text, line, column)
    if found is not None and found.at_start and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    return CatalogError([Problem(path, line + 1, column + 1, message)])


def _explanation(words: str) -> _Explanation | None:
    return next((known for known in _EXPLANATIONS if known.sign in words), None)


def _after_a_look_at_the_line(found: _Explanation | None, text: str, line: int, column: int) -> str:
    """One complaint of the parser has several causes; the signs around the place tell which."""
    if found is None:
        return _FALLBACK
    lines = text.splitlines()
    row = lines[line] if line < len(lines) else ""
    before, here = row[:column].rstrip(), row[column : column + 1]
    if here == "\t":
        return _TAB
    if found.sign == "while parsing a block" and here in ("]", "}"):
        return _STRAY_BRACKET
    if _DASH_WITHOUT_SPACE.match(row):
        return _NO_SPACE
    if found.sign == "while parsing a block" and before.endswith(("'", '"')):
        return _QUOTE_GOES_ON
    return found.message
