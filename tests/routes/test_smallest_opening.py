"""What would open a route, tried on random conditions against every set of facts there is."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.law.check import answer
from safeconduct.law.expression.closure import FactValue, closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Condition
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.finding import Finding
from safeconduct.routes.opening import smallest_opening
from tests.cast import CAST
from tests.law.strategies import FACTS, rules

# Facts that one statement settles, each from a matter of its own.
NAMES = ("fit_to_travel", "private_visit", "proceedings", "remedy_open", "transfer_position")
EVERY = {FACTS[name].matters[0]: name for name in NAMES}

same_everywhere = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def condition(number: int, rule: Rule, applies: Rule | None) -> Condition:
    return Condition(
        id=f"c{number}",
        provision="p",
        kind="step",
        stage="decided",
        routes=("exchange",),
        rule=rule,
        holds_when=closure_of(rule),
        applies=applies,
        applies_when=closure_of(applies) if applies else None,
        owed_by=("detaining-power",),
    )


def conditions() -> st.SearchStrategy[list[Condition]]:
    """One to three conditions, some of them asked only where another rule says so."""
    pair = st.tuples(rules(NAMES, 3), st.one_of(st.none(), st.none(), rules(NAMES, 2)))
    return st.lists(pair, min_size=1, max_size=3).map(lambda pairs: [condition(n, *one) for n, one in enumerate(pairs)])


def known() -> st.SearchStrategy[dict[str, str | None]]:
    """A value for each fact, or none."""
    return st.fixed_dictionaries({name: st.one_of(st.none(), st.sampled_from(FACTS[name].words)) for name in NAMES})


def met(asked: list[Condition], facts: dict[str, FactValue]) -> bool:
    return all(answer(one, facts)[0] in ("holds", "does-not-apply") for one in asked)


def fewest(asked: list[Condition], facts: dict[str, FactValue]) -> int | None:
    """The least number of facts whose being said would meet all: every set of facts and every value is tried."""
    for size in range(len(NAMES) + 1):
        for names in combinations(NAMES, size):
            for words in product(*(FACTS[name].words for name in names)):
                if met(asked, facts | {name: FactValue(word) for name, word in zip(names, words, strict=True)}):
                    return size
    return None


@same_everywhere
@given(conditions(), known())
def test_what_would_open_meets_every_condition_and_nothing_smaller_does(
    asked: list[Condition], values: dict[str, str | None]
) -> None:
    facts: RouteFacts = CAST.route("aron", "exchange:MC", "2030-03-10").facts
    facts.update({name: FactValue(value) for name, value in values.items()})
    unmet = [Finding(one, answer(one, facts)[0]) for one in asked if not met([one], facts)]
    opening = smallest_opening(unmet, facts)
    still_asked = [finding.condition for finding in unmet]
    least = fewest(still_asked, facts)
    if not unmet or least is None:
        assert opening == ()
        return
    said = {EVERY[wanted.matter]: FactValue(wanted.value) for wanted in opening}
    assert met(still_asked, facts | said), opening
    assert len(said) == least


def test_what_is_so_already_is_not_undone_by_what_another_condition_needs() -> None:
    facts = CAST.route("aron", "exchange:MC", "2030-03-10").facts
    facts.update({"proceedings": FactValue("pending"), "fit_to_travel": FactValue(None)})
    texts = (
        'proceedings == "pending" and fit_to_travel == "yes"',
        'proceedings == "none" or (remedy_open == "yes" and private_visit == "in-private")',
    )
    asked = [condition(n, rule_from_text(text, FACTS), None) for n, text in enumerate(texts)]
    opening = smallest_opening([Finding(one, "not-known") for one in asked], facts)
    assert {wanted.matter for wanted in opening} == {"fit_to_travel", "remedy_open", "private_visit"}
