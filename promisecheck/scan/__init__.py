"""Finding the files to check and checking them."""

from promisecheck.scan.checked import Checked, check_documents, gather
from promisecheck.scan.choosing import Choice, patterns
from promisecheck.scan.examining import Basis, Examiner, Result, results, results_of
from promisecheck.scan.finding import FoundFiles, find_documents
from promisecheck.scan.sources import Source, reason, shown_path

__all__ = [
    "Basis",
    "Checked",
    "Choice",
    "Examiner",
    "FoundFiles",
    "Result",
    "Source",
    "check_documents",
    "find_documents",
    "gather",
    "patterns",
    "reason",
    "results",
    "results_of",
    "shown_path",
]
