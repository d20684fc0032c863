"""Facts of many prisoners that are so where any statement that stands says it (`any`); made wide beside the others."""

from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.entry_facts import NEVER_ASKED, NOT_DENIED, NOTHING
from safeconduct.routes.in_bulk.scope import Scope, found_in
from safeconduct.routes.in_bulk.tables import any_of, quoted
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary


def any_facts(scope: Scope, facts: list[Fact], words: Vocabulary) -> list[Step]:
    """`any_of_<key>(key, fact, value, because, statements, denied)`, a row for each fact that was heard."""
    told = [fact for fact in facts if fact.made == "any"]
    name = scope.key
    found = f"""
SELECT l.{name}, v.fact, e.record, e.matter, e."by", e.towards, e.place, e.first, e.shown, e.because, e.unsettled
{found_in(scope, told, words)}"""
    said = f"""
SELECT v.{name}, v.fact, v.place AS entry, v.first, s.place, s.cited, s.denied, {_values(told)} AS meant,
    {_folds(told, words)} AS folds
FROM any_found_of_{name} AS v JOIN {scope.sayings} AS s ON s.record = v.record AND s.matter = v.matter
    AND s."by" IS NOT DISTINCT FROM v."by" AND s.towards IS NOT DISTINCT FROM v.towards
WHERE s.matter IN {any_of(sorted({fact.matters[0] for fact in told}))} AND {_may_say(told, words)}"""
    left_open = f"""
SELECT {name}, fact, place AS entry, first, because, unsettled FROM any_found_of_{name} WHERE shown IS NULL"""
    return [
        Step(f"any_found_of_{name}", found),
        Step(f"any_said_of_{name}", said),
        Step(f"any_open_of_{name}", left_open),
        *settled(name, f"any_said_of_{name}", f"any_open_of_{name}", f"any_of_{name}"),
    ]


def settled(key: str, said: str, left_open: str, made: str) -> list[Step]:
    """The fact that sayings `(key, fact, entry, first, place, cited, denied, meant, folds)` make, and entries
    without any, `(key, fact, entry, first, because, unsettled)`.
    """
    yes = "meant AND NOT denied"
    answers = f"""
SELECT {key}, fact, bool_or({yes}) AS yes, bool_or(folds OR (denied AND meant)) AS no,
    arg_min(cited, {{'entry': entry, 'first': first, 'place': place}}) FILTER (WHERE {yes}) AS saying,
    flatten(list(cited ORDER BY entry, first, place)) AS all_cited
FROM {said} GROUP BY {key}, fact"""
    reasons = f"""
SELECT {key}, fact, list(reason ORDER BY entry, first, place) AS because FROM (
    SELECT *, because[place] AS reason
    FROM (SELECT *, UNNEST(generate_series(1, array_length(because))) AS place FROM {left_open})
    QUALIFY row_number() OVER (PARTITION BY {key}, fact, because[place] ORDER BY entry, first, place) = 1
) GROUP BY {key}, fact"""
    unsettled = f"""
SELECT {key}, fact, flatten(list(unsettled ORDER BY entry, first)) AS unsettled FROM {left_open} GROUP BY {key}, fact"""
    fact = f"""
SELECT COALESCE(a.{key}, u.{key}) AS {key}, COALESCE(a.fact, u.fact) AS fact,
    CASE WHEN a.yes THEN 'yes' WHEN a.no THEN 'no' END AS value,
    CASE WHEN a.yes OR a.no THEN {NOTHING} ELSE COALESCE(r.because, {NEVER_ASKED}) END AS because,
    CASE WHEN a.yes THEN a.saying WHEN a.no THEN a.all_cited
        ELSE list_concat(COALESCE(a.all_cited, {NOTHING}), COALESCE(u.unsettled, {NOTHING})) END AS statements,
    {NOT_DENIED} AS denied
FROM {made}_answers AS a
FULL JOIN ({unsettled}) AS u ON u.{key} = a.{key} AND u.fact = a.fact
LEFT JOIN {made}_reasons AS r ON r.{key} = u.{key} AND r.fact = u.fact"""
    return [Step(f"{made}_answers", answers), Step(f"{made}_reasons", reasons), Step(made, fact)]


def _values(facts: list[Fact]) -> str:
    """Whether a value is one that the fact asks for; any will do where none is listed."""
    listed = [f"WHEN {quoted(fact.id)} THEN s.value IN {any_of(fact.values)}" for fact in facts if fact.values]
    return f"CASE v.fact {' '.join(listed)} ELSE TRUE END" if listed else "TRUE"


def _folds(facts: list[Fact], words: Vocabulary) -> str:
    folding = [fact.id for fact in facts if words.matters[fact.matters[0]].folds]
    return f"v.fact IN {any_of(folding)}" if folding else "FALSE"


def _may_say(facts: list[Fact], words: Vocabulary) -> str:
    """What only an officer knows at first hand, only an officer can say."""
    left = [fact.id for fact in facts if words.matters[fact.matters[0]].first_hand == ("officer",)]
    return f"(s.officer OR v.fact NOT IN {any_of(left)})" if left else "TRUE"
