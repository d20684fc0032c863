"""Plans as plain data, in the shape that outside programs rely on; the verbs print it."""

from collections import Counter
from typing import Any

from safeconduct.plans.person import People
from safeconduct.plans.plan import Plan, Reached, Release
from safeconduct.plans.terms.sentence import sentence
from safeconduct.plans.terms.term import Term
from safeconduct.wording.phrases import Wording


def plan_to_json(plan: Plan, people: People, say: Wording, *, by_type: bool = False) -> dict[str, Any]:
    """`status, aims, roll, conflict, roll_hash`, and what had to be said."""
    return {
        "status": plan.status,
        "aims": [_aim(one) for one in plan.reached],
        "roll": types_of(plan, people) if by_type else [release_to_json(one) for one in plan.roll],
        "conflict": [term_to_json(term, say) for term in plan.conflict],
        "roll_hash": plan.roll_hash,
        "warnings": list(plan.warnings),
    }


def proof_of_plan(plan: Plan) -> dict[str, Any]:
    """The proof that nothing better exists, as `plan check` reckons it anew; null for an aim that has none."""
    told = [{**_aim(one), "proof": one.proof} for one in plan.reached]
    return {"status": plan.status, "roll_hash": plan.roll_hash, "aims": told}


def _aim(reached: Reached) -> dict[str, Any]:
    told = {"aim": reached.aim, "value": reached.value, "bound": reached.bound, "parts_of_proof": reached.parts}
    return {**told, "found_by": reached.found_by, "bounded_by": list(reached.bounded_by)}


def release_to_json(release: Release) -> dict[str, Any]:
    """One line of the roll; `step` only where something is wanting."""
    told = {
        "who": release.who,
        "from": release.held_by,
        "to": release.to,
        "stage": release.stage,
        "because": release.because,
    }
    return told | ({"step": release.step} if release.step else {})


def types_of(plan: Plan, people: People) -> list[dict[str, Any]]:
    """The roll by kinds of persons: category and rank, from, to, stage and reason, with how many."""
    by_name = people.by_name
    counted: Counter[tuple[str, ...]] = Counter()
    for one in plan.roll:
        person = by_name[one.who]
        words = (*person.categories, person.rank, "" if person.living else person.kind)
        counted[", ".join(filter(None, words)) or "-", one.held_by, one.to, str(one.stage), one.because] += 1
    return [
        {"type": kind, "count": count, "from": held_by, "to": to, "stage": int(stage), "because": because}
        for (kind, held_by, to, stage, because), count in sorted(counted.items())
    ]


def term_to_json(term: Term, say: Wording) -> dict[str, Any]:
    """A term of a conflict: `name, position, line, says`, and whose it is."""
    return {
        "name": term.name,
        "position": term.position,
        "line": term.line,
        "says": sentence(term, say),
        "offered_by": term.says,
    }
