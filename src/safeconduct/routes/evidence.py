"""What bears on the conditions of a route without deciding them: the statements that stand in the matters they name."""

from functools import lru_cache
from typing import NamedTuple

from safeconduct.routes.facts import RouteFacts
from safeconduct.vocabulary.from_files import Vocabulary


class Look(NamedTuple):
    """Where evidence in one matter is looked for, beside his own record."""

    matter: str
    by_power: bool
    of_offer: bool
    of_conflict: bool
    of_utterance: bool


@lru_cache(maxsize=1024)
def look_at(name: str, words: Vocabulary) -> tuple[Look, bool]:
    """Where to look for evidence in a matter, and whether what is found depends on the route."""
    matter = words.matters[name]
    of = [kind in matter.of for kind in ("offer", "conflict", "utterance")]
    look = Look(name, matter.towards == "receiving-power", *of)
    return look, look.by_power or look.of_offer or look.of_utterance


class HeardOnRoute(dict[str, tuple[str, ...]]):
    """The ids of the statements that stand in each matter, as a route looks at them; gathered when first asked."""

    def __init__(self, facts: RouteFacts) -> None:
        """Begin with what was gathered for another route of his and is the same on every one."""
        super().__init__(facts.situation.heard_anywhere)
        self.facts = facts

    def __missing__(self, matter: str) -> tuple[str, ...]:
        look, by_route = look_at(matter, self.facts.words)
        found = self[matter] = self._gathered(look)
        if not by_route:
            self.facts.situation.heard_anywhere[matter] = found
        return found

    def _gathered(self, look: Look) -> tuple[str, ...]:
        situation, offer = self.facts.situation, self.facts.offer
        towards = self.facts.power if look.by_power else ""
        found = situation.heard(look.matter, "", towards)
        if look.of_offer and offer:
            found += situation.heard(look.matter, offer.key, towards)
        if look.of_conflict and situation.conflict:
            found += situation.heard(look.matter, situation.conflict, towards)
        if look.of_utterance:
            for word in self.facts.own_words:
                found += situation.heard(look.matter, f"utterance:{word.utterance}", "")
        return found
