"""A name or alias as the words that a text must have to name the feature."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Unit:  # not frozen, as is no form: every start makes thousands of them
    """One word of a form. ``fixed``: it must stand there as written (short, digits, acronym).

    ``shouted``: an acronym that is also a common word ("US", "IT") and counts only in capitals.
    ``capital``: a proper name that is also a common word ("Teams", "Windows"). ``telling``: at
    most two features are named by it.
    """

    norm: str
    stem: str
    fixed: bool
    shouted: bool = False
    capital: bool = False
    telling: bool = False


@dataclass(slots=True)
class Form:
    """A name or alias as units. ``features`` are the ids that share it.

    ``shortened``: a generic head was dropped. ``lookalike``: a phrase of the catalog's ``not``.
    ``paraphrase``: another wording for the whole, from the thesaurus. ``bare``: a single word
    of the name, enough only where nothing makes another thing of it. ``head``: what is left of
    the name without the words in front. ``part``:
    a later word was left out, and of this what is left is a mere ``modifier`` ("two-way"), which
    may not belong to another noun. ``leading``: the name itself. ``joined``: two words are
    written as one that the name does not so write.
    """

    features: tuple[str, ...]
    alias: str
    units: tuple[Unit, ...]
    shortened: bool = False
    lookalike: bool = False
    paraphrase: bool = False
    bare: bool = False
    head: bool = False
    part: bool = False
    modifier: bool = False
    leading: bool = False
    joined: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two forms the same."""
        return tuple(unit.stem for unit in self.units)
