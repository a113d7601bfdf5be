"""promisecheck finds what sales texts promise and holds it against a catalog of what is there."""

__version__ = "0.1.0"
