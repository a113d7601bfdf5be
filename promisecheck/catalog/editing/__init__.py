"""Changes to a catalog's file that leave every byte alone but those of the change."""

from promisecheck.catalog.editing.changes import (
    AddFeature,
    AddWords,
    Change,
    ClearKey,
    Raw,
    RemoveFeature,
    RemoveWords,
    RenameFeature,
    SetException,
    SetKey,
    SetLimit,
    SetScope,
    SetWritten,
)
from promisecheck.catalog.editing.edit import Edited, edit_catalog
from promisecheck.catalog.editing.store import change_file, preview_change

__all__ = [
    "AddFeature",
    "AddWords",
    "Change",
    "ClearKey",
    "Edited",
    "Raw",
    "RemoveFeature",
    "RemoveWords",
    "RenameFeature",
    "SetException",
    "SetKey",
    "SetLimit",
    "SetScope",
    "SetWritten",
    "change_file",
    "edit_catalog",
    "preview_change",
]
