"""Treaties as statements about Powers: who is bound since when and with which reservations; journals add them.

Between the day a treaty came into force and the day a Power became bound, and after it ceased to be, a statement denies
it: a route asked for on such a day knows that the Power was not a party.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from safeconduct.dates import PartialDate, iso, partial_date
from safeconduct.errors import BadInput, LawMistake, did_you_mean
from safeconduct.powers import CODES
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary, vocabulary
from safeconduct.vocabulary.located import TomlFile, toml_files

FOLDER = Path(__file__).parent
PARTY, RESERVATION = "party_to", "reservation"
CHECKED = {"read": None, "recall": "recalled, not read at the depositary's"}
WORDS = {"party": ("yes", "no", "signed"), "checked": tuple(CHECKED)}
KEYS = {"power", "since", "until", "effect", "note", "source", "checked"}


@cache
def treaty_statements() -> tuple[Statement, ...]:
    """What the shipped files say of the Powers."""
    found, mistakes = read_treaties(FOLDER, vocabulary())
    if mistakes:
        raise mistakes[0]
    return tuple(found)


def read_treaties(folder: Path, words: Vocabulary) -> tuple[list[Statement], list[LawMistake]]:
    """The statements of `treaties/*.toml` below a folder, with every mistake found on the way."""
    found: list[Statement] = []
    mistakes: list[LawMistake] = []
    known = list(words.matters[PARTY].words)
    for file in toml_files(folder, "treaties/*.toml"):
        treaty = str(file.tables.get("id", ""))
        if treaty not in known:
            mistakes.append(file.mistake(treaty, f"is no treaty of the matter `{PARTY}`{did_you_mean(treaty, known)}"))
            continue
        for table in file.tables.get("party", []):
            _read(_Told(file, table, KEYS | {"party"}), _Told.membership, found, mistakes)
        for table in file.tables.get("reservation", []):
            _read(_Told(file, table, KEYS | {"article"}), _Told.reservation, found, mistakes)
    return found, mistakes


@dataclass(frozen=True, slots=True)
class _Told:
    """One table of a treaty's file: what is told of one Power."""

    file: TomlFile
    table: Mapping[str, Any]
    keys: set[str]

    @property
    def name(self) -> str:
        return f"treaty:{self.file.tables['id']}:{self.table['power']}"

    def membership(self) -> Iterator[Statement]:
        """That a Power is bound, from and until when; and that it is not, before and after."""
        begins = partial_date(self.file.tables["in_force"])
        if self.table.get("party", "yes") != "yes":
            yield self._said(self.name, PARTY, begins, denied=True)
            return
        since, until = partial_date(self.table["since"]), self._until
        if since.first > begins.first:
            eve = partial_date(iso(since.first - 1))
            yield self._said(f"{self.name}:not-yet", PARTY, begins, until=eve, denied=True)
        yield self._said(self.name, PARTY, since, until=until)
        if until:
            yield self._said(f"{self.name}:no-longer", PARTY, partial_date(iso(until.last + 1)), denied=True)

    def reservation(self) -> Iterator[Statement]:
        """A reservation or declaration, by article."""
        name = f"{self.name}:art-{self.table['article']}"
        yield self._said(name, RESERVATION, partial_date(self.table["since"]), until=self._until)

    @property
    def _until(self) -> PartialDate | None:
        if "until" not in self.table:
            return None
        partial_date(f"{self.table['since']}/{self.table['until']}")
        return partial_date(self.table["until"])

    def _said(
        self, name: str, matter: str, since: PartialDate, *, until: PartialDate | None = None, denied: bool = False
    ) -> Statement:
        treaty, effect = self.file.tables["id"], self.table["effect"]
        value = treaty if matter == PARTY else f"{treaty}, art. {self.table['article']}: {effect}"
        return Statement(
            id=name,
            row=self.file.name,
            utterance=name,
            subject=self.table["power"],
            matter=matter,
            value=value,
            meaning=value,
            denied=denied,
            speaker=self.file.tables["depositary"],
            capacity="depositary",
            first_hand=True,
            said=since,
            known=since,
            since=since,
            until=until,
            wording=effect,
            lang="en",
            hedge=CHECKED[self.table["checked"]],
            document=self.table.get("source", ""),
        )

    def check(self) -> None:
        """Raise BadInput where a key or a word stands there that nothing reads."""
        for key in self.table:
            if key not in self.keys:
                raise BadInput(f"nothing reads `{key}`{did_you_mean(key, self.keys)}")
        for key, allowed in WORDS.items():
            if self.table.get(key, allowed[0]) not in allowed:
                raise BadInput(f"`{key}` is `{self.table[key]}`; it is one of {', '.join(allowed)}")
        if self.table["power"] not in CODES:
            raise BadInput(f"`{self.table['power']}` is no Power; write its ISO 3166 code")


def _read(
    told: _Told, tell: Callable[[_Told], Iterator[Statement]], found: list[Statement], mistakes: list[LawMistake]
) -> None:
    try:
        told.check()
        found += tell(told)
    except KeyError as error:
        mistakes.append(_mistake(told, f"`{error.args[0]}` is missing"))
    except BadInput as error:
        mistakes.append(_mistake(told, str(error)))


def _mistake(told: _Told, says: str) -> LawMistake:
    """A mistake in what is told of a Power, at the first line that names it."""
    power = told.table.get("power", "a Power")
    treaty = str(told.file.tables["id"])
    line = told.file.text.partition(f'"{power}"')[0].count("\n") + 1
    return LawMistake(f"{told.file.name}, line {line}: what `{treaty}` tells of {power} cannot be used: {says}.")
