"""The pass from a prisoner's situation to his routes: every condition of every listed route, answered."""

from functools import lru_cache

from safeconduct.dates import PartialDate
from safeconduct.law.expression.closure import TODAY, Closure, FactValue, closure_of
from safeconduct.law.expression.tree import AllOf, Rule, facts_in
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition
from safeconduct.routes.evidence import HeardOnRoute
from safeconduct.routes.facts import facts_of_himself
from safeconduct.routes.finding import NOT_ASKED_HERE, WAIVED, Finding, Status
from safeconduct.routes.listing import Listed, listed_routes
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.statements.ruling import Ruling
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary


def routes_from_record(situation: Situation, law: Law) -> list[Route]:
    """All routes of a prisoner as of the days of his situation, by the law of the day."""
    words, law = vocabulary(), law.on(situation.as_of.on)
    return [_route(listed, situation, law, words) for listed in listed_routes(situation, law, words)]


def _route(listed: Listed, situation: Situation, law: Law, words: Vocabulary) -> Route:
    finder = _Finder(listed, situation, words)
    findings = tuple([finder.finding(condition) for condition in listed.kind.conditions])
    return Route(
        subject=situation.prisoner,
        name=listed.name,
        kind=listed.kind,
        power=listed.power,
        offer=listed.offer,
        status=_status(listed, [finding for finding in findings if not finding.met]),
        findings=findings,
        facts=listed.facts,
        law=law,
    )


def _status(listed: Listed, unmet: list[Finding]) -> Status:
    if listed.kind.completed_when(listed.facts)[0]:
        return "completed"
    if any(finding.answer == "fails" and finding.condition.kind == "safeguard" for finding in unmet):
        return "closed"
    return "awaiting" if unmet else "open"


@lru_cache(maxsize=1024)
def reasons_unheard(condition: Condition, words: Vocabulary) -> tuple[tuple[str, ...], bool]:
    """Why a condition is not known while nothing is heard on its facts, and whether it is open even that it applies."""
    some_day = FactValue(PartialDate("", 1, 1))
    unheard = {TODAY: some_day} | {fact.id: value for fact, value in facts_of_himself(words)}
    asks = condition.applies_when is not None
    _, deciding = (condition.applies_when or condition.holds_when)(unheard)
    return _reasons(deciding), asks


class _Finder:
    """Answers the conditions of one route."""

    def __init__(self, listed: Listed, situation: Situation, words: Vocabulary) -> None:
        self.facts = listed.facts
        self.situation = situation
        self.words = words
        on, known_by = situation.as_of.on, situation.as_of.known_by
        names = ("", listed.kind.id, f"{listed.kind.id}:{listed.power}", listed.name)
        subjects = {"", *situation.record.identity.keys}
        self.waivers: dict[str, Ruling] = {
            waiver.condition: waiver
            for waiver in situation.surroundings.waivers
            if waiver.known <= known_by and waiver.day <= on and waiver.route in names and waiver.subject in subjects
        }
        self.heard = HeardOnRoute(listed.facts)
        self._owed: dict[tuple[str, ...], tuple[str, ...]] = {}

    def finding(self, condition: Condition) -> Finding:
        waiver = self.waivers.get(condition.id) if self.waivers else None
        if waiver and condition.waivable_by:
            return Finding(condition, "does-not-apply", WAIVED, statements=(waiver.id,))
        if condition.facts <= self.situation.unheard:
            return self._unheard(condition)
        cited: tuple[str, ...] = ()
        if condition.applies_when:
            applies, deciding = condition.applies_when(self.facts)
            cited = _statements(deciding)
            if applies is False:
                return Finding(condition, "does-not-apply", NOT_ASKED_HERE, False, cited)
            if applies is None and condition.presumed:
                return Finding(condition, "holds", (), True, cited, self.evidence(condition), self.owed_by(condition))
            if applies is None:
                because, evidence = _reasons(deciding), self.evidence(condition)
                return Finding(condition, "not-known", because, False, cited, evidence, (), True)
        answer, deciding = condition.holds_when(self.facts)
        statements = deciding[0].statements if len(deciding) == 1 else _statements(deciding)
        if cited:
            statements = _once(cited + statements)
        evidence = self.evidence(condition) if condition.evidence else ()
        if answer or (answer is None and condition.presumed):
            return Finding(condition, "holds", (), answer is None, statements, evidence, self.owed_by(condition))
        owed = self.still_owed_by(condition) if len(condition.owed_by) > 1 else self.owed_by(condition)
        if answer is False:
            return Finding(condition, "fails", (), False, statements, evidence, owed)
        because = _reasons(deciding) or ("left to an officer",)
        return Finding(condition, "not-known", because, False, statements, evidence, owed)

    def _unheard(self, condition: Condition) -> Finding:
        """As above where nothing was heard on any fact: the short way, most of what is asked was never spoken of."""
        evidence = self.evidence(condition) if condition.evidence else ()
        if condition.presumed:
            return Finding(condition, "holds", (), True, (), evidence, self.owed_by(condition))
        because, asks = reasons_unheard(condition, self.words)
        return Finding(
            condition, "not-known", because, False, (), evidence, () if asks else self.owed_by(condition), asks
        )

    def owed_by(self, condition: Condition) -> tuple[str, ...]:
        """Who owes it, each once: Powers by code, persons and bodies by key; a role that nobody fills by its name."""
        held = self._owed.get(condition.owed_by)
        if held is None:
            owing = tuple([self.facts.roles.get(role) or role for role in condition.owed_by])
            held = self._owed[condition.owed_by] = _once(owing)
        return held

    def still_owed_by(self, condition: Condition) -> tuple[str, ...]:
        """As owed_by, without those of several who have already done their own part."""
        owing = {role for holds, by in own_parts(condition) if not holds(self.facts)[0] for role in by}
        if not owing or not owing <= set(condition.owed_by):
            return self.owed_by(condition)
        return _once(tuple([self.facts.roles.get(role) or role for role in condition.owed_by if role in owing]))

    def evidence(self, condition: Condition) -> tuple[str, ...]:
        """The ids of the standing statements in the matters that bear on it."""
        found: tuple[str, ...] = ()
        for matter in condition.evidence:
            found += self.heard[matter]
        return found


@lru_cache(maxsize=1024)
def own_parts(condition: Condition) -> tuple[tuple[Closure, frozenset[str]], ...]:
    """What several owe each for himself: the parts of the condition, and who has to do each."""
    return tuple((closure_of(rule), by) for rule, by in own_rules(condition))


def own_rules(condition: Condition) -> tuple[tuple[Rule, frozenset[str]], ...]:
    """The same before anything is compiled."""
    if condition.joint or condition.either or not isinstance(condition.rule, AllOf):
        return ()
    facts = vocabulary().facts
    return tuple((one, frozenset(facts[name].by for name in facts_in(one))) for one in condition.rule.parts)


def _statements(deciding: tuple[FactValue, ...]) -> tuple[str, ...]:
    if len(deciding) == 1:
        return deciding[0].statements
    return _once(tuple([one for fact in deciding for one in fact.statements]))


def _reasons(deciding: tuple[FactValue, ...]) -> tuple[str, ...]:
    if len(deciding) == 1:
        return deciding[0].because
    return _once(tuple([reason for fact in deciding for reason in fact.because]))


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids)) if len(ids) > 1 else ids
