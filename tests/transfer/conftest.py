"""A catalog on disk, and the program run on it as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CATALOG = """\
# Kept by support.
catalog: 1
product: Kettle Cloud
dimensions:
  plan: {home: [Home, Basic], office: [Office, Business]}

features:

  # --- Heat ---

  - id: boil-timer
    name: Boil timer
    aliases: [countdown, timer for boiling]   # as on the box
    status: shipped
    since: 2024-03-01
    only: {plan: [office]}
    limits:
      - {name: timers, max: 5 timers}
    owner: heat

  - id: keep-warm
    name: "Keep-warm mode"
    aliases:
      - warm hold
    status: beta
    since: 2025-01-15
    owner: heat

  # --- Sound ---

  - {id: whistle-alerts, name: Whistle alerts, status: planned, eta: 2026-Q3, owner: sound}
  - {id: lid-sensor, name: Lid sensor, status: shipped, review_by: 2026-10-31}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder):
    kept = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "PROMISECHECK_CATALOG"}}

    def run_in_folder(*arguments, stdin="", cwd=None):
        return subprocess.run(
            [sys.executable, "-m", "promisecheck", *arguments],
            cwd=cwd or folder,
            env=kept | {"PYTHONUTF8": "1"},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run_in_folder
