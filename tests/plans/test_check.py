"""The check: it accepts what was found, refuses what is corrupted, and believes no claim that is not proved."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given

from safeconduct.cli.main import run
from safeconduct.errors import BadInput
from safeconduct.plans.check.certificate import Proof, proof_from_file, unproved
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.recount import recounted
from safeconduct.plans.check.roll import Going, Roll, roll_from_file
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan
from safeconduct.plans.rows.kinds import ROWS
from safeconduct.plans.terms.exchange import Exchange
from safeconduct.plans.terms.kinds import KINDS
from safeconduct.plans.terms.sentence import PLACES
from safeconduct.plans.to_json import proof_of_plan
from tests.plans.cases import FOLDER, exchange_of, people_of, planned, refusing
from tests.plans.strategies import Drawn, tables
from tests.plans.test_enumerated import SLOW, made

WRONGS = (
    *("left out", "twice", "stranger", "from", "to", "closed", "stage", "no stage", "because"),
    *("more", "less", "digest"),
)
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
    rolls = [corrupted(roll_of(plan), exchange, people, number) for number in range(200)]
    assert sum(not verdict_from_roll(exchange, people, roll).valid for roll in rolls) == 200


def corrupted(roll: Roll, exchange: Exchange, people: People, number: int) -> Roll:
    """One thing wrong; where it is a line, the digest is put right, so that it is not the digest that betrays it."""
    lines, kind = list(roll.lines), WRONGS[number % len(WRONGS)]
    at = number * 7_919 % len(lines)
    one, aims = lines[at], list(roll.claims)
    if kind in ("more", "less"):
        aim = aims[number % len(aims)]
        return roll._replace(claims={**roll.claims, aim: roll.claims[aim] + (1 if kind == "more" else -1)})
    if kind == "digest":
        return roll._replace(digest=f"{number:064x}")
    closed = next(power for power in ("KP", "UA", "RU", "GB") if power not in people.by_name[one.who].open_to)
    false = next((term.name for term in exchange.terms if term.kind not in ("offer", "deal", "all-for-all")), "owed")
    wrong: dict[str, list[Going]] = {
        "left out": [],
        "twice": [one, one],
        "stranger": [one, one._replace(who="nobody")],
        "from": [one._replace(held_by="ZW")],
        "to": [one._replace(to="ZW")],
        "closed": [one._replace(to=closed)],
        "stage": [one._replace(stage=exchange.stages + 1 + number % 3)],
        "no stage": [one._replace(stage=-(number % 2))],
        "because": [one._replace(because=false)],
    }
    changed = roll._replace(lines=(*lines[:at], *wrong[kind], *lines[at + 1 :]))
    return changed._replace(digest=changed.reckoned_digest)


def test_it_refuses_a_roll_that_leaves_out_one_who_is_owed() -> None:
    people = people_of("07-easter-2025")
    exchange = exchange_of("07-easter-2025", people=people)
    lines = roll_of(planned("07-easter-2025", people=people)).lines
    hurt = {person.who for person in people.owed}
    left = next(one for one in lines if one.who in hurt)
    broken = verdict_from_roll(exchange, people, Roll(tuple(one for one in lines if one != left), {})).broken
    assert ("law", f"`{left.who}` is owed his release and is not on the roll") in broken


def test_it_refuses_a_roll_with_one_who_refused() -> None:
    people = refusing(people_of("01-three-powers"), ["K2"], "KP")
    lines = roll_of(planned("01-three-powers")).lines
    broken = verdict_from_roll(exchange_of("01-three-powers"), people, Roll(lines, {})).broken
    assert ("routes", "`K2` goes to KP: he refused it") in broken


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"value": 8', '"value": 7', "the proof claims the value 7, and the roll comes to 8"),
        ('"bound": 8, "parts', '"bound": 9, "parts', "the proof claims the bound 9, and the roll comes to 8"),
        ('"roll_hash": "', '"roll_hash": "0', "it was made for another roll"),
        ('"aim": "persons"', '"aim": "fame"', "the proof says nothing of this aim"),
    ],
)
def test_it_refuses_a_proof_that_claims_something_else(tmp_path: Path, before: str, after: str, said: str) -> None:
    people = people_of("01-three-powers")
    exchange, plan = exchange_of("01-three-powers", people=people), planned("01-three-powers")
    told, file = json.dumps(proof_of_plan(plan)), tmp_path / "proof.json"
    file.write_text(told, encoding="utf-8")
    assert verdict_from_roll(exchange, people, roll_of(plan), proof_from_file(file)).valid
    assert before in told
    file.write_text(told.replace(before, after), encoding="utf-8")
    verdict = verdict_from_roll(exchange, people, roll_of(plan), proof_from_file(file))
    assert any(said in sentence for _, sentence in verdict.broken)


@pytest.mark.parametrize("wrong", ["[1.7]", "[true]", "[8, 8]"])
def test_a_claim_that_is_no_whole_number_or_stands_twice_is_refused(tmp_path: Path, wrong: str) -> None:
    aims = [{"aim": "persons", "value": value} for value in json.loads(wrong)]
    (tmp_path / "roll.json").write_text(json.dumps({"roll": [], "aims": aims}), encoding="utf-8")
    with pytest.raises(BadInput, match=r"roll\.json: (its `aims`|it claims)"):
        roll_from_file(tmp_path / "roll.json")


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
