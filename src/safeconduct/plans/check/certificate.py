"""The proof that nothing better exists, reckoned anew in fractions: for each part of the possible, a bound it keeps.

A row of a term, times a multiplier, is taken off the gain of every move; what is left of each person's best move, and
the rows' own ends, make the bound. Whatever the multipliers are, it is true: so a wrong proof can only fail.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import floor
from pathlib import Path
from typing import Any, NamedTuple

from safeconduct.errors import BadInput
from safeconduct.plans.check.aims import gain
from safeconduct.plans.check.claims import Claim, Claims
from safeconduct.plans.check.consenting import Consenting
from safeconduct.plans.person import People, Person
from safeconduct.plans.terms.exchange import Aim, Exchange
from safeconduct.plans.terms.together import Together

NOTHING = Fraction(0)
MOST_PARTS = 100_000
CLAIMED = ("value", "bound")
Weights = list[tuple[Claim, Fraction]]


class Proof(NamedTuple):
    """Aim -> the tree of parts with their multipliers, as it stands in the file; and what else the file claims.

    `claims`: (aim, value or bound, what it comes to); `digest`: of the roll that it was made for.
    """

    aims: Mapping[str, Any]
    claims: tuple[tuple[str, str, object], ...] = ()
    digest: str = ""


class Sealed(NamedTuple):
    """A part of the possible: moves of these units to one Power in one stage, or a switch, lie between two numbers."""

    units: frozenset[str]
    to: str
    stage: int
    low: int | None
    high: int | None


def proof_from_file(path: Path) -> Proof:
    """A proof that `plan prove` wrote. Raises BadInput where it is none, or cut short."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        claims = tuple((str(one["aim"]), what, one[what]) for one in told["aims"] for what in CLAIMED if what in one)
        trees = {str(one["aim"]): one["proof"] for one in told["aims"]}
        return Proof(trees, claims, str(told.get("roll_hash") or ""))
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}); name a proof that `plan prove` wrote") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"{path.name}, line {error.lineno}: the proof is cut short or no JSON; write it anew") from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadInput(f"{path.name} is no proof; take the file that `plan prove` wrote") from None


def unproved(proof: Proof, exchange: Exchange, people: People, aims: Mapping[Aim, int]) -> Iterator[tuple[str, str]]:
    """Aims of which the proof does not show that nothing better exists: (aim, sentence)."""
    court = _Court(exchange, people, aims)
    for aim, value in aims.items():
        if proof.aims.get(aim) is None:
            yield aim, "the proof says nothing of this aim"
            continue
        try:
            bound = court.bound(aim, proof.aims[aim])
        except (TypeError, KeyError, ValueError, ZeroDivisionError, AttributeError, RecursionError):
            yield aim, "the proof is cut short or names what the terms do not have"
            continue
        if bound > value:
            yield aim, f"the proof leaves room up to {bound}, and the roll comes to {value}"
    for name, what, claimed in proof.claims:
        reached = next((value for aim, value in aims.items() if aim == name), None)
        if reached is None:
            yield name, "the proof speaks of an aim that the terms do not have"
        elif type(claimed) is not int or claimed != reached:
            yield name, f"the proof claims the {what} {claimed}, and the roll comes to {reached}"


class _Court:
    """Everything that a bound is reckoned from; made once for all parts."""

    def __init__(self, exchange: Exchange, people: People, aims: Mapping[Aim, int]) -> None:
        self.exchange, self.people, self.aims = exchange, people, aims
        self.claims = Claims(exchange, people)
        self.consenting = Consenting(exchange)
        self.order = list(aims)

    @cached_property
    def units(self) -> list[tuple[tuple[Person, ...], int]]:
        """Persons who go together, or one; like ones counted once, with their number."""
        families = self._families()
        found: dict[object, tuple[tuple[Person, ...], int]] = {}
        waiting: dict[str, list[Person]] = {}
        for person in self.people.persons:
            if person.who in families:
                waiting.setdefault(families[person.who], []).append(person)
                continue
            traits = (person.who,) if person.who in self.claims.named else person[1:]
            unit, count = found.get(traits, ((person,), 0))
            found[traits] = unit, count + 1
        return [*found.values(), *((tuple(family), 1) for family in waiting.values())]

    def _families(self) -> dict[str, str]:
        groups: list[set[str]] = []
        for term in self.exchange.terms:
            if isinstance(term, Together):
                held = {who for who in term.persons if not self.people.by_name[who].owed}
                touched = [group for group in groups if not group.isdisjoint(held)]
                groups = [group for group in groups if group not in touched]
                groups.append(held.union(*touched))
        return {who: min(group) for group in groups for who in group}

    def bound(self, aim: Aim, tree: Any) -> int:  # noqa: ANN401 - it is what a file holds, and is read as a stranger's
        """The most that any plan can reach that is as good in the aims before."""
        parts = [0]

        def of(node: Any, sealed: tuple[Sealed, ...], spans: Mapping[tuple[str, str], tuple[int, int]]) -> int:  # noqa: ANN401
            parts[0] += 1
            if parts[0] > MOST_PARTS:
                raise ValueError("too many parts")
            if "below" not in node:
                return self._bound_of_part(aim, node, sealed, spans)
            at = int(node["at"])
            if "switch" in node:
                switch = (str(node["switch"][0]), str(node["switch"][1]))
                low, high = spans.get(switch, (0, self.claims.switches[switch]))
                below = of(node["below"], sealed, {**spans, switch: (low, min(high, at))})
                return max(below, of(node["above"], sealed, {**spans, switch: (max(low, at + 1), high)}))
            units = frozenset(str(who) for who in node["units"])
            to, stage = str(node["to"]), int(node["stage"])
            below = of(node["below"], (*sealed, Sealed(units, to, stage, None, at)), spans)
            return max(below, of(node["above"], (*sealed, Sealed(units, to, stage, at + 1, None)), spans))

        return of(tree, (), {})

    def _bound_of_part(
        self,
        aim: Aim,
        leaf: Mapping[str, Any],
        sealed: Sequence[Sealed],
        spans: Mapping[tuple[str, str], tuple[int, int]],
    ) -> int:
        if any(low > high for low, high in spans.values()):
            return -1
        rows = [(self.claims.by_key[term, key], Fraction(by)) for term, key, by in leaf["rows"]]
        before = {name: Fraction(by) for name, by in leaf["aims"]}
        seals = [(sealed[int(place)], Fraction(by)) for place, by in leaf["sealed"]]
        if any(name not in self.order[: self.order.index(aim)] or by > 0 for name, by in before.items()):
            raise ValueError("an aim that is not settled before")
        total = sum((by * _end(row.low, row.high, by) for row, by in rows), NOTHING)
        total += sum((by * _end(seal.low, seal.high, by) for seal, by in seals), NOTHING)
        total += sum((by * self.aims[_named(name, self.order)] for name, by in before.items()), NOTHING)
        total += self._switches(rows, spans)
        for unit, count in self.units:
            total += count * self._best_move(unit, aim, rows, before, seals)
        return floor(total)

    def _switches(self, rows: Weights, spans: Mapping[tuple[str, str], tuple[int, int]]) -> Fraction:
        left: dict[tuple[str, str], Fraction] = {}
        for row, by in rows:
            for switch, times in row.switches:
                left[switch] = left.get(switch, NOTHING) - by * times
        total = NOTHING
        for switch, worth in left.items():
            low, high = spans.get(switch, (0, self.claims.switches[switch]))
            total += worth * (high if worth > 0 else low)
        return total

    def _best_move(
        self,
        unit: tuple[Person, ...],
        aim: Aim,
        rows: Weights,
        before: Mapping[str, Fraction],
        seals: Sequence[tuple[Sealed, Fraction]],
    ) -> Fraction:
        """What is left of the best that this unit can do; staying is worth nothing, and who is owed may not stay."""
        best = None if any(person.owed for person in unit) else NOTHING
        first = min(person.who for person in unit)
        for to in unit[0].open_to:
            if not all(to in person.open_to and self.consenting.may_go(person, to) for person in unit):
                continue
            for stage in range(1, self.exchange.stages + 1):
                worth = NOTHING
                for person in unit:
                    worth += gain(aim, person, stage, self.exchange)
                    for name, by in before.items():
                        worth -= by * gain(_named(name, self.order), person, stage, self.exchange)
                    for row, by in rows:
                        worth -= by * row.times(person, to, stage)
                for seal, by in seals:
                    worth -= by * (first in seal.units and (to, stage) == (seal.to, seal.stage))
                best = worth if best is None else max(best, worth)
        return NOTHING if best is None else best


def _named(name: str, order: Sequence[Aim]) -> Aim:
    return next(aim for aim in order if aim == name)


def _end(low: int | None, high: int | None, by: Fraction) -> int:
    """The end of a row that a multiplier leans on."""
    end = high if by > 0 else low
    if end is None:
        raise ValueError("a multiplier leans on an end that the row does not have")
    return end
