"""The work of `safeconduct plan why`, `concede`, `what-if` and `stages`, and how their answers are printed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from safeconduct.cli.plan_people import Given, given
from safeconduct.cli.plan_printed import print_conflict, print_terms, print_totals, warn
from safeconduct.cli.printed import console, print_json
from safeconduct.cli.sentences import who_said
from safeconduct.plans.concessions import Freed, concessions
from safeconduct.plans.find import plan_from_terms
from safeconduct.plans.limits import Limits
from safeconduct.plans.owed import BECAUSE_OWED
from safeconduct.plans.person import Person
from safeconduct.plans.plan import Plan, Release
from safeconduct.plans.supposed import Supposed, supposing
from safeconduct.plans.terms.sentence import sentence
from safeconduct.plans.to_json import plan_to_json, release_to_json, term_to_json
from safeconduct.plans.why import Why, why_not
from safeconduct.wording.phrases import Wording


def why(
    terms: Path, person: str, routes: Path | None, store: str | None, say: Wording, limits: Limits, *, json: bool
) -> None:
    """Why a person is not in the plan."""
    exchange, people = given(terms, routes, store)
    found = why_not(exchange, people, person, limits)
    if not found.shown:
        warn("time ran out while terms were left out: of those that are named some may be spared")
    if json:
        print_json(_why_to_json(found, say))
        return
    out = console()
    told = "why-unoffered" if found.unoffered else f"why-{found.reason}"
    out.print(Text(say("why-as-good" if found.as_good else told, who=person), style="bold"))
    if found.release:
        out.print(Text(f"  {_release_said(found.release, say)}"))
    if found.reason == "closed" and not found.unoffered:
        for line in _closed_said(people.by_name[person], say):
            out.print(Text(f"  {line}"))
    print_terms(out, found.terms, say)
    for cost in found.costs:
        if cost.as_planned != cost.with_him:
            then, now = say.number(cost.with_him), say.number(cost.as_planned)
            out.print(Text(f"  {say('why-aim', aim=say(f'aim-{cost.aim}'), now=now, then=then)}"))


def _release_said(release: Release, say: Wording) -> str:
    """How he goes, in one line."""
    way = f"{say.power(release.held_by)} → {say.power(release.to)}, {say('plan-stage', stage=release.stage)}"
    because = say.word(f"because-{release.because}") if release.because == BECAUSE_OWED else release.because
    return f"{way}, {say('plan-because')}: {because}"


def _closed_said(person: Person, say: Wording) -> Iterator[str]:
    """What stands in every way of his: safeguards that fail, his own refusals, the steps that are wanting."""
    for shut in person.shut:
        yield f"✗ {say.power(shut.power)}: {say.word(shut.condition)}  {shut.condition} ({shut.provision})"
    for power in person.refused:
        yield f"✗ {say('why-refused', power=say.power(power))}"
    for step in person.steps:
        yield f"→ {say.power(step.power)}: {say.word(step.condition)}  {who_said(step.who, say)}"
    if not (person.shut or person.refused or person.steps):
        yield say("why-no-route")


def _why_to_json(found: Why, say: Wording) -> dict[str, Any]:
    costs = [{"aim": one.aim, "as_planned": one.as_planned, "with_him": one.with_him} for one in found.costs]
    because: list[Any] = [*found.closed, *(term.name for term in found.terms), *costs]
    terms = [term_to_json(term, say) for term in found.terms]
    return {"who": found.who, "reason": found.reason, "because": because, "terms": terms, "as_good": found.as_good}


def concede(
    terms: Path, routes: Path | None, store: str | None, say: Wording, limits: Limits, *, top: int, json: bool
) -> None:
    """Which single concession frees the most."""
    exchange, people = given(terms, routes, store)
    now, found = concessions(exchange, people, limits, top)
    if not now.finished:
        warn("time ran out before every concession was weighed: another may free more; give it more with --seconds")
    if json:
        print_json([_freed_to_json(one, say) for one in found])
        return
    out = console()
    out.print(Text(say("concede-base", status=say(f"plan-{now.status}"), count=say.number(now.persons))))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("concede-frees", "concede-what", "concede-term"):
        table.add_column(say(column), overflow="fold", justify="right" if column == "concede-frees" else "left")
    for one in found:
        told = sentence(one.concession.term, say) if one.concession.term else ""
        table.add_row(say.number(one.persons), _conceded(one, say), told)
    out.print(table if found else Text(say("concede-none")))


def _conceded(freed: Freed, say: Wording) -> str:
    one = freed.concession
    if one.term is None:
        return say("concede-step", who=one.who, power=say.power(one.power))
    return say("concede-by", term=one.term.name, by=one.by) if one.by else say("concede-drop", term=one.term.name)


def _freed_to_json(freed: Freed, say: Wording) -> dict[str, Any]:
    one = freed.concession
    aims = [{"aim": settled.aim.name, "value": settled.value, "bound": settled.bound} for settled in freed.settled]
    named = {"term": one.term.name if one.term else None, "by": one.by or None, "who": one.who or None}
    return {"concession": _conceded(freed, say), "aims": aims, "frees": freed.persons, **named}


def what_if(
    terms: Path, routes: Path | None, store: str | None, say: Wording, supposed: Supposed, limits: Limits, *, json: bool
) -> None:
    """The plan as it is, and as it would be, side by side."""
    before = given(terms, routes, store)
    exchange, people = supposing(before.exchange, before.people, supposed)
    after = Given(exchange, people)
    plans = [plan_from_terms(one.exchange, one.people, limits.shared(2)) for one in (before, after)]
    warn(*dict.fromkeys(warning for plan in plans for warning in plan.warnings))
    was, now = ({one[:4] for one in plan.roll} for plan in plans)
    come = [one for one in plans[1].roll if one[:4] not in was]
    gone = [one for one in plans[0].roll if one[:4] not in now]
    if json:
        told = [plan_to_json(plan, one.people, say) for plan, one in zip(plans, (before, after), strict=True)]
        differ = {"come": [release_to_json(one) for one in come], "gone": [release_to_json(one) for one in gone]}
        print_json({"before": told[0], "after": told[1], **differ})
        return
    out = console()
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("what-if-aim", "what-if-before", "what-if-after"):
        table.add_column(say(column), justify="left" if column == "what-if-aim" else "right")
    for aim in exchange.aims:
        table.add_row(
            say(f"aim-{aim}"), *("–" if plan.status == "impossible" else say.number(plan.value(aim)) for plan in plans)
        )
    out.print(table)
    for plan, column in zip(plans, ("what-if-before", "what-if-after"), strict=True):
        if plan.status != "optimal":
            out.print(Text(f"{say(column)}: {say(f'plan-{plan.status}')}", style="yellow"))
    _print_moved(out, "what-if-come", come, say)
    _print_moved(out, "what-if-gone", gone, say)
    if not (come or gone):
        out.print(Text(say("what-if-nothing"), style="bold"))
    print_conflict(out, plans[1], say)


MOST_NAMES = 20


def _print_moved(out: Console, heading: str, releases: Sequence[Release], say: Wording) -> None:
    if not releases:
        return
    told = [f"{one.who} ({one.held_by} → {one.to}, {one.stage})" for one in releases[:MOST_NAMES]]
    more = " …" if len(releases) > MOST_NAMES else ""
    out.print(Text.assemble((say(heading, count=len(releases)), "bold"), f"  {', '.join(told)}{more}"))


def stages(terms: Path, routes: Path | None, store: str | None, say: Wording, limits: Limits, *, json: bool) -> None:
    """What happens in each stage."""
    exchange, people = given(terms, routes, store)
    plan = plan_from_terms(exchange, people, limits)
    warn(*plan.warnings)
    if json:
        print_json([_stage_to_json(plan, stage) for stage in range(1, exchange.stages + 1)])
        return
    out = console()
    if not plan.roll:
        out.print(Text(say(f"plan-{plan.status}"), style="bold"))
    print_totals(out, plan, say)
    print_conflict(out, plan, say)


def _stage_to_json(plan: Plan, stage: int) -> dict[str, Any]:
    own = [one for one in plan.roll if one.stage == stage]
    counted = Counter((one.held_by, one.to, one.because, one.remains) for one in own)
    flows = [
        {"from": held_by, "to": to, "because": because, "count": count} | ({"of": "remains"} if remains else {})
        for (held_by, to, because, remains), count in sorted(counted.items())
    ]
    bodies = sum(one.remains for one in own)
    return {"stage": stage, "count": len(own) - bodies, "remains": bodies, "flows": flows}
