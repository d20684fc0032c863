"""The law of each day, read from its TOML files and compiled; built once a process, mistakes told by file and line."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from safeconduct.dates import iso
from safeconduct.errors import LawMistake
from safeconduct.law.days import ALWAYS, BEGINNING, END
from safeconduct.law.duty import Duty
from safeconduct.law.from_instrument_file import instrument_from_file
from safeconduct.law.from_provision_file import provision_from_file
from safeconduct.law.from_route_file import kind_from_file
from safeconduct.law.order import circle_in, in_order
from safeconduct.law.provision import Condition, Instrument, Provision
from safeconduct.law.references import dangling
from safeconduct.law.route_kind import RouteKind
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.located import TomlFile, toml_files

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """The law by id, of a span of days; `law()` is that of all days, where the latest version of each provision stands.

    A route kind holds its conditions in the order of its steps.
    """

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    conditions: Mapping[str, Condition]
    kinds: Mapping[str, RouteKind]
    editions: "Editions"

    @property
    def duties(self) -> Mapping[str, Duty]:
        """The duties of its provisions."""
        return {duty.id: duty for provision in self.provisions.values() for duty in provision.duties}

    def on(self, day: int) -> "Law":
        """The law of a day."""
        return self.editions.law_on(day)

    @property
    def by_itself(self) -> "Law":
        """The same law as if it were in force on every day, to answer one day by the law of another."""
        always = [replace(provision, days=ALWAYS) for provision in self.provisions.values()]
        return Editions(self.instruments, always, self.kinds.values()).law_of_all_days


class Editions:
    """Every version of every provision, and the laws made of them: one for each span of days between two changes."""

    def __init__(
        self, instruments: Mapping[str, Instrument], versions: Iterable[Provision], kinds: Iterable[RouteKind]
    ) -> None:
        """Keep what was read; a law is made when its day is asked for."""
        self.instruments = instruments
        self.versions = tuple(versions)
        self.kinds = tuple(kinds)
        ends = {end for one in self.versions for end in (one.days.first, one.days.last + 1)}
        self.turns = sorted(ends - {BEGINNING, END + 1})
        self._by_span: dict[int, Law] = {}

    @cached_property
    def law_of_all_days(self) -> Law:
        """The latest version of each provision, whether or not it is in force today."""
        latest: dict[str, Provision] = {}
        for one in self.versions:
            if one.id not in latest or latest[one.id].days.first < one.days.first:
                latest[one.id] = one
        return self._law(latest)

    def law_on(self, day: int) -> Law:
        """The law of a day; made once for all days between two changes."""
        span = bisect_right(self.turns, day)
        held = self._by_span.get(span)
        if held is None:
            in_force = {one.id: one for one in self.versions if one.days.hold(day)}
            whole = self.law_of_all_days
            held = self._by_span[span] = whole if in_force == whole.provisions else self._law(in_force)
        return held

    @property
    def laws(self) -> list[Law]:
        """The law of all days, and that of each span."""
        days = [BEGINNING, *self.turns]
        return list(dict.fromkeys([self.law_of_all_days, *(self.law_on(day) for day in days)]))

    def _law(self, provisions: Mapping[str, Provision]) -> Law:
        conditions: dict[str, Condition] = {}
        for provision in sorted(provisions.values(), key=lambda one: one.days.first):
            conditions |= {one.id: one for one in provision.conditions}
        standing = [one for provision in provisions.values() for one in provision.conditions]
        standing = [one for one in standing if conditions[one.id] is one]
        kinds = {
            kind.id: replace(kind, conditions=in_order(one for one in standing if kind.id in one.routes))
            for kind in self.kinds
        }
        return Law(self.instruments, provisions, {one.id: one for one in standing}, kinds, self)


@cache
def law() -> Law:
    """The law that is shipped with the program, of all days; `law().on(day)` is that of a day."""
    found, mistakes = read_law(FOLDER, vocabulary())
    if mistakes:
        raise mistakes[0]
    return found


def read_law(folder: Path, words: Vocabulary) -> tuple[Law, list[LawMistake]]:
    """The law below a folder (`instruments/*/*.toml`, `routes/*.toml`), with every mistake found on the way."""
    mistakes: list[LawMistake] = []
    instruments: dict[str, Instrument] = {}
    for file in toml_files(folder, "instruments/*/instrument.toml"):
        instrument = instrument_from_file(file)
        if isinstance(instrument, LawMistake):
            mistakes.append(instrument)
        elif instrument.id in instruments:
            mistakes.append(file.mistake(instrument.id, "is given twice; one id names one instrument"))
        else:
            instruments[instrument.id] = instrument
    versions: list[Provision] = []
    for file in toml_files(folder, "instruments/*/*.toml"):
        if file.name.endswith("/instrument.toml"):
            continue
        provision, found = provision_from_file(file, words)
        mistakes += found
        if provision:
            versions.append(_bounded(provision, instruments))
    kinds: list[tuple[TomlFile, RouteKind]] = []
    for file in toml_files(folder, "routes/*.toml"):
        kind = kind_from_file(file, words)
        if isinstance(kind, LawMistake):
            mistakes.append(kind)
        elif any(kind.id == one.id for _, one in kinds):
            mistakes.append(file.mistake(kind.id, "is given twice; one id names one route"))
        else:
            kinds.append((file, kind))
    mistakes += [*_twice(versions), *dangling(instruments, versions, kinds, words)]
    editions = Editions(instruments, versions, [kind for _, kind in kinds])
    return editions.law_of_all_days, mistakes + circles(editions.law_of_all_days)


def _bounded(provision: Provision, instruments: Mapping[str, Instrument]) -> Provision:
    """A provision is in force only while its instrument is."""
    instrument = instruments.get(provision.instrument)
    return replace(provision, days=provision.days.within(instrument.days)) if instrument else provision


def _twice(versions: list[Provision]) -> list[LawMistake]:
    """On no day may a provision have two texts, or two conditions or two duties one id."""
    found = []
    held: dict[tuple[str, str], list[Provision]] = {}
    for second in versions:
        named = [("provisions", second.id), *(("conditions", one.id) for one in second.conditions)]
        for several, name in [*named, *(("duties", one.id) for one in second.duties)]:
            others = held.setdefault((several, name), [])
            found += [_told_twice(several, name, one, second) for one in others if one.days.meet(second.days)]
            others.append(second)
    return [mistake for mistake in found if mistake]


def _told_twice(several: str, name: str, first: Provision, second: Provision) -> LawMistake | None:
    if several == "provisions":
        day = max(first.days.first, second.days.first)
        when = "from the beginning" if day == BEGINNING else f"on {iso(day)}"
        says = f"is in force {when} here and in {first.file.name}; one text a day: end the other before it begins"
        return second.file.mistake(name, says, key="in_force")
    if first.id == second.id:
        return None  # two texts of one provision on one day: told once, not of each condition again
    says = f"is also in {first.file.name}; two {several} may not have one id"
    return second.file.mistake(name, says, again=True)


def circles(found: Law) -> list[LawMistake]:
    """The mistake of each kind of route on which conditions come after one another in a circle."""
    mistakes = []
    for kind in found.kinds.values():
        if circle := circle_in(kind.conditions):
            file, names = found.provisions[circle[0].provision].file, ", ".join(one.id for one in circle)
            says = f"runs in a circle on {kind.id}: {names} each come after another"
            mistakes.append(file.mistake(circle[0].id, says, key="after"))
    return mistakes
