"""The page of one kind of route: what it is, for whom it is shown, what completes it, and its path by stages."""

from typing import get_args

from safeconduct.law.provision import Condition, Stage
from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.manual.from_condition import owed_by
from safeconduct.manual.markdown import bullets, code, link, paragraphs, place, small
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader

STAGES: tuple[Stage, ...] = get_args(Stage)


def page_from_route_kind(kind: RouteKind, reader: Reader) -> Page:
    """One page below `routes`."""
    reader = reader.at(f"routes/{kind.id}")
    return reader.page(
        reader.headed(kind.name[reader.lang]),
        f"{reader.label(kind.meaning)} {reader('ends-captivity' if kind.ends_captivity else 'ends-no-captivity')}",
        small(reader("in-english")) if reader.lang != "en" else "",
        bullets(
            [
                reader.named("begins", reader.label(kind.begins)),
                reader.named("rests-on", reader.english("; ".join(kind.instruments))),
                reader.named("takes-part", reader.roles(kind.roles)),
                reader.named("written", code(f"{kind.id}:POWER")),
            ]
        ),
        reader.rule("completed-when", kind.completed_rule),
        f"## {reader('shown-for')}",
        _shown(kind, reader),
        f"## {reader('path')}",
        reader("path-how", count=len(kind.conditions)),
        *_path(kind, reader),
    )


def _shown(kind: RouteKind, reader: Reader) -> str:
    parts = [
        reader.label(kind.says),
        reader("by-these"),
        bullets(_listed(rule, reader) for rule in kind.listed),
        reader.named("never-for", reader.roles(kind.excepted)),
    ]
    if kind.shown_rule:
        parts.append(reader.rule("shown-only-when", kind.shown_rule))
    return paragraphs(*parts)


def _listed(rule: ListingRule, reader: Reader) -> str:
    """One rule of listing in words."""
    if rule.role:
        return reader("listed-role", role=reader.role(rule.role))
    said = reader(f"listed-{rule.take}", matter=reader.matter(rule.matter))
    return f"{said}; {reader('one-an-offer')}" if rule.per else said


def _path(kind: RouteKind, reader: Reader) -> list[str]:
    """The stages with their conditions, numbered through, so that one can say after which others it comes."""
    staged = [one for stage in STAGES for one in kind.conditions if one.stage == stage]
    numbers = {one.id: number for number, one in enumerate(staged, 1)}
    parts = []
    for stage in STAGES:
        on_it = [one for one in staged if one.stage == stage]
        if on_it:
            parts.append(f"### {reader.headed(reader(f'stage-{stage}'))}")
            parts.append("\n".join(_step(one, numbers, reader) for one in on_it))
    return parts


def _step(condition: Condition, numbers: dict[str, int], reader: Reader) -> str:
    number = numbers[condition.id]
    after = sorted(numbers[one] for one in condition.after if one in numbers)
    told = [
        reader(condition.kind) + (f" ({reader('presumed')})" if condition.presumed else ""),
        owed_by(condition, reader),
        reader.provision(reader.material.law.provisions[condition.provision]),
        reader("after-these", numbers=", ".join(link(str(one), f"#step-{one}") for one in after)) if after else "",
    ]
    said = " · ".join(part for part in told if part)
    name = reader.link(reader.headed(reader.short(condition)), f"law/{condition.provision}", condition.id)
    asked = f"**{name}.** {reader.label(condition.ask)}"
    return f"{number}. {place(f'step-{number}')}{asked}<br>{small(said)}"
