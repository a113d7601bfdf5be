"""The job summary: written beside the annotations, and only where GitHub names a file."""

from __future__ import annotations

import subprocess

import pytest


@pytest.fixture
def check(command, environment, folder):
    """Runs ``check`` in the folder with a format, and a summary file where one is given."""

    def run(format_name, summary=None):
        given = {key: value for key, value in environment.items() if key != "GITHUB_STEP_SUMMARY"}
        if summary:
            given["GITHUB_STEP_SUMMARY"] = str(summary)
        return subprocess.run(
            [*command, "check", "docs", "--format", format_name],
            cwd=folder,
            env=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return run


def test_github_appends_to_the_summary(check, tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    done = check("github", summary)
    assert done.returncode == 1
    assert "::error file=docs/false.md,line=1," in done.stdout
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n<!-- promisecheck -->\n")
    assert "### docs/false.md: fail" in text


def test_no_file_named_no_summary(check):
    done = check("github")
    assert done.returncode == 1
    assert "<!-- promisecheck -->" not in done.stdout


def test_other_formats_write_none(check, tmp_path):
    summary = tmp_path / "summary.md"
    check("markdown", summary)
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_said(check, tmp_path):
    done = check("github", tmp_path)
    assert done.returncode == 2
    assert "the job summary cannot be written" in done.stderr


def test_a_summary_that_is_nearly_full_stays_below_what_github_takes(check, tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * 999_500)
    check("github", summary)
    assert summary.stat().st_size < 1024 * 1024
    assert "Not shown here, for want of room: " in summary.read_text(encoding="utf-8")
