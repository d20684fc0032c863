"""Why someone is left out, what a concession brings, and what a supposition changes."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safeconduct.errors import BadInput
from safeconduct.plans.concession import every_concession
from safeconduct.plans.concessions import concessions
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.person import Step
from safeconduct.plans.rows.apart import apart
from safeconduct.plans.rows.from_terms import problem_from_terms
from safeconduct.plans.searching import best
from safeconduct.plans.supposed import Supposed, supposing
from safeconduct.plans.terms.named import Named
from safeconduct.plans.why import Why, why_not
from tests.plans.cases import exchange_of, people_of, refusing
from tests.plans.enumerated import possible
from tests.plans.strategies import Drawn, tables
from tests.plans.test_enumerated import SLOW, assert_irreducible, made
from tests.plans.tried import Tried

QUESTION = "the question"
SEED, NEW_YEAR = "01-three-powers", "05-new-year-2024"


def asked(case: str, who: str, terms: str = "terms") -> Why:
    people = people_of(case)
    return why_not(exchange_of(case, terms, people), people, who, Limits())


def names(why: Why) -> list[str]:
    return [term.name for term in why.terms]


def test_who_is_in_the_plan_is_told_so() -> None:
    assert asked(SEED, "K1").reason == "in-the-plan"


def test_a_refusal_closes_before_any_term_is_looked_at() -> None:
    people = refusing(people_of(SEED), ["K2"], "KP")
    why = why_not(exchange_of(SEED, "both-or-none", people), people, "K2", Limits())
    assert (why.reason, why.closed) == ("closed", ("refused KP",))


def test_a_chain_of_conditions_is_told_from_the_nearest() -> None:
    why = asked(SEED, "K1", "withdrawn")
    assert (why.reason, names(why)) == ("struck", ["UA only if", "RU only if", "RU withdrawn"])


def test_who_waits_for_one_who_refused_is_struck_by_not_being_separated() -> None:
    people = refusing(people_of(SEED), ["K2"], "KP")
    why = why_not(exchange_of(SEED, "both-or-none", people), people, "K1", Limits())
    assert (why.reason, names(why)) == ("struck", ["both or none"])


def test_whom_no_offer_picks_is_kept_by_the_silence_of_the_offer() -> None:
    assert names(asked(NEW_YEAR, "r-155")) == ["list of 150"]


def two(*terms: dict[str, Any], kind: str = "living") -> Drawn:
    """One held by each of two Powers, and these terms."""
    rows = [
        {"who": who, "held_by": held_by, "open_to": [to], "category": [], "kind": kind}
        for who, held_by, to in (("aron", "SM", "MC"), ("cira", "MC", "SM"))
    ]
    return rows, {"exchange": {"on": "2030-03-01", "powers": ["SM", "MC"]}, "term": list(terms)}


def test_silence_is_no_consent_and_no_term_is_blamed_for_it() -> None:
    why = why_not(*made(two({"kind": "offer", "by": "SM"})), "cira", Limits())
    assert (why.reason, why.unoffered, why.terms) == ("closed", True, ())


def test_a_deal_about_remains_releases_them() -> None:
    deals = [
        {"kind": "deal", "says": "SM", "offer": [{"give": ["aron"], "get": ["cira"]}]},
        {"kind": "deal", "says": "MC", "offer": [{"give": ["cira"], "get": ["aron"]}]},
    ]
    for kind, aim in (("living", "persons"), ("remains", "remains")):
        assert plan_from_terms(*made(two(*deals, kind=kind))).value(aim) == 2


def test_one_of_many_alike_could_go_as_well() -> None:
    why = asked("04-istanbul-june", "u-other-2999")
    assert (why.reason, why.as_good) == ("cost", True)


def test_it_refuses_a_question_about_somebody_unknown() -> None:
    with pytest.raises(BadInput, match="did you mean `K1`"):
        asked(SEED, "K11")


@SLOW
@given(tables(5, 7), st.integers(0, 4))
def test_with_him_taken_out_of_his_type_the_best_is_that_of_planning_anew(drawn: Drawn, number: int) -> None:
    exchange, people = made(drawn)
    planned = problem_from_terms(exchange, people)
    assume(number < len(people.persons) and people.persons[number].who in planned.home)
    who = people.persons[number].who
    unit = planned.unit(who)
    with_him = best(apart(planned.untied(), unit, [unit], least=1), Limits())
    anew = plan_from_terms(
        exchange.with_term(Named(name=QUESTION, position=0, line=0, person=who)), people, explained=False
    )
    found = [one.value for one in with_him.settled if one.aim.name in exchange.aims] if with_him else []
    assert found == [one.value for one in anew.reached]


@SLOW
@given(tables(9, 7), st.integers(0, 4))
def test_why_not_rests_on_terms_none_of_which_can_be_spared(drawn: Drawn, number: int) -> None:
    told, file = drawn
    exchange, people = made(drawn)
    assume(number < len(people.persons))
    assume(plan_from_terms(exchange, people, explained=False).status == "optimal")
    who = people.persons[number].who
    why = why_not(exchange, people, who, Limits())
    assume(why.reason in ("struck", "conflict"))
    asking = Tried(told, {**file, "term": [*file["term"], {"name": QUESTION, "kind": "named", "person": who}]})
    assert not possible(asking, {term["name"] for term in asking.terms})
    if why.reason == "conflict":
        assert_irreducible(asking, names(why), (QUESTION,))


def test_the_smallest_concession_of_parity_is_thirty_nine() -> None:
    people = people_of(NEW_YEAR)
    base, found = concessions(exchange_of(NEW_YEAR, people=people), people, Limits(), top=9)
    assert base.status == "impossible"
    brought = {(one.concession.term.name, one.concession.by): one.persons for one in found if one.concession.term}
    assert brought["one for one", 39] == 339


def test_slovenia_alone_frees_twenty_six() -> None:
    people = people_of("02-ankara")
    _, found = concessions(exchange_of("02-ankara", "without-slovenia", people), people, Limits(), top=1)
    (best,) = found
    assert best.concession.term is not None
    assert (best.concession.term.name, best.persons) == ("without Slovenia", 26)


def test_the_law_is_never_a_concession() -> None:
    people = people_of("07-easter-2025")
    exchange = exchange_of("07-easter-2025", people=people)
    _, found = concessions(exchange, people, Limits(), top=50)
    hurt = {person.who for person in people.persons if person.owed}
    plans = [plan_from_terms(*one.concession.after(exchange, people)) for one in found]
    assert found
    assert all(hurt <= {line.who for line in plan.roll} for plan in plans)


@settings(SLOW, max_examples=15)
@given(tables(5, 6))
def test_the_best_concession_is_that_of_planning_anew_for_each(drawn: Drawn) -> None:
    exchange, people = made(drawn)
    now, found = concessions(exchange, people, Limits(), top=99)
    planned = problem_from_terms(exchange, people).untied()
    anew = {}
    for one in every_concession(planned, possible=now.status != "impossible"):
        plan = plan_from_terms(*one.after(exchange, people), explained=False)
        anew[one] = plan.value("persons") - now.persons
    assert {one.concession: one.persons for one in found} == {one: more for one, more in anew.items() if more > 0}
    first = concessions(exchange, people, Limits(), top=1)[1]
    assert [one.persons for one in first] == [more for more in [max([0, *anew.values()])] if more]


def test_a_step_that_is_wanting_can_be_a_concession() -> None:
    people = refusing(people_of(SEED), [], "KP")
    closed = people.by_name["K1"]._replace(open_to=(), steps=(Step("KP", "UA", "officer's finding"),))
    _, found = concessions(exchange_of(SEED), people.changed([closed]), Limits(), top=3)
    assert [(one.concession.who, one.persons) for one in found if one.concession.term is None] == [("K1", 1)]


def test_a_term_let_go_moves_eight() -> None:
    people = people_of(SEED)
    before = exchange_of(SEED, "withdrawn", people)
    after = supposing(before, people, Supposed(dropped=("RU withdrawn",)))
    assert len(plan_from_terms(*after).roll) == 8


def test_no_supposition_opens_a_route_that_he_refused() -> None:
    people = refusing(people_of(SEED), ["K2"], "KP")
    with pytest.raises(BadInput, match="refused KP"):
        supposing(exchange_of(SEED, people=people), people, Supposed(opened=("K2:KP",)))
