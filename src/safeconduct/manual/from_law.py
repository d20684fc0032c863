"""The index of the law: how to read it, and every provision by instrument with what it asks."""

import re
from typing import get_args

from safeconduct.law.duty import Duty
from safeconduct.law.provision import Condition, ConditionKind, Instrument, Provision
from safeconduct.manual.from_provision import DUTIES, days_said
from safeconduct.manual.markdown import bullets, listed, paragraphs, place
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader

KINDS = get_args(ConditionKind)


def page_from_law(reader: Reader) -> Page:
    """The index page."""
    reader, law = reader.at("law"), reader.material.law
    counted = {
        "routes": len(law.kinds),
        "instruments": len(law.instruments),
        "provisions": len(law.provisions),
        "conditions": len(law.conditions),
        "duties": sum(len(one.duties) for one in law.provisions.values()),
        "cases": sum(len(one.cases) for provision in law.provisions.values() for one in _all_of(provision)),
    }
    return reader.page(
        reader("law"),
        reader("law-how"),
        reader("kinds-how"),
        bullets(f"**{reader(kind)}:** {reader(f'{kind}-says')}" for kind in KINDS),
        reader("in-english"),
        reader("counted", **counted),
        f"## {reader('routes')}",
        routes_said(reader),
        f"## {reader('by-instrument')}",
        *(_instrument(instrument, reader) for instrument in law.instruments.values()),
    )


def routes_said(reader: Reader) -> str:
    """Every kind of route, with what it means."""
    kinds = reader.material.law.kinds.values()
    named = ((reader.headed(reader.label(kind.name)), f"routes/{kind.id}", kind) for kind in kinds)
    return bullets(f"{reader.link(name, path)}: {reader.label(kind.meaning)}" for name, path, kind in named)


def _instrument(instrument: Instrument, reader: Reader) -> str:
    known = [
        reader.named("kind", reader(f"kind-{instrument.kind}")),
        reader.named("in-force", days_said(instrument.days, reader)),
        reader.named("depositary", reader.english(instrument.depositary)),
        reader.named("parties", reader.english(instrument.parties)),
    ]
    provisions = sorted(reader.material.law.provisions.values(), key=_by_article)
    left_out = bullets(
        f"{reader.english(article)}: {reader.english(why)}" for article, why in instrument.not_encoded.items()
    )
    return paragraphs(
        f"### {place(instrument.id)}{reader.label(instrument.title)}",
        bullets(known),
        bullets(_provision(one, reader) for one in provisions if one.instrument == instrument.id),
        paragraphs(f"**{reader.headed(reader('not-encoded'))}**", left_out) if left_out else "",
    )


def _by_article(provision: Provision) -> list[tuple[int, str]]:
    """Articles in the order of their numbers: 12 stands before 109."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", provision.id)]


def _all_of(provision: Provision) -> tuple[Condition | Duty, ...]:
    return provision.conditions + provision.duties


def _provision(provision: Provision, reader: Reader) -> str:
    asked = [reader.condition(one) for one in provision.conditions]
    if provision.duties:
        asked.append(reader.link(f"{reader('duties')} ({len(provision.duties)})", f"law/{provision.id}", DUTIES))
    return f"{reader.provision(provision)}: {listed(asked)}" if asked else reader.provision(provision)
