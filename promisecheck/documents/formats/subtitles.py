"""Transcripts of calls as subtitles (.vtt, .srt): who says what, cues joined to sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.labels import speaker_label
from promisecheck.documents.lines import Line, split_lines
from promisecheck.documents.terms import Terms
from promisecheck.documents.wrapping import ends_sentence
from promisecheck.model import Block, BlockKind, Document

_TIMING: Final = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3}\s*-->\s*[\d:.,]+")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]{0,40})?\s+(?P<who>[^<>]{1,100})>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,100}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,40}\}")
_MOST_CUES: Final = 40


@dataclass(frozen=True, slots=True)
class _Part:
    """What a voice says on one line; ``voice`` is "" where the line does not tell."""

    voice: str
    line: Line


def read_subtitles(text: str, path: str, terms: Terms) -> Document:
    """Reads WebVTT or SubRip. ``path`` is how the document is reported."""
    parts = list(_labelled(list(_parts(split_lines(text, path, terms.limits)))))
    blocks = tuple(_blocks(parts))
    return Document(path, "subtitles", blocks)


def _parts(lines: list[Line]) -> Iterator[_Part]:
    inside, voice = False, ""
    for line in lines:
        if _TIMING.match(line.text):
            inside, voice = True, ""
        elif line.blank:
            inside = False
        elif inside:
            for part in _voices(line, voice):
                voice = part.voice
                yield part


def _voices(line: Line, voice: str) -> Iterator[_Part]:
    """The line cut where another voice begins, its tags taken out."""
    at = 0
    for found in _VOICE.finditer(line.text):
        yield from _part(voice, line, at, found.start())
        voice, at = found["who"].strip(), found.end()
    yield from _part(voice, line, at, len(line.text))


def _part(voice: str, line: Line, start: int, end: int) -> Iterator[_Part]:
    part = line.cut(start, end)
    tags = list(_TAG.finditer(part.text))
    if not tags:
        if part.text:
            yield _Part(voice, part)
        return
    at = 0
    for edge, following in [(tag.start(), tag.end()) for tag in tags] + [(len(part.text), 0)]:
        piece = part.cut(at, edge)
        if piece.text:
            yield _Part(voice, piece)
        at = following


def _labelled(parts: list[_Part]) -> Iterator[_Part]:
    """Names in front of the words taken for voices, where names recur there."""
    if any(part.voice for part in parts):
        yield from parts
        return
    turns = [speaker_label(part.line) for part in parts]
    counts = Counter(turn.label for turn in turns if turn)
    usual = sum(counts.values()) >= 0.5 * len(parts)
    voice = ""
    for part, turn in zip(parts, turns, strict=True):
        if turn and (counts[turn.label] > 1 or usual):
            voice = turn.label
            said = part.line.cut(turn.end)
            if said.text:
                yield _Part(voice, said)
        else:
            yield _Part(voice, part.line)


def _blocks(parts: Iterable[_Part]) -> Iterator[Block]:
    """One block a voice's sentences; a sentence goes on over cues."""
    built, voice, count = BlockText(), "", 0
    for part in parts:
        full = count >= _MOST_CUES or (count >= 4 and ends_sentence(built.text))
        if built.text and (part.voice != voice or full or (not voice and _ended(built))):
            yield _block(built, voice)
            built, count = BlockText(), 0
        voice = part.voice
        built.space()
        built.add(part.line.text, part.line.number, part.line.column)
        count += 1
    if built.text:
        yield _block(built, voice)


def _ended(built: BlockText) -> bool:
    return built.text.endswith((".", "!", "?"))


def _block(built: BlockText, voice: str) -> Block:
    kind = BlockKind.TURN if voice else BlockKind.PARAGRAPH
    return Block(built.text, built.anchors, kind, speaker=voice)
