"""A record: all entries held of one subject as of two days, folded when they are asked for; routes are read from it."""

from collections.abc import Collection

from safeconduct.dates import AsOf
from safeconduct.identities.judgement import Identity
from safeconduct.records.entry import Entry, Key
from safeconduct.records.fold import fold
from safeconduct.records.preference import Held
from safeconduct.statements.statement import Statement
from safeconduct.vocabulary.from_files import Vocabulary
from safeconduct.vocabulary.matter import Matter


class Heard:
    """What is said in one matter by one actor towards another: standing, set aside, or said of one of several."""

    __slots__ = ("by_time", "of_one", "set_aside", "standing")

    def __init__(self, *, by_time: bool) -> None:
        """Nothing heard yet. `by_time`: what is said later ranks higher."""
        self.by_time = by_time
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
        return self._entry(found, key_of(found, by, towards)) or Entry(found, by, towards, (), ("never asked",))

    def _entry(self, matter: Matter, key: Key) -> Entry | None:
        entry = self._folded.get(key)
        if entry is None and key in self._heard:
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
        return [entry for key in self._keys_by_matter.get(matter, ()) if (entry := self._entry(found, key))]

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
    def entries(self) -> list[Entry]:
        """All entries, in the order of the vocabulary."""
        return [e for name in self._vocabulary.matters if name in self._keys_by_matter for e in self.entries_of(name)]


def key_of(matter: Matter, by: str | None, towards: str | None) -> Key:
    """The key under which an act is held; the act of two has one key whichever of them is named first."""
    if matter.by == "pair" and by and towards and towards < by:
        return (matter.id, towards, by)
    return (matter.id, by, towards)
