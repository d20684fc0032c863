"""Invented people and terms of two Powers, as many as asked: what the benchmarks of plans are measured on."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

STAGES = 3
DAY = "2026-06-01"
RANKS = (
    "private",
    "corporal",
    "sergeant",
    "master-sergeant",
    "lieutenant",
    "captain",
    "major",
    "lt-colonel",
    "colonel",
    "general",
)


def chance(number: int, of: str, among: int) -> int:
    """A number below `among` that looks drawn by lot and is the same on every machine."""
    return int.from_bytes(sha256(f"{number} {of}".encode()).digest()[:6]) % among


def rows(count: int) -> Iterator[dict[str, Any]]:
    """35 of a hundred held by SM, the others by MC; 3 seriously wounded, 10 civilians, 12 young; 45 months of capture."""
    for number in range(count):
        held_by, to = ("SM", "MC") if chance(number, "side", 100) < 35 else ("MC", "SM")
        kind = chance(number, "kind", 100)
        month = chance(number, "month", 45)
        yield {
            "who": f"p{number:07d}",
            "held_by": held_by,
            "open_to": [to],
            "category": ["seriously-wounded"] if kind < 3 else ["civilian"] if kind < 13 else [],
            "born": f"{2003 if kind >= 88 else 1985}-{1 + chance(number, 'born', 12):02d}-15",
            "rank": RANKS[chance(number, "rank", len(RANKS))],
            "unit": f"unit-{chance(number, 'unit', 20)}",
            "captured_on": f"{2022 + (month + 4) // 12}-{1 + (month + 4) % 12:02d}-{1 + chance(number, 'day', 28):02d}",
        }


def terms(count: int) -> dict[str, Any]:
    """25 terms, and one more for each family of three that is not to be separated (one in a thousand)."""
    told: list[dict[str, Any]] = [{"kind": "offer", "by": "SM"}, {"kind": "offer", "by": "MC"}]
    told += [
        {"kind": "one-for-one", "between": ["SM", "MC"], "category": "others", "each": "stage"},
        {"kind": "ratio", "give": {"by": "MC", "count": 3}, "for": {"by": "SM", "count": 2}, "category": "civilian"},
        {"kind": "all-for-all", "between": ["SM", "MC"], "category": {"age": [18, 25], "age_on": DAY}},
        {"kind": "cap", "count": count // 12, "each": ["stage", "power"]},
        {"kind": "not-before", "stage": 3, "category": {"unit": "unit-7"}, "by": "MC"},
    ]
    named = [row for row in _first(count, 400) if not row["category"] and row["born"] < "1990"]
    ours, theirs = ([row["who"] for row in named if row["held_by"] == power] for power in ("SM", "MC"))
    for one, other in zip(ours[:18], theirs[:18], strict=True):
        then = {"by": "SM", "to": "MC", "persons": [one]}
        wanted = {"by": "MC", "to": "SM", "persons": [other]}
        told.append({"kind": "only-if", "then": then, "if": wanted})
    families = [{"kind": "together", "persons": family} for family in _families(count)]
    head = {"on": DAY, "powers": ["SM", "MC"], "stages": STAGES}
    return {"exchange": head, "term": told + families}


def _first(count: int, most: int) -> list[dict[str, Any]]:
    return [row for number, row in zip(range(min(most, count)), rows(count), strict=False) if number < most]


def _families(count: int) -> list[list[str]]:
    """Neighbours held by one Power, from the second half of the rows."""
    found: list[list[str]] = []
    number = count // 2
    while len(found) < count // 1000 and number + 3 < count:
        three = [f"p{number + step:07d}" for step in range(3)]
        sides = {chance(number + step, "side", 100) < 35 for step in range(3)}
        hurt = any(chance(number + step, "kind", 100) < 3 for step in range(3))
        if len(sides) == 1 and not hurt:
            found.append(three)
        number += 3
    return found


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """The files of an exchange: routes, terms."""
    routes, told = folder / f"routes-{count}.jsonl", folder / f"terms-{count}.json"
    with routes.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in rows(count))
    told.write_text(json.dumps(terms(count)), encoding="utf-8")
    return routes, told
