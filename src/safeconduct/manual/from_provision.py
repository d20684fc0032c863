"""The page of one provision: what it is, what of it is not encoded, and each condition with its rule and cases."""

from collections.abc import Iterable, Mapping

from safeconduct.law.provision import Case, Condition, Provision
from safeconduct.manual.from_rule import word_said, words_from_rule
from safeconduct.manual.markdown import address, bullets, code, codes, link, page, table, text
from safeconduct.manual.material import Material
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.labels import LANGUAGES

KINDS = {
    "safeguard": "if it fails, the route is closed",
    "step": "someone has to do it",
    "wait": "an event that nobody owes",
}
CHECKED = {"read": "the text was read at the addresses given", "recall": "written from knowledge; still to be read"}


def page_from_provision(provision: Provision, material: Material) -> str:
    """One page in Markdown, for the folder `law` of the manual."""
    asked = [one for one in material.law.conditions.values() if one.provision == provision.id]
    instrument = material.law.instruments[provision.instrument]
    facts = {
        "provision": code(provision.id),
        "instrument": link(text(instrument.title["en"]), f"../law.md#{instrument.id}"),
        "binds": text(provision.binds),
        "in force": ", ".join(f"{key} {text(day)}" for key, day in provision.in_force.items())
        or text(instrument.in_force),
        "text version": text(provision.text_version),
        "checked": _checked(provision.checked),
    }
    return page(
        text(provision.citation),
        text(about(provision, material)),
        table(("", ""), [(key, said) for key, said in facts.items() if said]),
        "Where it is to be read:\n\n" + bullets(map(address, provision.address)) if provision.address else "",
        f"**Deliberately not encoded.** {text(provision.not_encoded)}" if provision.not_encoded else "",
        "" if asked else "It asks nothing of a route by itself.",
        *(part for condition in asked for part in _condition(condition, material)),
    )


def about(provision: Provision, material: Material) -> str:
    """What the provision says, in the sentence that opens its file."""
    return material.about.get(provision.id, "").removeprefix(f"{provision.citation}. ")


def condition_link(name: str, material: Material, folder: str = "") -> str:
    """A condition, with a link to where it stands."""
    return link(code(name), f"{folder}{material.law.conditions[name].provision}.md#{name}")


def role_said(role: str, words: Vocabulary) -> str:
    """A role by its name; what is none (the house) as it stands."""
    return f"{text(words.roles[role].label['en'])} ({code(role)})" if role in words.roles else code(role)


def owed_said(condition: Condition, words: Vocabulary) -> str:
    """Who owes it: each of them, all in one act, or one of them."""
    roles = [role_said(role, words) for role in condition.owed_by]
    joined = (" and " if condition.joint else " or " if condition.either else ", ").join(roles)
    return joined + (" (one act of all)" if condition.joint else " (one is enough)" if condition.either else "")


def _condition(condition: Condition, material: Material) -> list[str]:
    return [
        f"## {code(condition.id)}",
        _questions(condition),
        _holds(condition, material.words),
        _around(condition, material),
        f"**Disputed, or open to doubt.** {text(condition.disputed)}" if condition.disputed else "",
        _sources(condition),
        _cases(condition.cases, material.words),
    ]


def _questions(condition: Condition) -> str:
    columns = ("", "asked", "when it fails") if condition.fails else ("", "asked")
    told = (condition.ask, condition.fails) if condition.fails else (condition.ask,)
    return table(columns, [(lang, *(text(labels[lang]) for labels in told)) for lang in LANGUAGES])


def _holds(condition: Condition, words: Vocabulary) -> str:
    parts = [f"**Holds when**\n\n{words_from_rule(condition.rule, words)}", f"As written: {code(condition.rule)}"]
    if condition.applies:
        parts.append(f"**Asked only when**\n\n{words_from_rule(condition.applies, words)}")
        parts.append(f"As written: {code(condition.applies)}")
    else:
        parts.append("It is always asked on these routes.")
    if condition.presumed:
        parts.append("**Presumed:** while it is not known it holds, and the finding says so.")
    return "\n\n".join(parts)


def _around(condition: Condition, material: Material) -> str:
    words = material.words
    facts = {
        "kind": f"{condition.kind}: {KINDS[condition.kind]}",
        "asked on": _listed(_route_link(kind, material) for kind in condition.routes),
        "comes after": _listed(condition_link(one, material) for one in condition.after),
        "owed by": owed_said(condition, words),
        "asked of (who finds out)": _listed(role_said(role, words) for role in condition.asked_of),
        "evidence (bears on it, does not decide it)": _listed(
            f"{text(words.matters[one].label['en'])} ({link(code(one), f'../vocabulary.md#matter-{one}')})"
            for one in condition.evidence
        ),
        "weight": text(condition.weight),
        "waivable by": _listed(role_said(role, words) for role in condition.waivable_by) or "nobody",
    }
    return table(("", ""), [(key, said) for key, said in facts.items() if said])


def _sources(condition: Condition) -> str:
    said = [f"**Source.** {text(condition.cite)} — {_checked(condition.checked)}."]
    if condition.see:
        said.append(f"See also: {text('; '.join(condition.see))}.")
    return "\n\n".join([" ".join(said), bullets(map(address, condition.source))])


def _cases(cases: Iterable[Case], words: Vocabulary) -> str:
    rows = [
        (_given(case.given, words), code(case.expected) + (" (presumed)" if case.presumed else "")) for case in cases
    ]
    return "**Cases**\n\n" + table(("given", "expected"), rows) if rows else ""


def _given(given: Mapping[str, object], words: Vocabulary) -> str:
    return "<br>".join(f"{code(name)}: {word_said(name, value, words)}" for name, value in given.items()) or "nothing"


def _route_link(kind: str, material: Material) -> str:
    return link(text(material.law.kinds[kind].name["en"]), f"../routes/{kind}.md")


def _listed(items: Iterable[str]) -> str:
    return "<br>".join(items)


def _checked(checked: str) -> str:
    return f"{codes([checked])}, {CHECKED[checked]}"
