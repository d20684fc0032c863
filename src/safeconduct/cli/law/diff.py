"""`safeconduct law diff`: what differs between two laws, and which routes of prisoners stand otherwise by them."""

import re
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import Asked
from safeconduct.cli.law.sought import beside, law_in
from safeconduct.cli.options import AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import STATUS_MARK, console, print_csv, print_json
from safeconduct.cli.sentences import route_said, who_said
from safeconduct.dates import AsOf, iso, whole_day
from safeconduct.errors import BadInput
from safeconduct.law.difference import Difference, differences
from safeconduct.law.library import Law, law
from safeconduct.routes.change import Change, changes
from safeconduct.routes.from_record import routes_from_record
from safeconduct.routes.route import Route
from safeconduct.wording.phrases import Wording

COLUMNS = ("thing", "id", "how", "keys", "subject", "from", "to", "owed_before", "owed_after")
MARKS = {"added": "+", "removed": "-", "changed": "~"}
DAY = re.compile(r"\d{4}(-\d{2}){0,2}")

Which = typer.Argument(help="A day, for the law of that day; or a folder that holds a law (instruments/, routes/).")


class Side(NamedTuple):
    """A law, and the law that answers the as-of day: of a day, as if it were in force on every other as well."""

    law: Law
    answers: Law


class Effect(NamedTuple):
    """A route of a prisoner that stands otherwise by the second law: in its status, or in who owes the next step."""

    change: Change
    owed_before: tuple[str, ...]
    owed_after: tuple[str, ...]


def diff(
    first: Annotated[str, Which],
    second: Annotated[str, Which],
    on: On = None,
    known_by: KnownBy = None,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """What differs between two laws, and which routes of the prisoners of the store would stand otherwise."""
    say, days = Wording(language(lang)), as_of(on, known_by)
    before, after = _side(first), _side(second)
    found = differences(before.law, after.law)
    answer, why = beside(store)
    effects = _effects(answer, days, before.answers, after.answers) if answer else None
    if json or csv:
        laws = [_difference_to_json(one) for one in found]
        routes = None if effects is None else [_effect_to_json(one) for one in effects]
        if json:
            print_json({"law": laws, "on": iso(days.on), "known_by": iso(days.known_by), "routes": routes})
            return
        rows = [{"thing": "route of a prisoner", "id": one["route"], "how": "changed", **one} for one in routes or ()]
        print_csv([*laws, *rows], COLUMNS)
        return
    out = console()
    out.print(Text(say("law-changed" if found else "law-is-the-same", first=first, second=second), style="bold"))
    for one in found:
        keys = f"  ({', '.join(one.keys)})" if one.keys else ""
        out.print(Text(f"{MARKS[one.how]} {say(one.thing)} {one.id}: {say(one.how)}{keys}"))
    out.print()
    _print_effects(out, effects, why, days, say)


def _side(named: str) -> Side:
    """The law of a day, or that of a folder. Raises BadInput with the first mistake of a law that cannot be read."""
    if DAY.fullmatch(named):
        found = law().on(whole_day(named))
        return Side(found, found.by_itself)
    if not Path(named).is_dir():
        raise BadInput(f"`{named}` is neither a day, as 2025-01-14, nor a folder that holds a law")
    found, mistakes = law_in(Path(named))
    if mistakes:
        raise BadInput(f"the law in {named} cannot be compared: {mistakes[0]}")
    return Side(found, found)


def _effects(answer: Asked, days: AsOf, before: Law, after: Law) -> list[Effect]:
    found = []
    for prisoner in answer.prisoners:
        was, now = (routes_from_record(answer.situation(prisoner, days), law) for law in (before, after))
        for change in changes(was, now):
            owed = _owed(change.before), _owed(change.after)
            if change.was != change.now or owed[0] != owed[1]:
                found.append(Effect(change, *owed))
    return found


def _owed(route: Route | None) -> tuple[str, ...]:
    """Who owes the next step of a route, each with the condition."""
    return tuple(f"{one.who}: {one.condition}" for one in route.owes_next) if route else ()


def _difference_to_json(one: Difference) -> dict[str, Any]:
    return {"thing": one.thing, "id": one.id, "how": one.how, "keys": list(one.keys)}


def _effect_to_json(effect: Effect) -> dict[str, Any]:
    change = effect.change
    return {
        "subject": change.route.subject,
        "route": change.route.name,
        "from": change.was,
        "to": change.now,
        "owed_before": list(effect.owed_before),
        "owed_after": list(effect.owed_after),
    }


def _print_effects(out: Console, effects: list[Effect] | None, why: str, days: AsOf, say: Wording) -> None:
    if effects is None:
        out.print(Text(say("routes-not-compared", why=why), style="dim"))
        return
    key = "routes-would-change" if effects else "no-route-would-change"
    out.print(Text(say(key, day=iso(days.on)), style="bold" if effects else "dim"))
    for change, before, after in effects:
        was, now = (f"{STATUS_MARK[one]} {say(one)}" if one else say("not-shown") for one in (change.was, change.now))
        out.print(Text(f"{change.route.subject}  {route_said(change.route, say)}  {was} → {now}"))
        for mark, owed in (("-", set(before) - set(after)), ("+", set(after) - set(before))):
            for one in sorted(owed):
                who, _, condition = one.partition(": ")
                out.print(Text(f"    {mark} {say('owes-the-next-step')}: {who_said(who, say)}  {condition}"))
