"""Whom keys stand for by all judgements, as rows of the table `judged`, from which the steps gather what was said."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from safeconduct.identities.judgement import Judgement, identity_of


class Judged(NamedTuple):
    """A subject judged upon (`record`) and a key judged to be the same person, itself included, or another.

    `place`: where the key stands among those of the same person, in order; 0 is the subject itself.
    """

    record: str
    key: str
    same: bool
    place: int


def judged_rows(judgements: Iterable[Judgement], known_by: int) -> Iterator[Judged]:
    """The rows of all subjects of whom a judgement is known by a day (an ordinal)."""
    known = [one for one in judgements if one.known <= known_by]
    for members, upon in _companies(known):
        for record in sorted(members):
            identity = identity_of(record, upon, known_by)
            keys = sorted(identity.keys)
            for place, key in enumerate(keys, -keys.index(record)):
                yield Judged(record, key, True, place)
            for key in sorted(identity.others):
                yield Judged(record, key, False, 0)


def _companies(judgements: list[Judgement]) -> Iterator[tuple[list[str], list[Judgement]]]:
    """The subjects that judgements bind together, however many apart, each company with the judgements upon it."""
    company = {key: key for one in judgements for key in one.pair}

    def head(key: str) -> str:
        while company[key] != key:
            company[key] = key = company[company[key]]
        return key

    for one in judgements:
        company[head(one.left)] = head(one.right)
    members: dict[str, list[str]] = {}
    upon: dict[str, list[Judgement]] = {}
    for key in company:
        members.setdefault(head(key), []).append(key)
    for one in judgements:
        upon.setdefault(head(one.left), []).append(one)
    yield from ((several, upon[key]) for key, several in members.items())
