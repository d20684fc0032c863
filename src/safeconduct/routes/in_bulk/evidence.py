"""What bears on conditions of many routes without deciding them: the statements that stand in the matters they name."""

from collections.abc import Collection

from safeconduct.law.library import Law
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.evidence import Look, looks
from safeconduct.routes.in_bulk.tables import Tables, any_of
from safeconduct.routes.in_bulk.wide import wide
from safeconduct.vocabulary.from_files import Vocabulary

PREFIX = "heard_"
PLACES = ("n", "route", "setting", "utterance")


def evidence(tables: Tables, borne: Collection[str], words: Vocabulary) -> list[Step]:
    """`evidence_of_<place>`, a column `heard_<matter>` of ids for each matter that is looked for there: in his own
    record (`n`), there towards the Power of a route, in what he said on going (`utterance`, a row a route), in offers
    and conflicts (`setting`). `borne` are the matters.
    """
    found = {place: looked_for(borne, words, place) for place in PLACES}
    return [
        *_wide("n", _of_himself(found["n"])),
        *_wide("route", _of_route(found["route"])),
        *_wide("utterance", _of_utterance(tables, found["utterance"])),
        *_wide("setting", _of_setting(tables, found["setting"])),
    ]


def bearing(law: Law, spoken_of: Collection[str]) -> list[str]:
    """The matters that conditions name as evidence and of which anything is said of anyone."""
    named = dict.fromkeys(matter for condition in law.conditions.values() for matter in condition.evidence)
    return [matter for matter in named if matter in spoken_of]


def looked_for(borne: Collection[str], words: Vocabulary, place: str) -> list[Look]:
    """The matters of which evidence is looked for in a place."""
    found = [looks(words)[matter] for matter in borne]
    match place:
        case "n":
            return [look for look in found if not look.by_power]
        case "route":
            return [look for look in found if look.by_power]
        case "utterance":
            return [look for look in found if look.of_utterance]
    return [look for look in found if look.of_offer or look.of_conflict]


def heard(look: Look) -> str:
    """All that bears on a route in a matter, as SQL over the four places `es`, `er`, `eu` and `eg`."""
    column = PREFIX + look.matter
    parts = ["er" if look.by_power else "es"]
    parts += ["eu"] if look.of_utterance else []
    parts += ["eg"] if look.of_offer or look.of_conflict else []
    if len(parts) == 1:
        return f"{parts[0]}.{column}"
    told = ", ".join(f"COALESCE({part}.{column}, CAST([] AS VARCHAR[]))" for part in parts)
    return f"list_concat({told})"


def _wide(place: str, found: tuple[list[Look], str]) -> list[Step]:
    several, select = found
    key = "route" if place == "utterance" else place
    long = f"heard_of_{place}"
    return [Step(long, select), wide(f"evidence_of_{place}", long, key, [look.matter for look in several], PREFIX)]


def _long(key: str, several: list[Look], rest: str, order: str = "h.place, h.id") -> tuple[list[Look], str]:
    matters = any_of(look.matter for look in several)
    return (
        several,
        f"""
SELECT {key}, h.matter AS fact, list(h.id ORDER BY {order}) AS told
{rest} AND h.matter IN {matters} GROUP BY {key}, h.matter""",
    )


def _of_himself(several: list[Look]) -> tuple[list[Look], str]:
    """Of most matters one statement stands: then nothing has to be put in order."""
    matters = any_of(look.matter for look in several)
    return (
        several,
        f"""
WITH counted AS (
    SELECT n, matter, min(id) AS id, count(*) AS several FROM standing WHERE matter IN {matters} GROUP BY n, matter
)
SELECT n, matter AS fact, [id] AS told FROM counted WHERE several = 1
UNION ALL
SELECT h.n, h.matter AS fact, list(h.id ORDER BY h.place, h.id) AS told
FROM standing AS h JOIN counted AS c ON c.n = h.n AND c.matter = h.matter
WHERE c.several > 1 GROUP BY h.n, h.matter""",
    )


def _of_route(several: list[Look]) -> tuple[list[Look], str]:
    towards = "COALESCE(h.towards = l.power, TRUE)"
    return _long("l.route", several, f"FROM standing AS h JOIN listed AS l ON l.n = h.n WHERE {towards}")


def _of_utterance(tables: Tables, several: list[Look]) -> tuple[list[Look], str]:
    """What is said of each utterance in which he spoke on going, the latest first."""
    towards = _towards(several, "l.power")
    return _long(
        "w.route",
        several,
        f"FROM own_words AS w JOIN listed AS l ON l.route = w.route "
        f"JOIN own_days AS d ON d.hearing = w.hearing "
        f"JOIN {tables.held} AS h ON h.record = 'utterance:' || d.utterance "
        f"WHERE h.side = 'standing' AND {towards}",
        "-w.ruled, -w.day, h.place, h.id",
    )


def _of_setting(tables: Tables, several: list[Look]) -> tuple[list[Look], str]:
    """What is said of the offer, then of the conflict."""
    offer = any_of(look.matter for look in several if look.of_offer)
    conflict = any_of(look.matter for look in several if look.of_conflict)
    return _long(
        "g.setting",
        several,
        f"""FROM looked_at AS a JOIN settings AS g ON g.setting = a.setting
JOIN {tables.held_around} AS h ON h.record = a.record
WHERE h.side = 'standing' AND {_towards(several, "g.power")}
    AND ((a.whom = 'offer' AND h.matter IN {offer}) OR (a.whom = 'conflict' AND h.matter IN {conflict}))""",
        "CASE WHEN a.whom = 'offer' THEN 0 ELSE 1 END, h.place, h.id",
    )


def _towards(several: list[Look], power: str) -> str:
    """Towards the Power of the route or towards nobody, where a matter asks it."""
    by_power = any_of(look.matter for look in several if look.by_power)
    return f"(h.matter NOT IN {by_power} OR COALESCE(h.towards = {power}, TRUE))"
