"""The pass from a prisoner's situation to the duties owed for him: what began each, what performed it, how it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from safeconduct.dates import PartialDate
from safeconduct.duties.begun import Begun, begun
from safeconduct.duties.happening import happenings
from safeconduct.duties.performance import Act, Performance, performance
from safeconduct.duties.state import DISPUTED, MAY_NOT_APPLY, NEVER_SPOKEN_OF, NO_RECEIPT, NOT_TOLD, DutyState, Parties
from safeconduct.law.clock import Standing, Told, standing
from safeconduct.law.duty import BANS, Duty
from safeconduct.law.library import Law
from safeconduct.powers import CODES
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.situation import Situation
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary

ORDER = {"late": 0, "running": 1, "not-known": 2, "met": 3}
HOME = "final-repatriation"


def duties_from_record(situation: Situation, law: Law) -> list[DutyState]:
    """The duties owed for a prisoner as of the days of his situation: what is late first, then by the last day.

    Those whose beginning nobody ever spoke of come too; `spoken_of` tells them apart.
    """
    found = _Finder(situation, vocabulary())
    states = [state for duty in law.duties.values() for state in found.states(duty)]
    return sorted(states, key=_place)


def _place(one: DutyState) -> tuple[object, ...]:
    """By how it stands, then by the last day, then by article: the parts of a provision's id, numbers as numbers."""
    article = [(part.isalpha(), int(part) if part.isdigit() else 0, part) for part in one.duty.provision.split("-")]
    return not one.spoken_of, ORDER[one.state], one.due is None, one.due or 0, article


class _Finder:
    """Looks for the duties of one prisoner."""

    def __init__(self, situation: Situation, words: Vocabulary) -> None:
        self.situation = situation
        self.words = words
        self.own = [situation.record]
        self.around = [situation.about(key) for key in (situation.conflict, situation.detaining_power) if key]
        # Whether he may be sent, and what he says of it, is asked of the Power on which he depends.
        self.facts = RouteFacts(situation, HOME, situation.power_of_origin or "", None, words)

    def states(self, duty: Duty) -> Iterator[DutyState]:
        """One for each time that it began; one where it is not known whether it did, or was never spoken of."""
        applies = duty.applies_when(self.facts)[0] if duty.applies_when else True
        if applies is False:
            return
        times = begun(duty, self.facts, [*self.own, *self.around], self.words)
        if duty.only:
            times = [one for one in times if not one.trigger or self._receiving(one) == duty.only]
        if not times:
            if duty.when is None or duty.holds_when is None or duty.holds_when(self.facts)[0] is None:
                yield self._unheard(duty)
            return
        for number, one in enumerate(times):
            before = max((other.since.last for other in times[:number] if other.since), default=None)
            after = next((other.since for other in times[number + 1 :] if other.since), None)
            if state := self._state(duty, one, before, after):
                yield state if applies else replace(state, state="not-known", because=MAY_NOT_APPLY, due=None)

    def _unheard(self, duty: Duty) -> DutyState:
        return DutyState(
            duty=duty,
            subject=self.situation.prisoner,
            as_of=self.situation.as_of,
            state="not-known",
            because=NEVER_SPOKEN_OF,
            parties=self._parties(duty, None),
        )

    def _state(self, duty: Duty, one: Begun, before: int | None, after: PartialDate | None) -> DutyState | None:
        """How it stands, or None where it lapsed before it was due; `before` and `after`: the times beside this one."""
        on = self._stops(duty, one, after)
        if on is None:
            return None
        parties = self._parties(duty, one)
        # What a Power does for all is told of the Power: it counts where the Power's own act began the duty.
        records = self.own if self._his(one) else [*self.own, *self.around]
        told = performance(duty, records, parties.owed_to)
        done = _of_this_time(duty, one, before, after, told.done)
        stands = _weighed(duty, one, done, told, on)
        if on < self.situation.as_of.on and (stands.state == "running" or not one.trigger):
            return None
        unreceived = duty.receipt and told.bears and not done
        acts = [statement for act in done for statement in act.statements]
        return DutyState(
            duty=duty,
            subject=self.situation.prisoner,
            as_of=self.situation.as_of,
            state=stands.state,
            because=NO_RECEIPT if unreceived else stands.because,
            event=one.word,
            since=one.since,
            due=stands.due,
            done=_deciding(duty, done, stands),
            trigger=one.trigger,
            acts=tuple(dict.fromkeys([*acts, *told.not_done])),
            bears=tuple(dict.fromkeys([*one.bears, *told.bears])),
            parties=parties,
        )

    def _his(self, one: Begun) -> bool:
        """Whether it began with what befell him, and not with an act or event told of a Power or the conflict."""
        others = {record.subject for record in self.around}
        return not one.trigger or any(told.subject not in others for told in one.trigger)

    def _stops(self, duty: Duty, one: Begun, after: PartialDate | None) -> int | None:
        """The day up to which it can be owed; None where captivity had ended before it began."""
        stops = [self.situation.as_of.on]
        if duty.limit == "each" and after:
            stops.append(after.last)
        for event in (end for word in duty.ends for end in happenings(word, self.own, self.words)):
            day = event.day.last if event.day else event.statements[0].from_day
            if one.since is None or day >= one.since.first:
                stops.append(day)
            elif duty.when or not self._his(one):
                return None
        return min(stops)

    def _receiving(self, one: Begun) -> str | None:
        """The Power to which he went or is to go, as the event tells it, else as the record does."""
        named = next((statement.towards for statement in one.trigger if statement.towards in CODES), None)
        released_to = self.situation.record.entry("released_to").value
        return named or (released_to if isinstance(released_to, str) else None)

    @property
    def _holder(self) -> str | None:
        """The Power that holds him, or that last did."""
        entry = self.situation.record.entry("detaining_power")
        last = [str(one.value) for one in entry.unsettled if "expired" in entry.because]
        return self.situation.detaining_power or next(iter(last), None)

    def _parties(self, duty: Duty, one: Begun | None) -> Parties:
        """Who plays which part, as of the day on which it began where the event tells it."""
        event = self.words.events.get(one.word) if one else None
        acting = one.trigger if one and event and event.by_holder else ()
        roles: dict[str, str | None] = {
            "prisoner": self.situation.prisoner,
            "detaining-power": next((told.by for told in acting if told.by in CODES), None) or self._holder,
            "power-of-origin": self.situation.power_of_origin,
            "receiving-power": duty.only or (self._receiving(one) if one else None),
        }
        named = (duty.owed_by, duty.through, duty.owed_to)
        return Parties(*(tuple(dict.fromkeys(roles.get(role) or role for role in said)) for said in named))


def _of_this_time(
    duty: Duty, one: Begun, before: int | None, after: PartialDate | None, done: Sequence[Act]
) -> list[Act]:
    """The acts that can belong to this time: not those that began it, not before it, and not rather of the next."""
    acts = [act for act in done if not set(act.statements) <= set(one.trigger)]
    if one.since is None:
        return acts
    if duty.limit == "before":
        return [act for act in acts if before is None or act.day.last > before]
    due = duty.period.after(one.since.last) if duty.period else one.since.last
    return [
        act
        for act in acts
        if act.day.last >= one.since.first
        and (after is None or act.day.first < after.first or act.day.last <= due or duty.limit == "each")
    ]


def _weighed(duty: Duty, one: Begun, done: Sequence[Act], told: Performance, on: int) -> Standing:
    """The clock's answer, unless someone placed as well says the contrary of what decides it."""
    if one.denied:
        return Standing("not-known", None, DISPUTED)
    if not one.trigger:
        return Standing("not-known", None, NOT_TOLD)
    not_done = max((denial.said_day for denial in told.not_done), default=None)
    start = one.since or PartialDate("", 1, on)
    if one.since is None and duty.limit is not None:
        return standing(duty, Told(), on)
    stands = standing(duty, Told(start=start, done=[act.day for act in done], not_done=not_done), on)
    if stands.state == "met" and done and duty.limit not in BANS:
        best = max(act.weight for act in done)
        if any(denial.weight >= best and denial.said_day >= done[0].day.last for denial in told.not_done):
            return stands._replace(state="not-known", because=DISPUTED)
    return stands


def _deciding(duty: Duty, done: Sequence[Act], stands: Standing) -> PartialDate | None:
    """The day of performance that is shown: the last of a series, else the first."""
    if not done or stands.state not in ("met", "late"):
        return None
    return done[-1].day if duty.limit == "each" and stands.state == "met" else done[0].day
