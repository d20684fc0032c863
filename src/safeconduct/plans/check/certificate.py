"""The proof that nothing better exists, reckoned anew in fractions: for each part of the possible, a bound it keeps.

A row of a term, times a multiplier, is taken off the gain of every move; what is left of each person's best move, and
the rows' own ends, make the bound. Whatever the multipliers are, it is true: so a wrong proof can only fail.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any, NamedTuple

from safeconduct.errors import BadInput
from safeconduct.plans.check.alike import Kinds
from safeconduct.plans.check.claims import Claim, Claims
from safeconduct.plans.check.possible import DAYS, Possible
from safeconduct.plans.terms.exchange import Aim, Exchange

MOST_PARTS = 100_000
CLAIMED = ("value", "bound")
Weights = list[tuple[Claim, int]]


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


def unproved(proof: Proof, exchange: Exchange, kinds: Kinds, aims: Mapping[Aim, int]) -> Iterator[tuple[str, str]]:
    """Aims of which the proof does not show that nothing better exists: (aim, sentence)."""
    court = _Court(exchange, kinds, aims)
    for aim, value in aims.items():
        if proof.aims.get(aim) is None:
            yield aim, "the proof says nothing of this aim"
            continue
        try:
            bound = court.bound(aim, proof.aims[aim])
        except (TypeError, KeyError, ValueError, ArithmeticError, AttributeError, RecursionError):
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

    def __init__(self, exchange: Exchange, kinds: Kinds, aims: Mapping[Aim, int]) -> None:
        self.exchange, self.aims = exchange, aims
        self.kinds, self.claims = kinds, Claims(exchange, kinds)
        self.order = list(aims)
        self._possible: dict[tuple[frozenset[str], ...], Possible] = {}

    def possible(self, seals: Sequence[Sealed]) -> Possible:
        """Every move, those alike together; whom a seal holds is not like the others."""
        marked = tuple(seal.units for seal in seals)
        if marked not in self._possible:
            self._possible[marked] = Possible(self.exchange, self.kinds, marked)
        return self._possible[marked]

    def bound(self, aim: Aim, tree: Any) -> int:  # noqa: ANN401 - it is what a file holds, and is read as a stranger's
        """The most that any plan can reach that is as good in the aims before."""
        parts = [0]

        def of(
            node: Any,  # noqa: ANN401 - a part of that file
            sealed: tuple[Sealed, ...],
            spans: Mapping[tuple[str, str], tuple[int, int]],
        ) -> int:
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
        told = {(str(term), str(key)): Fraction(by) for term, key, by in leaf["rows"]}
        before = {_named(name, self.order): Fraction(by) for name, by in leaf["aims"]}
        seals = [(sealed[int(place)], Fraction(by)) for place, by in leaf["sealed"]]
        if any(name not in self.order[: self.order.index(aim)] or by > 0 for name, by in before.items()):
            raise ValueError("an aim that is not settled before")
        # Reckoned in whole numbers over one denominator: as exact as fractions, and many times as fast.
        scale = lcm(*(by.denominator for by in (*told.values(), *before.values(), *(by for _, by in seals))))
        weights = [(name, self.claims.by_key[name], int(by * scale)) for name, by in told.items()]
        kept = [(name, int(by * scale)) for name, by in before.items()]
        held = [(seal, int(by * scale)) for seal, by in seals]
        total = sum(by * _end(row.low, row.high, by) for _, row, by in weights)
        total += sum(by * _end(seal.low, seal.high, by) for seal, by in held)
        total += sum(by * self.aims[name] for name, by in kept)
        total += self._switches([(row, by) for _, row, by in weights], spans)
        possible = self.possible([seal for seal, _ in held])
        left = [0] * len(possible.moves)
        for name, row, by in weights:
            for move, times in possible.counted(name, row):
                left[move] -= by * times
        for one, by in ((aim, -scale), *kept):
            for move, times in possible.gained(one):
                left[move] -= by * times
        for place, (seal, by) in enumerate(held):
            for move, (unit, to, stage) in enumerate(possible.moves):
                left[move] -= by * (possible.units[unit].marks[place] and (to, stage) == (seal.to, seal.stage))
        each_day = scale * (aim == DAYS) - sum(by for name, by in kept if name == DAYS)
        return (total + possible.best(left, each_day)) // scale

    def _switches(self, rows: Weights, spans: Mapping[tuple[str, str], tuple[int, int]]) -> int:
        left: dict[tuple[str, str], int] = {}
        for row, by in rows:
            for switch, times in row.switches:
                left[switch] = left.get(switch, 0) - by * times
        total = 0
        for switch, worth in left.items():
            low, high = spans.get(switch, (0, self.claims.switches[switch]))
            total += worth * (high if worth > 0 else low)
        return total


def _named(name: str, order: Sequence[Aim]) -> Aim:
    return order[order.index(name)]


def _end(low: int | None, high: int | None, by: int) -> int:
    """The end of a row that a multiplier leans on."""
    end = high if by > 0 else low
    if end is None:
        raise ValueError("a multiplier leans on an end that the row does not have")
    return end
