"""The problem that people and terms make: types get columns, terms get rows, aims get gains; find.py solves it."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from safeconduct.errors import BadInput
from safeconduct.plans.person import People
from safeconduct.plans.problem import Aim, Column, Line, Problem, by_term
from safeconduct.plans.rows.alike import Alike, Grouping
from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.kinds import rows_of
from safeconduct.plans.rows.limits import AS_ONE, BESIDE
from safeconduct.plans.rows.row import Count, Pick, Row, Switch
from safeconduct.plans.terms.exchange import Exchange

TIE = "tie-break"
BITS = 20
# About two gigabytes; what is larger is no problem that a plan is found for.
MOST_WRITTEN = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A problem with what its columns mean. `moves`: column -> type, Power, stage."""

    problem: Problem
    census: Census
    consents: Consents
    types: tuple[Alike, ...]
    moves: dict[int, tuple[int, str, int]]
    switches: dict[Switch, int]

    def column(self, alike: int, to: str, stage: int) -> int | None:
        """The column of a move."""
        return self._by_move.get((alike, to, stage))

    @property
    def _by_move(self) -> dict[tuple[int, str, int], int]:
        return {move: column for column, move in self.moves.items()}


def problem_from_terms(exchange: Exchange, people: People, *, merged: bool = True) -> Planned:
    """The problem of an exchange. `merged`: those not to be separated are one unit, else rows hold them together."""
    census = Census(exchange, people)
    consents = Consents(census)
    made = [
        (term.name, row)
        for term in exchange.terms
        if term.name not in exchange.out_of_force
        for row in rows_of(term, census, consents)
        if not (merged and row.key.startswith(AS_ONE))
    ]
    chosen = list(dict.fromkeys(count.pick for _, row in made for count in row.counts))
    types = tuple(Grouping(census, consents, chosen, merged=merged).types())
    return _Making(census, consents, types, chosen).planned(made)


class _Making:
    """Columns first, then the rows over them."""

    def __init__(self, census: Census, consents: Consents, types: tuple[Alike, ...], chosen: list[Pick]) -> None:
        self.census, self.consents, self.types = census, consents, types
        self.number = {pick: n for n, pick in enumerate(chosen)}
        # The solver knows no problem without a column; this one is always 0.
        self.columns: list[Column] = [Column("nothing", 0)]
        self.moves: dict[int, tuple[int, str, int]] = {}
        self.switches: dict[Switch, int] = {}
        self.lines: list[Line] = []
        self.days: dict[int, int] = {}
        self.first: list[int] = []
        self.written = 0
        self._columns_of_types()
        self.marked = self._marked()

    def planned(self, made: list[tuple[str, Row]]) -> Planned:
        for term, row in made:
            self._line(term, row)
        problem = Problem(
            columns=tuple(self.columns), lines=tuple(self.lines), aims=tuple(self._aims()), by_term=by_term(self.lines)
        )
        return Planned(
            problem=problem,
            census=self.census,
            consents=self.consents,
            types=self.types,
            moves=self.moves,
            switches=self.switches,
        )

    def _columns_of_types(self) -> None:
        counts_days = "days-in-captivity" in self.census.exchange.aims
        for number, alike in enumerate(self.types):
            stock = alike.stock
            self.first.append(len(self.columns))
            for to in alike.receivers:
                for stage in self.census.stages:
                    self.moves[len(self.columns)] = number, to, stage
                    self.columns.append(Column(f"{number} to {to} in {stage}", stock))
            moves = [(column, 1) for column in range(self.first[-1], len(self.columns))]
            self.lines.append(Line("", f"stock-{number}", stock if alike.owed else None, stock, tuple(moves)))
            if counts_days:
                self._columns_of_days(number, alike, moves)

    def _columns_of_days(self, number: int, alike: Alike, moves: list[tuple[int, int]]) -> None:
        """Whoever is held longest goes first within a type: how many go, by the days that it ends."""
        days = alike.days(self.census.exchange.on)
        if len(days) == 1:
            (only,) = days
            self.days.update(dict.fromkeys((column for column, _ in moves), only) if only else {})
            return
        spans = []
        for held, units in sorted(days.items(), reverse=True):
            self.days[len(self.columns)] = held
            spans.append((len(self.columns), -1))
            self.columns.append(Column(f"{number} held {held}", units, whole=False))
        self.lines.append(Line("", f"days-{number}", 0, 0, (*moves, *spans)))

    def _marked(self) -> dict[int, list[tuple[int, str, int]]]:
        """Pick -> the types it counts, to which Power, how often."""
        found: dict[int, list[tuple[int, str, int]]] = {}
        for number, alike in enumerate(self.types):
            for (pick, to), times in alike.marks.items():
                found.setdefault(pick, []).append((number, to, times))
        return found

    def _line(self, term: str, row: Row) -> None:
        entries: dict[int, int] = {}
        for count in row.counts:
            for column, times in self._counted(count):
                entries[column] = entries.get(column, 0) + times
        for switch, times in row.switches:
            if switch not in self.switches:
                self.switches[switch] = len(self.columns)
                self.columns.append(Column(f"{switch.term}: {switch.key}", max(0, switch.most), switch=True))
            entries[self.switches[switch]] = entries.get(self.switches[switch], 0) + times
        told = tuple(sorted((column, times) for column, times in entries.items() if times))
        self.written += len(told)
        if self.written > MOST_WRITTEN:
            raise BadInput(self._too_much(term))
        self.lines.append(Line(term, row.key, row.low, row.high, told))

    def _too_much(self, name: str) -> str:
        exchange = self.census.exchange
        term = exchange.by_name[name]
        return (
            f"{exchange.file}, line {term.line}: `{name}` ({term.kind}) and the terms before speak of so many one by "
            f"one that it takes more than {MOST_WRITTEN:,} numbers to write down; speak of groups, or of fewer persons"
        )

    def _counted(self, count: Count) -> Iterator[tuple[int, int]]:
        stages = len(self.census.stages)
        for number, to, times in self.marked.get(self.number[count.pick], ()):
            start = self.first[number] + self.types[number].receivers.index(to) * stages - 1
            for stage in count.stages:
                yield start + stage, times * count.times

    def _aims(self) -> Iterator[Aim]:
        for name in self.census.exchange.aims:
            yield Aim(name, self.days if name == "days-in-captivity" else dict(self._gains(name)))
        if beside := {column: 1 for switch, column in self.switches.items() if switch.key.startswith(BESIDE)}:
            yield Aim(BESIDE, beside)
        yield Aim(TIE, {column: self._weight(*move) for column, move in self.moves.items()})

    def _gains(self, aim: str) -> Iterator[tuple[int, int]]:
        for column, (number, _, stage) in self.moves.items():
            alike = self.types[number]
            gains = {
                "seriously-wounded": alike.gravely_hurt,
                "persons": alike.persons,
                "remains": alike.remains,
                "early": alike.persons * (self.census.exchange.stages + 1 - stage),
            }
            if gains[aim]:
                yield column, gains[aim]

    def _weight(self, number: int, to: str, stage: int) -> int:
        """A number nobody chose, from who they are and where they go: so that only one plan is the best."""
        told = f"{self.types[number].first}\n{to}\n{stage}"
        return 1 + (int.from_bytes(sha256(told.encode()).digest()[:4]) >> (32 - BITS))
