"""A page of the manual before it takes a form: it is written as Markdown and as HTML from this."""

from dataclasses import dataclass

from safeconduct.vocabulary.labels import LANGUAGES, Language

CONTENTS = "README"
SECTIONS = (CONTENTS, "law", "vocabulary", "glossary", "verbs")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page in one language; `path` is where it stands below its language, as `law/cat-3`.

    `title` is words, `body` Markdown. `title_lang`: a title that is a citation stands in the language of its file.
    """

    lang: Language
    path: str
    title: str
    title_lang: Language
    body: str

    @property
    def name(self) -> str:
        """Where it stands in the manual, as `uk/law/cat-3`."""
        return f"{self.lang}/{self.path}"

    @property
    def up(self) -> str:
        """From its folder up to the folder of its language: "" or "../"."""
        return "../" * self.path.count("/")

    @property
    def others(self) -> list[tuple[Language, str]]:
        """Every language with the way from here to the same page in it."""
        return [(lang, f"{self.up}../{lang}/{self.path}") for lang in LANGUAGES]
