"""The names of files and sheets, the kind of line that each holds, and how a kind is told from its columns."""

from collections.abc import Collection

from safeconduct.intake.thing import Kind

# In the order in which a folder is read.
STEMS: dict[str, Kind] = {
    "sources": "source",
    "statements": "row",
    "rows": "row",
    "readings": "reading",
    "refused": "refusal",
    "rulings": "ruling",
    "context": "context",
    "judgements": "judgement",
}
# The columns without which a line is not of its kind; the first is its key.
COLUMNS_OF: dict[Kind, tuple[str, ...]] = {
    "reading": ("statement", "matter"),
    "ruling": ("ruling", "decision"),
    "context": ("context", "kind"),
    "judgement": ("judgement", "verdict"),
    "source": ("url",),
    "row": ("id", "property"),
    "refusal": ("row", "reason"),
}
CALLED: dict[Kind, str] = {
    "source": "sources",
    "row": "rows",
    "reading": "readings",
    "refusal": "refusals",
    "ruling": "rulings",
    "context": "context",
    "judgement": "judgements",
}


def kind_of_columns(columns: Collection[str]) -> Kind | None:
    """The kind whose columns these are, or None."""
    return next((kind for kind, needed in COLUMNS_OF.items() if set(needed) <= set(columns)), None)


def mismatch(kind: Kind, columns: Collection[str]) -> str:
    """Why a file that is named for a kind cannot hold it, or "" where its columns fit."""
    if set(COLUMNS_OF[kind]) <= set(columns):
        return ""
    other = kind_of_columns(columns)
    if other == kind or (other is None and set(COLUMNS_OF[kind]) & set(columns)):
        return ""
    needed = " and ".join(f"`{column}`" for column in COLUMNS_OF[kind])
    instead = f"the columns are those of {CALLED[other]}" if other else f"there is no column {needed}"
    return f"this is not what its name says: {CALLED[kind]} have {needed}, but {instead}; name it for what it holds"
