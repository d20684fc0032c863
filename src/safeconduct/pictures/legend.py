"""The words around a plot: the key of colours above the lanes, and the numbered days in two columns below."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from safeconduct.pictures.captions import short_day, speaker_said, told_of, turn_said
from safeconduct.pictures.columns import split_in_two
from safeconduct.pictures.lanes import Lane
from safeconduct.pictures.looks import DEBT, INK, LOOKS, SOFT, band
from safeconduct.pictures.marks import Mark
from safeconduct.pictures.plot import ROUND, rounded
from safeconduct.pictures.svg import element, line_of_runs, text
from safeconduct.pictures.widths import Run, width, wrapped
from safeconduct.statements.gathered import Statements
from safeconduct.statements.statement import Statement
from safeconduct.wording.phrases import Wording

SIZE, LINE = 16, 22
KEY_SIZE, SWATCH, KEY_LINE = 16, 34, 30
BETWEEN_ENTRIES = 14
BETWEEN_COLUMNS = 44
INDENT = 40


class Entry(NamedTuple):
    """A numbered day with its lines, wrapped to the width of a column."""

    number: int
    lines: tuple[list[Run], ...]

    @property
    def height(self) -> float:
        """What it takes, with the space below it."""
        return len(self.lines) * LINE + BETWEEN_ENTRIES


class Told(NamedTuple):
    """What entries are told from."""

    subject: str
    lanes: Sequence[Lane]
    statements: Statements
    say: Wording


def key_drawn(left: float, top: float, right: float, say: Wording) -> tuple[str, float]:
    """The key of colours, flowing from left to right, and where it ends."""
    x, y, drawn = left, top, []
    for status in (*LOOKS, ""):
        told = say(status) if status else say("who-owes-next")
        wide = SWATCH + 8 + width(told, KEY_SIZE)
        if x + wide > right and x > left:
            x, y = left, y + KEY_LINE
        drawn.append(_swatch(status, x, y) + text(x + SWATCH + 8, y + 15, told, font_size=KEY_SIZE, fill=INK))
        x += wide + 26
    return element("g", *drawn, data_part="key"), y + KEY_LINE


def _swatch(status: str, x: float, y: float) -> str:
    if status:
        return band(status, x, y, SWATCH, 19)
    return element("rect", x=x, y=y + 8, width=SWATCH, height=3, fill=DEBT)


def entries_from_marks(marks: Sequence[Mark], told: Told, room: float) -> list[Entry]:
    """The numbered days in words."""
    days = [mark.day for mark in marks]
    years = {date.fromordinal(day).year for day in days}
    return [_entry(mark, told, room - INDENT, year=len(years) > 1) for mark in marks if mark.number]


def _entry(mark: Mark, told: Told, room: float, *, year: bool) -> Entry:
    lanes = {lane.name: lane for lane in told.lanes}
    turns = "; ".join(turn_said(lanes[name], status, told.say) for name, status in mark.turns if name in lanes)
    head = [Run(short_day(mark.day, told.say, year=year), "bold"), *([Run(f"– {turns}", "turn")] if turns else [])]
    lines = wrapped(head, SIZE, room)
    said = [told_of(together, told.subject, mark.day, told.say) for together in _by_speaker(mark, told)]
    if mark.left_out and said:
        said[-1].append(Run(told.say("and-more-statements", count=mark.left_out), "faint"))
    for runs in said or [[Run(told.say("nothing-new-said"))]]:
        lines += wrapped(runs, SIZE, room)
    return Entry(mark.number, tuple(lines))


def _by_speaker(mark: Mark, told: Told) -> list[list[Statement]]:
    """The statements of a day: those together that one speaker made at one time of the same man."""
    found: dict[tuple[str, ...], list[Statement]] = {}
    for name in mark.statements:
        one = told.statements.by_id[name]
        speaker = speaker_said(one, told.subject, told.say)
        found.setdefault((speaker, one.said.text, one.subject.partition(":")[0]), []).append(one)
    return list(found.values())


def entries_drawn(entries: Sequence[Entry], left: float, top: float, right: float, say: Wording) -> tuple[str, float]:
    """The heading and the entries in two columns of nearly equal height, and where they end."""
    drawn = [text(left, top + 20, say("what-moved-them"), font_size=20, font_weight="700", fill=INK)]
    drawn.append(text(left, top + 45, say("legend-note"), font_size=SIZE, fill=SOFT))
    split = split_in_two([entry.height for entry in entries])
    ends = []
    for x, column in ((left, entries[:split]), (left + column_width(left, right) + BETWEEN_COLUMNS, entries[split:])):
        y = top + 68
        for entry in column:
            drawn.append(_entry_drawn(entry, x, y))
            y += entry.height
        ends.append(y)
    return element("g", *drawn, data_part="legend"), max(ends)


def column_width(left: float, right: float) -> float:
    """How wide one of the two columns is."""
    return (right - left - BETWEEN_COLUMNS) / 2


def _entry_drawn(entry: Entry, x: float, y: float) -> str:
    lines = [
        line_of_runs(x + INDENT, y + 18 + LINE * number, line, font_size=SIZE, fill=INK)
        for number, line in enumerate(entry.lines)
    ]
    return element("g", rounded(x + ROUND, y + 12.5, entry.number), *lines, data_entry=entry.number)
