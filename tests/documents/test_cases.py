"""Each case file holds sources and the blocks and fields that must come out of them.

What is as usual is left out of a block: a paragraph, of the body, by nobody in particular.
``under`` are the headings with their levels, ``after`` the lead-ins, ``cell`` is table, row
and column.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from promisecheck.documents import read_document
from promisecheck.model import Block, BlockKind, Field, Zone

_CASES = Path(__file__).parent / "cases"


def _load() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(_CASES.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def _as_data(block: Block) -> dict[str, Any]:
    place = block.place(0)
    data: dict[str, Any] = {"at": f"{place.line}:{place.column}", "text": block.text}
    optional: dict[str, Any] = {
        "kind": "" if block.kind is BlockKind.PARAGRAPH else block.kind.value,
        "zone": "" if block.zone is Zone.BODY else block.zone.value,
        "under": [f"{heading.level} {heading.text}" for heading in block.headings],
        "after": list(block.lead_ins),
        "speaker": block.speaker,
        "depth": block.depth,
    }
    if block.cell:
        optional["cell"] = f"{block.cell.table}.{block.cell.row}.{block.cell.column}"
        optional["column"] = block.cell.header
        optional["row"] = list(block.cell.values) if block.cell.column == 0 else []
    return data | {name: value for name, value in optional.items() if value}


def _field_as_data(field: Field) -> str:
    return f"{field.place.line}:{field.place.column} {field.name} = {field.value}"


@pytest.mark.parametrize("case", _load())
def test_source_becomes_these_blocks_and_fields(case: dict[str, Any]) -> None:
    document = read_document(case["source"].encode(), case["file"])
    assert [_as_data(block) for block in document.blocks] == case.get("blocks", [])
    assert [_field_as_data(field) for field in document.fields] == case.get("fields", [])
