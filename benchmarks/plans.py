"""Two Powers, a million prisoners, 25 terms and a thousand families: found, proved and checked, beside the bare MIP."""

import json
import sys
from pathlib import Path

from benchmarks.measured import Figure, timed
from benchmarks.plan_bare import settled
from benchmarks.plan_people import write
from benchmarks.ran import ran
from safeconduct.cli.plan_people import given
from safeconduct.plans.check.alike import Kinds
from safeconduct.plans.check.certificate import proof_from_file, unproved
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.roll import roll_from_file
from safeconduct.plans.find import plan_from_terms

NAME = "plans"
FILES = Path("build/bench")
COMMAND = str(Path(sys.executable).parent / "safeconduct")
COUNT, SMALL = 1_000_000, 1_000
FOUND, MEGABYTES, PROVED, CHECKED, TIMES = 10.0, 500.0, 10.0, 2.0, 10.0
# A little more than ten times what we took: what is not settled by then is slower.
LONGER, SMALL_LIMIT = 1.05, 120.0


def figures() -> list[Figure]:
    """Assert that the bare MIP finds the same where it can be waited for, then find, prove and check the million."""
    FILES.mkdir(parents=True, exist_ok=True)
    assert_the_bare_problem_is_the_same()
    routes, terms = write(FILES, COUNT)
    roll, proof = FILES / "roll.csv", FILES / "proof.json"
    asked = [str(terms), "--routes", str(routes)]
    found = ran([COMMAND, "plan", "find", *asked, "--roll", str(roll)])
    proved = ran([COMMAND, "plan", "prove", *asked, "--out", str(proof), "--json"])
    told = json.loads(proved.printed)
    assert told["status"] == "optimal", told
    assert all(one["value"] == one["bound"] and one["parts_of_proof"] for one in told["aims"]), told
    checked = ran([COMMAND, "plan", "check", str(terms), str(roll), str(proof), "--routes", str(routes)])
    certificate = _certificate(terms, routes, roll, proof)
    alone = settled(terms, routes, LONGER * TIMES * found.seconds)
    expected = [one["value"] for one in told["aims"]]
    assert alone.values == expected[: len(alone.values)], f"the bare MIP finds {alone.values}, ours {expected}"
    bare = f"{alone.columns:,} columns, {len(alone.values)} of {alone.aims} aims settled"
    parts = ", ".join(str(one["parts_of_proof"]) for one in told["aims"])
    what = f"{COUNT:,} prisoners, from files to the roll: four aims and the tie-break"
    return [
        Figure(NAME, what, found.seconds, "s", "<=", FOUND),
        Figure(NAME, "of it: time of the processor", found.processor, "s"),
        Figure(NAME, "of it: memory at the most", found.megabytes, "MB", "<=", MEGABYTES),
        Figure(NAME, f"the bare MIP, reading not counted ({bare})", alone.seconds, "s"),
        Figure(NAME, "the bare MIP's time, in ours with reading", alone.seconds / found.seconds, "times", ">=", TIMES),
        Figure(NAME, f"from files to the proof ({parts} parts)", proved.seconds, "s", "<=", PROVED),
        Figure(NAME, "of it: time of the processor", proved.processor, "s"),
        Figure(NAME, "the certificate checked", certificate, "s", "<=", CHECKED),
        Figure(NAME, "the roll checked person by person, from files, with the certificate", checked.seconds, "s"),
        Figure(NAME, "of it: time of the processor", checked.processor, "s"),
        Figure(NAME, "of it: memory at the most", checked.megabytes, "MB"),
    ]


def assert_the_bare_problem_is_the_same() -> None:
    """That a thousand prisoners come to the same in every aim without our types of captivity, splits and order."""
    routes, terms = write(FILES, SMALL)
    plan = plan_from_terms(*given(terms, routes, None))
    alone = settled(terms, routes, SMALL_LIMIT)
    assert plan.status == "optimal", plan.reached
    assert alone.values == [one.value for one in plan.reached], f"the bare MIP finds {alone}, ours {plan.reached}"


def _certificate(terms: Path, routes: Path, roll: Path, proof: Path) -> float:
    """Seconds for the bounds alone; and that the roll keeps everything else."""
    exchange, people = given(terms, routes, None)
    verdict = verdict_from_roll(exchange, people, roll_from_file(roll))
    assert verdict.valid, verdict.broken[:3]
    kinds = Kinds(exchange, people)
    assert kinds.all
    shown = proof_from_file(proof)
    seconds, broken = timed(lambda: list(unproved(shown, exchange, kinds, verdict.aims)))
    assert not broken, broken
    return seconds
