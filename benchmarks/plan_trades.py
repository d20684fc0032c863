"""Want lists of a math trade, as TradeMaximizer reads them, as a problem of ours; a program of its own to be timed."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from safeconduct.plans.limits import Limits
from safeconduct.plans.problem import Aim, Column, Line, Problem
from safeconduct.plans.proof import leaves
from safeconduct.plans.searching import best

Wants = Mapping[str, list[str]]
"""Item -> the items that would be taken for it. A dummy begins with % and carries its user."""

TRADES = "trades"


def wants(path: Path) -> Wants:
    """The want lists of a file: the first of each item, without items of the same user or of nobody."""
    lists: dict[str, tuple[str, list[str]]] = {}
    for user, item, wanted in _lines(path):
        lists.setdefault(_own(item, user), (user, [_own(one, user) for one in wanted]))
    return {
        item: [
            one
            for one in dict.fromkeys(wanted)
            if one in lists and one != item and (one.startswith("%") or not user or lists[one][0] != user)
        ]
        for item, (user, wanted) in lists.items()
    }


def _lines(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        told = line.strip()
        if not told or told.startswith("#"):
            continue
        user, bracket, rest = told.partition(")") if told.startswith("(") else ("", "", told)
        item, *wanted = rest.replace(":", " ", 1).replace(";", " ").upper().split()
        yield f"{user}{bracket}".upper(), item, wanted


def _own(item: str, user: str) -> str:
    return f"{item} for user {user}" if item.startswith("%") else item


def problem(told: Wants) -> Problem:
    """A column for each want that can close a round; who gives gets, once at the most; as many real items as can be."""
    component = _components(told)
    edges = [(item, one) for item, wanted in told.items() for one in wanted if component[item] == component[one]]
    out: dict[str, list[tuple[int, int]]] = {}
    balance: dict[str, list[tuple[int, int]]] = {}
    for column, (item, one) in enumerate(edges):
        out.setdefault(item, []).append((column, 1))
        balance.setdefault(item, []).append((column, 1))
        balance.setdefault(one, []).append((column, -1))
    lines = [Line("", f"once {item}", None, 1, tuple(entries)) for item, entries in out.items()]
    lines += [Line("", f"gives and gets {item}", 0, 0, tuple(entries)) for item, entries in balance.items()]
    gains = {column: 1 for column, (item, _) in enumerate(edges) if not item.startswith("%")}
    return Problem(columns=(Column("want", 1),) * len(edges), lines=tuple(lines), aims=(Aim(TRADES, gains),))


def _components(told: Wants) -> dict[str, int]:
    """Items that can reach each other have the same number (Tarjan): every round lies among such."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    found: dict[str, int] = {}
    open_: list[str] = []
    for root in told:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        open_.append(root)
        path = [(root, iter(told[root]))]
        while path:
            item, left = path[-1]
            for one in left:
                if one not in order:
                    order[one] = low[one] = len(order)
                    open_.append(one)
                    path.append((one, iter(told[one])))
                    break
                if one not in found:
                    low[item] = min(low[item], order[one])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[item])
                if low[item] == order[item]:
                    while item not in found:
                        found[open_.pop()] = order[item]
    return found


def main(path: str) -> None:
    """Print how many items are traded, the bound, and in how many parts it was proved."""
    found = best(problem(wants(Path(path))), Limits())
    assert found, "no trade at all is always possible"
    (one,) = found.settled
    print(one.value, one.bound, leaves(one.proof) if one.proof else 0)


if __name__ == "__main__":
    main(sys.argv[1])
