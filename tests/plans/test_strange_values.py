"""Whatever stands in a file instead of what should: one sentence, or it is read; never an error of the program's own."""

import copy
import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from safeconduct.errors import BadInput
from safeconduct.plans.check.certificate import proof_from_file
from safeconduct.plans.check.from_roll import verdict_from_roll
from safeconduct.plans.check.roll import roll_from_file
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.from_file import people_from_file
from safeconduct.plans.terms.from_file import exchange_from_file, exchange_from_tables
from safeconduct.plans.terms.place import TermsFile
from safeconduct.plans.to_json import plan_to_json, proof_of_plan
from safeconduct.wording.phrases import Wording
from tests.plans.cases import FOLDER, exchange_of, people_of
from tests.plans.test_documented import blocks

STRANGE: list[Any] = [
    *(None, True, 0, -1, 1.5, float("inf"), float("nan"), 10**30),
    *("", "x", "\0", "²", "UA", "young", "seriously-wounded", "2025-13-01"),
    *([], [[]], [{}], ["UA", "UA"], ["U1", 2], {}, {"by": "UA"}, {"age": [1]}),
]
CASE = "01-three-powers"


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree of tables and lists."""
    for key, inside in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*path, key)
        yield from places(inside, (*path, key))


def strangely(tree: Any) -> Iterator[Any]:
    """The tree with one thing in it replaced, or left out."""
    for path in list(places(tree)):
        for strange in (*STRANGE, places):
            other = copy.deepcopy(tree)
            held = other
            for key in path[:-1]:
                held = held[key]
            if strange is places:
                del held[path[-1]]
            else:
                held[path[-1]] = copy.deepcopy(strange)
            yield other


def one_sentence(read: Callable[[], object]) -> bool:
    """Whether it is refused; then in one sentence."""
    try:
        read()
    except BadInput as error:
        assert "\n" not in str(error)
        return True
    return False


def test_strange_terms_are_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "routes.csv").write_text("".join(blocks("csv")), encoding="utf-8")
    people = people_from_file(tmp_path / "routes.csv")
    tables = tomllib.loads("\n".join(blocks("toml")))
    refused = sum(
        one_sentence(lambda file=other: exchange_from_tables(TermsFile("terms.toml", [], file, []), people))  # type: ignore[misc]
        for other in strangely(tables)
    )
    assert refused > 2000


@pytest.mark.parametrize("column", ["who", "held_by", "open_to", "one_step_to", "refused", "category", "born", "kind"])
def test_strange_rows_are_read_or_refused(tmp_path: Path, column: str) -> None:
    row = {"who": "aron", "held_by": "UA", "open_to": ["RU"], "one_step_to": [], "refused": [], "category": []}
    exchange = FOLDER / CASE / "terms.toml"
    for strange in STRANGE:
        told = json.dumps({**row, column: strange}) + "\n" + json.dumps({**row, "who": "bela"})
        (tmp_path / "routes.jsonl").write_text(told, encoding="utf-8")
        with suppress(BadInput):
            people = people_from_file(tmp_path / "routes.jsonl")
            one_sentence(lambda people=people: exchange_from_file(exchange, people))  # type: ignore[misc]


def test_strange_rolls_and_proofs_are_refused_or_found_false(tmp_path: Path) -> None:
    people = people_of(CASE)
    exchange = exchange_of(CASE, people=people)
    plan = plan_from_terms(exchange, people)
    rolls, proofs = tmp_path / "roll.json", tmp_path / "proof.json"
    told = plan_to_json(plan, people, Wording("en"))
    rolls.write_text(json.dumps(told), encoding="utf-8")
    right = roll_from_file(rolls)
    for proof in strangely({**proof_of_plan(plan), "aims": proof_of_plan(plan)["aims"][:3]}):
        proofs.write_text(json.dumps(proof), encoding="utf-8")
        one_sentence(lambda: verdict_from_roll(exchange, people, right, proof_from_file(proofs)))
    for other in strangely({**told, "roll": told["roll"][:3]}):
        rolls.write_text(json.dumps(other), encoding="utf-8")
        one_sentence(lambda: verdict_from_roll(exchange, people, roll_from_file(rolls)))
