"""The closed lists of words in the routes of many, as types of the engine: a word is written as its number."""

from collections.abc import Iterable
from typing import get_args

from safeconduct.law.library import Law
from safeconduct.law.provision import Answer, ConditionKind
from safeconduct.records.entry import Reason
from safeconduct.routes.finding import NOT_ASKED_HERE, WAIVED, Status
from safeconduct.routes.in_bulk.tables import any_of, quoted


def types_in_sql(law: Law) -> list[str]:
    """`CREATE TYPE` for each of them; the law is that of all days."""
    conditions = [one for version in law.editions.versions for one in version.conditions]
    closed: dict[str, Iterable[str]] = {
        "sc_condition": (one.id for one in conditions),
        "sc_provision": (one.provision for one in conditions),
        "sc_kind": get_args(ConditionKind),
        "sc_finding": get_args(Answer),
        "sc_because": (*get_args(Reason), *NOT_ASKED_HERE, *WAIVED),
        "sc_status": get_args(Status),
        "sc_route": law.kinds,
    }
    return [f"CREATE TYPE {name} AS ENUM {any_of(dict.fromkeys(words))}" for name, words in closed.items()]


def word(text: str, of: str) -> str:
    """A word of a closed list."""
    return f"{quoted(text)}::sc_{of}"


def words(texts: Iterable[str], of: str) -> str:
    """A list of words of a closed list."""
    told = ", ".join(word(one, of) for one in texts)
    return f"[{told}]" if told else f"CAST([] AS sc_{of}[])"
