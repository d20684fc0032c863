"""The one door through which everything passes that is to be published; what it does not let through exists nowhere.

What is printed is made of closed lists only: words of the vocabulary, codes of States, days, numbers, and names and
words of the register. Free text is never passed on, so no name can hide in it.
"""

import re
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from safeconduct.figures.amount import Amount, amount_of
from safeconduct.figures.figure import includes_of, value_of
from safeconduct.law.provision import Condition
from safeconduct.papers.register import Register
from safeconduct.papers.told import Became, Cited, Told
from safeconduct.powers import CODES
from safeconduct.statements.source import Source
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter, Right
from safeconduct.wording.phrases import phrases

LONGEST_QUOTATION = 12
PLAIN_ID = re.compile(r"(st|ctx)-\d{1,9}(\.\d{1,3})?")
INCLUDED = frozenset({"killed", "wounded", "missing", "captured"})
WITHOUT_A_NUMBER = frozenset({"several", "many"})
LANGUAGES = frozenset(Locale("en").languages)
ANCHOR = 8
UNIDENTIFIED = "unidentified:"


class Door:
    """Lets through what the right of a matter allows, stripped to what may be printed."""

    def __init__(
        self, words: Vocabulary, register: Register, sources: Mapping[str, Source], groups: Collection[str]
    ) -> None:
        """Take the lists to hold everything against. `sources` by address; `groups` are subjects of many."""
        self.words = words
        self.register = register
        self.sources = sources
        self.groups = groups
        self._askable: dict[str, bool] = {}
        self._numbers: dict[tuple[str, ...], dict[str, int]] = {}

    def told(self, statement: Statement, known_by: int) -> Told | None:
        """The statement as the public may read it by what was known by a day (an ordinal), or None."""
        matter = self.words.matters[statement.matter]
        if not self.public(matter.id) or not self.may_speak(statement):
            return None
        says = self._says(statement, matter)
        if not says:
            return None
        told = {
            **says,
            **self._who(statement, matter),
            "denied": statement.denied,
            "directness": statement.directness,
            "estimate": statement.estimate,
            "said": statement.said,
            "known": statement.known,
            "cited": self._cited(statement),
            "of_one": self._of_one(statement, matter),
            **self._quotation(statement),
        }
        anchor = sha256(repr(sorted(told.items())).encode()).hexdigest()[:ANCHOR]
        plain = statement.id if PLAIN_ID.fullmatch(statement.id) else ""
        counted = self._counted(statement, matter) if matter.type == "figure" else {}
        return Told(anchor=anchor, id=plain, became=self._became(statement, known_by), **told, **counted)

    def right(self, matter: str) -> Right:
        """The right of a matter."""
        return self.words.matters[matter].right

    def public(self, matter: str) -> bool:
        """Whether a matter may be told as it stands."""
        return self.right(matter) == "public"

    def may_ask(self, condition: Condition) -> bool:
        """Whether the words of a condition may stand beside its answer: it asks of public matters alone."""
        if condition.id not in self._askable:
            facts = [self.words.facts[name] for name in condition.facts]
            self._askable[condition.id] = all(
                (fact.made == "role" or fact.matters) and all(map(self.public, fact.matters)) for fact in facts
            )
        return self._askable[condition.id]

    def may_speak(self, statement: Statement) -> bool:
        """Whether the speaker is a public voice or office: prisoners, doctors, relatives and witnesses never are."""
        return statement.capacity in self.register.capacities and statement.speaker != statement.subject

    def code(self, key: str | None) -> str:
        """A Power by its code; "" for any other key."""
        return key if key in CODES and key else ""

    def _says(self, statement: Statement, matter: Matter) -> dict[str, Any]:
        """What is said, or nothing where it cannot be told in words of the vocabulary."""
        value = statement.value
        if matter.type == "text":
            return {"matter": matter.id, "says": "text"}
        if matter.type == "figure":
            return self._figure(value, matter) if isinstance(value, Mapping) else {}
        if matter.type == "power" and value in CODES:
            return {"matter": matter.id, "says": "power", "power": value}
        return {"matter": matter.id, "says": value} if value in matter.words else {}

    def _figure(self, value: Mapping[str, Any], matter: Matter) -> dict[str, Any]:
        amount, includes = amount_of(value), tuple(includes_of(value))
        if not INCLUDED.issuperset(includes) or not _plain(amount):
            return {}
        included = () if includes == (matter.id,) else includes
        qualified = any(told not in (None, "") for key, told in value.items() if key not in _COUNTED)
        return {
            "matter": matter.id,
            "says": "figure",
            "amount": amount,
            "includes": tuple(sorted(included)),
            "qualified": qualified,
        }

    def _counted(self, statement: Statement, matter: Matter) -> dict[str, Any]:
        """Of whom a number is, and of which part of them, as numbers: their names are not for the public, but numbers
        that count different people are never told as if they counted the same.
        """
        where = str(value_of(statement).get("where") or "")
        part = self._number((matter.id, statement.subject), where) if where else 0
        return {"whom": self._number(matter.of, statement.subject), "part": part}

    def _number(self, among: tuple[str, ...], name: str) -> int:
        """The number of a name among those that were met before it."""
        met = self._numbers.setdefault(among, {})
        return met.setdefault(name, len(met) + 1)

    def _who(self, statement: Statement, matter: Matter) -> dict[str, str]:
        acts = statement.by or (statement.subject if matter.of == ("power",) else None)
        return {
            "by": self.code(acts),
            "towards": self.code(statement.towards),
            "voice": self.register.voice(statement.speaker),
            "capacity": statement.capacity,
            "behalf": self.code(statement.on_behalf_of),
        }

    def _of_one(self, statement: Statement, matter: Matter) -> bool:
        one = ":" not in statement.subject and statement.subject not in self.groups
        return "person" in matter.of and (one or statement.subject.startswith(UNIDENTIFIED))

    def _quotation(self, statement: Statement) -> dict[str, str]:
        """The words, where they are quoted, few, all harmless, and in a language that has a code."""
        words, lang = " ".join(statement.wording.split()), statement.lang or ""
        few = len(words.split(" ")) <= LONGEST_QUOTATION
        if words and statement.quoted and few and lang in LANGUAGES and self.register.harmless(words):
            return {"quotation": words, "lang": lang}
        return {}

    def _cited(self, statement: Statement) -> Cited | None:
        source = self.sources.get(statement.document)
        if not source:
            return None
        page = self.register.page(host_of(source.address))
        if not page:
            return Cited("", "", "", False)
        return Cited(page.name, page.lang, *self.register.address(source.address, page))

    def _became(self, statement: Statement, known_by: int) -> tuple[Became, ...]:
        upon = (*statement.corrections, *statement.endings)
        found = sorted((ruling.known, ruling.decision) for ruling in upon if ruling.known <= known_by)
        return tuple(dict.fromkeys(Became(decision, day) for day, decision in found))


def host_of(address: str) -> str:
    """The host of an address of the web; "" where it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


_COUNTED = frozenset({"n", "min", "max", "bound", "includes", "where"})


def _plain(amount: Amount) -> bool:
    """Whether its bound is a known word, so that it can be said in four languages."""
    if amount.kind == "in-words":
        return amount.bound in WITHOUT_A_NUMBER
    return not amount.bound or f"bound-{amount.bound.replace(' ', '-')}" in phrases()
