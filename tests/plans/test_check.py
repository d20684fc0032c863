"""The check: it accepts what was found, refuses what is corrupted, and believes no claim that is not proved."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given

from safeconduct.cli.main import run
from safeconduct.errors import BadInput
from safeconduct.plans.check.certificate import Proof, proof_from_file, unproved
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.recount import recounted
from safeconduct.plans.check.roll import Going, Roll
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.plan import Plan
from safeconduct.plans.rows.kinds import ROWS
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.kinds import KINDS
from safeconduct.plans.terms.sentence import PLACES
from tests.plans.cases import FOLDER, exchange_of, people_of, planned
from tests.plans.strategies import Drawn, tables
from tests.plans.test_enumerated import SLOW, made

CASES = ["01-three-powers", "03-istanbul-may", "04-istanbul-june", "08-dix-hill", "09-azovstal"]


def roll_of(plan: Plan) -> Roll:
    lines = tuple(Going(one.who, one.held_by, one.to, one.stage) for one in plan.roll)
    return Roll(lines, {one.aim: one.value for one in plan.reached}, plan.roll_hash)


def proof_of(plan: Plan) -> Proof:
    return Proof({one.aim: json.loads(json.dumps(one.proof)) for one in plan.reached if one.proof})


@SLOW
@given(tables())
def test_what_was_found_stands_and_its_proof_holds(drawn: Drawn) -> None:
    exchange, people = made(drawn)
    plan = plan_from_terms(exchange, people, Limits(leaves=500), explained=False)
    assume(plan.status == "optimal")
    assert verdict_from_roll(exchange, people, roll_of(plan), proof_of(plan)).broken == ()


@SLOW
@given(tables())
def test_no_proof_shows_that_less_is_the_best(drawn: Drawn) -> None:
    exchange, people = made(drawn)
    plan = plan_from_terms(exchange, people, Limits(leaves=500), explained=False)
    assume(plan.status == "optimal")
    for place, reached in enumerate(plan.reached):
        claimed = dict(
            zip(exchange.aims, (one.value - (n == place) for n, one in enumerate(plan.reached)), strict=True)
        )
        assert reached.aim in {aim for aim, _ in unproved(proof_of(plan), exchange, people, claimed)}


@pytest.mark.parametrize("case", CASES)
def test_it_refuses_every_corrupted_roll(case: str) -> None:
    people = people_of(case)
    exchange, plan = exchange_of(case, people=people), planned(case, people=people)
    refused = 0
    for number in range(200):
        lines = corrupted(list(roll_of(plan).lines), exchange, number)
        roll = replace_lines(roll_of(plan), lines)
        refused += not verdict_from_roll(exchange, people, roll).valid
    assert refused == 200


def replace_lines(roll: Roll, lines: Sequence[Going]) -> Roll:
    """Another roll under the same claims; its digest is put right, so that it is not the digest that betrays it."""
    changed = Roll(tuple(lines), roll.claims)
    return changed._replace(digest=changed.reckoned_digest)


def corrupted(lines: list[Going], exchange: Exchange, number: int) -> list[Going]:
    """One thing wrong: one left out, twice, from or to another Power, in no stage, or somebody nobody knows."""
    at = number * 7_919 % len(lines)
    one = lines[at]
    kind = ("left out", "twice", "from", "to", "stage", "stranger")[number % 6]
    if kind == "left out":
        return lines[:at] + lines[at + 1 :]
    if kind == "twice":
        return [*lines, one]
    if kind == "stranger":
        return [*lines, Going("nobody", one.held_by, one.to, one.stage)]
    wrong = {
        "from": one._replace(held_by="ZW"),
        "to": one._replace(to="ZW"),
        "stage": one._replace(stage=exchange.stages + 1 + number % 3),
    }[kind]
    return [*lines[:at], wrong, *lines[at + 1 :]]


def test_every_kind_of_term_has_rows_words_and_a_recount() -> None:
    assert set(KINDS) == set(ROWS) == set(PLACES)
    assert all(recounted(kind) for kind in KINDS)


def test_it_does_not_load_the_solver(tmp_path: Path) -> None:
    case = FOLDER / "01-three-powers"
    roll = tmp_path / "roll.csv"
    assert (
        run(["plan", "find", str(case / "terms.toml"), "--routes", str(case / "routes.csv"), "--roll", str(roll)]) == 0
    )
    code = "import sys; from safeconduct.cli.main import run; run(sys.argv[1:]); sys.exit('highspy' in sys.modules)"
    command = [sys.executable, "-c", code, "plan", "check", str(case / "terms.toml"), str(roll), "--routes"]
    assert subprocess.run([*command, str(case / "routes.csv")], check=False, capture_output=True).returncode == 0


def test_a_proof_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "proof.json"
    short.write_text('{"aims": [{"aim": "persons", "proof": {"rows": [', encoding="utf-8")
    with pytest.raises(BadInput, match="cut short"):
        proof_from_file(short)
    halved = Proof({"persons": {"switch": ["term-1", "all"], "at": 0, "below": {"rows": []}}})
    people = people_of("08-dix-hill")
    exchange = exchange_of("08-dix-hill", people=people)
    broken = dict(unproved(halved, exchange, people, {"persons": 24}))
    assert "cut short" in broken["persons"]
