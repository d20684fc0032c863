"""What stands above an answer on a prisoner: of whom, as of when, by what was known, how old the last word is."""

from rich.console import Console
from rich.text import Text

from safeconduct.cli.sentences import statement_named
from safeconduct.dates import iso
from safeconduct.records.record import Record
from safeconduct.wording.phrases import Wording


def print_heading(
    out: Console, record: Record, say: Wording, *, today: bool = False, supposed: list[str] | None = None
) -> None:
    """Who, as of when, by what was known when, and what is supposed; how old the last word is, where no day was named.

    Of one who is dead, that he is.
    """
    on, known_by = iso(record.as_of.on), iso(record.as_of.known_by)
    key = "as-of" if on == known_by else "as-of-known-by"
    out.print(say(key, subject=record.subject, on=on, known_by=known_by), style="bold")
    last = record.last_said if today else None
    if last is not None:
        out.print(_how_old(last, record.as_of.on, say), style="dim")
    for one in supposed or ():
        out.print(f"  {say('supposing', what=one)}", style="magenta")
    if died(record):
        cited = ", ".join(statement_named(statement) for statement in record.entry("life").cited)
        out.print(Text(say("dead", subject=record.subject, statement=cited), style="bold red"))


def _how_old(last: int, on: int, say: Wording) -> str:
    return say.counted("last-heard", on - last, day=iso(last)) if last < on else say("last-heard-today")


def died(record: Record) -> bool:
    """Whether it is held that he is dead."""
    return not record.silent_on("life") and record.entry("life").value == "dead"
