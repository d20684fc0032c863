"""The pass from many statements to their records, as steps of SQL; the engines run them, routes in bulk read them.

Read from `statements` (whose subjects are the records), `around_statements` (what is said of their groups, of those
judged the same person and of the unidentified), `subjects`, `memberships`, `judged` and `rulings`. Given: `entries`,
`sayings`, `held` and `identities`. Each step is a file of `sql/`, which opens by telling its rows and columns.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from safeconduct.dates import AsOf
from safeconduct.records.fold import RENDERED_BETTER
from safeconduct.records.in_bulk.preference import DAYS, WEIGHTS, clash, deciding_step
from safeconduct.records.in_bulk.step import Step
from safeconduct.records.in_bulk.words import matters_in_sql, not_known_in_sql
from safeconduct.statements.ruling import SETS_ASIDE
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary

FOLDER = Path(__file__).parent / "sql"
# The tables in the order in which they are made: what is there, what all runs share, who hears what, how it is folded,
# what is shown of it. Each is a file of `sql/`, but for the words of the vocabulary.
INPUTS = ("statements", "around_statements", "subjects", "memberships", "judged", "rulings")
BEFORE = ("matters", "not_known", "ruled", "around_counting")
GATHERING = ("identities", "memberships_of", "twice_in", "one_of", "counting", "elsewhere", "heard", "gathered")
FOLDING = (
    *("crowded", "keys", "voices", "heaps", "mute", "beside", "differing", "clashes", "contested", "turns"),
    *("renderings", "settled", "field", "top", "rounds", "outlived", "best", "nearer", "narrowed", "shown"),
    *("weighed", "parts", "lists"),
)
SHOWING = ("lone", "of_two", "known", "left_open", "side_by_side", "folded", "entries", "sayings", "held")
VIEWS = frozenset(
    (
        *("counting", "heard", "gathered", "weighed", "lone", "of_two", "known", "left_open", "side_by_side"),
        *("entries", "sayings", "held"),
    )
)
# What `entries`, `sayings`, `held` and `gathered` are read from; the other tables may be forgotten once all are made.
READ_LATER = frozenset(("identities", "elsewhere", "keys", "beside", "folded"))
SHIFT = 10_000_000
# A number made from a key; two keys may share one, so it only tells which keys to look at closely.
MARK = "hash(h.record, h.matter, h.actor, h.addressee)"
# The order of hearing: his own keys, then his groups (by key, then membership), then what is said of one of several.
TIERS = {"members": 1 << 25, "groups": 1 << 34, "strangers": 1 << 40}


def steps_before(as_of: AsOf, words: Vocabulary, names: Mapping[str, str] | None = None) -> list[Step]:
    """The steps that all runs share: the vocabulary, what rulings do, and what counts of what is said around."""
    made = dict(names or {})
    rulings = _printed("ruled", as_of, made)
    around = _printed("counting", as_of, {**made, "statements": made.get("around_statements", "around_statements")})
    selects = (matters_in_sql(words), not_known_in_sql(words), rulings, around)
    return [Step(made.get(name, name), select) for name, select in zip(BEFORE, selects, strict=True)]


def steps_of_records(as_of: AsOf, names: Mapping[str, str] | None = None) -> list[Step]:
    """The steps from statements to `entries`, `sayings` and `held`, in order.

    `names`: what a table of these steps is called, where it is not called as here.
    """
    made = dict(names or {})
    return [
        Step(made.get(name, name), _printed(name, as_of, made), name not in VIEWS)
        for name in (*GATHERING, *FOLDING, *SHOWING)
    ]


def forgotten(names: Mapping[str, str] | None = None) -> list[str]:
    """The tables of `steps_of_records` that nobody reads afterwards: most of the memory that a part takes."""
    made = dict(names or {})
    passing = (name for name in (*GATHERING, *FOLDING, *SHOWING) if name not in VIEWS | READ_LATER)
    return [made.get(name, name) for name in passing]


def steps_of_folding(as_of: AsOf, names: Mapping[str, str]) -> list[Step]:
    """The steps from `heard`, made by another pass, to `entries`: whatever its records are, they are folded alike."""
    made = dict(names)
    return [
        Step(made.get(name, name), _printed(name, as_of, made), name not in VIEWS)
        for name in (*FOLDING, *SHOWING[: SHOWING.index("entries") + 1])
    ]


def _printed(name: str, as_of: AsOf, names: Mapping[str, str]) -> str:
    tables = {table: names.get(table, table) for table in (*INPUTS, *BEFORE, *GATHERING, *FOLDING, *SHOWING)}
    numbers = {key: str(number) for key, number in {"days": DAYS, "shift": SHIFT, **TIERS}.items()}
    numbers |= {f"w_{step}": str(weight) for step, weight in WEIGHTS.items()}
    words = {
        "on": str(as_of.on),
        "known_by": str(as_of.known_by),
        "sets_aside": ", ".join(f"'{decision}'" for decision in SETS_ASIDE),
        "rendered_better": RENDERED_BETTER,
        "pairs": ", ".join(f"'{matter.id}'" for matter in vocabulary().matters.values() if matter.by == "pair"),
        "mark": MARK,
        "a_clashes_with_b": clash("a", "b"),
        "v_clashes_with_s": clash("v", "s"),
        "decided_at_once": deciding_step("s.rank", "0", "v.rank", "0"),
        "deciding_step": deciding_step("won", "won_known", "rank", "known_day"),
    }
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute({**tables, **numbers, **words})
