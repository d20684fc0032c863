"""From the file of a way out to its kind of route, or to the mistake in it; its conditions come from provisions."""

from dataclasses import fields

from safeconduct.errors import LawMistake
from safeconduct.law.expression.closure import closure_of
from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.law.table import Table
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.located import TomlFile

LISTED_KEYS = {"rules", "except", "when", "says"}
KEYS = {"id", "roles", "instruments", "ends_captivity", "name", "meaning", "begins", "completed_when", "listed"}
RULE_KEYS = {one.name for one in fields(ListingRule)}


def kind_from_file(file: TomlFile, words: Vocabulary) -> RouteKind | LawMistake:
    """The kind of route of a file, still without conditions."""
    table = Table(file, str(file.tables.get("id", "")), file.tables)
    try:
        return _kind(table, words)
    except LawMistake as mistake:
        return mistake
    except (TypeError, KeyError) as error:
        return file.key_mistake(table.id, error)


def _kind(table: Table, words: Vocabulary) -> RouteKind:
    keys = table.keys
    table.only(KEYS)
    table.in_every_language("name", "meaning", "begins")
    listed = Table(table.file, table.id, keys["listed"])
    listed.only(LISTED_KEYS)
    listed.in_every_language("says")
    for rule in listed.keys["rules"]:
        Table(table.file, table.id, rule).only(RULE_KEYS, at="rules")
    shown = listed.rule("when", words.facts) if "when" in listed.keys else None
    completed = table.rule("completed_when", words.facts)
    return RouteKind(
        id=table.id,
        roles=tuple(keys["roles"]),
        instruments=tuple(keys["instruments"]),
        ends_captivity=keys["ends_captivity"],
        name=keys["name"],
        meaning=keys["meaning"],
        begins=keys["begins"],
        says=listed.keys["says"],
        listed=tuple(ListingRule(**rule) for rule in listed.keys["rules"]),
        excepted=tuple(listed.keys["except"]),
        completed_rule=completed,
        completed_when=closure_of(completed),
        shown_rule=shown,
        shown_when=closure_of(shown) if shown else None,
    )
