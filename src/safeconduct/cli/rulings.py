"""`safeconduct rulings`: what routes leave to a person: what stands, what is asked, what bears on it."""

import json as as_json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.asked import asked
from safeconduct.cli.headings import print_heading
from safeconduct.cli.options import All, AsCsv, AsJson, KnownBy, Lang, On, Store, as_of, language
from safeconduct.cli.printed import console, print_csv, print_hanging, print_json
from safeconduct.cli.sentences import question, statements_said, value_said, who_said
from safeconduct.dates import iso
from safeconduct.errors import BadInput, OutsideFailed
from safeconduct.routes.route import Route
from safeconduct.routes.rulings import Ruled, form_of, rulings_of
from safeconduct.routes.to_json import ruled_to_json
from safeconduct.wording.phrases import Wording

COLUMNS = (
    "subject",
    "of",
    "matter",
    "by",
    "towards",
    "state",
    "value",
    "statement",
    "said",
    "age",
    "made_by",
    "approved_by",
    "may_be_made_by",
    "asked_by",
    "bears",
)
MARK = {"asked": ("?", "yellow"), "again": ("↻", "yellow"), "stands": ("✓", "green")}
FOLDED = {"on-a-closed-route": "ruling-on-a-closed-route", "presumed": "ruling-presumed"}
Signatures = Mapping[str, tuple[str, str]]


def verb(
    subject: Annotated[str | None, typer.Argument(help="A prisoner; all of them when left out.")] = None,
    on: On = None,
    known_by: KnownBy = None,
    only_asked: Annotated[
        bool, typer.Option("--asked", help="Only those that a person has to make, for the first time or again.")
    ] = False,
    form: Annotated[
        Path | None, typer.Option("--form", metavar="FILE", help="Write the rows to fill in, as JSON Lines to import.")
    ] = None,
    everything: All = False,
    lang: Lang = "en",
    json: AsJson = False,
    csv: AsCsv = False,
    store: Store = None,
) -> None:
    """The rulings that a prisoner's routes turn on: which stand, which are asked of whom, and what bears on each.

    No ruling is ever filled in: what others allege or assure is shown as evidence and decides nothing.
    """
    say, days, answer = Wording(language(lang)), as_of(on, known_by), asked(store)
    prisoners = [answer.named(subject)] if subject else answer.prisoners
    situations = {one: answer.situation(one, days) for one in prisoners}
    found = {one: rulings_of(answer.routes_in(situation)) for one, situation in situations.items()}
    if form:
        _write_forms(form, [ruled for several in found.values() for ruled in several if ruled.is_asked], say)
    signed = answer.journal.signatures()
    if json or csv:
        shown = [ruled for several in found.values() for ruled in several if ruled.is_asked or not only_asked]
        documents = [{**ruled_to_json(ruled), **_signed(ruled, signed)} for ruled in shown]
        print_json(documents) if json else print_csv(documents, COLUMNS)
        return
    out = console()
    for prisoner, rulings in found.items():
        print_heading(out, situations[prisoner].record, say, today=on is None)
        told = Text(_counts(rulings, say), "bold") if rulings else Text(say("rulings-none", subject=prisoner), "dim")
        out.print(told)
        left = [ruled for ruled in rulings if ruled.is_asked or not only_asked]
        _print(out, left, signed, say, unfolded=everything)


def _signed(ruled: Ruled, signed: Signatures) -> dict[str, str | None]:
    made_by, approved_by = signed.get(ruled.made.id, (None, None)) if ruled.made else (None, None)
    return {"made_by": made_by, "approved_by": approved_by}


def _write_forms(file: Path, rulings: Sequence[Ruled], say: Wording) -> None:
    """The lines to fill in. Raises BadInput where the file stands already: it may be filled in."""
    try:
        with file.open("x", encoding="utf-8") as lines:
            lines.writelines(f"{as_json.dumps(form_of(ruled), ensure_ascii=False)}\n" for ruled in rulings)
    except FileExistsError:
        raise BadInput(f"{file} is there already and may be filled in; name another file with --form") from None
    except OSError as error:
        raise OutsideFailed(f"{file} could not be written ({error.strerror}); name another file with --form") from None
    print(f"safeconduct: {say.counted('forms-written', len(rulings), file=file)}", file=sys.stderr)


def _print(out: Console, rulings: Sequence[Ruled], signed: Signatures, say: Wording, *, unfolded: bool) -> None:
    for ruled in rulings:
        if unfolded or ruled.state not in FOLDED:
            _print_ruled(out, ruled, signed, say)
    if not unfolded:
        _print_folded(out, rulings, say)
    out.print()


def print_briefly(out: Console, route: Route, say: Wording) -> None:
    """The rulings that one route turns on, a line each."""
    rulings = [ruled for ruled in rulings_of([route]) if ruled.state not in FOLDED]
    if not rulings:
        return
    out.print(Text(_counts(rulings, say), style="bold"))
    for ruled in rulings:
        mark, style = MARK[ruled.state]
        bear = say.counted("statements-bear", len(ruled.bears)) if ruled.is_asked and ruled.bears else ""
        rest = " · ".join(one for one in (_standing(ruled, say), bear) if one)
        print_hanging(out, Text(mark, style=style), Text.assemble(_named(ruled, say), "  ", (rest, "dim")), indent=2)
    print_hanging(out, "", Text(say("rulings-more", subject=route.subject), style="dim"), indent=2)
    out.print()


def _counts(rulings: Sequence[Ruled], say: Wording) -> str:
    return say("rulings-heading", **{state: sum(one.state == state for one in rulings) for state in MARK})


def _named(ruled: Ruled, say: Wording) -> str:
    return " · ".join([ruled.matter.label[say.lang], *([say.power(ruled.towards)] if ruled.towards else [])])


def _standing(ruled: Ruled, say: Wording, signed: Signatures | None = None) -> str:
    """What stands: the value, by whom, when, approved by whom and how old; or that it is asked."""
    made, state = ruled.made, say(f"ruling-{ruled.state}")
    if not made or ruled.age is None:
        return state
    value = value_said(ruled.matter, made.value, say, denied=made.denied)
    made_by, approved_by = (signed or {}).get(made.id, ("", ""))
    told = [say("ruling-made", value=value, who=made_by or made.speaker, day=iso(made.said_day))]
    told += [say("ruling-approved", who=approved_by)] if approved_by else []
    return f"{state}: {', '.join([*told, say.counted('days-old', ruled.age)])}"


def _print_ruled(out: Console, ruled: Ruled, signed: Signatures, say: Wording) -> None:
    """One ruling: what is asked, by which provisions and routes, who may make it, what bears on it."""
    mark, style = MARK.get(ruled.state, ("–", "dim"))
    title = Text.assemble((_named(ruled, say), "bold"), "  ", (_standing(ruled, say, signed), style))
    lines = []
    if ruled.is_asked:
        lines = [Text(question(ruled.asking[0].finding, say)), Text(_who_may(ruled, say), style="dim")]
    lines.append(Text(say("asked-by", what=_asking(ruled)), style="dim"))
    if ruled.is_asked and ruled.bears:
        lines.append(Text(say.counted("statements-bear", len(ruled.bears)) + ":", style="dim"))
        statements = ruled.asking[0].route.facts.situation.statements
        lines += [Text(f"  {line}") for line in statements_said(ruled.bears, statements, say)]
    print_hanging(out, Text(mark, style=style), title, *lines)


def _who_may(ruled: Ruled, say: Wording) -> str:
    makers = " / ".join(who_said(role, say) for role in ruled.makers)
    who = say("who-of-power", who=makers, power=say.power(ruled.by)) if ruled.by else makers
    words = ", ".join(value_said(ruled.matter, word, say) for word in ruled.matter.known_words)
    told = [say("one-of", words=words)] if words else []
    return " · ".join([*told, say("may-be-made-by", who=who)])


def _asking(ruled: Ruled) -> str:
    """The provisions that ask it, each with its condition and the routes."""
    routes: dict[str, list[str]] = {}
    for asking in ruled.asking:
        condition = asking.finding.condition
        place = f"{asking.route.law.provisions[condition.provision].citation} · {condition.id}"
        routes.setdefault(place, []).append(asking.route.name)
    return "; ".join(f"{place} ({', '.join(names)})" for place, names in routes.items())


def _print_folded(out: Console, rulings: Sequence[Ruled], say: Wording) -> None:
    for state, key in FOLDED.items():
        several = dict.fromkeys(_named(one, say) for one in rulings if one.state == state)
        if several:
            told = f"{say(key)} ({len(several)}): {'; '.join(several)}"
            print_hanging(out, "…", Text(told, style="dim"))
