"""``catalog stale``: what is due, in every format."""

import csv
import io
import re

import pytest

TODAY = ("--as-of", "2026-11-21")
TEXT = """\
heat:
  2025-01-15  Keep-warm mode (keep-warm): in beta since 2025-01-15
sound:
  2026-09-30  Whistle alerts (whistle-alerts): planned, and its eta is over
nobody:
  2026-10-31  Lid sensor (lid-sensor): to be reviewed by 2026-10-31
"""


def test_by_owner(run):
    done = run("catalog", "stale", *TODAY)
    assert done.stdout == TEXT
    assert done.stderr == "3 entries are due.\n"
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("options", "entries"),
    [
        (("--as-of", "2025-12-01"), 0),
        (("--as-of", "2026-10-01"), 2),
        (("--as-of", "2026-10-01", "--within", "30"), 3),
        ((*TODAY, "--owner", "heat"), 1),
    ],
)
def test_when_and_whose(run, options, entries):
    done = run("catalog", "stale", "--check", *options)
    assert done.stdout.count("\n  ") == entries
    assert done.returncode == (1 if entries else 0)


def test_markdown(run):
    done = run("catalog", "stale", "--format", "markdown", *TODAY)
    assert done.stdout.startswith(
        "# Due for review: Kettle Cloud\n\n## heat\n\n- [ ] 2025-01-15 **Keep"
    )


def test_csv(run):
    rows = list(csv.DictReader(io.StringIO(run("catalog", "stale", "-f", "csv", *TODAY).stdout)))
    assert [row["id"] for row in rows] == ["keep-warm", "whistle-alerts", "lid-sensor"]
    assert (rows[2]["due"], rows[2]["line"]) == ("2026-10-31", "32")


def test_calendar(run, folder):
    path = folder / "catalog.yaml"
    path.write_text(
        path.read_text().replace("name: Lid sensor", 'name: "Lid; sensor, ' + "ü" * 60 + '"')
    )
    done = run("catalog", "stale", "-f", "icalendar", "-o", "due.ics", *TODAY)
    assert done.stderr == "due.ics written.\n3 entries are due.\n"
    written = (folder / "due.ics").read_bytes().decode()
    lines = written.split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = written.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 3
    assert "SUMMARY:Kettle Cloud: review Lid\\; sensor\\, " + "ü" * 60 in whole
    assert "DTSTART;VALUE=DATE:20261031\r\nDTEND;VALUE=DATE:20261101" in whole
    assert len(set(re.findall(r"UID:.*", whole))) == 3


def test_a_file_that_cannot_be_written(run):
    done = run("catalog", "stale", "-o", "nowhere/due.txt", *TODAY)
    assert done.returncode == 2
    assert "--output nowhere/due.txt: it cannot be written: no such file" in done.stderr
