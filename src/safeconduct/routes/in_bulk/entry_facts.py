"""Facts of many prisoners read from entries: what prevails, and what an officer has ruled; made wide next."""

from safeconduct.routes.in_bulk.scope import FIRST, OFFEREE, Scope, found_in, slots
from safeconduct.routes.in_bulk.tables import any_of
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary

NEVER_ASKED = "['never asked']"
LEFT_TO_AN_OFFICER = "['left to an officer']"
NOTHING = "CAST([] AS VARCHAR[])"
NOT_DENIED = "CAST(NULL AS VARCHAR[])"


def reasons(entry: str) -> str:
    """Why an entry is not known; nothing where it is."""
    return f"""CASE WHEN {entry}.value IS NOT NULL THEN {NOTHING}
        WHEN array_length({entry}.because) > 0 THEN {entry}.because ELSE {NEVER_ASKED} END"""


def prevailing(scope: Scope, facts: list[Fact], words: Vocabulary) -> str:
    """`(key, fact, value, because, statements, denied)` of words and Powers, a row for each fact that was heard."""
    told = [fact for fact in facts if fact.made in ("prevailing", "ruling") and fact.type != "day"]
    ruled = any_of(fact.id for fact in told if fact.made == "ruling")
    columns = f"""
    SELECT l.{scope.key}, v.fact, e.by_officer OR v.fact NOT IN {ruled} AS decided, e.value,
        {reasons("e")} AS because, e.statements, e.denied"""
    ways: dict[str, list[Fact]] = {"": [], FIRST: [], OFFEREE: []}
    for fact in told:
        addressee = slots(fact, words.matters[fact.matters[0]])[1]
        ways[addressee if addressee in ways else ""].append(fact)
    found = [columns + found_in(scope, ways[""], words)]
    if ways[FIRST]:
        found.append(columns + found_in(scope, ways[FIRST], words) + first_entry(scope))
    if ways[OFFEREE]:
        found.append(columns + found_in(scope, ways[OFFEREE], words, joined=OFFEREES) + ONE_OFFEREE)
    return f"""
SELECT {scope.key}, fact, CASE WHEN decided THEN value END AS value,
    CASE WHEN decided THEN because ELSE {LEFT_TO_AN_OFFICER} END AS because, statements,
    CASE WHEN decided THEN denied END AS denied
FROM ({" UNION ALL ".join(found)})"""


def first_entry(scope: Scope) -> str:
    """Of several entries of a matter the one that was heard first."""
    return f"\nQUALIFY row_number() OVER (PARTITION BY l.{scope.key}, v.fact ORDER BY e.place, e.first) = 1"


OFFEREES = "JOIN offerees AS f ON f.offer = l.offer AND f.offeree = e.towards"
# What is said of an offer towards the receiving Power, else towards the first of whom anything is known or left open.
ONE_OFFEREE = """
QUALIFY row_number() OVER (PARTITION BY l.setting, v.fact ORDER BY
    CASE WHEN e.shown IS NULL AND array_length(e.unsettled) = 0 THEN 1 ELSE 0 END,
    CASE WHEN e.towards = l.power THEN 0 ELSE 1 END, f.place) = 1"""


def day(scope: Scope, fact: Fact, words: Vocabulary) -> str:
    """`(key, first, last, because, statements, denied)` of a fact that is a day: told, or that of what prevails."""
    ruling = words.matters[fact.matters[0]].first_hand == ("officer",) and fact.made == "day-of-prevailing"
    decided = "e.by_officer" if ruling else "TRUE"
    if fact.made == "prevailing":
        first, last, denied, shown = "e.value_first", "e.value_last", "e.denied_days", ""
    else:
        first = "COALESCE(h.since_first, h.said_first)"
        last = "COALESCE(h.since_last, LEAST(h.said_last, h.said_day))"
        denied = "CAST(NULL AS BIGINT[])"
        shown = f"LEFT JOIN {scope.held} AS h ON h.record = e.record AND h.matter = e.matter AND h.id = e.shown"
    return f"""
SELECT e.{scope.key}, CASE WHEN {decided} AND e.value IS NOT NULL THEN {first} END AS first,
    CASE WHEN {decided} AND e.value IS NOT NULL THEN {last} END AS last,
    CASE WHEN {decided} THEN {reasons("e")} ELSE {LEFT_TO_AN_OFFICER} END AS because, e.statements,
    CASE WHEN {decided} THEN {denied} END AS denied
FROM (SELECT l.{scope.key}, e.* {found_in(scope, [fact], words)}) AS e
{shown}"""
