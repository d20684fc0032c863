"""The facts of one route, made from records on demand, each in the way that the vocabulary declares."""

from collections.abc import Callable
from functools import cache

from safeconduct.dates import PartialDate, iso
from safeconduct.law.expression.closure import TODAY, FactValue
from safeconduct.records.entry import NEVER_ASKED, Entry
from safeconduct.records.record import Record
from safeconduct.records.surroundings import Offer
from safeconduct.routes.entry_facts import NOT_KNOWN, any_of, dated, of_entry, pairs
from safeconduct.routes.last_word import MATTERS, Word, words_on_going
from safeconduct.routes.situation import Situation
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary

LEFT_TO_AN_OFFICER = ("left to an officer",)
ENDS_NOTHING = ("transfer-to-power", "neutral-accommodation")
HEARERS = ("icrc", "protecting-power", "un-body", "neutral-power", "detaining-power", "receiving-power")
YES_NO = {True: "yes", False: "no"}


class RouteFacts(dict[str, FactValue]):
    """Facts by name for one kind of route to one Power; a fact is made when a rule first asks it."""

    def __init__(self, situation: Situation, kind: str, power: str, offer: Offer | None, words: Vocabulary) -> None:
        """Bind the roles of the route; only the facts that are the same on every route are there from the start."""
        super().__init__(shared_facts(situation, words))
        self.situation = situation
        self.record = situation.record
        self.kind = kind
        self.power = power
        self.offer = offer
        self.words = words
        self.roles: dict[str, str | None] = {
            "prisoner": situation.prisoner,
            "detaining-power": situation.detaining_power,
            "receiving-power": power,
            "power-of-origin": situation.power_of_origin,
            "counterpart-power": offer.counterpart if offer else None,
            "offeror": offer.offeror if offer else None,
        }
        self.own_words = words_on_going(situation.own_sayings, power, situation.power_of_origin)
        self.last_word: Word | None = self.own_words[0] if self.own_words else None
        if self.last_word:
            self.update(self._hearing(self.last_word))

    def _hearing(self, word: Word) -> dict[str, FactValue]:
        """The facts of one hearing, made once for all routes on which the same statements carry his last word.

        What is told of the hearing by how he was asked is cited by the word that he gave there.
        """
        held = self.situation.hearings.get(word.statements)
        if held is None:
            record = self.situation.about(f"utterance:{word.utterance}")
            held = {}
            for fact in facts_of_the_hearing(self.words):
                entry = record.entry(fact.matters[0])
                told_by_it = any(one.utterance == word.utterance for one in entry.cited)
                made = of_entry(entry)
                held[fact.id] = made._replace(statements=word.statements) if told_by_it else made
            self.situation.hearings[word.statements] = held
        return held

    def __missing__(self, name: str) -> FactValue:
        shared = self.situation.shared_facts
        made = shared.get(name)
        if made is None:
            fact = self.words.facts[name]
            made = WAYS[fact.made](self, fact)
            if fact.same_on_every_route:
                shared[name] = made
        self[name] = made
        return made

    def entry(self, fact: Fact) -> Entry | None:
        """The entry that a fact is read from: its subject's, by and towards whom the route says; None where unbound
        or where nothing was heard.
        """
        record = self.record if fact.subject == "prisoner" else self.record_of(fact.subject)
        if record is None or record.silent_on(fact.matters[0]):
            return None
        matter = self.words.matters[fact.matters[0]]
        if matter.by == "pair":
            return record.entry(matter.id, self.roles["detaining-power"], self.power)
        if (matter.by and not fact.by) or (matter.towards and not fact.towards):
            return next(iter(record.entries_of(matter.id)), None)
        if fact.towards == "offeree":
            return self._offered(record, matter.id)
        by = self.roles.get(fact.by) if fact.by else None
        towards = self.roles.get(fact.towards) if fact.towards else None
        if (fact.by and by is None) or (fact.towards and towards is None):
            return None
        return record.entry(matter.id, by, towards)

    def _offered(self, record: Record, matter: str) -> Entry | None:
        """What is said of the offer towards the receiving Power, else towards another of those it is made to."""
        if not self.offer:
            return None
        offerees = sorted(self.offer.offerees, key=lambda key: key != self.power)
        entries = [record.entry(matter, self.offer.offeror, key) for key in offerees]
        return next((entry for entry in entries if entry.known or entry.unsettled), entries[0] if entries else None)

    def record_of(self, subject: str) -> Record | None:
        """The record of whom a fact speaks."""
        if subject == "prisoner":
            return self.record
        key = {"offer": self.offer.key if self.offer else None, "conflict": self.situation.conflict}.get(
            subject, self.roles.get(subject)
        )
        return self.situation.about(key) if key else None

    def without_own_word(self) -> FactValue:
        """Why his word is not known when he himself said nothing on going there."""
        entries = [self.record.entry("wish"), self.record.entry("return_stance")]
        reasons = dict.fromkeys(reason for entry in entries for reason in entry.because if reason != "never asked")
        return FactValue(None, tuple(reasons) or NEVER_ASKED, tuple(s.id for entry in entries for s in entry.unsettled))


@cache
def facts_of_the_hearing(words: Vocabulary) -> tuple[Fact, ...]:
    """The facts on the utterance that carries his last word."""
    return tuple(fact for fact in words.facts.values() if fact.made == "of-the-hearing")


def shared_facts(situation: Situation, words: Vocabulary) -> dict[str, FactValue]:
    """The facts that need no route: those already made for another one, and those on which nothing at all was heard."""
    if not situation.shared_facts:
        heard = situation.record.heard_matters
        unheard = {fact.id: value for fact, value in facts_of_himself(words) if fact.matters[0] not in heard}
        on = situation.as_of.on
        situation.shared_facts.update(unheard)
        situation.shared_facts[TODAY] = FactValue(PartialDate(iso(on), on, on))
        situation.unheard = frozenset(unheard)
    return situation.shared_facts


@cache
def facts_of_himself(words: Vocabulary) -> tuple[tuple[Fact, FactValue], ...]:
    """The facts read from one matter of his own record, with what they are while nothing is heard in it."""
    found = []
    for fact in words.facts.values():
        if (
            fact.subject == "prisoner"
            and fact.made in ("prevailing", "ruling", "any", "day-of-prevailing")
            and len(fact.matters) == 1
        ):
            by_officer = fact.made == "ruling" or words.matters[fact.matters[0]].first_hand == ("officer",)
            left = fact.made == "ruling" or (fact.made == "day-of-prevailing" and by_officer)
            found.append((fact, FactValue(None, LEFT_TO_AN_OFFICER) if left else NOT_KNOWN))
    return tuple(found)


def _prevailing(facts: RouteFacts, fact: Fact) -> FactValue:
    return of_entry(facts.entry(fact))


def _ruling(facts: RouteFacts, fact: Fact) -> FactValue:
    """Only an officer's ruling decides; what others say leaves it to an officer."""
    entry = facts.entry(fact)
    if entry is None:
        return FactValue(None, LEFT_TO_AN_OFFICER)
    if any(statement.by_officer for statement in entry.cited):
        return of_entry(entry)
    return FactValue(None, LEFT_TO_AN_OFFICER, tuple(statement.id for statement in entry.cited))


def _any(facts: RouteFacts, fact: Fact) -> FactValue:
    record = facts.record_of(fact.subject)
    if record is None:
        return NOT_KNOWN
    matter = facts.words.matters[fact.matters[0]]
    whole_matter = fact.by == "another-power" or (matter.by not in ("", "pair") and not fact.by)
    entry = None if whole_matter else facts.entry(fact)
    entries = record.entries_of(matter.id) if whole_matter else [entry] if entry else []
    if fact.by == "another-power":
        entries = [one for one in entries if one.by not in (None, facts.power, facts.roles["power-of-origin"])]
    return any_of(entries, fact)


def _any_of_the_wish(facts: RouteFacts, fact: Fact) -> FactValue:
    """As `any`, among the utterances that carry the wish that stands."""
    wish = facts.record.entry("wish")
    if not wish.saying or wish.value is None:
        return FactValue(None, wish.because or NEVER_ASKED, tuple(s.id for s in wish.cited))
    carriers = {s.utterance for s in (wish.saying.statement, *wish.saying.also) if not s.denied}
    told = facts.record.entry(fact.matters[0])
    sayings = tuple(saying for saying in told.sayings if saying.statement.utterance in carriers)
    found = any_of([told._replace(sayings=sayings)], fact)
    return found if sayings else found._replace(because=NEVER_ASKED, statements=tuple(s.id for s in wish.cited))


def _of_the_hearing(facts: RouteFacts, fact: Fact) -> FactValue:
    """Asked only when there is no hearing: where there is one, its facts are there from the start."""
    return NOT_KNOWN


def _last_word(facts: RouteFacts, _: Fact) -> FactValue:
    word = facts.last_word
    return FactValue(word.word, word.because, word.statements) if word else facts.without_own_word()


def _count_of_hearings(facts: RouteFacts, _: Fact) -> FactValue:
    """How many different hearers on different days heard the word that stands; naming another State is not counted."""
    last = facts.last_word
    if not last or not last.word:
        return _last_word(facts, _)
    alike = [word for word in facts.own_words if word.word == last.word and word.word != "names-another"]
    days_of: dict[str, set[int]] = {}
    for one in (one for word in alike for one in word.held):
        hearer = facts.situation.about(f"utterance:{one.statement.utterance}").entry("heard_by").value
        if hearer in HEARERS:
            days_of.setdefault(hearer, set()).add(one.statement.said_day)
    return FactValue(pairs(days_of), (), tuple(s for word in alike for s in word.statements) or last.statements)


def _day_of_prevailing(facts: RouteFacts, fact: Fact) -> FactValue:
    if fact.matters == MATTERS:
        word = facts.last_word
        if not word or not word.word:
            return _last_word(facts, fact)
        return FactValue(dated(word.held[0].statement.said, word.held[0].statement.said_day), (), word.statements)
    entry = facts.entry(fact)
    by_officer = facts.words.matters[fact.matters[0]].first_hand == ("officer",)
    found = _ruling(facts, fact) if by_officer else of_entry(entry)
    if not entry or not entry.saying or found.value is None:
        return found._replace(value=None)
    statement = entry.saying.statement
    return found._replace(value=statement.since or dated(statement.said, statement.said_day))


def _role(facts: RouteFacts, fact: Fact) -> FactValue:
    return FactValue(facts.roles.get(fact.role), NEVER_ASKED if facts.roles.get(fact.role) is None else ())


def _left_otherwise(facts: RouteFacts, _: Fact) -> FactValue:
    if facts.record.silent_on("way_out") and facts.record.silent_on("released_to"):
        return NOT_KNOWN
    way, released = (of_entry(facts.record.entry(matter)) for matter in ("way_out", "released_to"))
    if released.value is not None and facts.power != released.value == facts.roles["power-of-origin"]:
        return FactValue("yes", (), released.statements + way.statements)
    if way.value is None or (way.value == facts.kind and released.value is None):
        return way if way.value is None else released
    this_route = way.value == facts.kind and released.value == facts.power
    return FactValue(YES_NO[not this_route and way.value not in ENDS_NOTHING], (), way.statements + released.statements)


WAYS: dict[str, Callable[[RouteFacts, Fact], FactValue]] = {
    "prevailing": _prevailing,
    "ruling": _ruling,
    "any": _any,
    "any-of-the-wish": _any_of_the_wish,
    "of-the-hearing": _of_the_hearing,
    "last-word": _last_word,
    "count-of-hearings": _count_of_hearings,
    "day-of-prevailing": _day_of_prevailing,
    "role": _role,
    "left-otherwise": _left_otherwise,
}
