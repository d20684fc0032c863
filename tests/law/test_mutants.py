"""The signed cases hold the law: whoever changes one comparison, operand or word of a rule is caught by one of them."""

from dataclasses import replace

import pytest

from safeconduct.law.library import law
from safeconduct.law.provision import Condition
from safeconduct.vocabulary.from_files import vocabulary
from tests.law.mutants import caught, mutants

CONDITIONS = list(law().conditions.values())


def survivors(condition: Condition) -> list[str]:
    return [says for says, mutant in mutants(condition) if not caught(mutant, vocabulary())]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: one.id)
def test_every_mutant_is_caught_by_a_case(condition: Condition) -> None:
    assert not caught(condition, vocabulary())
    assert survivors(condition) == []


def test_there_are_mutants_of_every_condition() -> None:
    assert all(len(list(mutants(condition))) >= 1 for condition in CONDITIONS)


def test_without_its_cases_a_mutant_survives() -> None:
    condition = law().conditions["court-matter-does-not-hold-him"]
    assert survivors(replace(condition, cases=condition.cases[:1]))
