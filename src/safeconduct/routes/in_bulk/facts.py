"""All facts of many routes: the steps that make them, and where the columns of each are found; kinds read them."""

from collections.abc import Iterator

from safeconduct.dates import AsOf
from safeconduct.law.expression.sql import Columns
from safeconduct.records.in_bulk.step import Step
from safeconduct.routes.entry_facts import NOT_KNOWN
from safeconduct.routes.facts import LEFT_TO_AN_OFFICER
from safeconduct.routes.in_bulk.any_facts import any_facts
from safeconduct.routes.in_bulk.closed_words import words as closed
from safeconduct.routes.in_bulk.entry_facts import day, prevailing
from safeconduct.routes.in_bulk.hearings import hearings
from safeconduct.routes.in_bulk.last_word import own_words
from safeconduct.routes.in_bulk.scope import (
    ROUTE_ROLES,
    SETTINGS,
    Scope,
    looked_at,
    of_prisoner,
    of_route,
    of_setting,
    within,
)
from safeconduct.routes.in_bulk.tables import Tables
from safeconduct.routes.in_bulk.wide import struct_of, wide
from safeconduct.routes.in_bulk.wish_facts import left_otherwise, of_the_wish
from safeconduct.routes.last_word import MATTERS
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import Vocabulary

TOLD = ("value", "because", "statements", "denied")
NO_IDS = "CAST([] AS VARCHAR[])"


def facts_in_bulk(tables: Tables, asked: tuple[Fact, ...], words: Vocabulary, as_of: AsOf) -> list[Step]:
    """`facts_of_<n, route, setting, hearing>`: a column for each fact, a struct of `TOLD`; `day_<fact>` for days;
    `last_word`, `concordant` and `word_days` for his word. Made of `listed` and the records.
    """
    around = Step("looked_at", looked_at(of_setting(tables)))
    steps = [Step("settings", SETTINGS), around, *own_words(tables, as_of, words), *hearings(tables, list(asked))]
    for scope in (of_prisoner(tables), of_route(tables), of_setting(tables)):
        found = within(scope, asked)
        steps += any_facts(scope, found, words)
        steps += [Step(f"day_{fact.id}", day(scope, fact, words)) for fact in found if _is_day(fact)]
        steps += _wide(scope, found, tables, words)
    told = [fact.id for fact in asked if fact.made == "of-the-hearing"]
    return [
        *steps,
        Step("told_of_hearing", struct_of("hearing", ["heard_facts"], TOLD)),
        wide("facts_of_hearing", "told_of_hearing", "hearing", told),
    ]


def _is_day(fact: Fact) -> bool:
    return fact.type == "day" and fact.matters != MATTERS


def _wide(scope: Scope, found: list[Fact], tables: Tables, words: Vocabulary) -> Iterator[Step]:
    """The facts of a scope, first each in a row, then each in a column."""
    key, long = scope.key, f"told_of_{scope.key}"
    yield Step(f"entered_of_{key}", prevailing(scope, found, words), kept=False)
    several = [f"entered_of_{key}", f"any_of_{key}"]
    for fact in found:
        if fact.made == "any-of-the-wish":
            yield from of_the_wish(tables, fact, words)
            several.append(f"of_wish_{fact.id}")
        elif fact.made == "left-otherwise":
            yield from left_otherwise(tables, fact)
            several.append(f"left_{fact.id}")
    columns = [
        fact.id
        for fact in found
        if fact.type not in ("day", "number") and fact.made not in ("role", "last-word", "of-the-hearing")
    ]
    yield Step(long, struct_of(key, several, TOLD))
    yield wide(f"facts_of_{key}", long, key, columns)


class Source:
    """Where the columns of facts are found: the tables to join to `listed AS l`, and the SQL of each column."""

    def __init__(self, asked: tuple[Fact, ...], words: Vocabulary, columns: Columns, tables: Tables) -> None:
        """Know in which scope each fact is that anything is said of."""
        scopes = (of_prisoner(tables), of_route(tables), of_setting(tables))
        self.told = {fact.id for fact in asked}
        self.key = {fact.id: scope.key for scope in scopes for fact in within(scope, asked)}
        self.words = words
        self.columns = columns

    def table(self, fact: Fact) -> str:
        """The table of a fact; "" where the route itself holds it or nobody speaks of it."""
        if fact.id not in self.told:
            return ""
        match fact.made:
            case "role":
                return ""
            case "last-word":
                return "last_word"
            case "count-of-hearings":
                return "concordant"
            case "of-the-hearing":
                return "facts_of_hearing"
        if fact.type == "day":
            return "word_days" if fact.matters == MATTERS else f"day_{fact.id}"
        return f"facts_of_{self.key[fact.id]}"

    def join(self, table: str) -> str:
        """The join of a table to the routes."""
        if table == "facts_of_hearing":
            return (
                "LEFT JOIN last_words AS lw ON lw.route = l.route\n"
                "LEFT JOIN facts_of_hearing ON facts_of_hearing.hearing = lw.hearing"
            )
        key = "route" if table in ("last_word", "concordant", "word_days") else ""
        if not key:
            name = table.removeprefix("facts_of_").removeprefix("day_")
            key = name if name in ("n", "route", "setting") else self.key[name]
        return f"LEFT JOIN {table} ON {table}.{key} = l.{key}"

    def select(self, fact: Fact) -> list[str]:
        """The columns of a fact: its value, what it is not, why it is not known, the statements behind it."""
        names, table = self.columns.names(fact.id), self.table(fact)
        why = closed(LEFT_TO_AN_OFFICER if self._left(fact) else NOT_KNOWN.because, "because")
        no_words, no_days = "CAST(NULL AS VARCHAR[])", "CAST(NULL AS BIGINT[])"
        if fact.id not in self.told:
            kinds = {"_denied": no_days if fact.type == "day" else no_words, "": "CAST(NULL AS VARCHAR)"}
            if fact.type in ("day", "number"):
                kinds[""] = "CAST(NULL AS INTEGER)"
            values = [kinds["_denied" if name.endswith("_denied") else ""] for name in names]
            return _named(fact, names, values, why, NO_IDS)
        if not table:
            role = ROUTE_ROLES.get(fact.role, "CAST(NULL AS VARCHAR)")
            unknown = f"CASE WHEN {role} IS NULL THEN {why} ELSE {closed((), 'because')} END"
            return _named(fact, names, [role, no_words], unknown, NO_IDS)
        told = f"{table}.{fact.id}" if table.startswith("facts_of_") else table
        reasons = f"{told}.because" if table.startswith("facts_of_") else f"CAST({told}.because AS sc_because[])"
        because = f"COALESCE({reasons}, {why})"
        statements = f"COALESCE({told}.statements, {NO_IDS})"
        if table == "facts_of_hearing":
            statements = f"CASE WHEN {told} IS NULL THEN {NO_IDS} ELSE COALESCE({told}.statements, lw.statements) END"
        values = [f"{told}.value", f"{told}.denied" if table.startswith("facts_of_") else no_words]
        if fact.type == "day":
            values = [f"{told}.first", f"{told}.last", f"{told}.denied" if table != "word_days" else no_days]
        return _named(fact, names, values, because, statements)

    def _left(self, fact: Fact) -> bool:
        """Whether it is left to an officer while nothing was heard of it."""
        by_officer = bool(fact.matters) and self.words.matters[fact.matters[0]].first_hand == ("officer",)
        return fact.made == "ruling" or (fact.made == "day-of-prevailing" and fact.matters != MATTERS and by_officer)


def _named(fact: Fact, names: tuple[str, ...], values: list[str], because: str, statements: str) -> list[str]:
    columns = [f"{sql} AS {name}" for sql, name in zip(values, names, strict=False)]
    return [*columns, f"{because} AS {fact.id}_because", f"{statements} AS {fact.id}_statements"]
