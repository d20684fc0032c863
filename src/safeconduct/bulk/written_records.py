"""The records of a part as they are written: a row a subject, its entries and what is not known as lists; SQL only."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.parts import UTTERANCE
from safeconduct.dates import AsOf, iso
from safeconduct.records.fold import RENDERED_BETTER
from safeconduct.records.preference import STEPS
from safeconduct.records.to_json import UNCONTRADICTED
from safeconduct.statements.ruling import SETS_ASIDE
from safeconduct.vocabulary.from_files import Vocabulary

MATTER, POLARITY, REASON = "sc_matter", "sc_polarity", "sc_reason"
SQL = Path(__file__).with_name("records.sql")


def closed_words(words: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """The closed lists of words in records, by the type that each is: a word is written as its number.

    The matters stand in the order of the vocabulary, which is that of the entries.
    """
    return {
        MATTER: tuple(words.matters),
        POLARITY: ("is", "is-not"),
        REASON: (UNCONTRADICTED, *STEPS, RENDERED_BETTER, "expired", ""),
    }


def types_in_sql(words: Vocabulary) -> list[str]:
    """`CREATE TYPE` for each of them."""
    closed = closed_words(words).items()
    return [f"CREATE TYPE {name} AS ENUM ({', '.join(quoted(one) for one in told)})" for name, told in closed]


def records(tables: Mapping[str, str], as_of: AsOf, words: Vocabulary) -> str:
    """`subject, on, known_by, entries, not_known`, as `record_to_json` has them; `tables` by their plain names."""
    made_out = "|".join(SETS_ASIDE)
    ranked = f"list_filter(contradicted, lambda one: NOT regexp_matches(one.reason, '^({made_out}) \\('))"
    told = {
        "utterance": quoted(UTTERANCE),
        "pairs": ", ".join(quoted(one.id) for one in words.matters.values() if one.by == "pair"),
        "matter_type": MATTER,
        "polarity_type": POLARITY,
        "reason_type": REASON,
        "uncontradicted": quoted(UNCONTRADICTED),
        "reason": f"COALESCE({ranked}[1].reason, {quoted(UNCONTRADICTED)})",
        "days": f'{quoted(iso(as_of.on))} AS "on", {quoted(iso(as_of.known_by))} AS known_by',
    }
    return Template(SQL.read_text(encoding="utf-8")).substitute({**tables, **told})
