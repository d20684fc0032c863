"""What must hold of any well-typed rule and any facts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.law.expression.closure import closure_of
from safeconduct.law.expression.from_text import rule_from_text
from safeconduct.law.expression.tree import Rule
from tests.law.plainly import plain_answer
from tests.law.strategies import FACTS, facts_for, filled, rules

same_everywhere = settings(derandomize=True, deadline=None, database=None, max_examples=150)


@same_everywhere
@given(rules(), st.data())
def test_filling_an_empty_fact_never_flips_an_answer(rule: Rule, data: st.DataObject) -> None:
    before = data.draw(facts_for(rule))
    after = data.draw(filled(before))
    answer = closure_of(rule)(before)[0]
    if answer is not None:
        assert closure_of(rule)(after)[0] is answer


@same_everywhere
@given(rules(), st.data())
def test_closures_answer_as_the_plain_reading_does(rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_for(rule))
    assert closure_of(rule)(facts)[0] is plain_answer(rule, facts)


@same_everywhere
@given(rules())
def test_a_printed_rule_reads_as_the_same_rule(rule: Rule) -> None:
    if len(str(rule)) <= 2_000:
        assert rule_from_text(str(rule), FACTS) == rule


@same_everywhere
@given(rules(), st.data())
def test_what_left_an_answer_open_is_not_known_and_what_decided_it_is(rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_for(rule))
    answer, deciding = closure_of(rule)(facts)
    if answer is None:
        assert deciding
    else:
        assert all(fact.value is not None or fact.denied for fact in deciding)


@same_everywhere
@given(rules(), st.data())
def test_the_facts_that_decided_an_answer_decide_it_alone(rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_for(rule))
    answer, deciding = closure_of(rule)(facts)
    if answer is not None:
        ids = {id(fact) for fact in deciding}
        alone = {name: fact if id(fact) in ids or name == "on" else type(fact)() for name, fact in facts.items()}
        assert closure_of(rule)(alone)[0] is answer
