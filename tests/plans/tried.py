"""Every plan of a small exchange side by side, as columns of numbers, and who agreed to what; nothing of the program is used."""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Table = Mapping[str, Any]
Yes = NDArray[np.bool_]
Counts = NDArray[np.int64]
Move = tuple[str, int]
HURT = {"seriously-wounded", "seriously-sick"}


def two(term: Table) -> tuple[str, str]:
    """The two Powers of a term."""
    if "give" in term:
        return str(term["give"]["by"]), str(term["for"]["by"])
    one, other = term["between"]
    return str(one), str(other)


def days_of(told: str) -> tuple[date, date]:
    """The first and the last day that a day told in part can mean."""
    year, month, day = (*(int(part) for part in told.split("-")), 0, 0)[:3]
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return date(year, month or 1, day or 1), last


class Person:
    """A row, as it is read by hand."""

    def __init__(self, row: Table) -> None:
        self.row = row
        self.who, self.held_by = row["who"], row["held_by"]
        closed = {self.held_by, *(row.get("refused") or ())}
        self.open = sorted({to for to in row.get("open_to") or () if to not in closed})
        self.living = (row.get("kind") or "living") == "living"
        self.hurt = self.living and bool(HURT & set(row.get("category") or ()))
        self.owed = self.hurt and bool(self.open)

    def is_of(self, category: Any) -> bool:
        if isinstance(category, str):
            return category in (self.row.get("category") or ())
        listed = {key: [value] if isinstance(value, str) else value for key, value in category.items()}
        return all(self.row.get(key) in listed[key] for key in ("unit", "rank") if key in listed) and (
            "age" not in category or self._is_aged(category["age"], date.fromisoformat(str(category["age_on"])))
        )

    def _is_aged(self, ages: Sequence[int], on: date) -> bool:
        if not self.row.get("born"):
            return False
        oldest, youngest = (
            on.year - day.year - ((on.month, on.day) < (day.month, day.day)) for day in days_of(self.row["born"])
        )
        return ages[0] <= youngest and oldest <= ages[1]


class Tried:
    """Every plan of an exchange: who stays and who goes where in which stage."""

    def __init__(self, rows: Sequence[Table], file: Table) -> None:
        self.file, self.head = file, file["exchange"]
        self.people = [Person(row) for row in rows]
        self.terms = [{"name": f"term-{n}", **term} for n, term in enumerate(file["term"], start=1)]
        self.stages = self.head.get("stages", 1)
        self.moves: list[list[Move | None]] = [
            [*([] if one.owed else [None]), *product(one.open, range(1, self.stages + 1))] for one in self.people
        ]
        self.many = int(np.prod([len(moves) for moves in self.moves], dtype=object))

    @cached_property
    def chosen(self) -> list[Counts]:
        """For each person the number of his move in each of all plans."""
        found, left = [], np.arange(self.many)
        for moves in self.moves:
            left, one = np.divmod(left, len(moves))
            found.append(one)
        return found

    def plan(self, at: int) -> list[tuple[str, str, Move]]:
        """One of all plans: who goes, held by whom, and where."""
        moves = [moves[chosen[at]] for moves, chosen in zip(self.moves, self.chosen, strict=True)]
        return [(one.who, one.held_by, move) for one, move in zip(self.people, moves, strict=True) if move]

    def sum(self, worth: Callable[[Person, str, int], int]) -> Counts:
        """What all moves of each plan are worth."""
        total = np.zeros(self.many, np.int64)
        for person, moves, chosen in zip(self.people, self.moves, self.chosen, strict=True):
            each = [worth(person, *move) if move else 0 for move in moves]
            if any(each):
                total += np.array(each)[chosen]
        return total

    def released(self, who: str, to: str = "", until: int = 0) -> Yes:
        return self.sum(lambda p, r, s: p.who == who and to in ("", r) and s <= (until or self.stages)) > 0

    def stage_of(self, who: str) -> Counts:
        return self.sum(lambda p, _, s: s if p.who == who else 0)

    def picks(self, told: Table, person: Person, to: str = "", *, owed: bool) -> bool:
        """Whether a selector (flat, or a table) speaks of someone who goes to a Power (to any: whoever he is)."""
        group = self.file.get("group", {}).get(told.get("group"), {})
        by, category = told.get("by", told.get("held_by")), told.get("category")
        return (
            (owed or not person.owed)
            and person.living == (told.get("of", "living") == "living")
            and by in (None, person.held_by)
            and (not to or told.get("to") in (None, to))
            and ("persons" not in told or person.who in told["persons"])
            and (category is None or self._of_category(category, told, person))
            and (not group or self.picks({"of": told.get("of", "living"), **group}, person, to, owed=owed))
        )

    def _of_category(self, category: Any, told: Table, person: Person) -> bool:
        if category != "others":
            return person.is_of(category)
        return not person.hurt and not any(
            all(person.is_of(one) for one in self._categories(term))
            for term in self.terms
            if term["kind"] in ("one-for-one", "ratio", "all-for-all") and set(two(term)) == set(two(told))
            if term.get("of", "living") == "living" and self._categories(term)
        )

    def _categories(self, term: Table) -> list[Any]:
        tables = (term, self.file.get("group", {}).get(term.get("group"), {}))
        return [] if term.get("category") == "others" else [one["category"] for one in tables if "category" in one]

    def count(self, told: Table, stages: Collection[int] = (), *, owed: bool = True, to: str = "") -> Counts:
        return self.sum(
            lambda p, r, s: (not stages or s in stages) and to in ("", r) and self.picks(told, p, r, owed=owed)
        )

    @property
    def aims(self) -> list[str]:
        aims = list(self.head["aims"])
        if "remains" not in aims and not all(person.living for person in self.people):
            aims.insert(aims.index("persons") + 1 if "persons" in aims else len(aims), "remains")
        return aims

    def value(self, aim: str) -> Counts:
        on = date.fromisoformat(self.head["on"])

        def worth(person: Person, _: str, stage: int) -> int:
            captured = person.row.get("captured_on")
            days = (on - days_of(captured)[1]).days if captured else 0
            living = {"days-in-captivity": max(0, days), "persons": 1, "early": self.stages + 1 - stage}
            if not person.living:
                return int(aim == "remains")
            return int(person.hurt) if aim == "seriously-wounded" else living.get(aim, 0)

        return self.sum(worth)

    def consented(self, in_force: Collection[str]) -> Yes:
        offers = [{"by": term.get("says"), **term} for term in self.terms if term["kind"] == "offer"]

        def wrong(person: Person, to: str, _: int) -> int:
            if (
                person.owed
                or self._agreed(person, to)
                or any(self.picks(one, person, to, owed=False) for one in offers)
            ):
                return 0
            over = [
                one["name"]
                for one in map(self._joined, offers)
                if (one["by"], one.get("of", "living")) == (person.held_by, person.row.get("kind") or "living")
                and one.get("to") in (None, to)
            ]
            return int(not over or any(name in in_force for name in over))

        return np.asarray(self.sum(wrong) == 0)

    def _joined(self, told: Table) -> Table:
        return {**self.file.get("group", {}).get(told.get("group"), {}), **told}

    def _agreed(self, person: Person, to: str) -> bool:
        swaps = (term for term in self.terms if term["kind"] == "all-for-all")
        swapped = any({person.held_by, to} == set(two(one)) and self.picks(one, person, owed=False) for one in swaps)
        return swapped or any(person.who in one["give"] and one.get("to") in (None, to) for one in self.offers())

    def offers(self, terms: Sequence[Table] | None = None) -> Iterator[Table]:
        """The offers of all deals; `mark` is what only one may be accepted of."""
        for term in self.terms if terms is None else terms:
            for number, one in enumerate(term["offer"] if term["kind"] == "deal" else ()):
                yield {**one, "mark": term["name"] if term.get("choose") == "one" else (term["name"], number)}

    def deals_kept(self, binding: Sequence[Table]) -> Yes:
        """Some choice of offers releases whoever is given by exactly one; a deal out of force gives freely."""
        offers = list(self.offers(binding))
        given = {who: self.released(who) for one in offers for who in one["give"]}
        free = {who for one in self.offers([term for term in self.terms if term not in binding]) for who in one["give"]}
        kept = [self._kept(one) for one in offers]
        found = np.zeros(self.many, np.bool_)
        for taken in product((False, True), repeat=len(offers)):
            accepted = [one for one, is_taken in zip(offers, taken, strict=True) if is_taken]
            by = [who for one in accepted for who in one["give"]]
            if len(set(by)) < len(by) or len({one["mark"] for one in accepted}) < len(accepted):
                continue
            right = np.ones(self.many, np.bool_)
            for one, is_taken in zip(kept, taken, strict=True):
                right &= one | (not is_taken)
            for who, gone in given.items():
                right &= ~gone | (who in by or who in free)
            found |= right
        return found

    def _kept(self, offer: Table) -> Yes:
        found = np.ones(self.many, np.bool_)
        for who in offer["give"]:
            found &= self.released(who, offer.get("to", ""))
            for other in offer["get"]:
                found &= self.released(other) & (self.stage_of(other) <= self.stage_of(who))
        return found
