"""What each change does to the bytes of a catalog: before and after, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from promisecheck.catalog import editing, parse_catalog
from promisecheck.catalog.editing import edit_catalog
from promisecheck.errors import PromiseCheckError
from promisecheck.model import Status

CASES = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text(encoding="utf-8"))
HEAD = "catalog: 1\nproduct: Kettle\ndimensions: {plan: {home: [Home], office: [Office]}}\n"


def change_of(kind, **values):
    made = {name: _value(name, value) for name, value in values.items()}
    return getattr(editing, kind)(**made)


def _value(name, value):
    if name == "status":
        return Status(value)
    if isinstance(value, list):
        return tuple(value)
    if name in ("scope", "when"):
        return {key: tuple(values) for key, values in value.items()}
    if name == "fields":
        return {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
    return value


def edited(before, changes):
    data = (HEAD + before).encode()
    loaded = parse_catalog(data, "catalog.yaml")
    made = [change_of(kind, **values) for change in changes for kind, values in change.items()]
    new = edit_catalog(loaded, made)
    text = new.after.data.decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize("case", [c for c in CASES if "after" in c], ids=lambda case: case["name"])
def test_change(case):
    assert edited(case["before"], case["changes"]) == case["after"]


@pytest.mark.parametrize(
    "case", [c for c in CASES if "refused" in c], ids=lambda case: case["name"]
)
def test_refused(case):
    with pytest.raises(PromiseCheckError) as caught:
        edited(case["before"], case["changes"])
    assert str(caught.value) == case["refused"]


@pytest.mark.parametrize("case", [c for c in CASES if "after" in c], ids=lambda case: case["name"])
def test_change_with_other_line_ends_and_encodings(case):
    for data in (
        (HEAD + case["before"]).replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + (HEAD + case["before"]).encode(),
        b"\xff\xfe" + (HEAD + case["before"]).encode("utf-16-le"),
    ):
        loaded = parse_catalog(data, "catalog.yaml")
        made = [
            change_of(k, **values) for change in case["changes"] for k, values in change.items()
        ]
        new = edit_catalog(loaded, made).after.data
        plain = new.removeprefix(b"\xef\xbb\xbf")
        text = plain[2:].decode("utf-16-le") if plain[:2] == b"\xff\xfe" else plain.decode()
        assert new[:3] == data[:3]
        assert text.replace("\r\n", "\n") == HEAD + case["after"]
        assert (b"\r\n" in data) == (b"\r\n" in new)
        if b"\r\n" in data:
            assert text.count("\r\n") == text.count("\n")
