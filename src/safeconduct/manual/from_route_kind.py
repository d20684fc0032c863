"""The page of one kind of route: what it is, for whom it is shown, what completes it, its conditions in order."""

from safeconduct.law.route_kind import ListingRule, RouteKind
from safeconduct.manual.from_provision import condition_link, owed_said, role_said
from safeconduct.manual.from_rule import words_from_rule
from safeconduct.manual.markdown import bullets, code, link, page, table, text
from safeconduct.manual.material import Material
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.labels import LANGUAGES

_TAKEN = {
    "by": "each Power that acts in",
    "towards": "each Power towards which there is",
    "value": "each Power that is the value of",
    "": "each",
}


def page_from_route_kind(kind: RouteKind, material: Material) -> str:
    """One page in Markdown, for the folder `routes` of the manual."""
    words = material.words
    labels = [(lang, *(text(said[lang]) for said in (kind.name, kind.meaning, kind.begins))) for lang in LANGUAGES]
    name = text(kind.name["en"])
    return page(
        name[:1].upper() + name[1:],
        f"A kind of route, written {code(kind.id + ':POWER')}. "
        + ("It ends captivity." if kind.ends_captivity else "It does not end captivity."),
        table(("", "name", "meaning", "begins"), labels),
        f"Rests on {text('; '.join(kind.instruments))}.",
        "## Roles\n\n" + bullets(role_said(role, words) for role in kind.roles),
        _shown(kind, words),
        "## Completed when",
        words_from_rule(kind.completed_rule, words),
        f"As written: {code(kind.completed_rule)}",
        f"## The path\n\n{_path(kind, material)}",
    )


def _shown(kind: RouteKind, words: Vocabulary) -> str:
    parts = [
        "## For which Powers it is shown",
        table(("", ""), [(lang, text(kind.says[lang])) for lang in LANGUAGES]),
        bullets(listing_said(rule, words) for rule in kind.listed),
    ]
    if kind.excepted:
        parts.append(f"Never for: {', '.join(role_said(role, words) for role in kind.excepted)}.")
    if kind.shown_rule:
        parts.append(f"Only when\n\n{words_from_rule(kind.shown_rule, words)}\n\nAs written: {code(kind.shown_rule)}")
    return "\n\n".join(parts)


def listing_said(rule: ListingRule, words: Vocabulary) -> str:
    """One rule of listing in words."""
    if rule.role:
        return f"the Power bound to the role {role_said(rule.role, words)}"
    label = text(words.matters[rule.matter].label["en"])
    matter = link(code(rule.matter), f"../vocabulary.md#matter-{rule.matter}")
    return f"{_TAKEN[rule.take]} any statement of: {label} ({matter})" + (", one route an offer" if rule.per else "")


def _path(kind: RouteKind, material: Material) -> str:
    ids = {condition.id for condition in kind.conditions}
    rows = []
    for number, one in enumerate(kind.conditions, 1):
        provision = material.law.provisions[one.provision]
        rows.append(
            (
                str(number),
                condition_link(one.id, material, "../law/"),
                one.kind + (", presumed" if one.presumed else ""),
                text(one.ask["en"]),
                link(text(provision.citation), f"../law/{provision.id}.md"),
                owed_said(one, material.words),
                "<br>".join(code(before) for before in one.after if before in ids),
            )
        )
    return table(("", "condition", "kind", "asks", "provision", "owed by", "comes after"), rows)
