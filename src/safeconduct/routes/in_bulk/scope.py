"""Where a fact is looked for: of a prisoner, of a route, or of a setting that many routes share; facts are made so."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from safeconduct.law.expression.tree import facts_in
from safeconduct.law.library import Law
from safeconduct.routes.in_bulk.tables import Tables, any_of, quoted, rows, word_for
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter

# How a fact finds its entries where it does not say by whom or towards whom.
WHOLE, FIRST, ANOTHER, PAIR, OFFEREE = "*", "first", "another-power", "pair", "offeree"


class Scope(NamedTuple):
    """A table with a row for each of `key`, whose columns hold the roles; facts of `whom` are looked for in it."""

    table: str
    key: str
    roles: dict[str, str]
    whom: dict[str, str]
    entries: str
    sayings: str
    held: str


def of_prisoner(tables: Tables) -> Scope:
    """What is the same on every route of his: a row a prisoner."""
    roles = {"prisoner": "l.subject", "detaining-power": "l.detaining", "power-of-origin": "l.origin"}
    return Scope("bound", "n", roles, {"prisoner": "l.subject"}, tables.entries, tables.sayings, tables.held)


def of_route(tables: Tables) -> Scope:
    """What depends on the Power or the offer of a route: a row a route."""
    return of_prisoner(tables)._replace(table="listed", key="route", roles=ROUTE_ROLES)


def of_setting(tables: Tables) -> Scope:
    """What is said of offers, conflicts and Powers: a row for each way in which routes bind them."""
    roles = {role: column for role, column in ROUTE_ROLES.items() if role != "prisoner"}
    whom = {"offer": "l.offer", "conflict": "l.conflict", **roles}
    around = (tables.entries_around, tables.sayings_around, tables.held_around)
    return Scope("settings", "setting", roles, whom, *around)


ROUTE_ROLES = {
    "prisoner": "l.subject",
    "detaining-power": "l.detaining",
    "receiving-power": "l.power",
    "power-of-origin": "l.origin",
    "counterpart-power": "l.counterpart",
    "offeror": "l.offeror",
}
SETTINGS = "SELECT DISTINCT setting, detaining, origin, conflict, power, offer, offeror, counterpart FROM listed"


def asked_facts(law: Law, words: Vocabulary, spoken_of: Collection[str]) -> tuple[Fact, ...]:
    """The facts that the law of a day asks (in its conditions, in what shows a kind of route and what completes it)
    and of which anything is said of anyone.
    """
    names = {name for condition in law.conditions.values() for name in condition.facts}
    for kind in law.kinds.values():
        names.update(facts_in(kind.completed_rule))
        names.update(facts_in(kind.shown_rule) if kind.shown_rule else ())
    return tuple(
        fact
        for fact in words.facts.values()
        if fact.id in names and (not fact.matters or any(matter in spoken_of for matter in _rests_on(fact)))
    )


def _rests_on(fact: Fact) -> tuple[str, ...]:
    """The matters that a fact rests on: how he told his wish is open by that wish, where nobody says how."""
    return (*fact.matters, "wish") if fact.made == "any-of-the-wish" else fact.matters


def within(scope: Scope, facts: Iterable[Fact]) -> list[Fact]:
    """Those of the facts that are looked for in a scope."""
    own = "prisoner" in scope.whom
    return [
        fact
        for fact in facts
        if own == (fact.subject == "prisoner") and (not own or fact.same_on_every_route == (scope.table == "bound"))
    ]


def asked(facts: Iterable[Fact], words: Vocabulary) -> str:
    """A table `v(matter, fact, whom, actor, addressee)`: where each fact looks, by roles."""
    return rows(
        (
            (matter.id, fact.id, fact.subject, *slots(fact, matter))
            for fact in facts
            for matter in [words.matters[fact.matters[0]]]
        ),
        "v",
        ("matter", "fact", "whom", "actor", "addressee"),
    )


def slots(fact: Fact, matter: Matter) -> tuple[str, str]:
    """The roles of who acts and towards whom, or the way in which the entries are found without them."""
    if matter.by == PAIR:
        return PAIR, PAIR
    if fact.made == "any" and (fact.by == ANOTHER or (matter.by and not fact.by)):
        return (ANOTHER if fact.by else WHOLE), WHOLE
    if (matter.by and not fact.by) or (matter.towards and not fact.towards):
        return FIRST, FIRST
    return fact.by, fact.towards


def found_in(scope: Scope, facts: list[Fact], words: Vocabulary, *, joined: str = "") -> str:
    """FROM and WHERE that find the entries `e` for the facts `v` of each row `l` of a scope."""
    return f"""
FROM {scope.entries} AS e
JOIN {asked(facts, words)} ON v.matter = e.matter
{_whose(scope)} {joined}
WHERE e.matter IN {any_of(sorted({fact.matters[0] for fact in facts}))} AND CASE v.actor
    WHEN {quoted(WHOLE)} THEN TRUE
    WHEN {quoted(FIRST)} THEN TRUE
    WHEN {quoted(ANOTHER)} THEN {_another(scope)}
    ELSE COALESCE(e."by", '') = {_role("v.actor", scope, "least")} END
AND CASE v.addressee
    WHEN {quoted(WHOLE)} THEN TRUE
    WHEN {quoted(FIRST)} THEN TRUE
    WHEN {quoted(OFFEREE)} THEN TRUE
    ELSE COALESCE(e.towards, '') = {_role("v.addressee", scope, "greatest")} END"""


def _whose(scope: Scope) -> str:
    """The join of the rows in whose records a fact is looked for."""
    if scope.table == "settings":
        whom = "JOIN looked_at AS a ON a.record = e.record AND a.whom = v.whom"
        return f"{whom} JOIN settings AS l ON l.setting = a.setting"
    return f"JOIN {scope.table} AS l ON l.subject = e.record"


def looked_at(scope: Scope) -> str:
    """`(setting, whom, record)`: the records around that each setting looks at."""
    each = (
        f"SELECT l.setting, {quoted(whom)} AS whom, {record} AS record FROM settings AS l WHERE {record} IS NOT NULL"
        for whom, record in scope.whom.items()
    )
    return "\nUNION ALL\n".join(each)


def _another(scope: Scope) -> str:
    if "receiving-power" not in scope.roles:
        return "FALSE"
    return 'e."by" IS NOT NULL AND e."by" <> l.power AND e."by" IS DISTINCT FROM l.origin'


def _role(column: str, scope: Scope, of_two: str) -> str:
    """Who plays a role; an empty slot is "". The act of two is held under the lesser of them first."""
    two = {}
    if "receiving-power" in scope.roles:
        alone = "''" if of_two == "least" else "l.power"
        two = {PAIR: f"CASE WHEN l.detaining IS NULL THEN {alone} ELSE {of_two}(l.detaining, l.power) END"}
    return word_for(column, {"": "''", **scope.roles, **two})
