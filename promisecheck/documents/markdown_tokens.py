"""What Markdown's marks within a paragraph look like."""

from __future__ import annotations

import re
from typing import Final

SPECIAL: Final = re.compile(r"[\\`*_~\[\]!<&{\0]|  |\t")
"""Whether a text has any mark at all."""
TOKEN: Final = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inside>.{1,1000}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<image>!\[[^\[\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\[\]\n]*\])?)"
    r"|(?P<footnote>\[\^[^\]\s]{1,40}\])"
    r"|(?P<target>\]\((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\))"
    r"|(?P<reference>\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<auto><(?P<address>[a-zA-Z][\w+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>)"
    r"|(?P<struck><(?P<del>del|s|strike)(?:\s[^<>]*)?>.{0,1000}?</(?P=del)\s*>)"
    r"|(?P<tag></?(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});)"
    r"|(?P<anchor>\s*\{\#[\w.-]+\})"
    r"|(?P<shortcode>\{\{[<%].{0,500}?[%>]\}\})"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<run>\*+|_+|~+)"
    r"|(?P<hidden>\0+)"
    r"|(?P<space>[ \t]*\n[ \t]*|[ \t]{2,}|\t)",
    re.DOTALL,
)
"""The marks within a paragraph. What could run on for ever is bounded, so that no text is slow."""
TAGS: Final = frozenset(
    "a abbr address article aside audio b big blockquote body br button caption center cite code"
    " col colgroup dd details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5"
    " h6 head header hr html i iframe img input ins kbd label li link main mark meta nav ol"
    " option p picture pre q samp script section select small source span strong style sub"
    " summary sup svg table tbody td tfoot th thead time title tr tt u ul var video wbr"
    " del s strike".split()
)
"""Tags that are not seen; any other stands for itself, as in ``<first name>``."""
INLINE_TAGS: Final = frozenset(
    "a abbr b big cite code dfn em font i ins kbd mark q samp small span strong sub sup tt u var"
    " wbr".split()
)
"""Those of them that do not part words."""
