"""Two persons sign what an office decides: one makes it, another approves it; rulings and lines of context ask here."""

from safeconduct.errors import BadLine
from safeconduct.intake.thing import Body
from safeconduct.statements.reading import text


def signed_by_two(told: Body, noun: str) -> tuple[str, str]:
    """Who made it and who approved it. Raises BadLine where one is missing, or both are one person."""
    made, approved = text(told, "made_by"), text(told, "approved_by")
    if _folded(made) == _folded(approved):
        raise BadLine(
            f"a {noun} approved by its author: `made_by` and `approved_by` are one; a second person must approve it",
            column="approved_by",
        )
    return made, approved


def _folded(name: str) -> str:
    """A name without what may differ where one person writes it twice: capitals and blanks."""
    return " ".join(name.casefold().split())
