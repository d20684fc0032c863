"""The problem that people and terms make: types get columns, terms get rows, aims get gains; find.py solves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from safeconduct.errors import BadInput
from safeconduct.plans.person import People
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.rows.alike import Alike, Grouping, Unit, days_held
from safeconduct.plans.rows.census import Census
from safeconduct.plans.rows.conditions import GIVEN
from safeconduct.plans.rows.consent import Consents
from safeconduct.plans.rows.kinds import rows_of
from safeconduct.plans.rows.limits import AS_ONE, BESIDE
from safeconduct.plans.rows.row import Count, Row, Switch
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.together import Together

TIE = "tie-break"
PERSONS = "persons"
BITS = 20
# About two gigabytes; what is larger is no problem that a plan is found for.
MOST_WRITTEN = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A problem with what its columns mean. `moves`: column -> type, Power, stage.

    `stocks`: type -> its row; `held`: type and days -> the column of those held so long; `counting`: pick -> the rows
    that count it, with stages and times.
    """

    problem: Problem
    census: Census
    consents: Consents
    grouping: Grouping
    types: tuple[Alike, ...]
    moves: dict[int, tuple[int, str, int]]
    switches: dict[Switch, int]
    stocks: Sequence[int]
    held: Mapping[tuple[int, int], int]
    counting: Mapping[int, Sequence[tuple[int, tuple[int, ...], int]]]

    @cached_property
    def home(self) -> dict[str, int]:
        """Everyone who has a column -> his type."""
        return {person.who: n for n, alike in enumerate(self.types) for person in alike.members}

    def unit(self, who: str) -> Unit:
        """He, with those from whom he may not be separated."""
        family = self.grouping.families.get(who)
        number = self.home[who]
        if family is None:
            return (self.census.by_name[who],)
        return next(unit for unit in self.types[number].units if any(person.who == who for person in unit))

    @cached_property
    def families(self) -> dict[str, tuple[str, ...]]:
        """The terms by which a person may not be separated from others."""
        found: dict[str, tuple[str, ...]] = {}
        for term in self.census.exchange.terms:
            for who in term.persons if isinstance(term, Together) else ():
                found[who] = (*found.get(who, ()), term.name)
        return found

    def untied(self) -> "Planned":
        """Without its tie-break; persons are an aim, the last one where they were none."""
        aims = self.problem.aims[:-1]
        if all(aim.name != PERSONS for aim in aims):
            going = {column: self.types[number].persons for column, (number, _, _) in self.moves.items()}
            aims = (*aims, Aim(PERSONS, going))
        return replace(self, problem=replace(self.problem, aims=aims))

    def firm(self) -> "Planned":
        """For a search in which no term is let go: whoever is given goes as soon as one offer of him is accepted.

        The rows say so already, offer by offer; said of all his offers at once the solver sees further.
        """
        lapsed = self.census.exchange.out_of_force
        lines = tuple(
            line._replace(low=line.high)
            if line.key.startswith(GIVEN)
            and lapsed.isdisjoint(deal for deal, _, _ in self.consents.given[line.key.removeprefix(GIVEN)])
            else line
            for line in self.problem.lines
        )
        return replace(self, problem=replace(self.problem, lines=lines))

    def gain(self, aim: str, alike: Alike, stage: int) -> int:
        """What one unit that goes in a stage adds to an aim."""
        if aim == "days-in-captivity":
            return days_held(alike.one, self.census.exchange.on)
        return gain(aim, alike, stage, self.census.exchange.stages)


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
    return _Making(Grouping(census, consents, chosen, merged=merged)).planned(made)


class _Making:
    """Columns first, then the rows over them."""

    def __init__(self, grouping: Grouping) -> None:
        self.census, self.consents, self.grouping = grouping.census, grouping.consents, grouping
        self.types = tuple(grouping.types())
        self.number = {pick: n for n, pick in enumerate(grouping.chosen)}
        # The solver knows no problem without a column; this one is always 0.
        self.columns: list[Column] = [Column("nothing", 0)]
        self.moves: dict[int, tuple[int, str, int]] = {}
        self.switches: dict[Switch, int] = {}
        self.lines: list[Line] = []
        self.days: dict[int, int] = {}
        self.first: list[int] = []
        self.stocks: list[int] = []
        self.said: dict[Line, int] = {}
        self.by_term: dict[str, list[int]] = {}
        self.held: dict[tuple[int, int], int] = {}
        self.counting: dict[int, list[tuple[int, tuple[int, ...], int]]] = {}
        self.written = 0
        self._columns_of_types()
        self.marked = self._marked()

    def planned(self, made: list[tuple[str, Row]]) -> Planned:
        for term, row in made:
            self._line(term, row)
        problem = Problem(
            columns=tuple(self.columns), lines=tuple(self.lines), aims=tuple(self._aims()), by_term=self.by_term
        )
        return Planned(
            problem=problem,
            census=self.census,
            consents=self.consents,
            grouping=self.grouping,
            types=self.types,
            moves=self.moves,
            switches=self.switches,
            stocks=self.stocks,
            held=self.held,
            counting=self.counting,
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
            self.stocks.append(len(self.lines))
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
            self.held[number, held] = len(self.columns)
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
        line = Line(term, row.key, row.low, row.high, told)
        # Deals that give the same person each say by whom he goes: the row is written once, and is of all of them.
        number = self.said.setdefault(line._replace(term=""), len(self.lines))
        self.by_term.setdefault(term, []).append(number)
        if number < len(self.lines):
            return
        for count in row.counts:
            counting = self.counting.setdefault(self.number[count.pick], [])
            counting.append((number, count.stages, count.times))
        self.lines.append(line)

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
            if found := gain(aim, self.types[number], stage, len(self.census.stages)):
                yield column, found

    def _weight(self, number: int, to: str, stage: int) -> int:
        """A number nobody chose, from who they are and where they go: so that only one plan is the best."""
        told = f"{self.types[number].first}\n{to}\n{stage}"
        return 1 + (int.from_bytes(sha256(told.encode()).digest()[:4]) >> (32 - BITS))


def gain(aim: str, alike: Alike, stage: int, stages: int) -> int:
    """What one unit of a type that goes in a stage adds to an aim; days are laid beside the type."""
    gains = {
        "seriously-wounded": alike.gravely_hurt,
        "persons": alike.persons,
        "remains": alike.remains,
        "early": alike.persons * (stages + 1 - stage),
    }
    return gains[aim]
