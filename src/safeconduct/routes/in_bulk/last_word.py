"""His last word on going to the Power of each route, for many prisoners; how he was heard follows it."""

from safeconduct.dates import AsOf
from safeconduct.records.in_bulk.from_statements import FOLDING, SHOWING, steps_of_folding
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.in_bulk.entry_facts import NOTHING
from safeconduct.routes.in_bulk.tables import Tables, any_of, quoted, word_for
from safeconduct.routes.last_word import MATTERS, PROTECTS_MOST_FIRST, STANCES
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import DISPLACES_NOTHING

OPEN = len(PROTECTS_MOST_FIRST)
RECORD_OF_UTTERANCE = "{} || ' in ' || {}"

# What he said himself in one utterance is folded by itself, as if it were a record of its own.
OWN = {name: f"own_{name}" for name in ("heard", *FOLDING, *SHOWING)}


def own_words(tables: Tables, as_of: AsOf, words: Vocabulary) -> list[Step]:
    """`own_words(route, ruled, day, word, because, statements, first, hearing)`: all that he himself said on going to
    the Power of a route, a row a day; `first` is the statement that carries it, `hearing` the number of its utterance
    in `own_days`. `last_words`: the latest of them. `last_word(route, value, because, statements)`: the fact, also
    where others alone spoke of it.
    """
    return [
        Step("own_held", _own_held(tables)),
        Step("own_renderings_of", _own_renderings(as_of, words)),
        Step("own_heard", _own_gathered(tables)),
        *steps_of_folding(as_of, OWN),
        Step("own_days", OWN_DAYS),
        Step("own_said", OWN_SAID),
        Step("spoken", _spoken()),
        Step("chosen", CHOSEN),
        Step("own_words", _own_words()),
        Step("last_words", LAST_WORDS),
        Step("unspoken", _unspoken(tables)),
        Step("last_word", LAST_WORD),
    ]


def _own_gathered(tables: Tables) -> str:
    """What stands of what he said himself in one matter in one utterance, as records gather it, where it has several
    renderings.
    """
    return f"""
SELECT {RECORD_OF_UTTERANCE.format("g.record", "g.utterance")} AS record, g.* EXCLUDE (record)
FROM {tables.gathered} AS g
SEMI JOIN own_renderings_of AS o ON o.record = g.record AND o.utterance = g.utterance AND o.matter = g.matter
    AND COALESCE(o.towards, '') = g.addressee AND o.tellings > 1
WHERE g.matter IN {any_of(MATTERS)} AND g.own AND NOT g.aside AND NOT g.of_one"""


def _own_held(tables: Tables) -> str:
    """What stands of what he said himself on going anywhere."""
    matters = " ".join(f"WHEN {quoted(matter)} THEN {place}" for place, matter in enumerate(MATTERS))
    return f"""
SELECT h.n, b.subject AS record, h.utterance, h.matter, h.towards, h.id, h.ruled, h.said_first, h.said_last, h.said_day,
    h.until_day, h.value, h.denied, row_number() OVER (PARTITION BY h.n ORDER BY
        CASE h.matter {matters} END, COALESCE(e.place, 0), COALESCE(e.first, ''), h.place, h.id) AS place
FROM standing AS h JOIN bound AS b ON b.n = h.n
LEFT JOIN (SELECT * FROM {tables.entries} WHERE matter IN {any_of(MATTERS)} AND towards IS NOT NULL) AS e
    ON e.record = b.subject AND e.matter = h.matter AND e.towards = h.towards
WHERE h.matter IN {any_of(MATTERS)} AND h.own"""


# The day of an utterance: of several tellings the narrowest, then the latest.
OWN_DAYS = """
SELECT CAST(row_number() OVER () AS INTEGER) AS hearing, n, utterance, ruled, said_day AS day,
    min(place) OVER (PARTITION BY n, utterance) AS occasion
FROM own_held
QUALIFY row_number() OVER (PARTITION BY n, utterance ORDER BY said_last - said_first, -said_day, place) = 1"""


def _own_renderings(as_of: AsOf, words: Vocabulary) -> str:
    """The renderings of what he said in one matter in one utterance; one alone says by itself what it means, or why it
    leaves it open (`why`).
    """
    reasons = {
        f"{matter}={word}": reason for matter in MATTERS for word, reason in words.matters[matter].not_known.items()
    }
    reason = word_for("matter || '=' || value", {said: quoted(why) for said, why in reasons.items()})
    return f"""
SELECT *, CASE WHEN why IS NULL AND NOT denied THEN said END AS value FROM (
    SELECT *, COALESCE(CASE WHEN reason IN {any_of(sorted(DISPLACES_NOTHING))} OR NOT denied THEN reason END,
            CASE WHEN until_day < {as_of.on} THEN 'expired' END) AS why
    FROM (
        SELECT n, any_value(record) AS record, utterance, matter, towards, min(place) AS place, count(*) AS tellings,
            list(id ORDER BY place) AS statements, list(said_day ORDER BY place) AS said_days,
            arg_min({{'said_first': said_first, 'said_last': said_last, 'said_day': said_day}}, place) AS first,
            any_value(value) AS said, bool_or(denied) AS denied, max(until_day) AS until_day,
            any_value({reason}) AS reason
        FROM own_held GROUP BY n, utterance, matter, towards
    )
)"""


# What he said in one matter in one utterance, its renderings settled, with the day on which it was said.
OWN_SAID = f"""
SELECT d.n, d.ruled, d.day, d.occasion, h.place, d.hearing, h.matter, h.towards,
    CASE WHEN h.tellings > 1 THEN e.value ELSE h.value END AS value,
    CASE WHEN h.tellings > 1 THEN e.because WHEN h.why IS NOT NULL THEN [h.why] ELSE {NOTHING} END AS because,
    h.statements, h.said_days, h.first
FROM own_renderings_of AS h
JOIN own_days AS d ON d.n = h.n AND d.utterance = h.utterance
LEFT JOIN own_entries AS e ON e.record = {RECORD_OF_UTTERANCE.format("h.record", "h.utterance")} AND e.matter = h.matter
    AND e.towards IS NOT DISTINCT FROM h.towards"""


def _spoken() -> str:
    """What each saying means for each route: a word, by how much it protects, or why it leaves it open."""
    stances = " ".join(f"WHEN {quoted(said)} THEN {quoted(word)}" for said, word in STANCES.items())
    protects = " ".join(f"WHEN {quoted(word)} THEN {place}" for place, word in enumerate(PROTECTS_MOST_FIRST))
    return f"""
SELECT *, COALESCE(CASE word {protects} END, {OPEN}) AS protects FROM (
    SELECT l.route, s.ruled, s.day, s.occasion, s.place, s.hearing, s.statements, s.said_days, s.first,
        CASE WHEN s.value IS NULL THEN NULL
            WHEN s.matter = 'wish' THEN CASE WHEN s.value = l.power THEN 'wants' ELSE 'names-another' END
            WHEN s.matter = 'refuses_destination'
                THEN CASE WHEN s.value = 'yes' THEN 'refuses' ELSE 'does-not-object' END
            ELSE CASE s.value {stances} END END AS word,
        CASE WHEN array_length(s.because) > 0 THEN s.because[1]
            WHEN s.matter = 'return_stance' AND s.value NOT IN {any_of(STANCES)} THEN 'undecided' END AS reason
    FROM own_said AS s JOIN listed AS l ON l.n = s.n
    WHERE (s.matter <> 'refuses_destination' OR s.towards = l.power)
        AND (s.matter <> 'return_stance' OR COALESCE(l.origin = l.power, TRUE))
) WHERE word IS NOT NULL OR reason NOT IN {any_of(sorted(DISPLACES_NOTHING))}"""


def _own_words() -> str:
    """Within one day the word that protects most; where there is none, every reason for which he left it open."""
    order = "{'first': first_of_reason, 'occasion': occasion, 'place': place}"
    return f"""
SELECT route, ruled, day, word, CASE WHEN word IS NULL THEN [reason] ELSE {NOTHING} END AS because, statements, first,
    hearing
FROM chosen WHERE alike = 1
UNION ALL
SELECT route, ruled, day, any_value(word) AS word,
    COALESCE(list(reason ORDER BY occasion, place) FILTER (WHERE tells_reason AND word IS NULL), {NOTHING}) AS because,
    flatten(list(statements ORDER BY first_of_reason, occasion, place)) AS statements,
    arg_min(first, {order}) AS first, arg_min(hearing, {order}) AS hearing
FROM (
    SELECT *, CASE WHEN word IS NULL THEN min(occasion * 1000000 + place) OVER reasons ELSE 0 END AS first_of_reason,
        row_number() OVER (PARTITION BY route, ruled, day, reason ORDER BY occasion, place) = 1 AS tells_reason
    FROM chosen WHERE alike > 1 WINDOW reasons AS (PARTITION BY route, ruled, day, reason)
) GROUP BY route, ruled, day"""


# Within one day the word that protects most, and where there is none, what left it open.
CHOSEN = """
SELECT *, count(*) OVER (PARTITION BY route, ruled, day) AS alike FROM (
    SELECT * FROM spoken QUALIFY protects = min(protects) OVER (PARTITION BY route, ruled, day)
)"""
LAST_WORDS = """
SELECT * FROM own_words QUALIFY row_number() OVER (PARTITION BY route ORDER BY -ruled, -day) = 1"""


def _unspoken(tables: Tables) -> str:
    """Why his word is not known where he himself said nothing on going there: what others said of his wish."""
    entry = f"""
    SELECT record, because, unsettled FROM {tables.entries}
    WHERE "by" IS NULL AND towards IS NULL AND array_length(because) > 0
        AND NOT list_contains(because, 'never asked')"""
    heard_already = "COALESCE(list_contains(w.because, reason), FALSE)"
    both = f"COALESCE(list_filter(r.because, lambda reason: NOT {heard_already}), {NOTHING})"
    return f"""
SELECT b.n, list_concat(COALESCE(w.because, {NOTHING}), {both}) AS because,
    list_concat(COALESCE(w.unsettled, {NOTHING}), COALESCE(r.unsettled, {NOTHING})) AS statements
FROM bound AS b
LEFT JOIN ({entry} AND matter = 'wish') AS w ON w.record = b.subject
LEFT JOIN ({entry} AND matter = 'return_stance') AS r ON r.record = b.subject
WHERE w.record IS NOT NULL OR r.record IS NOT NULL"""


# `(route, value, because, statements)` of his last word on going, where anything was said of it.
LAST_WORD = """
SELECT l.route, w.word AS value, CASE WHEN w.route IS NOT NULL THEN w.because ELSE u.because END AS because,
    CASE WHEN w.route IS NOT NULL THEN w.statements ELSE u.statements END AS statements
FROM listed AS l LEFT JOIN last_words AS w ON w.route = l.route LEFT JOIN unspoken AS u ON u.n = l.n
WHERE w.route IS NOT NULL OR u.n IS NOT NULL"""
