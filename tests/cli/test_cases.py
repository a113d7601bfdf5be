"""Whole runs: a folder of inputs and a command, and what is written to the byte.

``cases/NAME/cmd.yaml`` has ``about``, ``arguments``, ``status`` and perhaps ``stdin``; what is
written stands beside it in ``stdout.golden`` and ``stderr.golden``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("*/cmd.yaml")))
def test_case(name, run_apart, golden):
    folder = CASES / name
    command = yaml.safe_load((folder / "cmd.yaml").read_text(encoding="utf-8"))
    assert set(command) <= {"about", "arguments", "status", "stdin"}
    arguments = [str(argument) for argument in command["arguments"]]
    done = run_apart(*arguments, stdin=command.get("stdin", ""), cwd=folder)
    golden(folder / "stdout.golden", done.stdout)
    golden(folder / "stderr.golden", done.stderr)
    assert done.returncode == command["status"]
