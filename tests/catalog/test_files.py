"""Files that cannot be read as text at all."""

import codecs
import os
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog, parse_catalog
from promisecheck.catalog.yaml_source import MAX_BYTES
from promisecheck.errors import CatalogError


def the_problem(call) -> tuple[int, int, str]:
    with pytest.raises(CatalogError) as caught:
        call()
    (problem,) = caught.value.problems
    return problem.line, problem.column, problem.message


def test_missing_file(tmp_path):
    path = tmp_path / "catalog.yaml"
    message = "there is no such file; check the name of the catalog"
    assert the_problem(lambda: load_catalog(path)) == (1, 1, message)
    with pytest.raises(CatalogError, match=f"^{path.as_posix()}:1:1: "):
        load_catalog(path)


def test_folder(tmp_path):
    message = "this is a folder; name the catalog file in it"
    assert the_problem(lambda: load_catalog(tmp_path)) == (1, 1, message)


def test_file_below_a_file(tmp_path):
    (tmp_path / "a").write_text("x")
    _, _, message = the_problem(lambda: load_catalog(tmp_path / "a" / "catalog.yaml"))
    assert message == "the catalog cannot be read: not a directory"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_unreadable_file(tmp_path):
    path = tmp_path / "catalog.yaml"
    path.write_text("catalog: 1\n")
    path.chmod(0)
    _, _, message = the_problem(lambda: load_catalog(path))
    assert message == "the catalog cannot be read: permission denied"


def test_a_name_that_no_file_can_have():
    _, _, message = the_problem(lambda: load_catalog(Path("cata\0log.yaml")))
    assert message == "no file can have this name; check the name"


def test_empty_file(tmp_path):
    path = tmp_path / "catalog.yaml"
    path.write_bytes(b"")
    _, _, message = the_problem(lambda: load_catalog(path))
    assert message.startswith("the catalog is empty;")


def test_too_large(tmp_path):
    path = tmp_path / "catalog.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    message = "the catalog is larger than 8 MiB; make it smaller"
    assert the_problem(lambda: load_catalog(path)) == (1, 1, message)


NOT_UTF8 = "this is not UTF-8 text; save the catalog as UTF-8"
NO_TEXT = "this is not a text file; save the catalog as UTF-8 text"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("catalog: 1\nproduct: Nörd\n".encode("latin-1"), (2, 11, NOT_UTF8)),
        (codecs.BOM_UTF8 + b"catalog: \xff", (1, 10, NOT_UTF8)),
        (codecs.BOM_UTF16_LE + b"c\0a\0x", (1, 3, NOT_UTF8.replace("UTF-8 text", "UTF-16 text"))),
        ("catalog: 1\n".encode("utf-16-le"), (1, 2, NO_TEXT)),
        (b"PK\x03\x04", (1, 3, "here is an invisible control character (U+0003); delete it")),
        (b"catalog: 1\nproduct: a\x00b\n", (2, 11, NO_TEXT)),
        (
            b"catalog: 1\r\nproduct: \x1b[31mred\r\n",
            (2, 10, "here is an invisible control character (U+001B); delete it"),
        ),
    ],
)
def test_bytes_that_are_no_text(data, problem):
    assert the_problem(lambda: parse_catalog(data, "catalog.yaml")) == problem
