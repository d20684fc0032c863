"""Terms from a file of TOML or JSON, each checked when it is read; every mistake is one sentence with file and line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from safeconduct.errors import BadInput, did_you_mean
from safeconduct.plans.person import People
from safeconduct.plans.selector import Selector
from safeconduct.plans.terms.exchange import AIMS, DEFAULT_AIMS, MOST_STAGES, Aim, Exchange, with_remains
from safeconduct.plans.terms.keys import day, must, one_of, only, whole
from safeconduct.plans.terms.kinds import KEYS, KINDS
from safeconduct.plans.terms.known import Known, known_from_people
from safeconduct.plans.terms.place import TermsFile, terms_file
from safeconduct.plans.terms.rest import with_rest
from safeconduct.plans.terms.selecting import SELECTOR_KEYS, selected
from safeconduct.plans.terms.standing import check_against_people
from safeconduct.plans.terms.term import Term
from safeconduct.powers import power

HEAD = ("on", "powers", "stages", "aims", "include")
TABLES = ("exchange", "group", "term")
SHARED = ("kind", "name", "says", "because", "concession")


def day_of(file: TermsFile) -> int:
    """The day of the terms, as an ordinal: routes and ages are those of this day."""
    head = file.tables.get("exchange")
    if not isinstance(head, dict) or "on" not in head:
        raise BadInput(f"{file.name}, line 1: it has no [exchange] with `on`; write the day of routes and ages")
    try:
        return day(head["on"], _NOTHING)
    except BadInput as error:
        raise BadInput(f"{file.name}, line {file.line_of_table('exchange', 'on')}: `on`: {error}") from None


_NOTHING = known_from_people(People(()), (), 1, 1)


def exchange_from_file(path: Path, people: People) -> Exchange:
    """The exchange that a file tells, its words held against the people."""
    return exchange_from_tables(terms_file(path), people)


def exchange_from_tables(file: TermsFile, people: People) -> Exchange:
    """As from a file that is read already. Raises BadInput with file, line and the term in words."""
    on, head = day_of(file), file.tables["exchange"]
    for table, told, allowed in (("", file.tables, TABLES), ("exchange", head, HEAD)):
        if unknown := next((name for name in told if name not in allowed), None):
            line = file.line_of_table("exchange", unknown) if table else file.line_of_table(unknown)
            raise BadInput(f"{file.name}, line {line}: nothing reads `{unknown}`{did_you_mean(unknown, allowed)}")
    powers, stages, aims, further = _head(file, head)
    known = known_from_people(people, powers, stages, on)
    _groups(file, known)
    terms = tuple(_terms(file, known))
    _unique(file, terms)
    found = Exchange(
        on=on,
        powers=powers,
        stages=stages,
        aims=aims if all(person.living for person in people.persons) else with_remains(aims),
        one_step_away=further,
        terms=with_rest(terms),
        file=file.name,
    )
    check_against_people(found, people)
    return found


def _head(file: TermsFile, head: Mapping[str, Any]) -> tuple[tuple[str, ...], int, tuple[Aim, ...], bool]:
    sorts = {"powers": _powers, "stages": _stages, "include": _further, "aims": _aims}
    read: dict[str, Any] = {}
    for name, sort in sorts.items():
        try:
            read[name] = sort(head)
        except BadInput as error:
            raise BadInput(f"{file.name}, line {file.line_of_table('exchange', name)}: `{name}` {error}") from None
    return read["powers"], read["stages"], read["aims"], read["include"]


def _powers(head: Mapping[str, Any]) -> tuple[str, ...]:
    told = head.get("powers")
    must(told, isinstance(told, list) and len(told) > 1, "all Powers between whom anyone may go, two or more")
    powers = tuple(power(str(code)) for code in head["powers"])
    must(told, len(set(powers)) == len(powers), "each Power once")
    return powers


def _stages(head: Mapping[str, Any]) -> int:
    return int(whole(1, MOST_STAGES).read(head.get("stages", 1), _NOTHING))


def _further(head: Mapping[str, Any]) -> bool:
    return bool(one_of("open", "one-step-away").read(head.get("include", "open"), _NOTHING) == "one-step-away")


def _aims(head: Mapping[str, Any]) -> tuple[Aim, ...]:
    told = head.get("aims", list(DEFAULT_AIMS))
    must(told, isinstance(told, list) and bool(told), 'a list of aims, as in ["persons", "early"]')
    aims = tuple(one_of(*AIMS).read(aim, _NOTHING) for aim in told)
    must(told, len(set(aims)) == len(aims), "each aim once")
    return aims


def _groups(file: TermsFile, known: Known) -> None:
    groups = file.tables.get("group") or {}
    if not isinstance(groups, dict):
        raise BadInput(f"{file.name}, line {file.line_of_table('group')}: write each group as [group.its-name]")
    for name, told in groups.items():
        try:
            fits = isinstance(told, dict) and "group" not in told
            must(told, fits, "the keys of a selector; a group cannot stand on another")
            only(told, SELECTOR_KEYS)
            known.groups[name] = _of_one_holder(selected(told, known), known)
        except BadInput as error:
            line = file.line_of_table(f"group.{name}")
            raise BadInput(f"{file.name}, line {line}: the group `{name}` {error}") from None


def _of_one_holder(group: Selector, known: Known) -> Selector:
    """A group that names a person whom another Power holds excludes him whom it names."""
    for who in sorted(group.persons or ()):
        holder = known.persons[who].held_by
        if group.by not in ("", holder):
            raise BadInput(f"names `{who}`, whom {holder} holds, and asks that {group.by} holds him; write one of them")
    return group


def _terms(file: TermsFile, known: Known) -> Iterator[Term]:
    told = file.tables.get("term") or []
    if not isinstance(told, list) or not all(isinstance(table, dict) for table in told):
        raise BadInput(f"{file.name}, line {file.line_of_table('term')}: write each term as [[term]]")
    for position, table in enumerate(told, start=1):
        yield _term(file, position, table, known)


def _term(file: TermsFile, position: int, table: Mapping[str, Any], known: Known) -> Term:
    name = _short(table.get("name") or f"term-{position}")

    def mistake(sentence: str, key: str = "") -> BadInput:
        words = ", ".join(f"{one} = {_short(value)}" for one, value in table.items() if one != "name")
        return BadInput(f"{file.name}, line {file.line(position, key)}: `{name}` ({words}) {sentence}")

    for key in ("name", "says", "because"):
        told = table.get(key, "")
        if not isinstance(told, str) or not told.isprintable():
            raise mistake(f"has a `{key}` that is no text in one line", key)
    kind = KINDS.get(str(table.get("kind")))
    if not kind:
        raise mistake(f"is of no kind that is known{did_you_mean(table.get('kind'), KINDS)}", "kind")
    given: dict[str, Any] = {"name": str(table.get("name") or name), "position": position, "line": file.line(position)}
    read = set(SHARED)
    for key_of in KEYS[kind.kind]:
        read |= set(key_of.keys)
        if not key_of.sort.flat and key_of.name not in table:
            if key_of.needed:
                raise mistake(f"needs `{key_of.name}`")
            continue
        try:
            given[key_of.field] = key_of.value(table, known)
        except BadInput as error:
            raise mistake(
                f"{error}" if key_of.sort.flat else f"has a `{key_of.name}` that {error}", key_of.name
            ) from None
    if unknown := next((one for one in table if one not in read), None):
        raise mistake(f"has a key `{unknown}` that nothing reads{did_you_mean(unknown, read)}", unknown)
    try:
        if "concession" in table:
            given["concession"] = whole(1).read(table["concession"], known)
        return kind(says=str(table.get("says", "")), because=str(table.get("because", "")), **given)
    except BadInput as error:
        raise mistake(str(error)) from None


LONGEST_VALUE = 60


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _unique(file: TermsFile, terms: tuple[Term, ...]) -> None:
    held: dict[str, Term] = {}
    for term in terms:
        if term.name in held:
            raise BadInput(
                f"{file.name}, line {term.line}: `{term.name}` is the name of an earlier term "
                f"(line {held[term.name].line}); give each a name of its own"
            )
        held[term.name] = term
