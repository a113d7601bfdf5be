"""Finding the files to check and checking them."""

from promisecheck.scan.checked import Apply, Checked, gather, read_all
from promisecheck.scan.choosing import Choice, patterns
from promisecheck.scan.examining import Basis, Examiner, Result, results, results_of
from promisecheck.scan.finding import FoundFiles, find_documents
from promisecheck.scan.sources import Source, file_source, reason, shown_path

__all__ = [
    "Apply",
    "Basis",
    "Checked",
    "Choice",
    "Examiner",
    "FoundFiles",
    "Result",
    "Source",
    "file_source",
    "find_documents",
    "gather",
    "patterns",
    "read_all",
    "reason",
    "results",
    "results_of",
    "shown_path",
]
