"""What a law must not lack though each file reads well: articles cited, roles bound, conditions reached and asked."""

import re
from collections.abc import Iterator

from safeconduct.errors import LawMistake
from safeconduct.law.expression.tree import facts_in
from safeconduct.law.library import Law, circles
from safeconduct.law.provision import Condition, InstrumentKind, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.from_files import FOLDER, Vocabulary
from safeconduct.vocabulary.located import toml_files

# What has articles is cited by them; practice, policy and the house have none, and are cited by their name.
WITHOUT_ARTICLES: tuple[InstrumentKind, ...] = ("policy", "practice", "house")
NOBODY = "nobody"
_PLACES = "arts?|articles?|paras?|rules?|chs?|chapters?|parts?|sections?|annex|protocol|conclusions?"
_ARTICLE = re.compile(rf"\b(?:{_PLACES})\.?\s*(?:No\.\s*)?(?:\d|[IVXLC]+\b)", re.IGNORECASE)


def names_article(citation: str) -> bool:
    """Whether a citation says where in the text: `GC III art. 12`, `Part IV`, `Annex I`; a year is no place."""
    return bool(_ARTICLE.search(citation))


def faults_in(law: Law, words: Vocabulary) -> list[LawMistake]:
    """One sentence with file and line for each thing that is missing, contradicts itself or leads nowhere."""
    found: list[LawMistake] = []
    for provision in law.editions.versions:
        found += _of_provision(provision, law)
        for condition in provision.conditions:
            found += _of_condition(condition, provision, law, words)
    for one in law.editions.laws[1:]:
        found += [mistake for mistake in circles(one) if str(mistake) not in map(str, found)]
    return found + _unasked(law, words)


def _of_provision(provision: Provision, law: Law) -> Iterator[LawMistake]:
    file, name = provision.file, provision.id
    if not provision.address:
        yield file.mistake(name, "has no `address`; name a place where its text is to be read", key="address")
    if provision.days.last < provision.days.first:
        says = f"is never in force: its days lie outside those of `{provision.instrument}`; mend one of them"
        yield file.mistake(name, says, key="in_force")
    if not _cited(provision.citation, provision, law):
        yield file.mistake(name, _no_article(provision.citation), key="citation")


def _of_condition(condition: Condition, provision: Provision, law: Law, words: Vocabulary) -> Iterator[LawMistake]:
    file, name = provision.file, condition.id
    for key in ("cite", "source"):
        if not getattr(condition, key):
            yield file.mistake(name, f"has an empty `{key}`; a condition without its source binds nobody", key=key)
    if condition.cite and not _cited(condition.cite, provision, law):
        yield file.mistake(name, _no_article(condition.cite), key="cite")
    if not condition.routes:
        yield file.mistake(name, "is reached by no route: `routes` is empty; name those that ask it", key="routes")
    for route in condition.routes:
        yield from _unbound(condition, provision, law.kinds[route], words)


def _cited(citation: str, provision: Provision, law: Law) -> bool:
    kind = law.instruments[provision.instrument].kind
    return bool(citation) if kind in WITHOUT_ARTICLES else names_article(citation)


def _no_article(citation: str) -> str:
    return f"cites `{citation}`, which names no article; write which article, paragraph or annex"


def _unbound(condition: Condition, provision: Provision, kind: RouteKind, words: Vocabulary) -> Iterator[LawMistake]:
    """The roles that a condition names and one of its routes does not bind, also those its facts are read by."""
    bound = {*kind.roles, NOBODY}
    for key in ("owed_by", "asked_of"):
        for role in getattr(condition, key):
            if role not in bound:
                says = (
                    f"names the role `{role}`, which the route `{kind.id}` does not bind; add it there or leave it out"
                )
                yield provision.file.mistake(condition.id, says, key=key, text=role)
    for name in sorted(condition.facts):
        for role in _roles_of(words.facts[name], words):
            if role not in bound:
                says = (
                    f"asks `{name}`, which is read by the role `{role}`, which the route `{kind.id}` does not bind; "
                    "add it there or ask otherwise"
                )
                yield provision.file.mistake(condition.id, says, key="if")


def _roles_of(fact: Fact, words: Vocabulary) -> list[str]:
    roles = dict.fromkeys((fact.subject, fact.by, fact.towards, fact.role))
    return [role for role in roles if role in words.roles]


def _unasked(law: Law, words: Vocabulary) -> list[LawMistake]:
    """The facts of the vocabulary that no condition, route or duty asks, at their own line."""
    conditions = [one for provision in law.editions.versions for one in provision.conditions]
    rules = [rule for one in conditions for rule in (one.rule, one.applies) if rule]
    rules += [rule for kind in law.kinds.values() for rule in (kind.completed_rule, kind.shown_rule) if rule]
    rules += [duty.when for provision in law.editions.versions for duty in provision.duties if duty.when]
    asked = {name for rule in rules for name in facts_in(rule)}
    left = [name for name in words.facts if name not in asked]
    if not left:
        return []
    files = {table["id"]: file for file in toml_files(FOLDER, "facts/*.toml") for table in file.tables.get("fact", ())}
    says = "is asked by no condition, route or duty; ask it or take it out"
    return [
        files[name].mistake(name, says) if name in files else LawMistake(f"the fact `{name}` {says}.") for name in left
    ]
