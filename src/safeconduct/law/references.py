"""Every name in the law must stand for something: roles, matters, routes, conditions, instruments; else a mistake."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from safeconduct.errors import LawMistake, did_you_mean
from safeconduct.law.provision import Condition, Instrument, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.located import TomlFile

NATIONAL_POWER = "national-power"
SLOTS = ("by", "towards", "value")
HOUSE = "house"

# A key, what its names are, the names, and among what they must be.
Named = tuple[str, str, Iterable[str], Collection[str]]


def dangling(
    instruments: Mapping[str, Instrument],
    versions: Collection[Provision],
    kinds: Iterable[tuple[TomlFile, RouteKind]],
    words: Vocabulary,
) -> list[LawMistake]:
    """The mistake of each name that nothing stands behind, in provisions, routes and conditions."""
    known_kinds = list(kinds)
    routes = {kind.id for _, kind in known_kinds}
    conditions = {condition.id for provision in versions for condition in provision.conditions}
    found: list[LawMistake] = []
    for provision in versions:
        place: Named = ("instrument", "instrument", [provision.instrument], instruments)
        found += _unknown(provision.file, provision.id, [place])
    for file, kind in known_kinds:
        found += _unknown(file, kind.id, _of_kind(kind, words))
    for provision in versions:
        for condition in provision.conditions:
            found += _unknown(provision.file, condition.id, _of_condition(condition, routes, conditions, words))
    return found


def _of_kind(kind: RouteKind, words: Vocabulary) -> list[Named]:
    rules = kind.listed
    return [
        ("roles", "role", kind.roles, words.roles),
        ("except", "role", kind.excepted, {*words.roles, NATIONAL_POWER}),
        ("rules", "role", [rule.role for rule in rules if rule.role], words.roles),
        ("rules", "matter", [rule.matter for rule in rules if rule.matter], words.matters),
        ("rules", "slot", [rule.take for rule in rules if rule.take], SLOTS),
    ]


def _of_condition(
    condition: Condition, routes: Collection[str], conditions: Collection[str], words: Vocabulary
) -> list[Named]:
    return [
        ("routes", "route", condition.routes, routes),
        ("after", "condition", condition.after, conditions),
        ("owed_by", "role", condition.owed_by, words.roles),
        ("asked_of", "role", condition.asked_of, words.roles),
        ("evidence", "matter", condition.evidence, words.matters),
        ("waivable_by", "role", condition.waivable_by, {*words.roles, HOUSE}),
    ]


def _unknown(file: TomlFile, name: str, named: Iterable[Named]) -> Iterator[LawMistake]:
    for key, noun, names, known in named:
        for one in names:
            if one not in known:
                says = f"names the {noun} `{one}`, which does not exist{did_you_mean(one, known)}"
                yield file.mistake(name, says, key=key, text=one)
