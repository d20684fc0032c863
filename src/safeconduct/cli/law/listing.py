"""`safeconduct law list`: the provisions with what they ask, by instrument, by route or by who owes it."""

from collections.abc import Iterable
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.text import Text

from safeconduct.cli.law.sentences import days_said, owed_said, role_said
from safeconduct.cli.options import AsCsv, AsJson, Lang, language
from safeconduct.cli.printed import console, print_csv, print_hanging, print_json
from safeconduct.dates import whole_day
from safeconduct.law.library import Law, law
from safeconduct.law.order import by_article
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.to_json import provision_in_list
from safeconduct.wording.phrases import Wording

Versions = list[Provision]
COLUMNS = ("provision", "instrument", "citation", "in_force", "routes", "conditions", "cases")

By = Annotated[Literal["instrument", "route", "owed"], typer.Option("--by", help="Under which headings.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DAY", help="The law of this day; of all days else.")]


def list_(by: By = "instrument", on: OnDay = None, lang: Lang = "en", json: AsJson = False, csv: AsCsv = False) -> None:
    """The provisions, what routes they bear on, what they ask, who owes it and how many cases hold them."""
    say = Wording(language(lang))
    found = law().on(whole_day(on)) if on else law()
    versions = by_article(found.provisions.values() if on else found.editions.versions)
    documents = [provision_in_list(one) for one in versions]
    if json:
        print_json(documents)
    elif csv:
        print_csv(documents, COLUMNS)
    else:
        {"instrument": _by_instrument, "route": _by_route, "owed": _by_owed}[by](console(), found, versions, say)


def _by_instrument(out: Console, found: Law, versions: Versions, say: Wording) -> None:
    for instrument in found.instruments.values():
        title = Text(instrument.title[say.lang], style="bold")
        out.print(Text.assemble(title, f"  {say(f'kind-{instrument.kind}')}, {days_said(instrument.days, say)}"))
        for provision in versions:
            if provision.instrument == instrument.id:
                dated = f"  {days_said(provision.days, say)}" if provision.days != instrument.days else ""
                out.print(Text.assemble(f"  {provision.citation}", (f"  {provision.id}{dated}", "dim")))
                _print_conditions(out, provision.conditions, say, indent=4)
                if provision.duties:
                    told = f"{say('duties-label')}: {', '.join(duty.id for duty in provision.duties)}"
                    print_hanging(out, "·", Text(told, style="dim"), indent=4)
        out.print()


def _by_route(out: Console, found: Law, versions: Versions, say: Wording) -> None:
    for kind in found.kinds.values():
        out.print(Text.assemble((kind.name[say.lang], "bold"), (f"  {kind.id}", "dim")))
        _print_conditions(out, kind.conditions, say, indent=2)
        out.print()


def _by_owed(out: Console, found: Law, versions: Versions, say: Wording) -> None:
    conditions = [one for provision in versions for one in provision.conditions]
    owing = dict.fromkeys(role for one in conditions for role in one.owed_by)
    for role in sorted(owing, key=lambda role: (role == "nobody", role)):
        out.print(Text.assemble((role_said(role, say), "bold"), (f"  {role}", "dim")))
        _print_conditions(out, [one for one in conditions if role in one.owed_by], say, indent=2)
        out.print()


def _print_conditions(out: Console, conditions: Iterable[Condition], say: Wording, *, indent: int) -> None:
    for one in conditions:
        told = [one.id, say(one.kind), owed_said(one, say), f"{say('cases')}: {len(one.cases)}"]
        print_hanging(out, "·", Text(one.ask[say.lang]), Text("  ".join(told), style="dim"), indent=indent)
