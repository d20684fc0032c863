"""The pass from a prisoner's situation to his routes: every condition of every listed route is answered and explained."""

from functools import lru_cache

from safeconduct.law.expression.closure import closure_of
from safeconduct.law.expression.tree import AllOf, facts_in
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition
from safeconduct.routes.facts import RouteFacts
from safeconduct.routes.finding import NOT_ASKED_HERE, WAIVED, Finding, Status
from safeconduct.routes.listing import Listed, listed_routes
from safeconduct.routes.route import Route
from safeconduct.routes.situation import Situation
from safeconduct.statements.ruling import Ruling
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary


def routes_from_record(situation: Situation, law: Law) -> list[Route]:
    """All routes of a prisoner as of the days of his situation."""
    words = vocabulary()
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
        status=_status(listed, findings),
        findings=findings,
        facts=listed.facts,
        law=law,
    )


def _status(listed: Listed, findings: tuple[Finding, ...]) -> Status:
    if listed.kind.completed_when(listed.facts).answer:
        return "completed"
    if any(finding.answer == "fails" and finding.condition.kind == "safeguard" for finding in findings):
        return "closed"
    return "open" if all(finding.met for finding in findings) else "awaiting"


closure_of_part = lru_cache(maxsize=256)(closure_of)


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
        self._evidence: dict[tuple[str, ...], tuple[str, ...]] = {}

    def finding(self, condition: Condition) -> Finding:
        waiver = self.waivers.get(condition.id) if self.waivers else None
        if waiver and condition.waivable_by:
            return Finding(condition, "does-not-apply", WAIVED, statements=(waiver.id,))
        cited: tuple[str, ...] = ()
        if condition.applies_when:
            applies, deciding = condition.applies_when(self.facts)
            cited = tuple([one for fact in deciding for one in fact.statements])
            if applies is False:
                return Finding(condition, "does-not-apply", NOT_ASKED_HERE, statements=_once(cited))
            if applies is None and not condition.presumed:
                because = tuple([reason for fact in deciding for reason in fact.because])
                return Finding(condition, "not-known", _once(because), False, _once(cited), self.evidence(condition), (), True)
        answer, deciding = condition.holds_when(self.facts)
        statements = _once((*cited, *[one for fact in deciding for one in fact.statements]))
        evidence = self.evidence(condition)
        if answer is None and condition.presumed:
            return Finding(condition, "holds", (), True, statements, evidence, self.owed_by(condition))
        if answer is None:
            because = _once(tuple([reason for fact in deciding for reason in fact.because])) or ("left to an officer",)
            return Finding(condition, "not-known", because, False, statements, evidence, self.still_owed_by(condition))
        if answer:
            return Finding(condition, "holds", (), False, statements, evidence, self.owed_by(condition))
        return Finding(condition, "fails", (), False, statements, evidence, self.still_owed_by(condition))

    def owed_by(self, condition: Condition) -> tuple[str, ...]:
        """Who owes it: Powers by code, persons and bodies by key; a role that nobody fills stands by its own name."""
        return tuple([self.facts.roles.get(role) or role for role in condition.owed_by])

    def still_owed_by(self, condition: Condition) -> tuple[str, ...]:
        """As owed_by, without those of several who have already done their own part."""
        if len(condition.owed_by) == 1 or condition.joint or condition.either:
            return self.owed_by(condition)
        owing: set[str] = set()
        for part in condition.rule.parts if isinstance(condition.rule, AllOf) else ():
            if not closure_of_part(part)(self.facts).answer:
                owing |= {self.words.facts[name].by for name in facts_in(part)}
        if not owing or not owing <= set(condition.owed_by):
            return self.owed_by(condition)
        return tuple([self.facts.roles.get(role) or role for role in condition.owed_by if role in owing])

    def evidence(self, condition: Condition) -> tuple[str, ...]:
        """The ids of the standing statements in the matters that bear on it."""
        if condition.evidence not in self._evidence:
            found = [one for matter in condition.evidence for one in self._heard(matter)]
            self._evidence[condition.evidence] = _once(tuple(found))
        return self._evidence[condition.evidence]

    def _heard(self, name: str) -> list[str]:
        matter = self.words.matters[name]
        situation, offer = self.situation, self.facts.offer
        records = [situation.record]
        if "offer" in matter.of and offer:
            records.append(situation.about(offer.key))
        if "conflict" in matter.of and situation.conflict:
            records.append(situation.about(situation.conflict))
        if "utterance" in matter.of:
            records += [situation.about(f"utterance:{word.utterance}") for word in self.facts.own_words]
        there_only = matter.towards == "receiving-power"
        return [
            one.statement.id
            for record in records
            for key, heard in record.heard_of(name)
            if not there_only or key[2] in (None, self.facts.power)
            for one in heard.standing
        ]


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids)) if len(ids) > 1 else ids
