"""Random small exchanges: some persons and bodies of three Powers, and a few terms of every kind, as tables of a file."""

from collections.abc import Callable
from math import prod
from typing import Any

from hypothesis import strategies as st

from safeconduct.plans.from_file import person_from_row
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_tables
from safeconduct.plans.terms.place import TermsFile
from tests.plans.tried import Person

POWERS = ["SM", "MC", "LI"]
RANKS = ["colonel", "lieutenant", "sergeant", "private"]
CATEGORIES: list[list[str]] = [[], [], [], ["civilian"], ["nurse"], ["civilian", "nurse"], ["seriously-wounded"]]
UNITS = ["7-bn", "9-bn", ""]
MOST_PLANS = 20_000
Draw = Any
Told = dict[str, Any]
Rows = list[Told]
Drawn = tuple[Rows, Told]


@st.composite
def rows(draw: Draw, most: int, stages: int) -> Rows:
    """Some persons, and bodies now and then; as many as leave few enough plans to try them all."""
    count = draw(st.integers(2, most))
    remains = draw(st.sampled_from([False, False, True]))
    found = [_row(draw, number, remains=remains) for number in range(count)]
    while len(found) > 2 and prod(1 + stages * len(Person(row).open) for row in found) > MOST_PLANS:
        found.pop()
    return found


def _row(draw: Draw, number: int, *, remains: bool) -> Told:
    held_by = draw(st.sampled_from(POWERS))
    others = [power for power in POWERS if power != held_by]
    body = remains and draw(st.booleans())
    return {
        "who": f"p{number}",
        "held_by": held_by,
        "open_to": draw(st.lists(st.sampled_from(others), unique=True, max_size=2)),
        "refused": draw(st.sampled_from([[], [], [], others[:1]])),
        "category": draw(st.sampled_from(CATEGORIES)),
        "born": draw(st.sampled_from(["2000-01-01", "2005-06-01", "2004-03", "2011", "1980-02-29", None])),
        "rank": draw(st.sampled_from(RANKS)),
        "unit": draw(st.sampled_from(UNITS)),
        "captured_on": draw(st.sampled_from(["2029-01-01", "2029-06", "2030-01-01", "2029", "2031-01-01", None])),
    } | ({"kind": "remains"} if body else {})


def _two(draw: Draw) -> list[str]:
    return list(draw(st.permutations(POWERS)))[:2]


def _category(draw: Draw) -> Told:
    found: Told = draw(
        st.sampled_from(
            [
                {},
                {},
                {},
                {"category": "civilian"},
                {"category": "nurse"},
                {"category": {"age": [18, 25], "age_on": "2030-01-01"}},
                {"category": {"age": [19, 30], "age_on": "2030-03-01", "rank": RANKS[2:]}},
                {"category": {"rank": ["colonel", "private"]}},
                {"category": {"unit": "7-bn"}},
                {"of": "remains"},
                {"group": "young"},
                {"category": "civilian", "group": "young"},
            ]
        )
    )
    return dict(found)


def _flow(draw: Draw) -> Told:
    by, to = _two(draw)
    return {"by": by, **({"to": to} if draw(st.booleans()) else {}), **_category(draw)}


def _some(draw: Draw, persons: list[str], least: int = 1, most: int = 3) -> list[str]:
    return list(draw(st.permutations(persons)))[: draw(st.integers(least, max(least, min(most, len(persons)))))]


@st.composite
def term(draw: Draw, told: Rows, stages: int) -> Told:
    """One term of any kind."""
    free = [one["who"] for one in told if "seriously-wounded" not in one["category"]] or [told[0]["who"]]
    kind = draw(st.sampled_from(["offer"] * 4 + list(KEYS)))
    return {"kind": kind} | KEYS[kind](draw, told, free, stages)


def _offer(draw: Draw, told: Rows, _: list[str], __: int) -> Told:
    some = {"by": draw(st.sampled_from(POWERS)), "persons": _some(draw, [one["who"] for one in told])}
    whole = {"by": draw(st.sampled_from(POWERS))}
    return dict(draw(st.sampled_from([some, whole, whole]))) if draw(st.booleans()) else _flow(draw)


def _one_for_one(draw: Draw, _: Rows, __: list[str], stages: int) -> Told:
    number = draw(st.integers(0, 2))
    more = [{}, {"each": "stage"}, {"count": number}, {"at_most": number}, {"category": "others"}, {"stage": stages}]
    slack = draw(st.sampled_from([{}, {}, {"slack": 1}]))
    return {"between": _two(draw), **_category(draw), **draw(st.sampled_from(more)), **slack}


def _ratio(draw: Draw, *_: Any) -> Told:
    (give, in_return), (p, q) = _two(draw), (draw(st.integers(1, 3)), draw(st.integers(1, 3)))
    sides = {"give": {"by": give, "count": p}, "for": {"by": in_return, "count": q}}
    each = draw(st.sampled_from([{}, {}, {"each": "stage"}]))
    return {**sides, "hold": draw(st.sampled_from(["exact", "at-least"])), **_category(draw), **each}


def _all_for_all(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "agreed": draw(st.sampled_from([True, False, False]))} | _category(draw)


def _at_least(draw: Draw, *_: Any) -> Told:
    more = st.sampled_from([_flow(draw), {"each": "power", "between": _two(draw)}])
    return {"count": draw(st.integers(0, 3)), **draw(more)}


def _cap(draw: Draw, _: Rows, __: list[str], stages: int) -> Told:
    each = st.sampled_from([{}, {"each": "stage"}, {"each": ["stage", "power"]}, {"each": "power"}, {"stage": stages}])
    return {"count": draw(st.integers(0, 4)), **_flow(draw), **draw(each)}


def _named(draw: Draw, _: Rows, free: list[str], __: int) -> Told:
    to = draw(st.sampled_from([{}, {}, {"to": draw(st.sampled_from(POWERS))}]))
    return {"person": draw(st.sampled_from(free)), **to}


def _together(draw: Draw, told: Rows, *_: Any) -> Told:
    return {"persons": _some(draw, [one["who"] for one in told], 2)}


def _only_if(draw: Draw, told: Rows, free: list[str], _: int) -> Told:
    some = [{"by": draw(st.sampled_from(POWERS)), "persons": _some(draw, free)}, _flow(draw), _flow(draw)]
    enough = [
        {"persons": _some(draw, [one["who"] for one in told])},
        {**_flow(draw), "at_least": draw(st.integers(1, 2))},
    ]
    when = draw(st.sampled_from(["same-stage", "first-then"]))
    return {"then": draw(st.sampled_from(some)), "if": draw(st.sampled_from(enough)), "when": when}


def _rank_value(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "table": "dix-hill", "slack": draw(st.sampled_from([0, 2]))} | _category(draw)


def _staged(draw: Draw, _: Rows, __: list[str], stages: int) -> Told:
    return {"stage": draw(st.integers(1, stages))} | _flow(draw)


def _fairness(draw: Draw, *_: Any) -> Told:
    return {"between": _two(draw), "slack": draw(st.sampled_from([0, 0.25, 0.5, 0.1]))}


def _deal(draw: Draw, told: Rows, free: list[str], _: int) -> Told:
    giver = draw(st.sampled_from(free))
    by = next(one["held_by"] for one in told if one["who"] == giver)
    own = [one["who"] for one in told if one["held_by"] == by and one["who"] in free]
    offers = []
    for _ in range(draw(st.integers(1, 2))):
        give = _some(draw, own or [told[0]["who"]], 1, 2)
        rest = [one["who"] for one in told if one["who"] not in give]
        to = draw(st.sampled_from([{}, {}, {"to": draw(st.sampled_from(POWERS))}]))
        offers.append({"give": give, "get": _some(draw, rest, 1, 2), **to})
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
AIMS = [
    ["seriously-wounded", "days-in-captivity", "persons", "early"],
    ["persons", "early"],
    ["persons", "days-in-captivity"],
]
YOUNG = {"young": {"category": {"age": [18, 29], "age_on": "2030-02-01"}}}


@st.composite
def tables(draw: Draw, most: int = 14, terms: int = 7) -> Drawn:
    """The rows of the people, and the tables of a terms file; offers first, that somebody may go at all."""
    stages = draw(st.integers(1, 3))
    told = draw(rows(most, stages))
    made = [{"kind": "offer", "by": power} for power in POWERS if draw(st.booleans())]
    made += [draw(term(told, stages)) for _ in range(draw(st.integers(1, terms)))]
    head = {"on": "2030-03-01", "powers": POWERS, "stages": stages, "aims": draw(st.sampled_from(AIMS))}
    return told, known_words(told, {"exchange": head, "group": YOUNG, "term": made})


def known_words(told: Rows, file: Told) -> Told:
    """The same tables without categories that no row has."""
    known = {word for row in told for word in row["category"]}
    for made in file["term"]:
        for table in (made, made.get("then", {}), made.get("if", {})):
            if isinstance(table.get("category"), str) and table["category"] not in {*known, "others"}:
                del table["category"]
    return file


def read(told: Rows, file: Told) -> tuple[Exchange, People]:
    """As from files. Raises BadInput as they do."""
    people = People(
        tuple(person_from_row({key: value for key, value in row.items() if value is not None}) for row in told)
    )
    return exchange_from_tables(TermsFile("terms.toml", [], file, []), people), people
