"""The check looks at people alike once: whoever is named, of another age or captive on another day is told apart."""

from pathlib import Path

from safeconduct.plans.check.alike import Kinds
from safeconduct.plans.check.possible import Possible
from safeconduct.plans.check.roll import Going
from safeconduct.plans.from_file import person_from_row
from safeconduct.plans.person import People
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.from_file import exchange_from_file

TERMS = """
[exchange]
on = 2026-06-01
powers = ["SM", "MC"]
[[term]]
kind = "offer"
by = "MC"
[[term]]
kind = "deal"
says = "SM"
offer = [{give = ["S1"], get = ["M1"]}]
[[term]]
kind = "cap"
count = 9
category = {age = [18, 25], age_on = 2026-06-01}
"""


def people_and_terms(folder: Path) -> tuple[Exchange, People]:
    rows = [{"who": "S1", "held_by": "SM", "open_to": ["MC"], "born": "1990-01-01"}]
    rows += [
        {"who": f"M{n}", "held_by": "MC", "open_to": ["SM"], "born": born, "rank": f"rank-{n}", "captured_on": since}
        for n, (born, since) in enumerate(
            [("1990-01-01", "2024-01-01"), ("1991-01-01", "2024-01-01"), ("1992-01-01", "2025-01-01"), ("2003", "")], 1
        )
    ]
    people = People(tuple(person_from_row(row) for row in rows))
    (folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    return exchange_from_file(folder / "terms.toml", people), people


def test_ranks_that_no_term_asks_after_tell_nobody_apart_and_names_and_ages_do(tmp_path: Path) -> None:
    kinds = Kinds(*people_and_terms(tmp_path))
    assert sorted([one.who for one in like] for like in kinds.members.values()) == [
        ["M1"],
        ["M2", "M3"],
        ["M4"],
        ["S1"],
    ]


def test_a_roll_is_counted_by_kind_power_and_stage(tmp_path: Path) -> None:
    kinds = Kinds(*people_and_terms(tmp_path))
    found = kinds.moves([Going(who, "MC", "SM", 1) for who in ("M2", "M3", "M4", "nobody")])
    assert sorted((move.person.who, move.to, move.stage, move.number) for move in found) == [
        ("M2", "SM", 1, 2),
        ("M4", "SM", 1, 1),
    ]


def test_days_in_captivity_stay_each_ones_own(tmp_path: Path) -> None:
    exchange, people = people_and_terms(tmp_path)
    possible = Possible(exchange, Kinds(exchange, people))
    two = next(unit for unit in possible.units if unit.one[0].who == "M2")
    held = sorted((person.days_held(exchange.on) for person in people.persons[2:4]), reverse=True)
    assert two.days == held
    # A day is worth 1, a release costs as much as the shorter captivity and one day more: one of the two goes.
    assert two.best(-held[1] - 1, 1) == held[0] - held[1] - 1
