"""What would open a route, said by real statements: each fact that it asks for, by whom it asks for it."""

from typing import Any

from safeconduct.routes.finding import Wanted
from safeconduct.routes.route import Route
from safeconduct.statements.statement import Statement
from tests.cast import CONFLICT, POWERS, SPEAKERS, World, matter, office, said

FIRST_HEARING, SECOND_HEARING = "2030-03-01", "2030-03-03"
ANSWERED, LOOKED_AT = "2030-03-08", "2030-03-10"
MINISTERS = {"SM": "minister of SM", "MC": "minister of MC", "AD": "minister of AD", "LI": "minister of LI"}
HEARER = {FIRST_HEARING: "un-body", SECOND_HEARING: "icrc"}


def answers_to(route: Route) -> tuple[Statement, ...]:
    """A statement for each fact that would open the route; his own word to one hearer or two."""
    return tuple(statement for wanted in route.would_open for statement in answer_to(wanted, route))


def answer_to(wanted: Wanted, route: Route) -> tuple[Statement, ...]:
    """The statement that a fact asks for; his own word with its hearer, and twice where the route asks for two hearings."""
    his, name = route.subject, wanted.matter
    if matter(name).own_word:
        twice = any(finding.condition.id == "wish-concordant-twice" for finding in route.findings)
        return tuple(
            one
            for day in ((FIRST_HEARING, SECOND_HEARING) if twice else (SECOND_HEARING,))
            for one in (_own_word(wanted, route, day), said(f"utterance:{his}@{day}", "heard_by", HEARER[day], on=day))
        )
    if name == "heard_by":
        return ()  # his word was told to two hearers, who are named above
    if name == "wish_told_to":
        return (said(his, name, wanted.value, on=SECOND_HEARING, by_himself=True),)
    about = _subject(wanted, route)
    if wanted.who == "officer":
        return (office(about, name, wanted.value, on=ANSWERED, **_slots(wanted, route)),)
    speaker = his if wanted.who == his else MINISTERS.get(wanted.who.partition("+")[0], "the delegate")
    assert speaker == his or speaker in SPEAKERS
    return (said(about, name, wanted.value, on=ANSWERED, speaker=speaker, **_slots(wanted, route)),)


def opened(world: World, route: Route) -> World:
    """The world in which all that would open the route was said."""
    return world.having(*answers_to(route))


def _own_word(wanted: Wanted, route: Route, day: str) -> Statement:
    slots: dict[str, Any] = {"towards": route.power} if matter(wanted.matter).towards else {}
    return said(route.subject, wanted.matter, wanted.value, on=day, by_himself=True, **slots)


def _subject(wanted: Wanted, route: Route) -> str:
    of = matter(wanted.matter).of
    if "person" in of:
        return route.subject
    if "utterance" in of:
        return f"utterance:{route.subject}@{SECOND_HEARING}"
    if "conflict" in of:
        return CONFLICT
    return route.offer.key if route.offer and "offer" in of else "SM"


def _slots(wanted: Wanted, route: Route) -> dict[str, Any]:
    """Who acts towards whom, as the vocabulary says of the matter; where anyone may act, the one who is asked."""
    who = wanted.who.partition("+")[0]
    counterpart = route.offer.counterpart if route.offer else ""
    roles = {
        "detaining-power": next(iter(POWERS.detaining)),
        "receiving-power": route.power,
        "power-of-origin": next(iter(POWERS.of_origin)),
        "counterpart-power": counterpart,
        "offeror": "SM",
        "offeree": route.power,
    }
    by, towards = matter(wanted.matter).by, matter(wanted.matter).towards
    other = route.power if who == "SM" else "SM"
    slots = {"by": roles.get(by, who) if by else "", "towards": roles.get(towards, other) if towards else ""}
    return {name: power for name, power in slots.items() if power}
