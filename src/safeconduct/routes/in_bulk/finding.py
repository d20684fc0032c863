"""What a condition answers on many routes, why, by whose statements and who owes what: the SQL of one finding."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from safeconduct.law.answer_in_sql import answer_of
from safeconduct.law.expression.sql import Columns
from safeconduct.law.provision import Answer, Condition
from safeconduct.routes.finding import NOT_ASKED_HERE, WAIVED
from safeconduct.routes.from_record import own_rules
from safeconduct.routes.in_bulk.closed_words import word, words
from safeconduct.routes.in_bulk.columns import Shared
from safeconduct.routes.in_bulk.deciding import Deciding, Printed, printed
from safeconduct.routes.in_bulk.scope import ROUTE_ROLES
from safeconduct.routes.in_bulk.tables import quoted
from safeconduct.routes.last_word import MATTERS

NO_IDS = "CAST([] AS VARCHAR[])"
NO_REASON = words((), "because")
MATTERS_OF_WORD = {*MATTERS, "wish_told_to"}
# The column in which a row of routes holds who plays each role.
ROLES = {role: f"role_{place}" for place, role in enumerate(ROUTE_ROLES)}


class Asked(NamedTuple):
    """A condition of a kind of route, and the columns of its answer: `rule`, `applies` (None where it always does) and
    `found` (the word of the finding). `waived` is the column of the ruling that waives it, or "".
    """

    condition: Condition
    columns: Columns
    shared: Shared
    evidence: tuple[str, ...]
    waived: str
    rule: Printed
    applies: Printed | None
    found: str
    presumed: str

    def is_(self, answer: Answer) -> str:
        """Whether this is the answer."""
        return f"{self.found} = {word(answer, 'finding')}"

    @property
    def unmet(self) -> str:
        """The column of whether it stands in the way."""
        both = f"{self.found} IN ({word('fails', 'finding')}, {word('not-known', 'finding')})"
        return self.shared.column(both, self.found)

    @property
    def away(self) -> str:
        """Whether it does not apply, so that nothing is owed or borne on; "" where it always applies."""
        return self.is_("does-not-apply") if self.applies or self.waived else ""

    @property
    def asks(self) -> str:
        """Whether it is still a question whether it applies; "" where it cannot be."""
        return f"{self.applies.answer} IS NULL" if self.applies and not self.condition.presumed else ""


def asked(condition: Condition, columns: Columns, shared: Shared, *, waived: str, evidence: tuple[str, ...]) -> Asked:
    """A condition with its answer as columns."""
    rule = printed(condition.rule, columns, shared)
    applies = printed(condition.applies, columns, shared) if condition.applies else None
    asks = applies.answer if applies else ""
    found, presumed = answer_of(condition, asks, rule.answer, said=lambda one: word(one, "finding"))
    if waived:
        found = f"CASE WHEN {waived} IS NOT NULL THEN {word('does-not-apply', 'finding')} ELSE {found} END"
        presumed = f"({waived} IS NULL AND {presumed})"
    column = shared.column(found, rule.answer, asks)
    return Asked(condition, columns, shared, evidence, waived, rule, applies, column, presumed)


def literal(one: Asked) -> str:
    """The finding as one struct, with the keys in the order in which they are printed."""
    condition = one.condition
    borne = _joined(one.evidence)
    return struct(
        condition=word(condition.id, "condition"),
        kind=word(condition.kind, "kind"),
        provision=word(condition.provision, "provision"),
        finding=one.found,
        because=_because(one),
        presumed=one.presumed,
        statements=_statements(one),
        evidence=f"CASE WHEN {one.away} THEN {NO_IDS} ELSE {borne} END" if one.away and one.evidence else borne,
        owed_by=owed_by(one),
    )


def struct(**members: str) -> str:
    """A struct as SQL."""
    return "{" + ", ".join(f"'{name}': {sql}" for name, sql in members.items()) + "}"


def once(column: str) -> str:
    """The members of a list, each once, in the order in which they first stand."""
    return (
        f"CASE WHEN array_length({column}) < 2 THEN {column} "
        f"ELSE list_filter({column}, lambda x, i: list_position({column}, x) = i) END"
    )


def _lists(deciding: tuple[Deciding, ...], of: str) -> list[str]:
    """The lists of the facts that decide, each empty where its fact does not."""
    empty = NO_IDS if of == "statements" else NO_REASON
    return [
        f"CASE WHEN {one.when} THEN {one.fact}_{of} ELSE {empty} END" if one.when else f"{one.fact}_{of}"
        for one in deciding
    ]


def _joined(lists: Iterable[str]) -> str:
    told = list(lists)
    if not told:
        return NO_IDS
    return told[0] if len(told) == 1 else f"list_concat({', '.join(told)})"


def _uses(*several: Printed | None) -> list[str]:
    return [name for one in several if one for name in (one.answer, *(fact.when for fact in one.deciding if fact.when))]


def _because(one: Asked) -> str:
    """Why it is not known or does not apply."""
    cases = []
    if one.waived:
        cases.append(f"WHEN {one.waived} IS NOT NULL THEN {words(WAIVED, 'because')}")
    if one.applies:
        cases.append(f"WHEN {one.applies.answer} = FALSE THEN {words(NOT_ASKED_HERE, 'because')}")
    if not one.condition.presumed:
        cases.append(f"WHEN {one.is_('not-known')} THEN {_reasons(one)}")
    return f"CASE {' '.join(cases)} ELSE {NO_REASON} END" if cases else NO_REASON


def _reasons(one: Asked) -> str:
    """Why it is not known, each reason once; what days leave open though they are told is left to an officer."""
    why = _joined(_lists(one.rule.deciding, "because"))
    if one.applies:
        asks = _joined(_lists(one.applies.deciding, "because"))
        why = f"CASE WHEN {one.applies.answer} IS NULL THEN {asks} ELSE {why} END"
    several = len(one.rule.deciding) + (len(one.applies.deciding) if one.applies else 0) > 1
    if several:
        why = once(one.shared.column(why, *_uses(one.rule, one.applies)))
    if not any(one.columns.is_day(name) for name in one.condition.facts):
        return why
    told = why if not several else one.shared.column(why, *_uses(one.rule, one.applies), "last")
    return f"CASE WHEN array_length({told}) = 0 THEN {words(('left to an officer',), 'because')} ELSE {told} END"


def _statements(one: Asked) -> str:
    """What decided it, each statement once."""
    cited = _joined(_lists(one.rule.deciding, "statements"))
    facts = [fact.fact for fact in one.rule.deciding]
    if one.applies:
        first = _joined(_lists(one.applies.deciding, "statements"))
        cited = f"CASE WHEN {one.applies.answer} THEN list_concat({first}, {cited}) ELSE {first} END"
        facts += [fact.fact for fact in one.applies.deciding]
    if _may_share(facts, one.columns):
        cited = once(one.shared.column(cited, *_uses(one.rule, one.applies)))
    return f"CASE WHEN {one.waived} IS NOT NULL THEN [{one.waived}] ELSE {cited} END" if one.waived else cited


def _may_share(facts: list[str], columns: Columns) -> bool:
    """Whether two of the facts may rest on one statement: on one matter, or on what he said on going and how."""
    named = [columns.facts[name] for name in dict.fromkeys(facts)]
    of_word = [fact for fact in named if fact.made == "of-the-hearing" or not MATTERS_OF_WORD.isdisjoint(fact.matters)]
    others = [matter for fact in named if fact not in of_word for matter in fact.matters]
    return len(of_word) > 1 or len(set(others)) < len(others) or len(named) < len(facts)


def owed_by(one: Asked) -> str:
    """Who owes it, each once; nobody where it does not apply or it is still a question whether it does."""
    owing = owing_each(one, lambda who: who)
    nobody = " OR ".join(so for so in (one.away, one.asks) if so)
    return f"CASE WHEN {nobody} THEN {NO_IDS} ELSE {owing} END" if nobody else owing


def owing_each(one: Asked, told_of: Callable[[str], str]) -> str:
    """A list with what is told of each who owes it, without those who have already done their own part."""
    owed = one.condition.owed_by
    everyone = _each_once(dict.fromkeys(owed, ""), told_of)
    parts = own_rules(one.condition) if len(owed) > 1 else ()
    if not parts:
        return everyone
    undone = {rule: f"{printed(rule, one.columns, one.shared).answer} IS DISTINCT FROM TRUE" for rule, _ in parts}
    owes = {role: " OR ".join(undone[rule] for rule, by in parts if role in by) or "FALSE" for role in owed}
    beside = " OR ".join(undone[rule] for rule, by in parts if not by <= set(owed)) or "FALSE"
    all_owe = f"{one.is_('holds')} OR {beside} OR NOT ({' OR '.join(owes.values())})"
    return f"CASE WHEN {all_owe} THEN {everyone} ELSE {_each_once(owes, told_of)} END"


def _each_once(owes: dict[str, str], told_of: Callable[[str], str]) -> str:
    """Powers by code, persons and bodies by key; a role that nobody fills by its name. Only Powers may be the same."""
    who = {ROLES.get(role, quoted(role)): when for role, when in owes.items()}
    everyone = f"[{', '.join(told_of(name) for name in who)}]"
    powers = [name for name in who if name in ROLES.values()]
    if not any(who.values()) and len(powers) < 2:
        return everyone
    if not any(who.values()) and len(who) == 2:
        return f"CASE WHEN {' = '.join(powers)} THEN [{told_of(powers[0])}] ELSE {everyone} END"
    each, before = [], list[str]()
    for name, when in who.items():
        so = " AND ".join([f"({when or 'TRUE'})", *(one.format(name) for one in before)])
        each.append(f"CASE WHEN {so} THEN [{told_of(name)}] ELSE [] END")
        before.append(f"NOT ({name} = {{}} AND ({when or 'TRUE'}))")
    return f"list_concat({', '.join(each)})"
