"""What the commands on the law are asked about: a folder, a provision, condition or route, and the store beside it."""

from pathlib import Path
from typing import NamedTuple

from safeconduct.cli.asked import Asked, asked
from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.law.library import Law, read_law
from safeconduct.law.provision import Condition, Provision
from safeconduct.law.route_kind import RouteKind
from safeconduct.vocabulary.from_files import vocabulary


def law_in(folder: Path) -> tuple[Law, list[LawMistake]]:
    """The law of a folder with the mistakes in it. Raises BadInput where there are no law files."""
    if not list(folder.glob("routes/*.toml")):
        raise BadInput(f"there are no law files in {folder}; name a folder that holds instruments/ and routes/")
    return read_law(folder, vocabulary())


def thing_named(name: str, law: Law) -> Provision | Condition | RouteKind:
    """The provision, condition or route of this name. Raises BadInput with the nearest ones."""
    for held in (law.provisions, law.conditions, law.kinds):
        if name in held:
            return held[name]
    every = law.editions.law_of_all_days
    known = [*every.provisions, *every.conditions, *every.kinds]
    if name in known:
        raise BadInput(f"`{name}` is not in force on that day; name another with --on, or leave it out")
    raise BadInput(
        f"there is no provision, condition or route `{name}`{did_you_mean(name, known)}; `safeconduct law list` has all"
    )


class Beside(NamedTuple):
    """What stands in the store beside the law, or why nothing is told of it."""

    answer: Asked | None
    why: str = ""


def beside(store: str | None) -> Beside:
    """The store, where there is one: the law is told without it."""
    try:
        return Beside(asked(store))
    except BadInput as error:
        return Beside(None, str(error))
