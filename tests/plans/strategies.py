"""Random small exchanges: a few persons of three Powers, and a few terms of every kind, as tables of a file."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from safeconduct.plans.from_file import person_from_row
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_tables
from safeconduct.plans.terms.place import TermsFile

POWERS = ["SM", "MC", "LI"]
CATEGORIES = ["civilian", "nurse", "seriously-wounded"]
RANKS = ["colonel", "lieutenant", "sergeant", "private"]
Draw = Any
Told = dict[str, Any]
Rows = list[Told]
Drawn = tuple[Rows, Told]


@st.composite
def rows(draw: Draw, most: int = 6) -> list[dict[str, Any]]:
    """Some persons; the seriously wounded are few."""
    found = []
    for number in range(draw(st.integers(2, most))):
        held_by = draw(st.sampled_from(POWERS))
        others = [power for power in POWERS if power != held_by]
        found.append(
            {
                "who": f"p{number}",
                "held_by": held_by,
                "open_to": draw(st.lists(st.sampled_from(others), unique=True, max_size=2)),
                "category": draw(
                    st.sampled_from([[], [], ["civilian"], ["nurse"], ["civilian", "nurse"], ["seriously-wounded"]])
                ),
                "born": draw(st.sampled_from(["2000-01-01", "2005-06-01", "1980-02-29", None])),
                "rank": draw(st.sampled_from(RANKS)),
                "captured_on": draw(st.sampled_from(["2029-01-01", "2029-06", "2030-01-01", None])),
            }
        )
    return found


def _two(draw: Draw) -> list[str]:
    return list(draw(st.permutations(POWERS)))[:2]


def _category(draw: Draw) -> Told:
    found: Told = draw(
        st.sampled_from(
            [
                {},
                {},
                {"category": "civilian"},
                {"category": "nurse"},
                {"category": {"age": [18, 25], "age_on": "2030-01-01"}},
                {"category": {"rank": ["colonel", "private"]}},
            ]
        )
    )
    return found


def _flow(draw: Draw) -> dict[str, Any]:
    by, to = _two(draw)
    return {"by": by, **({"to": to} if draw(st.booleans()) else {}), **_category(draw)}


def _some(draw: Draw, persons: list[str], least: int = 1, most: int = 3) -> list[str]:
    return list(draw(st.permutations(persons)))[: draw(st.integers(least, max(least, min(most, len(persons)))))]


@st.composite
def term(draw: Draw, told: list[dict[str, Any]], stages: int) -> dict[str, Any]:
    """One term of any kind."""
    free = [one["who"] for one in told if "seriously-wounded" not in one["category"]] or [told[0]["who"]]
    kind = draw(st.sampled_from(["offer"] * 4 + list(KEYS)))
    return {"kind": kind} | KEYS[kind](draw, told, free, stages)


def _offer(draw: Draw, *_: Any) -> Told:
    return _flow(draw) if draw(st.booleans()) else {"by": draw(st.sampled_from(POWERS))}


def _one_for_one(draw: Draw, *_: Any) -> Told:
    more = [{}, {"each": "stage"}, {"count": 1}, {"at_most": 1}, {"category": "others"}]
    return {"between": _two(draw), **_category(draw), **draw(st.sampled_from(more))}


def _ratio(draw: Draw, *_: Any) -> Told:
    (give, in_return), (p, q) = _two(draw), (draw(st.integers(1, 3)), draw(st.integers(1, 3)))
    sides = {"give": {"by": give, "count": p}, "for": {"by": in_return, "count": q}}
    return sides | {"hold": draw(st.sampled_from(["exact", "at-least"]))} | _category(draw)


def _all_for_all(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "agreed": draw(st.booleans())} | _category(draw)


def _at_least(draw: Draw, *_: Any) -> Told:
    more = st.sampled_from([_flow(draw), {"each": "power", "between": _two(draw)}])
    return {"count": draw(st.integers(0, 3)), **draw(more)}


def _cap(draw: Draw, *_: Any) -> Told:
    each = st.sampled_from([{}, {"each": "stage"}, {"each": ["stage", "power"]}])
    return {"count": draw(st.integers(2, 4)), **_flow(draw), **draw(each)}


def _named(draw: Draw, _: Rows, free: list[str], __: int) -> Told:
    return {"person": draw(st.sampled_from(free))}


def _together(draw: Draw, told: Rows, *_: Any) -> Told:
    return {"persons": _some(draw, [one["who"] for one in told], 2)}


def _only_if(draw: Draw, *_: Any) -> Told:
    enough = {**_flow(draw), "at_least": draw(st.integers(1, 2))}
    return {"then": _flow(draw), "if": enough, "when": draw(st.sampled_from(["same-stage", "first-then"]))}


def _rank_value(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "table": "dix-hill", "slack": draw(st.sampled_from([0, 2]))}


def _staged(draw: Draw, _: Rows, __: list[str], stages: int) -> Told:
    return {"stage": draw(st.integers(1, stages))} | _flow(draw)


def _fairness(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "slack": draw(st.sampled_from([0, 0.25, 0.5]))}


def _deal(draw: Draw, told: Rows, free: list[str], _: int) -> Told:
    by = next(one["held_by"] for one in told if one["who"] == free[0])
    own = [one["who"] for one in told if one["held_by"] == by and one["who"] in free]
    offers = []
    for _ in range(draw(st.integers(1, 2))):
        give = _some(draw, own, 1, 2)
        rest = [one["who"] for one in told if one["who"] not in give]
        offers.append({"give": give, "get": _some(draw, rest, 1, 2)})
    return {"says": by, "offer": offers, "choose": draw(st.sampled_from(["one", "any"]))}


KEYS: dict[str, Callable[..., Told]] = {
    "offer": _offer,
    "one-for-one": _one_for_one,
    "ratio": _ratio,
    "all-for-all": _all_for_all,
    "at-least": _at_least,
    "cap": _cap,
    "named": _named,
    "together": _together,
    "only-if": _only_if,
    "deal": _deal,
    "rank-value": _rank_value,
    "not-before": _staged,
    "not-after": _staged,
    "fairness": _fairness,
}


@st.composite
def tables(draw: Draw, most: int = 6, terms: int = 6) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of the people, and the tables of a terms file."""
    told = draw(rows(most))
    stages = draw(st.integers(1, 2))
    aims = draw(
        st.sampled_from(
            [
                ["seriously-wounded", "days-in-captivity", "persons", "early"],
                ["persons", "early"],
                ["persons", "days-in-captivity"],
            ]
        )
    )
    made = [draw(term(told, stages)) for _ in range(draw(st.integers(1, terms)))]
    head = {"on": "2030-03-01", "powers": POWERS, "stages": stages, "aims": aims}
    return told, {"exchange": head, "term": made}


def read(told: list[dict[str, Any]], file: dict[str, Any]) -> tuple[Exchange, People]:
    """As from files. Raises BadInput as they do."""
    known = {word for row in told for word in row["category"]}
    for made in file["term"]:
        if isinstance(made.get("category"), str) and made["category"] not in {*known, "others"}:
            del made["category"]
        for key in ("then", "if"):
            if key in made and isinstance(made[key].get("category"), str) and made[key]["category"] not in known:
                del made[key]["category"]
    people = People(
        tuple(person_from_row({key: value for key, value in row.items() if value is not None}) for row in told)
    )
    return exchange_from_tables(TermsFile("terms.toml", [], file, []), people), people
