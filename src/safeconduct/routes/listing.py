"""Which routes are shown for a prisoner: each kind, for each Power that its rules name; routes are made of them."""

from collections.abc import Iterator
from typing import NamedTuple

from safeconduct.law.library import Law
from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.powers import CODES
from safeconduct.records.record import Heard
from safeconduct.records.surroundings import Offer
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.situation import Situation
from safeconduct.statements.statement import Key
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter


class Listed(NamedTuple):
    """A kind of route to a Power, with the facts of that route; `name` is how it is called."""

    kind: RouteKind
    power: str
    offer: Offer | None
    name: str
    facts: RouteFacts


def listed_routes(situation: Situation, law: Law, words: Vocabulary) -> list[Listed]:
    """The routes shown for a prisoner, in the order of the kinds; several offers to one Power stand apart by name."""
    found = []
    for kind in law.kinds.values():
        places = list(_places(kind, situation, words))
        powers = [power for power, _ in places]
        for power, offer in places:
            facts = RouteFacts(situation, kind.id, power, offer, words)
            if power in _excepted(kind, situation, facts):
                continue
            if kind.shown_when and kind.shown_when(facts)[0] is False:
                continue
            name = f"{kind.id}:{power}" + (f":{offer.key}" if offer and powers.count(power) > 1 else "")
            found.append(Listed(kind, power, offer, name, facts))
    return found


def _places(kind: RouteKind, situation: Situation, words: Vocabulary) -> Iterator[tuple[str, Offer | None]]:
    """The Powers a kind is listed for, each once; once a rule by role binds, rules by matter are moot."""
    seen: set[tuple[str, str]] = set()
    bound = False
    for rule in kind.listed:
        if bound and rule.matter:
            continue
        for power, offer in _named_by(rule, situation, words):
            key = (power, offer.key if offer else "")
            if power in CODES and key not in seen:
                seen.add(key)
                bound = bound or bool(rule.role)
                yield power, offer


def _named_by(rule: ListingRule, situation: Situation, words: Vocabulary) -> Iterator[tuple[str, Offer | None]]:
    if rule.role:
        power = {"detaining-power": situation.detaining_power, "power-of-origin": situation.power_of_origin}.get(
            rule.role
        )
        if power:
            yield power, None
    elif rule.per == "offer":
        for offer in situation.offers:
            for key, heard in situation.about(offer.key).heard_of(rule.matter):
                for power in _slot(rule, key, [one.statement.value for one in heard.standing]):
                    yield power, offer
    else:
        for key, heard in _heard_of(words.matters[rule.matter], situation):
            for power in _slot(rule, key, [one.statement.value for one in heard.standing if not one.statement.denied]):
                yield power, None


def _heard_of(matter: Matter, situation: Situation) -> Iterator[tuple[Key, Heard]]:
    """What was heard in a matter of himself; in a matter of Powers, what the Power in that role said of one."""
    yield from situation.record.heard_of(matter.id)
    if "power" in matter.of:
        acting = {"detaining-power": situation.detaining_power, "power-of-origin": situation.power_of_origin}
        for power in situation.statements.powers_by_matter.get(matter.id, ()):
            for key, heard in situation.about(power).heard_of(matter.id):
                if key[1] and key[1] == acting.get(matter.by):
                    yield key, heard


def _slot(rule: ListingRule, key: Key, values: list[object]) -> list[str]:
    if rule.take == "value":
        return [value for value in values if isinstance(value, str)]
    found = key[1] if rule.take == "by" else key[2]
    return [found] if found and values else []


def _excepted(kind: RouteKind, situation: Situation, facts: RouteFacts) -> set[str]:
    """The Powers for which a kind is not shown. A national Power is one that regards him as its national; a counterpart
    is also every party to the conflict against the Power that holds him.
    """
    powers = {facts.roles.get(role) for role in kind.excepted}
    if "counterpart-power" in kind.excepted:
        powers |= {*situation.adverse_powers, *(offer.counterpart for offer in situation.offers)}
    if "national-power" in kind.excepted:
        powers |= {entry.by for entry in situation.record.entries_of("regarded_as_national") if entry.value == "yes"}
    return {power for power in powers if power}
