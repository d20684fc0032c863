"""How far a run of many has come, on standard error, for who watches it; the verb `bulk` shows it."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Bar:
    """A bar that moves while a block is run; none where standard error is no terminal."""

    def __init__(self) -> None:
        """Nothing is done yet."""
        console = Console(stderr=True, markup=False, emoji=False, highlight=False)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task: TaskID | None = None

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, doing: str, done: int, of: int) -> None:
        """Tell what is being done, and how much of it is."""
        if self._task is None:
            self._task = self._progress.add_task(doing)
        self._progress.update(self._task, description=doing, completed=done, total=of)

    def note(self, sentence: str) -> None:
        """Tell a thing that should be known."""
        print(f"safeconduct: {sentence}", file=sys.stderr)
