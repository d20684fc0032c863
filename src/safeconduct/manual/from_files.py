"""The material of the manual from the files of the law and the vocabulary, as they are shipped."""

from collections.abc import Mapping

from safeconduct.law.library import FOLDER as LAW
from safeconduct.law.library import law
from safeconduct.manual.material import Family, Material
from safeconduct.manual.verb import Verb
from safeconduct.vocabulary.from_files import FOLDER as VOCABULARY
from safeconduct.vocabulary.from_files import vocabulary
from safeconduct.vocabulary.located import TomlFile, toml_file, toml_files


def material_from_files(verbs: tuple[Verb, ...], exit_codes: Mapping[int, str]) -> Material:
    """Everything that a manual tells. Raises LawMistake where a file cannot be read."""
    return Material(
        law=law(),
        words=vocabulary(),
        ways=toml_file(VOCABULARY / "ways.toml", "vocabulary/ways.toml").tables,
        families=_families(),
        glossary=toml_file(LAW / "glossary.toml", "law/glossary.toml").tables,
        verbs=verbs,
        exit_codes=exit_codes,
    )


def _families() -> tuple[Family, ...]:
    """The matters in the order of their files, each with the facts of the file of the same name."""
    matters = {_stem(file): file for file in toml_files(VOCABULARY, "matters/*.toml")}
    facts = {_stem(file): file for file in toml_files(VOCABULARY, "facts/*.toml")}
    return tuple(
        Family(name=name, matters=_ids(matters.get(name), "matter"), facts=_ids(facts.get(name), "fact"))
        for name in sorted({*matters, *facts})
    )


def _stem(file: TomlFile) -> str:
    return file.name.rpartition("/")[2].removesuffix(".toml")


def _ids(file: TomlFile | None, kind: str) -> tuple[str, ...]:
    return tuple(table["id"] for table in file.tables.get(kind, ())) if file else ()
