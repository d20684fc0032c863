"""Parts of pages in one language: ways out, what is held, what stands against it; the pages hold them."""

from collections.abc import Iterable
from typing import NamedTuple

from safeconduct.law.library import Law
from safeconduct.papers.bulletin import Case, Moved
from safeconduct.papers.case import IN_TIME, newest
from safeconduct.papers.grammar import capital
from safeconduct.papers.sentence import Line, line_of
from safeconduct.papers.speech import Speech
from safeconduct.papers.told import Against, Held, Told, WayTogether, told_alike

# So much of one matter stands on the page of a case; the rest is on the pages of its days, where all of it stands.
MOST = 2
LEAD = ("transfer_position", "acceptance", "offer_made")
STEPS = {
    "": "step-office",
    "officer's ruling": "step-office",
    "placed to know at first hand": "step-placed",
    "not hearsay": "step-hearsay",
    "said later": "step-said-later",
    "more direct": "step-direct",
    "known later": "step-known-later",
}


class WayView(NamedTuple):
    """A way out as it stands for all together: its name, its status for the eye, sentences, next steps and waits."""

    name: str
    status: str
    sentences: tuple[str, ...]
    steps: tuple[str, ...]
    waits: tuple[str, ...]


class HeldView(NamedTuple):
    """What is held in one matter: its lines, who says the same, what was said before, what stands against it, why."""

    label: str
    lines: tuple[Line, ...]
    also: tuple[Line, ...]
    earlier: tuple[Line, ...]
    against: tuple[tuple[Line, str], ...]
    tied: bool
    because: str


class Viewer:
    """Makes the parts of pages in one language."""

    def __init__(self, speech: Speech, law: Law, count: int) -> None:
        """`count`: how many are held, since of two it is said otherwise than of more."""
        self.speech = speech
        self.law = law
        self.count = count

    def lines(self, told: Iterable[Told]) -> tuple[Line, ...]:
        """The sentences of statements, each once, with all pages that tell it."""
        return tuple(line_of(one[0], self.speech, *one[1:]) for one in told_alike(told))

    def held(self, held: Held) -> HeldView:
        """What is held in one matter."""
        reasons = ", ".join(self.speech.say.word(why) for why in held.because)
        against = [one for one in held.against if one.why != IN_TIME]
        return HeldView(
            label=capital(self.speech.label(held.matter)),
            lines=self.lines(held.told[:MOST]),
            also=self.lines(held.also[:MOST]),
            earlier=self.lines(newest(one.told for one in held.against if one.why == IN_TIME)[:MOST]),
            against=tuple((line_of(one.told, self.speech), self.why(one)) for one in against[:MOST]),
            tied="disputed" in held.because,
            because=reasons,
        )

    def why(self, against: Against) -> str:
        """Why a statement does not prevail; where a ruling set it aside, the line says so itself."""
        return self.speech("lost-because", why=self.speech(STEPS.get(against.why, "step-other")))

    def way(self, way: WayTogether) -> WayView:
        """A way out."""
        name = self.speech(
            "way",
            kind=capital(self.law.kinds[way.kind].name[self.speech.lang]),
            power=self.speech.power_alone(way.power),
        )
        if way.status is None:
            return WayView(name, "", (self.speech("way-untold"),), (), ())
        asked = self.speech(f"asked-{way.asked}", n=self.count) if way.asked else ""
        sentences = tuple(filter(None, (self.speech(f"way-{way.status}"), asked)))
        return WayView(name, way.status, sentences, tuple(self._owed(way)), tuple(self._waits(way)))

    def _owed(self, way: WayTogether) -> Iterable[str]:
        """Who owes a next step; what concerns the prisoners themselves is said once for all who owe it."""
        owing: dict[str, list[str]] = {}
        for debt in way.owed:
            owing.setdefault(debt.condition, []).append(self.speech.who(debt.who))
        for condition, who in owing.items():
            what = self.speech.short(condition) if condition else self.speech("owed-himself")
            yield capital(self.speech("owed", who=", ".join(dict.fromkeys(who)), what=what))

    def _waits(self, way: WayTogether) -> Iterable[str]:
        for condition in way.waits:
            yield self.speech("waits-for", what=self.speech.short(condition))

    def questions(self, ways: Iterable[WayTogether]) -> tuple[str, ...]:
        """What is asked of the ways out and not known, each once."""
        found = {}
        for way in ways:
            for condition, because in way.unanswered:
                reasons = ", ".join(self.speech.say.word(why) for why in because)
                ask = self.law.conditions[condition].ask[self.speech.lang]
                found[condition] = self.speech("not-answered", ask=ask, because=reasons)
        return tuple(found.values())

    def moved(self, moved: Iterable[Moved]) -> tuple[WayView, ...]:
        """The ways that moved, as they then stood."""
        return tuple(self.way(one.after) for one in moved if one.after)


def lead_of(case: Case) -> tuple[Told, ...]:
    """The sentences that open a case: where those stand on whom the next move hangs most."""
    held = [(one.matter, one) for _, entries in case.sides for one in entries]
    return tuple(one.told[0] for matter in LEAD for name, one in held if name == matter)[: len(LEAD)]


def title_of(case: Case, speech: Speech) -> str:
    """The headline of a case."""
    power = speech.power(case.power)
    if not case.together.held:
        return speech("case-title-none", power=power)
    return capital(speech("case-title", n=case.together.held, power=power))
