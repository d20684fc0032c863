"""What bears on the conditions of a route without deciding them: the statements that stand in the matters they name."""

from functools import cache
from typing import NamedTuple

from safeconduct.routes.facts import RouteFacts
from safeconduct.vocabulary.from_files import Vocabulary


class Look(NamedTuple):
    """Where evidence in a matter is looked for: `elsewhere` in other records than his, `by_route` as a route says."""

    matter: str
    by_power: bool
    of_offer: bool
    of_conflict: bool
    of_utterance: bool
    elsewhere: bool
    by_route: bool


@cache
def looks(words: Vocabulary) -> dict[str, Look]:
    """Where to look for each matter."""
    found = {}
    for name, matter in words.matters.items():
        by_power = matter.towards == "receiving-power"
        offer, conflict, utterance = (of in matter.of for of in ("offer", "conflict", "utterance"))
        elsewhere, by_route = offer or conflict or utterance, by_power or offer or utterance
        found[name] = Look(name, by_power, offer, conflict, utterance, elsewhere, by_route)
    return found


@cache
def looked_for_in_his_record(words: Vocabulary) -> frozenset[str]:
    """The matters that are looked for in his own record alone."""
    return frozenset(look.matter for look in looks(words).values() if not look.elsewhere)


class HeardOnRoute(dict[str, tuple[str, ...]]):
    """The ids of the statements that stand in each matter, as a route looks at them; gathered when first asked."""

    def __init__(self, facts: RouteFacts) -> None:
        """Begin with what was gathered for another route of his and is the same on every one."""
        anywhere, record = facts.situation.heard_anywhere, facts.record
        if not anywhere:
            unheard = looked_for_in_his_record(facts.words).difference(record.heard_matters)
            anywhere.update(dict.fromkeys(unheard, ()))
        super().__init__(anywhere)
        self.facts = facts

    def __missing__(self, matter: str) -> tuple[str, ...]:
        look = looks(self.facts.words)[matter]
        situation, record = self.facts.situation, self.facts.record
        found = record.ids_of(matter, self.facts.power if look.by_power else "")
        if look.elsewhere:
            found += self._elsewhere(look)
        self[matter] = found
        if not look.by_route:
            situation.heard_anywhere[matter] = found
        return found

    def _elsewhere(self, look: Look) -> tuple[str, ...]:
        situation, offer = self.facts.situation, self.facts.offer
        subjects = [f"utterance:{word.utterance}" for word in self.facts.own_words] if look.of_utterance else []
        if look.of_offer and offer:
            subjects.append(offer.key)
        if look.of_conflict and situation.conflict:
            subjects.append(situation.conflict)
        towards = self.facts.power if look.by_power else ""
        return tuple([one for subject in subjects for one in situation.about(subject).ids_of(look.matter, towards)])
