"""A reader of the manual: the language in which a page speaks to him, and how it links; every page is made for one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import relpath

from safeconduct.dates import partial_date
from safeconduct.law.expression.closure import TODAY
from safeconduct.law.expression.in_words import fact_in_words, rule_in_words, value_in_words
from safeconduct.law.expression.tree import Rule
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.manual.markdown import bullets, code, in_language, is_address, link, listed, paragraphs, small, text
from safeconduct.manual.material import Material
from safeconduct.manual.page import Page
from safeconduct.manual.wording import wording
from safeconduct.vocabulary.labels import Labels, Language
from safeconduct.wording.phrases import Wording


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: his language, and the page that he has open (`law/cat-3`), from which links lead."""

    material: Material
    lang: Language
    path: str = ""

    def at(self, path: str) -> "Reader":
        """The same reader with another page open."""
        return replace(self, path=path)

    def page(self, title: str, *parts: str, title_lang: Language | None = None) -> Page:
        """The page that he has open: its title and the parts that are not empty."""
        body = "\n\n".join(part for part in parts if part)
        return Page(lang=self.lang, path=self.path, title=title, title_lang=title_lang or self.lang, body=body)

    def __call__(self, key: str, **places: object) -> str:
        """A phrase in his language."""
        return wording(key, self.lang, **places)

    def named(self, key: str, said: str) -> str:
        """A line that begins with what it is about, or nothing where nothing is said."""
        return f"**{self.headed(self(key))}:** {said}" if said else ""

    def label(self, labels: Labels) -> str:
        """What data is called."""
        return text(labels[self.lang])

    def english(self, words: str) -> str:
        """Words of data that stand in English alone; on another page they are marked as such."""
        return text(words) if self.lang == "en" or not words else in_language(text(words), "en")

    def day(self, day: str) -> str:
        """A day as people write it."""
        return self.say.day(partial_date(day))

    @property
    def say(self) -> Wording:
        """What says rules, days and Powers in his language."""
        return Wording(self.lang)

    def link(self, label: str, path: str, anchor: str = "") -> str:
        """A link to another page in his language, or to a place on it."""
        way = "" if path == self.path else relpath(f"{path}.md", self.path.rpartition("/")[0] or ".")
        return link(label, f"{way}#{anchor}" if anchor else way)

    def addresses(self, given: Iterable[str]) -> str:
        """Where texts are found: links where they are web addresses by themselves, else as they stand."""
        return bullets(f"<{one}>" if is_address(one) else self.english(one) for one in given)

    def role(self, role: str) -> str:
        """A part by its name; a few who play none on a route have a name too."""
        named = self.material.words.roles.get(role)
        return self.label(named.label) if named else self(role)

    def roles(self, roles: Iterable[str]) -> str:
        """Several parts by their names."""
        return listed(self.role(role) for role in roles)

    def route(self, kind: RouteKind) -> str:
        """A kind of route, with a link to its page."""
        return self.link(self.label(kind.name), f"routes/{kind.id}")

    def provision(self, provision: Provision) -> str:
        """A provision by its citation, with a link to its page."""
        return self.link(self.english(provision.citation), f"law/{provision.id}")

    def condition(self, condition: Condition) -> str:
        """A condition by its short name, with a link to where it stands."""
        return self.link(self.short(condition), f"law/{condition.provision}", condition.id)

    def short(self, condition: Condition) -> str:
        """The short name of a condition."""
        return self(condition.id)

    def matter(self, name: str) -> str:
        """A matter by its name, with a link to where it stands."""
        return self.link(self.label(self.material.words.matters[name].label), "vocabulary", f"matter-{name}")

    def fact(self, name: str) -> str:
        """What a fact is called."""
        return text(fact_in_words(name, self.material.words, self.say))

    def value(self, name: str, value: object) -> str:
        """A value of a fact in words."""
        is_day = name == TODAY or self.material.words.facts[name].type == "day"
        told = partial_date(str(value)) if is_day else value
        return text(value_in_words(name, told, self.material.words, self.say))

    def rule(self, key: str, rule: Rule) -> str:
        """What a rule is for, what must all, or may each, be so as an indented list, and how the file has it.

        A line that tells of a fact leads to how that fact is made.
        """
        lines = [
            f"{'  ' * line.depth}- "
            + (self.link(text(line.says), "vocabulary", f"fact-{line.facts[0]}") if line.facts else text(line.says))
            for line in rule_in_words(rule, self.material.words, self.say)
        ]
        written = small(f"{self('as-written')}: {code(rule)}")
        return paragraphs(f"**{self(key)}**", "\n".join(lines), written)

    def headed(self, name: str) -> str:
        """A name as a line or a heading begins with it."""
        return name[:1].upper() + name[1:]
