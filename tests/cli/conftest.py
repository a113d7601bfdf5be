"""Runs the whole program as its users do: another process, a folder, what it writes and its end."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from promisecheck.cli import main

_LEFT_OUT = (
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "PROMISECHECK_CATALOG",
    "TERM",
    "PYTHONIOENCODING",
)

CATALOG = """\
catalog: 1
product: Kettle Cloud
dimensions:
  plan: {home: [Home, Basic], office: [Office, Business]}
features:
  - {id: whistle-alerts, name: whistle alerts, status: unavailable, say: The lamp blinks.}
  - {id: lid-sensor, name: lid sensor, status: beta}
  - {id: boil-timer, name: boil timer, status: shipped, since: 2024-03-01, only: {plan: [office]}}
"""


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment without what would change how the program looks."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return kept | {"PYTHONUTF8": "1"}


@pytest.fixture
def command() -> list[str]:
    """How to start the program."""
    return [sys.executable, "-m", "promisecheck"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a catalog and four documents: false, doubtful, honest, and in a subfolder."""
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    for name, text in {
        "docs/false.md": "Kettle Cloud includes whistle alerts.\n",
        "docs/doubtful.md": "Kettle Cloud includes a lid sensor.\n",
        "docs/sub/honest.md": "On the Office plan you get a boil timer.\n",
        "docs/shy.md": "Kettle Cloud does not support the boil timer.\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder, monkeypatch, capfd) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``promisecheck ARGS`` in ``folder`` within this process, which is a lot faster."""
    for name in _LEFT_OUT:
        monkeypatch.delenv(name, raising=False)

    def run_here(*args: str, stdin: str = "", env=None, cwd=None):
        with monkeypatch.context() as during:
            during.chdir(cwd or folder)
            during.setattr(sys, "argv", ["promisecheck", *args])
            during.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            for name, value in (env or {}).items():
                during.setenv(name, value)
            with pytest.raises(SystemExit) as end:
                main()
        written = capfd.readouterr()
        return subprocess.CompletedProcess(args, end.value.code, written.out, written.err)

    return run_here


@pytest.fixture
def run_apart(folder, command, environment) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``promisecheck ARGS`` in ``folder`` as a process of its own."""

    def run_in_folder(*args: str, stdin: str | bytes = b"", env=None, cwd=None):
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [*command, *args],
            cwd=cwd or folder,
            env=environment | (env or {}),
            input=data,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"),
        )

    return run_in_folder
