"""The page of the vocabulary: every matter by family, the parts, and the facts with the way in which each is made."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from safeconduct.law.expression.tree import facts_in
from safeconduct.manual.markdown import bullets, code, listed, paragraphs, place, small
from safeconduct.manual.material import Family
from safeconduct.manual.page import Page
from safeconduct.manual.reader import Reader
from safeconduct.vocabulary.fact import Fact
from safeconduct.vocabulary.matter import Matter, Reach, Right, Shape, Word

SEPARATOR = " · "
EXPLAINED = {"shape": get_args(Shape), "reach": get_args(Reach), "right": get_args(Right)}


def page_from_vocabulary(reader: Reader) -> Page:
    """The page; conditions and facts link to its places `matter-wish` and `fact-wish`."""
    reader = reader.at("vocabulary")
    material, words = reader.material, reader.material.words
    asked = _asked(reader)
    return reader.page(
        reader("vocabulary"),
        reader("vocabulary-how"),
        reader("vocabulary-counted", matters=len(words.matters), facts=len(words.facts), roles=len(words.roles)),
        f"## {reader('how-to-read')}",
        *(_explained(key, said, reader) for key, said in EXPLAINED.items()),
        f"## {reader('matters')}",
        *(_matters(family, reader) for family in material.families if family.matters),
        f"## {reader('roles')}",
        reader("roles-how"),
        bullets(
            f"{reader.label(one.label)} ({reader(one.kind)}) {small(code(one.id))}" for one in words.roles.values()
        ),
        f"## {reader('facts')}",
        reader("facts-how"),
        bullets(reader.label(said) for said in material.ways.values()),
        *(_facts(family, asked, reader) for family in material.families if family.facts),
    )


def _explained(key: str, names: Iterable[str], reader: Reader) -> str:
    said = bullets(f"**{reader(f'{key}-{name}')}:** {reader(f'{key}-{name}-says')}" for name in names)
    return paragraphs(f"**{reader(key)}**", said)


def _matters(family: Family, reader: Reader) -> str:
    head = f"### {reader(f'family-{family.name}')}"
    matters = bullets(_matter(reader.material.words.matters[name], reader) for name in family.matters)
    return paragraphs(head, reader(f"family-{family.name}-says"), matters)


def _matter(matter: Matter, reader: Reader) -> str:
    told = {
        "said-of": listed(reader(f"of-{one}") for one in matter.of),
        "type": reader(f"type-{matter.type}"),
        **{key: reader(f"{key}-{getattr(matter, key)}") for key in EXPLAINED},
        "act-by": _slot(matter.by, reader),
        "act-towards": _slot(matter.towards, reader),
        "first-hand": listed(_slot(role, reader) for role in matter.first_hand),
    }
    lines = [
        f"{place(f'matter-{matter.id}')}**{reader.label(matter.label)}** {small(code(matter.id))}",
        f"{reader('words')}: {listed(_word(word, reader) for word in matter.words.values())}" if matter.words else "",
        _in_a_line(told, reader),
        small(reader("own-word")) if matter.own_word else "",
        small(reader("ask-again", days=matter.ask_again_after)) if matter.ask_again_after else "",
    ]
    return "<br>".join(line for line in lines if line)


def _in_a_line(told: Mapping[str, str], reader: Reader) -> str:
    """What else is to be known, in small print: the eye looks for the name and the words."""
    return small(SEPARATOR.join(f"{reader.headed(reader(key))}: {said}" for key, said in told.items() if said))


def _word(word: Word, reader: Reader) -> str:
    said = reader.label(word.label)
    return reader("word-not-known", word=said, reason=reader.say.word(word.not_known)) if word.not_known else said


def _slot(slot: str, reader: Reader) -> str:
    """Who fills it: a part, one of the words that stand for anyone, or nobody."""
    if not slot:
        return ""
    return reader.role(slot) if slot in reader.material.words.roles else reader(f"slot-{slot}")


def _facts(family: Family, asked: dict[str, list[str]], reader: Reader) -> str:
    facts = [reader.material.words.facts[name] for name in family.facts]
    head = f"### {reader('facts')}: {reader(f'family-{family.name}')}"
    return paragraphs(head, bullets(_fact(fact, asked.get(fact.id, []), reader) for fact in facts))


def _fact(fact: Fact, asked: list[str], reader: Reader) -> str:
    roles = reader.material.words.roles
    told = {
        "said-of": reader.role(fact.subject) if fact.subject in roles else reader(f"of-{fact.subject}"),
        "type": listed(reader.value(fact.id, one) for one in fact.words) or reader(f"type-{fact.type}"),
        "fact-from": listed(reader.matter(name) for name in fact.matters),
        "fact-values": listed(reader.value(fact.id, one) for one in fact.values),
        "act-by": _slot(fact.by, reader),
        "act-towards": _slot(fact.towards, reader),
        "fact-asked-by": listed(asked),
    }
    lines = [
        f"{place(f'fact-{fact.id}')}**{reader.fact(fact.id)}** {small(code(fact.id))}",
        f"{reader('fact-made')}: {reader.label(reader.material.ways[fact.made])}",
        _in_a_line(told, reader),
    ]
    return "<br>".join(lines)


def _asked(reader: Reader) -> dict[str, list[str]]:
    """For each fact the provisions and routes that ask it, as links."""
    asked: dict[str, dict[str, None]] = {}
    for name, link in _asking(reader):
        asked.setdefault(name, {})[link] = None
    return {name: list(links) for name, links in asked.items()}


def _asking(reader: Reader) -> Iterator[tuple[str, str]]:
    law = reader.material.law
    for condition in law.conditions.values():
        link = reader.provision(law.provisions[condition.provision])
        yield from ((name, link) for name in condition.facts)
    for kind in law.kinds.values():
        names = facts_in(kind.completed_rule) + (facts_in(kind.shown_rule) if kind.shown_rule else ())
        yield from ((name, reader.route(kind)) for name in names)
