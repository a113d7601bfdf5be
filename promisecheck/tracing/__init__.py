"""Why the program says what it says: every step of its reading of a few sentences."""

from promisecheck.tracing.record import Tracer
from promisecheck.tracing.steps import Trace

__all__ = ["Trace", "Tracer"]
