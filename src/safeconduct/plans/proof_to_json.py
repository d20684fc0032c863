"""A proof in words of terms, persons and aims, for the check to reckon anew without the problem it came from."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from safeconduct.plans.proof import Leaf, Tree
from safeconduct.plans.rows.from_terms import Planned

Path = tuple[tuple[int, bool], ...]


def proof_to_json(tree: Tree, planned: Planned) -> dict[str, Any]:
    """The tree of parts: `switch` or `units, to, stage` with `at`, `below`, `above`; in a part the multipliers.

    Rows of stocks and of days stand nowhere: the check looks at each person's best move, which is as strong.
    """
    switches = {column: switch for switch, column in planned.switches.items()}

    def told(node: Tree, path: Path) -> dict[str, Any]:
        if isinstance(node, Leaf):
            return _leaf(node, planned, path)
        parts = {"at": node.at}
        if node.column in switches:
            switch = switches[node.column]
            below, above = told(node.below, path), told(node.above, path)
            return {"switch": [switch.term, switch.key], **parts, "below": below, "above": above}
        number, to, stage = planned.moves[node.column]
        units = sorted(min(person.who for person in unit) for unit in planned.types[number].units)
        below = told(node.below, (*path, (node.column, True)))
        above = told(node.above, (*path, (node.column, False)))
        return {"units": units, "to": to, "stage": stage, **parts, "below": below, "above": above}

    return told(tree, ())


def _leaf(leaf: Leaf, planned: Planned, path: Path) -> dict[str, Any]:
    lines = planned.problem.lines
    rows = [[lines[row].term, lines[row].key, str(by)] for row, by in leaf.worth.items() if _is_claimed(row, planned)]
    aims = [[planned.problem.aims[place].name, str(by)] for place, by in leaf.floors.items()]
    return {"rows": rows, "aims": aims, "sealed": list(_sealed(leaf.ends, path)), "bound": leaf.bound}


def _is_claimed(row: int, planned: Planned) -> bool:
    """Whether the check has the row: those of types, and of silences (who has no consent has no move), it needs not."""
    line = planned.problem.lines[row]
    return bool(line.term) and line.key != "silence"


def _sealed(ends: Mapping[int, Fraction], path: Path) -> list[list[object]]:
    """The last seal of the path that holds each split column on the side on which its remainder leans."""
    found = []
    for column, left in ends.items():
        places = [place for place, (one, below) in enumerate(path) if one == column and below == (left > 0)]
        if left and places:
            found.append([places[-1], str(left)])
    return found
