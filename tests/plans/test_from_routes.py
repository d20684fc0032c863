"""People of plans out of the journal's routes: whom no plan, and no supposition, sends against his word."""

import pytest

from safeconduct.dates import AsOf
from safeconduct.errors import BadInput
from safeconduct.plans.from_routes import people_from_routes
from safeconduct.plans.supposed import Supposed, supposing
from safeconduct.plans.terms.exchange import DEFAULT_AIMS, Exchange
from tests import dossiers

ON = AsOf.of("2025-09-25")


def test_no_supposition_opens_a_route_that_his_own_word_has_closed() -> None:
    answer = dossiers.held("kursk")
    situation = answer.situation("prisoner-2", ON)
    people = people_from_routes([(situation, answer.routes_in(situation))])
    exchange = Exchange(on=ON.on, powers=("UA", "KP", "KR"), stages=1, aims=DEFAULT_AIMS, one_step_away=False, terms=())
    with pytest.raises(BadInput, match="refused KP"):
        supposing(exchange, people, Supposed(opened=("prisoner-2:KP",)))
    assert supposing(exchange, people, Supposed(opened=("prisoner-2:KR",)))[1].persons[0].open_to == ("KR",)
