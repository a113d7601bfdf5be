"""What a text says about each mention: stance and qualifiers."""

from promisecheck.claims.read import ClaimReader

__all__ = ["ClaimReader"]
