"""The JSON Schema of catalogs, for editors. What a catalog may hold is decided by ``load``."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

from promisecheck.catalog.examples import EXAMPLE
from promisecheck.catalog.features import EXCEPTION, FEATURE
from promisecheck.catalog.include import INCLUDED
from promisecheck.catalog.limits import LIMIT
from promisecheck.catalog.load import CATALOG
from promisecheck.model import Stance, Status

FILE_NAME: Final = "catalog.schema.json"

_TEXT: Final = {"type": ["string", "number"]}
_WORDS: Final = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "number"]}}]
}
_SCOPE: Final = {"type": "object", "additionalProperties": _WORDS}
_DAY: Final = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TRUTH: Final = {"enum": [True, False, "yes", "no", "true", "false", "on", "off"]}
_SLUG: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_PERIOD: Final = {"type": ["string", "integer"]}
_STATUS: Final = {"enum": [status.value for status in Status]}
_STANCE: Final = {"enum": [stance.value for stance in Stance]}

_HELP: Final = {
    "id": "A unique name of small letters, digits and hyphens.",
    "name": "What the feature is called.",
    "aliases": "Other words that sales texts use for it.",
    "not": "Look-alikes that are not this feature.",
    "status": "What is true of it: shipped, beta, unstable, planned, deprecated, retired, "
    "unavailable.",
    "since": "Since when, as in 2024-03-01.",
    "only": "Where it is available; a dimension that is not named is unrestricted.",
    "exceptions": "Another status in a narrower scope.",
    "limits": "How much at most (max) or at least (min).",
    "guaranteed": "Whether the contract really guarantees it.",
    "eta": "General availability: a day, month, quarter, half or year.",
    "replaced_by": "The id of the feature that takes its place.",
    "say": "Wording that may be sent to a customer as it is.",
    "note": "For readers of a finding.",
    "owner": "Who keeps the entry true.",
    "evidence": "Links that show it.",
    "review_by": "The day by which the entry is looked at again.",
    "examples": "Sentences and what is expected of them; run by: promisecheck catalog test",
}


def catalog_schema() -> dict[str, Any]:
    """The schema of a catalog file or of a file that one includes (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "promisecheck catalog",
        "anyOf": [
            _block(_TOP, CATALOG.samples, CATALOG.required),
            _block(_TOP, INCLUDED.samples, INCLUDED.required),
        ],
    }


def schema_text() -> str:
    """The schema as JSON."""
    return json.dumps(catalog_schema(), indent=2, ensure_ascii=False) + "\n"


def _block(
    values: dict[str, Any], keys: Collection[str], required: Collection[str]
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: _described(key, values[key]) for key in keys},
        "required": list(required),
        "additionalProperties": False,
    }


def _described(key: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"description": _HELP[key], **value} if key in _HELP else value


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_EXAMPLE_VALUES: Final = {
    "text": _TEXT,
    "stance": _STANCE,
    "rules": _WORDS,
    "scope": _SCOPE,
    "as_of": _DAY,
    "feature": _SLUG,
}
_EXAMPLES: Final = _list(_block(_EXAMPLE_VALUES, EXAMPLE.samples, EXAMPLE.required))
_LIMIT_VALUES: Final = {"name": _TEXT, "max": _TEXT, "min": _TEXT}
_EXCEPTION_VALUES: Final = {"when": _SCOPE, "status": _STATUS, "note": _TEXT}
_FEATURE_VALUES: Final = {
    "id": _SLUG,
    "name": _TEXT,
    "aliases": _WORDS,
    "not": _WORDS,
    "status": _STATUS,
    "since": _DAY,
    "only": _SCOPE,
    "exceptions": _list(_block(_EXCEPTION_VALUES, EXCEPTION.samples, EXCEPTION.required)),
    "limits": _list(_block(_LIMIT_VALUES, LIMIT.samples, LIMIT.required)),
    "guaranteed": _TRUTH,
    "eta": _PERIOD,
    "replaced_by": _SLUG,
    "say": _TEXT,
    "note": _TEXT,
    "owner": _TEXT,
    "evidence": {"type": "array"},
    "review_by": _DAY,
    "examples": _EXAMPLES,
}
_TOP: Final[dict[str, Any]] = {
    "catalog": {"enum": [1, "1"]},
    "product": _TEXT,
    "updated": _DAY,
    "dimensions": {
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": _WORDS},
    },
    "include": _WORDS,
    "features": _list(_block(_FEATURE_VALUES, FEATURE.samples, FEATURE.required)),
    "examples": _EXAMPLES,
}
