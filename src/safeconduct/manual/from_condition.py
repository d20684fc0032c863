"""What a page says of one condition: when it holds, who owes it, what is disputed, with its cases as examples."""

from collections.abc import Mapping
from typing import Any, get_args

from safeconduct.law.provision import Answer, Case, Condition
from safeconduct.manual.markdown import bullets, code, listed, paragraphs, place, small, table
from safeconduct.manual.reader import Reader

ANSWERS: tuple[Answer, ...] = get_args(Answer)


def parts_from_condition(condition: Condition, reader: Reader) -> list[str]:
    """Its heading and paragraphs."""
    return [
        f"### {place(condition.id)}{reader.headed(reader.short(condition))}",
        f"**{reader.label(condition.ask)}**",
        f"{reader.headed(reader(condition.kind))}: {reader(f'{condition.kind}-says')}. {small(code(condition.id))}",
        reader.named("if-not", reader.label(condition.fails)) if condition.fails else "",
        _rules(condition, reader),
        _on_the_path(condition, reader),
        _examples(condition, reader),
        reader.named("disputed-point", reader.english(condition.disputed)),
        _sources(condition, reader),
    ]


def owed_by(condition: Condition, reader: Reader) -> str:
    """Who owes it: each of them, all in one act, or one of them."""
    roles = reader.roles(condition.owed_by)
    if len(condition.owed_by) > 1 and (condition.joint or condition.either):
        return f"{roles} ({reader('in-one-act' if condition.joint else 'one-is-enough')})"
    return roles


def _rules(condition: Condition, reader: Reader) -> str:
    parts = [reader.rule("holds-when", condition.rule)]
    if condition.applies:
        parts.append(reader.rule("asked-only-when", condition.applies))
    else:
        parts.append(reader("always-asked"))
    if condition.presumed:
        parts.append(reader("presumed-while-not-known"))
    return paragraphs(*parts)


def _on_the_path(condition: Condition, reader: Reader) -> str:
    law = reader.material.law
    return bullets(
        [
            reader.named("owed-by", owed_by(condition, reader)),
            reader.named("who-finds-out", reader.roles(condition.asked_of)),
            reader.named("stage", reader(f"stage-{condition.stage}")),
            reader.named("on-routes", listed(reader.route(law.kinds[kind]) for kind in condition.routes)),
            reader.named("comes-after", listed(reader.condition(law.conditions[one]) for one in condition.after)),
            reader.named("evidence", listed(reader.matter(one) for one in condition.evidence)),
            reader.named("weight", reader(f"weight-{condition.weight.replace(' ', '-')}")),
            reader.named("waivable-by", reader.roles(condition.waivable_by) or reader("nobody")),
        ]
    )


def _examples(condition: Condition, reader: Reader) -> str:
    """The cases by their answers, so that those who answer alike stand together."""
    cases = sorted(condition.cases, key=lambda case: ANSWERS.index(case.expected))
    rows = [(_given(case.given, reader), _answer(case, reader)) for case in cases]
    told = table((reader.headed(reader("given")), reader("answer")), rows)
    return paragraphs(f"**{reader('examples')}**. {reader('examples-how')}", told) if rows else ""


def _given(given: Mapping[str, Any], reader: Reader) -> str:
    said = [f"{reader.fact(name)}: {reader.value(name, value)}" for name, value in given.items()]
    return "<br>".join(said) or reader("given-nothing")


def _answer(case: Case, reader: Reader) -> str:
    return reader(case.expected) + (f" ({reader('presumed')})" if case.presumed else "")


def _sources(condition: Condition, reader: Reader) -> str:
    see = reader.named("see-also", reader.english(listed(condition.see)))
    cited = reader.named("sources", f"{reader.english(condition.cite)} ({reader(f'checked-{condition.checked}')})")
    return f"{bullets([cited, see])}\n{reader.addresses(condition.source)}"
