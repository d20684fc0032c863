"""Everything that can go wrong, as one tree; the verbs turn it into a sentence and an exit code.

SafeConductError
├── BadInput          what was given cannot be used; nothing was changed          exit 2
│   ├── BadLine       one line of an imported file                               (counted, exit 1 or 2)
│   └── LawMistake    a law or vocabulary file says something that cannot be
├── AnswerIsNo        the question was understood, and the answer is no           exit 1
└── OutsideFailed     disk, database or another program failed; nothing half-done  exit 3
"""

from collections.abc import Iterable
from difflib import get_close_matches


class SafeConductError(Exception):
    """A sentence for a person: what, where, why, what to do."""

    exit_code = 2


class BadInput(SafeConductError):
    """What was given cannot be used; nothing was changed."""


class BadLine(BadInput):
    """One line of an imported file cannot be used; the column is named where there is one."""

    def __init__(self, reason: str, *, column: str = "") -> None:
        super().__init__(reason)
        self.column = column


class LawMistake(BadInput):
    """A law or vocabulary file says something that cannot be; file and line stand in the sentence."""


class AnswerIsNo(SafeConductError):
    """The question was understood, and the answer is no."""

    exit_code = 1


class OutsideFailed(SafeConductError):
    """Disk, database or another program failed; nothing is half-written."""

    exit_code = 3


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A suggestion to hang on a sentence: `; did you mean wish?`, or nothing when no word is near."""
    near = get_close_matches(str(word), list(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""
