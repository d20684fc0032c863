"""The records of a part as they are written: a row a subject, its entries and what is not known as lists; SQL only."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from safeconduct.bulk.engine import quoted
from safeconduct.bulk.parts import UTTERANCE
from safeconduct.dates import AsOf, iso
from safeconduct.records.to_json import UNCONTRADICTED
from safeconduct.statements.ruling import SETS_ASIDE
from safeconduct.vocabulary.from_files import Vocabulary

MATTER = "sc_matter"
SQL = Path(__file__).with_name("records.sql")


def matter_type(words: Vocabulary) -> str:
    """`CREATE TYPE` for the matters, in the order of the vocabulary."""
    return f"CREATE TYPE {MATTER} AS ENUM ({', '.join(quoted(one) for one in words.matters)})"


def records(tables: Mapping[str, str], as_of: AsOf, words: Vocabulary) -> str:
    """`subject, on, known_by, entries, not_known`, as `record_to_json` has them; `tables` by their plain names."""
    pairs = ", ".join(quoted(one.id) for one in words.matters.values() if one.by == "pair")
    made_out = "|".join(SETS_ASIDE)
    ranked = f"list_filter(e.contradicted, lambda one: NOT regexp_matches(one.reason, '^({made_out}) \\('))"
    reason = f"COALESCE({ranked}[1].reason, {quoted(UNCONTRADICTED)})"
    contradicted = "list_transform(e.contradicted, lambda one: one.statement)"
    days = f'{quoted(iso(as_of.on))} AS "on", {quoted(iso(as_of.known_by))} AS known_by'
    utterance = quoted(UTTERANCE)
    not_again = "FALSE" if tables["statements"] == tables["statements_around"] else "TRUE"
    told = {"utterance": utterance, "not_again": not_again, "matter_type": MATTER, "reason": reason, "days": days}
    told |= {"contradicted": contradicted, "pairs": pairs}
    return Template(SQL.read_text(encoding="utf-8")).substitute({**tables, **told})
