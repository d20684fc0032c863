"""What an import did, counted: the JSON that other programs rely on, and a table; the verb import prints it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from safeconduct.intake.stems import CALLED
from safeconduct.intake.thing import KINDS, Kind, Refused, Thing

COUNTED_AS: Mapping[Kind, str] = {
    "source": "sources",
    "row": "rows",
    "reading": "statements",
    "ruling": "rulings",
    "context": "context",
    "judgement": "judgements",
    "refusal": "refusals",
}
MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Counts of what was newly stored (or would be, when trying out), what was held already, what was refused."""

    stored: Mapping[Kind, int]
    already_held: int
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    dry_run: bool = False

    @property
    def without_reason(self) -> tuple[Refused, ...]:
        """Refusals for which no registrar's reason is on file."""
        return tuple(one for one in self.refused if not one.on_file)

    @property
    def nothing_stored(self) -> bool:
        """Whether nothing new was stored."""
        return not sum(self.stored.values())


def report_of(
    stored: Iterable[Thing], already_held: int, refused: Iterable[Refused], notes: Iterable[str], *, dry_run: bool
) -> Report:
    """The report of one import."""
    return Report(
        stored=Counter(thing.kind for thing in stored),
        already_held=already_held,
        refused=tuple(refused),
        notes=tuple(notes),
        dry_run=dry_run,
    )


def report_as_json(report: Report) -> dict[str, Any]:
    """The document of `import --json`."""
    return {
        **{name: report.stored.get(kind, 0) for kind, name in COUNTED_AS.items()},
        "already_held": report.already_held,
        "refused": [asdict(one) for one in report.refused],
        "notes": list(report.notes),
        "dry_run": report.dry_run,
    }


def print_report(report: Report, console: Console) -> None:
    """The report as a person reads it."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    would = "would be stored" if report.dry_run else "stored"
    for kind in KINDS:
        if report.stored.get(kind):
            called = kind if report.stored[kind] == 1 else CALLED[kind]
            table.add_row(str(report.stored[kind]), f"{called} {would}")
    on_file = len(report.refused) - len(report.without_reason)
    for count, says in (
        (report.already_held, "held already"),
        (on_file, f"{'row' if on_file == 1 else 'rows'} refused, with a reason on file"),
        (len(report.without_reason), "refused without a reason on file"),
    ):
        if count:
            table.add_row(str(count), says)
    console.print(table if table.row_count else "nothing to store")
    for one in report.without_reason[:MOST_SHOWN]:
        row = f" ({one.row})" if one.row else ""
        console.print(f"{one.file}, line {one.line}{row}: {one.reason}", markup=False, highlight=False, soft_wrap=True)
    if len(report.without_reason) > MOST_SHOWN:
        console.print(f"... and {len(report.without_reason) - MOST_SHOWN} more; --json lists them all")
