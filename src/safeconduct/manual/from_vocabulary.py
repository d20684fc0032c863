"""The page of the vocabulary: every matter by family, the roles, and the facts with the way in which each is made."""

from safeconduct.law.expression.tree import facts_in
from safeconduct.manual.from_provision import condition_link
from safeconduct.manual.markdown import bullets, code, codes, link, page, place, table, text
from safeconduct.manual.material import Family, Material
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.labels import LANGUAGES, Labels
from safeconduct.vocabulary.matter import Matter

SHAPES = {
    "fixed": "never changes: counts whenever it was said, and later is no argument",
    "state": "later displaces earlier; silence and a refusal to say displace nothing",
    "event": "stands beside others of its matter",
    "many": "stands beside others of its matter",
    "figure": "kept for each speaker and for what it includes; never folded, never added across definitions",
}
REACHES = {
    "each": "what is said of a group holds of each member, future ones too",
    "then": "what is said of a group holds of its members on that day",
    "whole": "what is said of a group is never inherited by a member",
}
RIGHTS = {
    "public": "everyone with an account may read it",
    "identity": "who he is: for those who register, advise, supervise and audit; never public",
    "restricted": "for those who register, advise, supervise and audit; never public",
    "medical": "has its own right; in public only that there are wounded, no injury, no name",
    "protection": "could harm him: for legal officers, supervisors and auditors; never public",
}
SLOTS = """\
BY is who acts, TOWARDS whom the act concerns; both are roles. `any` is any key, `pair` one act of two, `by` who acts \
in the statement itself, `offeror` and `offeree` who makes an offer and each to whom it is made; empty is no such \
slot."""
WHAT_IT_IS = """\
A statement speaks of a matter; this is the whole list of what may be spoken of. Rules ask facts; a fact is made from \
matters."""


def page_from_vocabulary(material: Material) -> str:
    """The page in Markdown."""
    words = material.words
    asked = _asked(material)
    told = f"{len(words.matters)} matters, {len(words.facts)} facts, {len(words.roles)} roles."
    return page(
        "The vocabulary",
        WHAT_IT_IS,
        told,
        "## How to read it",
        *(
            f"**{head}**\n\n{_legend(said)}"
            for head, said in (("Shape", SHAPES), ("Reach", REACHES), ("Right", RIGHTS))
        ),
        SLOTS,
        "## Matters",
        *(_matters(family, material) for family in material.families if family.matters),
        "## Roles",
        table(
            ("id", "kind", *LANGUAGES),
            [(code(one.id), one.kind, *(text(one.label[lang]) for lang in LANGUAGES)) for one in words.roles.values()],
        ),
        "## Facts",
        "The ways in which a record makes a fact, a closed list:\n\n" + _legend(material.ways),
        *(_facts(family, material, asked) for family in material.families if family.facts),
    )


def _legend(said: Labels) -> str:
    return bullets(f"{code(key)}: {text(meaning)}" for key, meaning in said.items())


def _matters(family: Family, material: Material) -> str:
    columns = ("id", "name", "of", "type", "shape", "reach", "by → towards", "right", "at first hand", "words")
    rows = [_matter(material.words.matters[name]) for name in family.matters]
    return "\n\n".join([f"### {family.name}", text(family.about), table(columns, rows)])


def _matter(matter: Matter) -> tuple[str, ...]:
    first_hand = [codes(matter.first_hand)]
    if matter.own_word:
        first_hand.append("his own word alone")
    if matter.ask_again_after:
        first_hand.append(f"to be asked again after {matter.ask_again_after} days")
    return (
        place(f"matter-{matter.id}") + code(matter.id),
        "<br>".join(f"{lang}: {text(matter.label[lang])}" for lang in LANGUAGES),
        codes(matter.of),
        matter.type,
        matter.shape,
        matter.reach,
        _acts(matter.by, matter.towards),
        matter.right,
        "<br>".join(part for part in first_hand if part),
        "<br>".join(
            f"{code(word.id)} {text(word.label['en'])}"
            + (f" (not known: {text(word.not_known)})" if word.not_known else "")
            for word in matter.words.values()
        ),
    )


def _acts(by: str, towards: str) -> str:
    """Who acts and towards whom; nothing where a matter has neither."""
    return f"{code(by) if by else '–'} → {code(towards) if towards else '–'}" if by or towards else ""


def _facts(family: Family, material: Material, asked: dict[str, list[str]]) -> str:
    columns = ("id", "means", "type", "made", "from", "of, by → towards", "asked by")
    rows = [_fact(material.words.facts[name], asked.get(name, [])) for name in family.facts]
    return "\n\n".join([f"### Facts: {family.name}", table(columns, rows)])


def _fact(fact: Fact, asked: list[str]) -> tuple[str, ...]:
    bound = [code(fact.role or fact.subject), _acts(fact.by, fact.towards)]
    made = code(fact.made) + (f"<br>when it says {codes(fact.values)}" if fact.values else "")
    return (
        place(f"fact-{fact.id}") + code(fact.id),
        text(fact.means),
        f"{fact.type}: {codes(fact.words)}" if fact.words else fact.type,
        made,
        ", ".join(link(code(name), f"#matter-{name}") for name in fact.matters),
        ", ".join(part for part in bound if part),
        "<br>".join(asked),
    )


def _asked(material: Material) -> dict[str, list[str]]:
    """For each fact the conditions and routes that ask it, as links."""
    asked: dict[str, list[str]] = {}
    for condition in material.law.conditions.values():
        names = facts_in(condition.rule) + (facts_in(condition.applies) if condition.applies else ())
        for name in dict.fromkeys(names):
            asked.setdefault(name, []).append(condition_link(condition.id, material, "law/"))
    for kind in material.law.kinds.values():
        names = facts_in(kind.completed_rule) + (facts_in(kind.shown_rule) if kind.shown_rule else ())
        for name in dict.fromkeys(names):
            asked.setdefault(name, []).append(link(text(kind.name["en"]), f"routes/{kind.id}.md"))
    return asked
