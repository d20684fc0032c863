"""The index of the law: by route in the order of the steps, and by instrument."""

from collections.abc import Sized

from safeconduct.law.provision import Instrument
from safeconduct.law.route_kind import RouteKind
from safeconduct.manual.from_provision import KINDS, about, condition_link
from safeconduct.manual.markdown import bullets, code, link, page, place, table, text
from safeconduct.manual.material import Material

HOW_TO_READ = """\
A provision is one article of an instrument; it asks conditions of a route. A condition **holds**, **fails**, is \
**not known** or **does not apply**. A safeguard that fails closes the route; what is not known closes nothing and \
opens nothing. Every condition has signed cases, which `safeconduct law check` runs."""


def page_from_law(material: Material) -> str:
    """The index page in Markdown."""
    law = material.law
    counted: dict[str, Sized] = {
        "routes": law.kinds,
        "instruments": law.instruments,
        "provisions": law.provisions,
        "conditions": law.conditions,
    }
    kinds = bullets(f"**{kind}:** {meaning}" for kind, meaning in KINDS.items())
    return page(
        "The law",
        HOW_TO_READ,
        kinds,
        ", ".join(f"{len(held)} {name}" for name, held in counted.items()) + ".",
        "## By route",
        *(_route(kind, material) for kind in law.kinds.values()),
        "## By instrument",
        *(_instrument(instrument, material) for instrument in law.instruments.values()),
    )


def _route(kind: RouteKind, material: Material) -> str:
    by_provision: dict[str, list[str]] = {}
    for condition in kind.conditions:
        by_provision.setdefault(condition.provision, []).append(condition_link(condition.id, material, "law/"))
    rows = [
        (link(text(material.law.provisions[name].citation), f"law/{name}.md"), "<br>".join(conditions))
        for name, conditions in by_provision.items()
    ]
    head = f"### {link(text(kind.name['en']), f'routes/{kind.id}.md')}"
    return "\n\n".join(
        [head, text(kind.meaning["en"]), table(("provision", "conditions, in the order of the steps"), rows)]
    )


def _instrument(instrument: Instrument, material: Material) -> str:
    known = {"kind": instrument.kind, "in force": instrument.in_force, "depositary": instrument.depositary}
    rows = []
    for provision in material.law.provisions.values():
        if provision.instrument == instrument.id:
            asks = sum(one.provision == provision.id for one in material.law.conditions.values())
            name = link(text(provision.citation), f"law/{provision.id}.md")
            rows.append((name, code(provision.id), text(about(provision, material)), str(asks), provision.checked))
    parts = [
        f"### {place(instrument.id)}{text(instrument.title['en'])}",
        ". ".join(f"{key}: {text(said)}" for key, said in known.items() if said) + ".",
        text(instrument.parties),
        table(("provision", "id", "about", "conditions", "checked"), rows),
    ]
    return "\n\n".join(part for part in parts if part)
