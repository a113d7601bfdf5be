"""Random edits of random catalogs change the lines of their entry and no other byte."""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from promisecheck.catalog import parse_catalog
from promisecheck.catalog.editing import (
    AddFeature,
    AddWords,
    ClearKey,
    RemoveFeature,
    RemoveWords,
    SetKey,
    SetScope,
    edit_catalog,
)
from promisecheck.model import Status

HEAD = "catalog: 1\nproduct: Kettle\ndimensions: {plan: {home: [Home], office: [Office]}}\n"
SPACES = ("", "  ", "   # a remark: [with] {brackets}", " # 'quoted'")
COMMENTS = ("", "\n", "\n# --- more: of this ---\n\n", "  # - id: none\n", "\n\n")
TEXTS = (
    "plain", "two words", "with: colon", "a # hash", "it's", 'say "so"', "comma, here", "- dash",
    "[x]", "{y}", "*star", "&and", "!bang", "% per", "@at", "`tick", "| pipe", "> more", "null",
    "~", "yes", "2027", "ünïcödé", "日本語", "a\\b", "trailing:", "#", "?", "🙂 face", "x" * 150,
    "many words that go on " * 8,
)  # fmt: skip


def quoted(draw, text):
    style = draw(st.sampled_from(("plain", "single", "double")))
    safe = text.isalpha() and text.isascii() and text not in ("null", "yes")
    if style == "plain" and safe:
        return text
    if style == "double" and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


@st.composite
def entry(draw, feature_id):
    """An entry of a feature, in lines or in brackets, with remarks in between."""
    name, note = f"Thing {feature_id}", " ".join(draw(st.sampled_from(TEXTS)).split())
    aliases = [
        f"{feature_id} {word}"
        for word in draw(st.lists(st.sampled_from(("up", "down", "it's")), unique=True))
    ]
    status = draw(st.sampled_from(tuple(Status))).value
    if draw(st.booleans()):
        parts = [f"id: {feature_id}", f"name: {quoted(draw, name)}", f"status: {status}"]
        if aliases:
            parts.insert(2, "aliases: [" + ", ".join(quoted(draw, a) for a in aliases) + "]")
        if draw(st.booleans()):
            parts.append(f"note: {quoted(draw, note)}")
        joint = draw(st.sampled_from((", ", ",\n     ", " ,  ")))
        return "  - {" + joint.join(parts) + "}" + draw(st.sampled_from(SPACES)) + "\n"
    head = ["  -", "    # about - this: id", f"    id: {feature_id}"]
    lines = head if draw(st.booleans()) else [f"  - id: {feature_id}"]
    lines = [*lines, f"    name: {quoted(draw, name)}"]
    if aliases and draw(st.booleans()):
        lines += ["    aliases:", *(f"      - {quoted(draw, a)}" for a in aliases)]
    elif aliases:
        lines += ["    aliases: [" + ", ".join(quoted(draw, a) for a in aliases) + "]"]
    lines += [f"    status: {status}"]
    if draw(st.booleans()):
        lines += ["    only:", "      plan: [home]"]
    kind = draw(st.sampled_from(("none", "line", "folded", "over lines")))
    if kind == "line":
        lines += [f"    note: {quoted(draw, note)}"]
    elif kind == "folded":
        lines += [
            draw(st.sampled_from(("    note: >-", "    note: |"))),
            f"      {note}",
            "",
            "      end",
        ]
    elif kind == "over lines":
        lines += ["    note: 'begins", "      and ends'"]
    return "".join(
        line
        + (
            draw(st.sampled_from(SPACES))
            if line[-1:] not in ">|-" and "note" not in line and "      " not in line
            else ""
        )
        + "\n"
        for line in lines
    )


@st.composite
def catalogs(draw):
    ids = ["alpha", "beta-2", "gamma", "delta"][: draw(st.integers(1, 4))]
    body = "".join(draw(st.sampled_from(COMMENTS)) + draw(entry(feature_id)) for feature_id in ids)
    text = HEAD + "features:\n" + body + draw(st.sampled_from(COMMENTS))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))


@st.composite
def edits(draw):
    """A catalog, a change of one of its features, and the feature as it has to be then."""
    text = draw(catalogs())
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    feature = draw(st.sampled_from(loaded.catalog.features))
    kind = draw(st.sampled_from(("text", "status", "clear", "add", "remove", "scope")))
    word = " ".join(draw(st.sampled_from(TEXTS)).split())
    if kind == "text":
        key = draw(st.sampled_from(("note", "owner", "say", "name")))
        return text, SetKey(feature.id, key, word), replace(feature, **{key: word})
    if kind == "status":
        status = draw(st.sampled_from(tuple(Status)))
        return text, SetKey(feature.id, "status", status.value), replace(feature, status=status)
    if kind == "clear":
        return text, ClearKey(feature.id, "note"), replace(feature, note="")
    if kind == "add":
        aliases = (*feature.aliases, word)
        return text, AddWords(feature.id, "aliases", (word,)), replace(feature, aliases=aliases)
    if kind == "remove" and feature.aliases:
        gone = draw(st.lists(st.sampled_from(feature.aliases), min_size=1, unique=True))
        aliases = tuple(alias for alias in feature.aliases if alias not in gone)
        return (
            text,
            RemoveWords(feature.id, "aliases", tuple(gone)),
            replace(feature, aliases=aliases),
        )
    only = {"plan": frozenset({"office"})}
    return text, SetScope(feature.id, {"plan": ("office",)}), replace(feature, only=only)


def without_end(lines):
    """The last line of a file may get a line break, and nothing else."""
    return [line.rstrip("\r\n") for line in lines]


MANY = settings(
    max_examples=int(os.environ.get("MANY_EDITS", "100")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@MANY
@given(edits())
def test_a_change_touches_its_entry_alone(made):
    text, change, expected = made
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    edited = edit_catalog(loaded, [change])
    old, new = (without_end(t.splitlines(True)) for t in (text, edited.after.data.decode()))

    first = next(f.line for f in loaded.catalog.features if f.id == change.feature) - 1
    behind = last_line_of(loaded, change.feature)
    assert new[:first] == old[:first]
    tail = len(old) - behind
    assert new[len(new) - tail :] == old[behind:]

    after = {f.id: replace(f, line=1) for f in edited.new.catalog.features}
    before = {f.id: replace(f, line=1) for f in loaded.catalog.features}
    assert after == before | {expected.id: replace(expected, line=1)}
    assert edited.after.data.decode().count("\r\n") in (0, edited.after.data.decode().count("\n"))


def last_line_of(loaded, feature):
    """How many lines stand before the end of the entry, without what is behind it."""
    from promisecheck.catalog.editing.layout import read_layout

    text = loaded.files[0].data.decode()
    items = read_layout(text).value("features").items
    item = next(item for item in items if item.value("id").text == feature)
    return text.count("\n", 0, item.end) + 1


@MANY
@given(catalogs(), st.data())
def test_removing_deletes_lines_and_adds_none(text, data):
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    feature = data.draw(st.sampled_from(loaded.catalog.features))
    edited = edit_catalog(loaded, [RemoveFeature(feature.id)])
    left = [f.id for f in loaded.catalog.features if f.id != feature.id]
    assert [f.id for f in edited.new.catalog.features] == left
    old, new = text.splitlines(), edited.after.data.decode().splitlines()
    if left:
        gone = len(old) - len(new)
        at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
        assert new == old[:at] + old[at + gone :]
        assert sum("#" in line for line in new) >= sum(line.startswith("#") for line in old)


@MANY
@given(catalogs(), st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_adding_changes_no_line(text, name, note):
    loaded = parse_catalog(text.encode(), "catalog.yaml")
    name, note = " ".join(name.split()), " ".join(note.split())
    fields = {"name": name, "status": "beta", "note": note, "aliases": (note, name)}
    edited = edit_catalog(loaded, [AddFeature("omega", fields)])
    omega = edited.new.catalog.feature("omega")
    assert (omega.name, omega.note, omega.aliases) == (name, note, (note, name))
    old, new = (without_end(t.splitlines(True)) for t in (text, edited.after.data.decode()))
    rest = iter(new)
    assert all(line in rest for line in old)
