"""A provision, a condition or a way out as it is printed: what it is in a few lines, its rules in words, its cases."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.law.sentences import case_said, days_said, owed_said, role_said, rule_said, weight_said
from safeconduct.cli.printed import print_hanging
from safeconduct.law.expression.tree import Rule
from safeconduct.law.library import Law
from safeconduct.law.provision import Condition, Provision, Stage
from safeconduct.law.route_kind import RouteKind
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.wording.phrases import Wording

Row = tuple[str, str]


def print_provision(out: Console, provision: Provision, law: Law, say: Wording) -> None:
    """A provision with all its conditions."""
    instrument = law.instruments[provision.instrument]
    out.print(Text.assemble((provision.citation, "bold"), (f"  {provision.id}", "dim")))
    out.print(Text(f"{instrument.title[say.lang]} ({say(f'kind-{instrument.kind}')})", style="italic"))
    rows = [
        (say("binds"), provision.binds),
        (say("in-force"), days_said(provision.days, say)),
        (say("how-checked"), f"{say(f'checked-{provision.checked}')}; {provision.text_version}".removesuffix("; ")),
        (say("not-encoded"), provision.not_encoded),
        (say("duties-label"), ", ".join(duty.id for duty in provision.duties)),
        (say("sources"), "\n".join(provision.address)),
    ]
    _print_rows(out, rows)
    if not provision.conditions:
        out.print(say("asks-nothing"), style="italic")
    for condition in provision.conditions:
        out.print()
        _print_condition(out, condition, _around(condition, law, say), say)


def print_condition(out: Console, condition: Condition, law: Law, say: Wording) -> None:
    """A condition by itself, with what must be known of its provision."""
    provision = law.provisions[condition.provision]
    rows = [
        (say("provision"), f"{provision.citation} ({provision.id})"),
        (say("in-force"), days_said(provision.days, say)),
        *_around(condition, law, say),
        (say("not-encoded"), provision.not_encoded),
    ]
    _print_condition(out, condition, rows, say)


def _print_condition(out: Console, condition: Condition, rows: Iterable[Row], say: Wording) -> None:
    """Its question, what is around it, its rule in words, its cases as examples."""
    out.print(Text.assemble((condition.ask[say.lang], "bold"), (f"  {condition.id}", "dim")))
    if condition.fails:
        out.print(Text(f"{say('fails')}: {condition.fails[say.lang]}", style="italic"))
    _print_rows(out, rows)
    _print_rule(out, "holds-when", condition.rule, say)
    _print_rule(out, "asked-only-when", condition.applies, say)
    if condition.presumed:
        out.print(say("presumed-while-not-known"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("given", "expected"):
        table.add_column(say(column), overflow="fold")
    for case in condition.cases:
        table.add_row(*case_said(case, say))
    out.print(table)


def _around(condition: Condition, law: Law, say: Wording) -> Iterator[Row]:
    words = vocabulary()
    yield say("weight"), weight_said(condition.weight, say)
    yield say("how-checked"), say(f"checked-{condition.checked}")
    yield say("condition"), f"{say(condition.kind)}, {say(f'stage-{condition.stage}')}"
    yield say("routes-label"), ", ".join(law.kinds[kind].name[say.lang] for kind in condition.routes)
    yield say("owed-by"), owed_said(condition, say)
    yield say("who-finds-out"), ", ".join(role_said(role, say) for role in condition.asked_of)
    yield say("bears-on-it"), ", ".join(words.matters[matter].label[say.lang] for matter in condition.evidence)
    yield say("comes-after"), ", ".join(condition.after)
    yield say("waivable-by"), ", ".join(role_said(role, say) for role in condition.waivable_by) or say("nobody")
    yield say("disputed-point"), condition.disputed
    yield say("citation"), condition.cite
    yield say("see-also"), "; ".join(condition.see)
    yield say("sources"), "\n".join(condition.source)


def print_kind(out: Console, kind: RouteKind, law: Law, say: Wording) -> None:
    """A way out: what it is, for whom it is shown, what completes it, its conditions in the order of the steps."""
    out.print(Text.assemble((kind.name[say.lang], "bold"), (f"  {kind.id}", "dim")))
    out.print(Text(kind.meaning[say.lang], style="italic"))
    out.print(kind.says[say.lang])
    rows = [
        (say("begins-when"), kind.begins[say.lang]),
        (say("roles-label"), ", ".join(role_said(role, say) for role in kind.roles)),
        (say("sources"), "; ".join(kind.instruments)),
    ]
    _print_rows(out, rows)
    _print_rule(out, "completed-when", kind.completed_rule, say)
    _print_rule(out, "shown-only-when", kind.shown_rule, say)
    out.print()
    for stage, conditions in groupby(sorted(kind.conditions, key=_stage), key=_stage):
        out.print(Text(say(f"stage-{get_args(Stage)[stage]}"), style="bold"))
        for one in conditions:
            told = [one.id, say(one.kind), law.provisions[one.provision].citation]
            print_hanging(out, "·", Text(one.ask[say.lang]), Text("  ".join(told), style="dim"), indent=2)


def _stage(condition: Condition) -> int:
    return get_args(Stage).index(condition.stage)


def _print_rule(out: Console, head: str, rule: Rule | None, say: Wording) -> None:
    if rule:
        out.print(Text(say(head), style="bold"))
        for line in rule_said(rule, say):
            out.print(f"  {line}")


def _print_rows(out: Console, rows: Iterable[Row]) -> None:
    """What is told, each beside its name; what is not told is left out."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", max_width=36, overflow="fold")
    table.add_column(overflow="fold")
    for name, told in rows:
        if told:
            table.add_row(name, told)
    out.print(table)
