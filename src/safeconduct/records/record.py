"""A record: all entries held of one subject as of two days, folded when they are asked for; routes are read from it."""

from collections.abc import Collection

from safeconduct.dates import AsOf
from safeconduct.identities.judgement import Identity
from safeconduct.records.entry import NEVER_ASKED, Entry
from safeconduct.records.fold import fold
from safeconduct.records.preference import Held
from safeconduct.statements.statement import Key, Statement, key_of
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter


class Heard:
    """What is said in one matter by one actor towards another: standing, set aside, or said of one of several."""

    __slots__ = ("of_one", "set_aside", "standing")

    def __init__(self) -> None:
        """Nothing heard yet."""
        self.standing: list[Held] = []
        self.set_aside: list[Statement] = []
        self.of_one: list[Statement] = []


class Record:
    """What is held of `subject` as of two days. Entries are folded once, on demand; nothing in it changes."""

    def __init__(
        self, subject: str, as_of: AsOf, heard: dict[Key, Heard], vocabulary: Vocabulary, identity: Identity
    ) -> None:
        """Take what was heard, by matter, actor and addressee."""
        self.subject = subject
        self.as_of = as_of
        self.identity = identity
        self._vocabulary = vocabulary
        self._heard = heard
        self._folded: dict[Key, Entry] = {}
        self._keys_by_matter: dict[str, list[Key]] = {}
        for key in heard:
            self._keys_by_matter.setdefault(key[0], []).append(key)

    def entry(self, matter: str, by: str | None = None, towards: str | None = None) -> Entry:
        """The entry of a matter; one that is not known, because never asked, where nothing was heard."""
        found = self._vocabulary.matters[matter]
        key = key_of(found, by, towards)
        if key not in self._heard:
            return Entry(found, by, towards, (), NEVER_ASKED)
        return self._folded.get(key) or self._fold(found, key)

    def _fold(self, matter: Matter, key: Key) -> Entry:
        heard = self._heard[key]
        entry = fold(matter, heard.standing, set_aside=heard.set_aside, of_one=heard.of_one, on=self.as_of.on)
        self._folded[key] = entry
        return entry

    @property
    def heard_matters(self) -> Collection[str]:
        """The matters in which anything was heard."""
        return self._keys_by_matter.keys()

    def silent_on(self, matter: str) -> bool:
        """Whether nothing at all was heard in a matter."""
        return matter not in self._keys_by_matter

    def entries_of(self, matter: str) -> list[Entry]:
        """All entries of a matter, whoever acts towards whomever."""
        found = self._vocabulary.matters[matter]
        return [self._folded.get(key) or self._fold(found, key) for key in self._keys_by_matter.get(matter, ())]

    def heard_of(self, matter: str) -> list[tuple[Key, Heard]]:
        """What was heard in a matter, before anything is folded."""
        keys = self._keys_by_matter.get(matter)
        return [(key, self._heard[key]) for key in keys] if keys else []

    def ids_of(self, matter: str, towards: str = "") -> tuple[str, ...]:
        """The ids of the statements that stand in a matter; with `towards`, of those towards it or towards nobody."""
        return tuple(
            [
                one.statement.id
                for key in self._keys_by_matter.get(matter, ())
                if not towards or key[2] in (None, towards)
                for one in self._heard[key].standing
            ]
        )

    @property
    def last_said(self) -> int | None:
        """The day (an ordinal) on which the last of what stands was said; None where nothing stands."""
        return max((one.statement.said_day for heard in self._heard.values() for one in heard.standing), default=None)

    @property
    def entries(self) -> list[Entry]:
        """All entries, in the order of the vocabulary."""
        told = self._keys_by_matter
        matters = [(matter, told[name]) for name, matter in self._vocabulary.matters.items() if name in told]
        return [self._folded.get(key) or self._fold(matter, key) for matter, keys in matters for key in keys]
